"""Which days have something: news that is public in a language, flight events that have happened.

Everything that counts days (the small calendar, month, year, archive, sitemap) asks here and nowhere else. The whole
archive has some twenty thousand days, however many articles: they are read once, and every page looks them up.
"""

from bisect import bisect_left, bisect_right
from calendar import Calendar
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from typing import Literal, NamedTuple

from django.db.models import Count

from editorial.core import clock, languages
from editorial.core.content_cache import cached
from editorial.core.functions import MoscowDay
from missions.models import FlightEvent
from news import published_days

WEEKS = Calendar(firstweekday=0)  # Monday
MOST_TICKS = 5

Unit = Literal["day", "month", "year"]


class Counted(NamedTuple):
    """A day that has something, and how much."""

    day: date
    items: int


@dataclass(frozen=True)
class Period:
    """Days from `start` to the day before `end` that have something, and the nearest days outside that have."""

    start: date
    end: date
    days: dict[date, int] = field(default_factory=dict)  # in order
    earlier: Counted | None = None
    later: Counted | None = None

    @cached_property
    def in_order(self) -> list[date]:
        return list(self.days)

    @property
    def total(self) -> int:
        return sum(self.days.values())

    def before(self, day: date) -> Counted | None:
        """The nearest earlier day that has something, within the period or before it."""
        place = bisect_left(self.in_order, day)
        return self._counted(place - 1) if place else self.earlier

    def after(self, day: date) -> Counted | None:
        place = bisect_right(self.in_order, day)
        return self._counted(place) if place < len(self.in_order) else self.later

    def _counted(self, place: int) -> Counted:
        day = self.in_order[place]
        return Counted(day, self.days[day])


@dataclass(frozen=True)
class Cell:
    """One square of a calendar; `day` is None where the week belongs to another month."""

    day: date | None
    items: int = 0
    is_today: bool = False
    is_page: bool = False

    @property
    def ticks(self) -> int:
        return min(self.items, MOST_TICKS)


def month_of(day: date) -> tuple[date, date]:
    """The first day of a day's month, and of the next one."""
    first = day.replace(day=1)
    return first, (first + timedelta(days=31)).replace(day=1)


def year_of(year: int) -> tuple[date, date]:
    return date(year, 1, 1), date(year + 1, 1, 1)


def grid(first: date, days: dict[date, int], page_day: date | None = None) -> list[list[Cell]]:
    """The weeks of the month that begins on `first`, Monday first."""
    today = clock.today()
    return [
        [
            Cell(day, days.get(day, 0), day == today, day == page_day) if day.month == first.month else Cell(None)
            for day in week
        ]
        for week in WEEKS.monthdatescalendar(first.year, first.month)
    ]


@cached("missions", most=1)
def event_days() -> Counter[date]:
    """How many events each day has, of those told in the language of the page."""
    counted = FlightEvent.objects.public().order_by().annotate(day=MoscowDay("at")).values("day")
    return Counter(dict(counted.annotate(items=Count("pk")).rewrite(False).values_list("day", "items")))


@cached("missions", "news", most=2)
def archive(language: str) -> Period:
    """Every day that has something: articles of a language, events in the language of the page."""
    days = Counter(published_days.by_day(language)) + event_days()
    return Period(clock.SPACE_AGE, clock.today() + timedelta(days=1), dict(sorted(days.items())))


def count(start: date, end: date, language: str | None = None) -> dict[date, int]:
    """The days from `start` to the day before `end` that have something, with how much."""
    return period(start, end, language).days


def period(start: date, end: date, language: str | None = None) -> Period:
    """The same with the nearest days outside."""
    whole = archive(language or languages.current())
    days = whole.in_order[bisect_left(whole.in_order, start) : bisect_left(whole.in_order, end)]
    found = {day: whole.days[day] for day in days}
    return Period(start, end, found, whole.before(start), whole.after(end - timedelta(days=1)))


def languages_of(start: date, end: date) -> tuple[str, ...]:
    """What is public in English is public in Russian too, so only an English page can be missing."""
    if languages.current() == languages.ENGLISH or count(start, end, languages.ENGLISH):
        return languages.LANGUAGES
    return (languages.RUSSIAN,)


def months_of(days: dict[date, int]) -> dict[int, int]:
    """The days of one year added up by month: 1 to 12, those that have something."""
    months: Counter[int] = Counter()
    for day, items in days.items():
        months[day.month] += items
    return dict(months)


def first_of(unit: Unit, day: date) -> date:
    """The first day of the day's period."""
    return day.replace(**{"day": {}, "month": {"day": 1}, "year": {"month": 1, "day": 1}}[unit])


def periods(unit: Unit) -> dict[date, list[str]]:
    """Every period that has something, by its first day, in order, with the languages in which it has."""
    found = periods_with_news(unit)
    for day in event_days():  # events write themselves in both
        found[first_of(unit, day)] = list(languages.LANGUAGES)
    return dict(sorted(found.items()))


def periods_with_news(unit: Unit) -> dict[date, list[str]]:
    """Those that have an article, with the languages of any."""
    found: defaultdict[date, list[str]] = defaultdict(list)
    for language in languages.LANGUAGES:
        for first in {first_of(unit, day) for day in published_days.by_day(language)}:
            found[first].append(language)
    return dict(sorted(found.items()))


def years(language: str | None = None) -> list[int]:
    """Every year that has something, the first one first."""
    language = language or languages.current()
    return [start.year for start, public in periods("year").items() if language in public]
