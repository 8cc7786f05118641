"""Latin addresses for articles: one for both languages, free on its day, made without anybody typing a suffix."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import count
from typing import TYPE_CHECKING

from django.db.models import Q
from slugify import slugify

from editorial.content.models import OldAddress
from editorial.core.url_prefixes import day_path, root

if TYPE_CHECKING:
    from .models import Article

LONGEST = 80
# Where the usual transliteration of Russian differs from the library's.
RUSSIAN = [
    ("ё", "yo"),
    ("й", "y"),
    ("х", "kh"),
    ("ц", "ts"),
    ("щ", "shch"),
    ("ю", "yu"),
    ("я", "ya"),
    ("ъ", ""),
    ("ь", ""),
]


def address(day: date, slug: str) -> str:
    """Of an article, in the current language."""
    return addresses([(day, slug)])[0]


def addresses(named: Iterable[tuple[date, str]]) -> list[str]:
    begin = root("news:list")
    return [f"{begin}{day_path(day)}{slug}/" for day, slug in named]


def latin(title: str) -> str:
    """«Пуск «Союза МС-11»» → `pusk-soyuza-ms-11`. "news" where nothing of the title can be spelt in Latin."""
    replacements = [pair for low, high in RUSSIAN for pair in ((low, high), (low.upper(), high.capitalize()))]
    return slugify(title, max_length=LONGEST, word_boundary=True, replacements=replacements) or "news"


def candidates(article: "Article", wanted: str) -> Iterator[str]:
    """`wanted`, then `wanted-2` and so on, without those that the day's other articles have or once had."""
    taken = _taken(article, wanted)
    for number in count(1):
        suffix = f"-{number}" if number > 1 else ""
        slug = f"{wanted[: 90 - len(suffix)]}{suffix}"
        if slug not in taken:
            yield slug


def _taken(article: "Article", wanted: str) -> set[str]:
    if article.published_at is None:
        return set()
    day = article.moscow_day()
    others = type(article)._base_manager.filter(day=day, slug__startswith=wanted).exclude(pk=article.pk)
    taken = set(others.values_list("slug", flat=True))
    folder = f"/news/{day_path(day)}"
    old = OldAddress.objects.filter(path__startswith=folder + wanted).exclude(
        Q(object_id=article.pk, content_type__model="article") if article.pk else Q(pk=None)
    )
    return taken | {path.removeprefix(folder).strip("/") for path in old.values_list("path", flat=True)}
