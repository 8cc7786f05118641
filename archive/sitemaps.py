"""The sitemap: an index of parts. Each address once, with its alternate where the other language is public too."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any, Generic, TypeVar, cast

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.contrib.sitemaps.views import SitemapIndexItem, x_robots_tag
from django.core.paginator import EmptyPage, Paginator
from django.db.models import QuerySet, Value
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import override as speaking

from editorial.content.models import Sluggable
from editorial.content.pages import read_only
from editorial.core.languages import LANGUAGES, RUSSIAN, columns
from missions.models import Expedition, Flight, Person
from news.models import Article, Project, Section

from . import calendar
from .dates import day_url, month_url, year_url

T = TypeVar("T")
R = TypeVar("R", bound=Sluggable)
Published = TypeVar("Published", Article, Project)
RECORDS_A_PAGE = 5000  # each with up to two addresses, each address with up to three alternates
PAGES = [
    *("home", "news:list", "missions:missions", "missions:timeline", "missions:crew", "missions:experience"),
    *("missions:flights", "archive:archive"),
]


class Part(Sitemap, Generic[T]):
    """One part of the sitemap. Django pages it and writes it; which languages an item has is for us to say.

    Django's own `x-default` is the address without a language, which leads each reader elsewhere; ours is Russian.
    """

    limit = RECORDS_A_PAGE

    def pages(self) -> list[str]:
        """What the index names: `p` of each page, empty for the first."""
        paginator = self.paginator
        return ["" if page == 1 else str(page) for page in paginator.page_range] if paginator.count else []

    @property
    def paginator(self) -> "Paginator[T]":
        return Paginator(cast(Sequence[T], self.items()), self.limit)

    def get_languages_for_item(self, item: T) -> list[str]:
        raise NotImplementedError

    def path(self, item: T) -> str:
        """The item's address without its language."""
        raise NotImplementedError

    def changed(self, item: T, language: str) -> datetime | None:
        """When what stands at the address last changed, where that is known."""
        return None

    def get_urls(self, page: int | str = 1, site: object = None, protocol: str | None = None) -> list[dict[str, Any]]:
        return [url for item in self.paginator.page(page).object_list for url in self.urls_of(item)]

    def urls_of(self, item: T) -> list[dict[str, Any]]:
        path, public = self.path(item), self.get_languages_for_item(item)
        addresses = {language: f"{settings.SITE_URL}/{language}{path}" for language in public}
        return [
            {
                "location": address,
                "lastmod": self.changed(item, language),
                "alternates": alternates(addresses),
            }
            for language, address in addresses.items()
        ]


def alternates(addresses: dict[str, str]) -> list[dict[str, str]]:
    """None for a text that stands in one language."""
    if len(addresses) < 2:
        return []
    found = [{"lang_code": language, "location": address} for language, address in addresses.items()]
    return [*found, {"lang_code": "x-default", "location": addresses[RUSSIAN]}]


class Records(Part[R]):
    def get_languages_for_item(self, item: R) -> list[str]:
        return list(item.public_languages())

    def path(self, item: R) -> str:
        return item.path() or ""


class Texts(Records[Published]):
    """What is published text by text."""

    def changed(self, item: Published, language: str) -> datetime:
        return max(item.published_at or item.changed_at, item.changed_at)


class Articles(Texts[Article]):
    """By month: `?p=2018-12`. Without one, the newest that has any."""

    def items(self) -> "QuerySet[Article]":
        read = ["slug", "published_at", "changed_at", "hold", *columns("status"), "section__policy"]
        return Article.objects.published_in_any().select_related("section").only(*read).order_by("published_at", "pk")

    def pages(self) -> list[str]:
        return [f"{month:%Y-%m}" for month in calendar.periods_with_news("month")]

    def get_urls(self, page: int | str = 1, site: object = None, protocol: str | None = None) -> list[dict[str, Any]]:
        months = calendar.periods_with_news("month")
        first = max(months, default=None) if page == 1 else next((m for m in months if f"{m:%Y-%m}" == page), None)
        if first is None:
            if page == 1:
                return []
            raise EmptyPage("no such month")
        start, end = calendar.month_of(first)
        return [url for item in self.items().filter(day__gte=start, day__lt=end) for url in self.urls_of(item)]


