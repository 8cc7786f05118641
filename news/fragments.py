"""Lists of news as pages show them, and what an article is about."""

from collections.abc import Iterable
from itertools import groupby

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from editorial.core import clock
from editorial.core.content_cache import cached
from editorial.core.keyset import Cursor

from .linked import links_of
from .models import Article
from .neighbours import around


def log(articles: Iterable[Article], heading: str = "h2") -> SafeString:
    """Articles (newest first) under the day they were published on; `heading` is the level of the days."""
    days = [(day, list(group)) for day, group in groupby(articles, key=Article.moscow_day)]
    context = {"days": days, "heading": heading, "below": f"h{int(heading[1]) + 1}", "today": clock.today()}
    return render_to_string("news/_log.html", context)


@cached("news", most=4)
def latest_log(number: int, without: int | None) -> SafeString:
    """The newest articles but one (by id), which the page tells of elsewhere."""
    newest = Article.objects.published().newest_first().for_list()[: number + 1]
    return log([article for article in newest if article.pk != without][:number], heading="h3")


@cached("missions", "news", most=1024)
def linked(article: int) -> SafeString:
    """What an article (by id) is about."""
    return render_to_string("news/_linked.html", {"links": links_of(article)})


@cached("news", most=1024)
def neighbours(cursor: Cursor) -> SafeString:
    """What stands beside the article at a cursor: the same day's others, the one before, the one after."""
    return render_to_string("news/_neighbours.html", {"neighbours": around(cursor)})
