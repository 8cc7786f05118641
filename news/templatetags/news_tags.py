"""Lists of news as the public reads them."""

from collections.abc import Iterable
from itertools import groupby
from typing import Any

from django import template
from django.urls import reverse
from django.utils.safestring import SafeString

from editorial.core import languages
from editorial.core.cached_fragments import Remembered
from editorial.core.page_text import in_language
from missions.models import Expedition
from missions.models.names import quoted
from news.models import Article

register = template.Library()


@register.inclusion_tag("news/_log.html", takes_context=True)
def log(context: dict[str, Any], articles: Iterable[Article], heading: str = "h2") -> dict[str, Any]:
    """Articles (newest first) under the day they were published on; `heading` is the level of the days."""
    days = [(day, list(group)) for day, group in groupby(articles, key=Article.moscow_day)]
    below = f"h{int(heading[1]) + 1}"
    return {"days": days, "heading": heading, "below": below, "today": context.get("today")}


_entry = Remembered("news/_entry.html", "below", "url", "title", "lead", "at", "section", most=4096)


@register.filter
def entry(article: Article, below: str) -> SafeString:
    """An article in a list of news; `below` is the level of its heading."""
    title, lead = (languages.text(article, name) for name in ("title", "lead"))
    section = in_language(article.section, "name")
    return _entry(below, article.get_absolute_url(), title, lead, article.published_at, section)


@register.inclusion_tag("news/_linked.html")
def linked(article: Article) -> dict[str, Any]:
    """What an article is about, from the small JSON lists of its own query: (name, address) pairs."""
    return {"links": [*_flights(article), *_expeditions(article), *_people(article), *_projects(article)]}


def _flights(article: Any) -> list[tuple[str, str]]:
    name = languages.column("name")
    return [(quoted(row[name]), reverse("missions:flight", args=[row["slug"]])) for row in article.linked_flights]


def _expeditions(article: Any) -> list[tuple[str, str]]:
    numbers = [row["number"] for row in article.linked_expeditions]
    return [(str(Expedition(number=n)), reverse("missions:expedition", args=[n])) for n in numbers]


def _people(article: Any) -> list[tuple[str, str]]:
    given, family = languages.column("given_name"), languages.column("family_name")
    return [
        (f"{row[given]} {row[family]}".strip(), reverse("missions:person", args=[row["slug"]]))
        for row in article.linked_people
    ]


def _projects(article: Any) -> list[tuple[str, str]]:
    title = languages.column("title")
    return [(row[title], reverse("news:project", args=[row["slug"]])) for row in article.linked_projects]