class Projects(Texts[Project]):
    def items(self) -> "QuerySet[Project]":
        read = ["slug", "published_at", "changed_at", "hold", "policy", *columns("status")]
        return Project.objects.published_in_any().only(*read).order_by("pk")


class Sections(Records[Section]):
    """A section is worth a visit in the languages in which it has news."""

    def items(self) -> list[Section]:
        self.newest = newest_of(Section.objects.order_by("pk"))
        return list(dict.fromkeys(section for section, _language in self.newest))

    def get_languages_for_item(self, item: Section) -> list[str]:
        return [language for language in LANGUAGES if (item, language) in self.newest]

    def changed(self, item: Section, language: str) -> datetime | None:
        return self.newest[item, language]


class People(Records[Person]):
    def items(self) -> "QuerySet[Person]":
        return Person.objects.only("slug").order_by("pk")


class Flights(Records[Flight]):
    def items(self) -> "QuerySet[Flight]":
        return Flight.objects.only("slug").order_by("pk")


class Expeditions(Records[Expedition]):
    def items(self) -> "QuerySet[Expedition]":
        return Expedition.objects.only("number").order_by("number")


class Pairs(Part[tuple[T, list[str]]]):
    """Items that are pairs: what an address is made of, and the languages that it has."""

    def get_languages_for_item(self, item: tuple[T, list[str]]) -> list[str]:
        return item[1]

    def path(self, item: tuple[T, list[str]]) -> str:
        with speaking(RUSSIAN):
            return self.address(item[0]).removeprefix(f"/{RUSSIAN}")

    def address(self, of: T) -> str:
        raise NotImplementedError


class Pages(Pairs[str]):
    def items(self) -> list[tuple[str, list[str]]]:
        return [(name, list(LANGUAGES)) for name in PAGES]

    def address(self, of: str) -> str:
        return reverse(of)


class Days(Pairs[date]):
    def items(self) -> list[tuple[date, list[str]]]:
        return list(calendar.periods("day").items())

    def address(self, of: date) -> str:
        return day_url(of)


class Months(Pairs[date]):
    """Months that have something, in the languages in which any of their days has."""

    def items(self) -> list[tuple[date, list[str]]]:
        return list(calendar.periods("month").items())

    def address(self, of: date) -> str:
        return month_url(of)


class Years(Pairs[date]):
    def items(self) -> list[tuple[date, list[str]]]:
        return list(calendar.periods("year").items())

    def address(self, of: date) -> str:
        return year_url(of.year)


def newest_of(sections: Iterable[Section]) -> dict[tuple[Section, str], datetime]:
    """When the newest article of each went out, by language. One query, besides that of the sections.

    Each section is named in it: PostgreSQL knows then which have few articles, and looks for those by their section.
    """
    by_key = {section.pk: section for section in sections}
    parts = [
        Article.objects.published(language)
        .filter(section=section)
        .newest_first()
        .annotate(language=Value(language))
        .values_list("section_id", "language", "published_at")[:1]
        for section in by_key.values()
        for language in section.public_languages()
    ]
    found = parts[0].union(*parts[1:], all=True) if parts else []
    moments = {(by_key[pk], language): moment for pk, language, moment in found}
    return {key: moments[key] for key in sorted(moments, key=lambda key: key[0].pk)}


PARTS: dict[str, type[Part[Any]]] = {
    "pages": Pages,
    "articles": Articles,
    "projects": Projects,
    "sections": Sections,
    "people": People,
    "flights": Flights,
    "expeditions": Expeditions,
    "days": Days,
    "months": Months,
    "years": Years,
}


@read_only
@x_robots_tag
def index(request: HttpRequest) -> HttpResponse:
    """The parts that have anything, page by page. Django's own index would name the host of the request."""
    items = []
    for section, part in PARTS.items():
        address = settings.SITE_URL + reverse("sitemap", kwargs={"section": section})
        items += [SitemapIndexItem(f"{address}?p={page}" if page else address) for page in part().pages()]
    return render(request, "sitemap_index.xml", {"sitemaps": items}, content_type="application/xml")
