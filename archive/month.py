"""What a month's page tells: the titles of each day, the first of them, and the month in one sentence."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import NamedTuple

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, ngettext_lazy

from editorial.core import clock
from editorial.core.content_cache import cached
from editorial.core.date_formats import day_month
from editorial.core.languages import LANGUAGES, column
from editorial.core.page_text import typo_each
from missions.models import Expedition, FlightEvent
from missions.panel import expeditions_between
from news.addresses import addresses
from news.models import Article

from . import calendar

MOST_TITLES = 5  # of articles on a day: the rest stands on the day's own page
KINDS = {
    FlightEvent.Kind.LAUNCH: ngettext_lazy("%(count)d launch", "%(count)d launches", "count"),
    FlightEvent.Kind.DOCKING: ngettext_lazy("%(count)d docking", "%(count)d dockings", "count"),
    FlightEvent.Kind.EVA: ngettext_lazy("%(count)d spacewalk", "%(count)d spacewalks", "count"),
    FlightEvent.Kind.UNDOCKING: ngettext_lazy("%(count)d undocking", "%(count)d undockings", "count"),
    FlightEvent.Kind.LANDING: ngettext_lazy("%(count)d landing", "%(count)d landings", "count"),
    FlightEvent.Kind.FAILURE: ngettext_lazy("%(count)d failure", "%(count)d failures", "count"),
}


class Title(NamedTuple):
    """Of an article: all that a month tells of it."""

    day: date
    url: str
    text: SafeString


@dataclass
class MonthDay:
    """A square of the month with what stands on it."""

    cell: calendar.Cell
    events: list[FlightEvent]
    articles: list[Title]

    @property
    def beyond(self) -> int:
        """Articles of the day beyond those that stand here."""
        return max(0, self.cell.items - len(self.events) - len(self.articles))


@dataclass(frozen=True)
class MonthLog:
    first: date
    events: list[FlightEvent]
    articles: list[Title]
    expeditions: list[Expedition]
    year: calendar.Period

    @property
    def total(self) -> int:
        return sum(self.days.values())

    @property
    def days(self) -> dict[date, int]:
        return days_of(self.year, self.first)

    @property
    def languages(self) -> tuple[str, ...]:
        """Events write themselves in both. Of many articles too few stand here to ask them."""
        return LANGUAGES if self.events else calendar.languages_of(*calendar.month_of(self.first))

    @property
    def weeks(self) -> list[list[MonthDay]]:
        events: defaultdict[date | None, list[FlightEvent]] = defaultdict(list)
        articles: defaultdict[date | None, list[Title]] = defaultdict(list)
        for event in self.events:
            events[clock.day_of(event.at)].append(event)
        for article in self.articles:
            articles[article.day].append(article)
        return [
            [MonthDay(cell, events[cell.day], articles[cell.day]) for cell in week]
            for week in calendar.grid(self.first, self.days)
        ]

    @property
    def months(self) -> list[tuple[date, int]]:
        """The twelve months of the year, each with how much it has."""
        counts = calendar.months_of(self.year.days)
        return [(date(self.first.year, month, 1), counts.get(month, 0)) for month in range(1, 13)]

    @property
    def earlier(self) -> date | None:
        found = self.year.before(self.first)
        return found.day.replace(day=1) if found else None

    @property
    def later(self) -> date | None:
        found = self.year.after(calendar.month_of(self.first)[1] - timedelta(days=1))
        return found.day.replace(day=1) if found else None

    @property
    def facts(self) -> list[str]:
        """Short statements that stand in one line under the month's name."""
        facts = [
            counted(self.total, len(self.days)),
            expeditions_in_turn(self.expeditions),
            happened(self.events),
        ]
        return [fact for fact in facts if fact]


@cached("missions", "news", most=256)
def month_log(first: date) -> MonthLog:
    """Of the month that begins on `first`. Two queries, whatever it holds."""
    year = calendar.period(*calendar.year_of(first.year))
    start, end = (clock.bounds(day)[0] for day in calendar.month_of(first))
    articles = titles(_articles(list(days_of(year, first))))
    return MonthLog(first, _events(start, end), articles, expeditions_between(start, end), year)


def _events(start: datetime, end: datetime) -> list[FlightEvent]:
    return list(FlightEvent.objects.public().filter(at__gte=start, at__lt=end).for_lines().order_by("at", "pk"))


def _articles(days: list[date]) -> list[tuple[date, str, str | None]]:
    """Rows of day, slug and title."""
    first = Article.objects.published().first_of(days, MOST_TITLES)
    return list(first.rewrite(False).values_list("day", "slug", column("title"))) if days else []


def titles(found: list[tuple[date, str, str | None]]) -> list[Title]:
    urls = addresses((day, slug) for day, slug, _text in found)
    texts = typo_each([text or "" for _day, _slug, text in found])
    return [Title(day, url, text) for (day, _slug, _text), url, text in zip(found, urls, texts, strict=True)]


def days_of(year: calendar.Period, first: date) -> dict[date, int]:
    """Those of the month that begins on `first`."""
    return {day: items for day, items in year.days.items() if day.month == first.month}


def counted(items: int, days: int) -> str:
    """29 items on 17 days / 29 записей за 17 дней."""
    if not items:
        return ""
    return _("%(items)s on %(days)s") % {
        "items": ngettext("%(count)d item", "%(count)d items", items) % {"count": items},
        "days": ngettext("%(count)d day", "%(count)d days", days) % {"count": days},
    }


def expeditions_in_turn(expeditions: list[Expedition]) -> str:
    """ISS-57 until December 20, then ISS-58."""
    if not expeditions:
        return ""
    first, *rest = expeditions
    if not rest:
        return str(first)
    until = {"expedition": first, "day": day_month(rest[0].starts_at), "next": expeditions_in_turn(rest)}
    return _("%(expedition)s until %(day)s, then %(next)s") % until


def happened(events: list[FlightEvent]) -> str:
    """In our records: 1 launch, 1 docking, 2 spacewalks. A cargo ship ends its flight, but it does not land."""
    counts = Counter(event.kind for event in events if not (event.kind == "landing" and is_cargo(event)))
    told = ", ".join(str(words % {"count": counts[kind]}) for kind, words in KINDS.items() if counts[kind])
    return told and _("in our records: %(events)s") % {"events": told}


def is_cargo(event: FlightEvent) -> bool:
    return bool(event.flight and event.flight.is_cargo)
