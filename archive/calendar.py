"""Which days have something: news that is public in a language, flight events that have happened.

Everything that counts days (the small calendar, month, year, archive, sitemap) asks here and nowhere else.
"""

from calendar import Calendar
from collections import Counter
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, NamedTuple

from django.db.models import Count, QuerySet

from editorial.core import clock, languages
from editorial.core.cached_queries import Composed
from editorial.core.functions import MoscowDay
from missions.models import FlightEvent
from news import published_days

WEEKS = Calendar(firstweekday=0)  # Monday
MOST_TICKS = 5


class Counted(NamedTuple):
    """A day that has something, and how much."""

    day: date
    items: int


@dataclass
class Stretch:
    """Days from `start` to the day before `end`, and the nearest days outside that have something."""

    start: date
    end: date
    days: dict[date, int] = field(default_factory=dict)
    earlier: Counted | None = None
    later: Counted | None = None

    @property
    def total(self) -> int:
        return sum(self.days.values())

    def before(self, day: date) -> Counted | None:
        """The nearest earlier day that has something, within the stretch or before it."""
        found = max((other for other in self.days if other < day), default=None)
        return Counted(found, self.days[found]) if found else self.earlier

    def after(self, day: date) -> Counted | None:
        found = min((other for other in self.days if other > day), default=None)
        return Counted(found, self.days[found]) if found else self.later


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


def _sources(
    language: str | None, start: date | None = None, end: date | None = None, *, has_today: bool
) -> list[QuerySet[Any]]:
    """Rows of (day, items) from `start` to the day before `end`: querysets for each kind of thing a day can have."""
    events = FlightEvent.objects.public().order_by().annotate(day=MoscowDay("at")).values("day")
    within = {name: day for name, day in (("day__gte", start), ("day__lt", end)) if day}
    counted = events.filter(**within).annotate(items=Count("pk")).rewrite(False).values_list("day", "items")
    return [*published_days.by_day(language, start, end, has_today=has_today), counted]


def _union(querysets: list[QuerySet[Any]]) -> QuerySet[Any]:
    return querysets[0].union(*querysets[1:], all=True)


def count(start: date, end: date, language: str | None = None) -> dict[date, int]:
    """The days from `start` to the day before `end` that have something, with how much. One query."""
    days: Counter[date] = Counter()
    for day, items in _union(_sources(language, start, end, has_today=_has_today(start, end))):
        days[day] += items
    return dict(days)


def has_something(start: date, end: date, language: str | None = None) -> bool:
    sources = _sources(language, start, end, has_today=_has_today(start, end))
    return _union([source[:1] for source in sources]).exists()


def _has_today(start: date, end: date) -> bool:
    return start <= clock.today() < end


def languages_of(start: date, end: date) -> tuple[str, ...]:
    """What is public in English is public in Russian too, so only an English page can be missing."""
    if languages.current() == languages.ENGLISH or has_something(start, end, languages.ENGLISH):
        return languages.LANGUAGES
    return (languages.RUSSIAN,)


@Composed
def _days_and_nearest(language: str, today: str, *, start: date, end: date) -> QuerySet[Any]:
    """Days of a stretch, then the nearest before and after. `today` is "before", "inside" or "after" the stretch."""
    inside = _sources(language, start, end, has_today=today == "inside")
    before = _sources(language, end=start, has_today=today == "before")
    after = _sources(language, start=end, has_today=today == "after")
    nearest = [source.order_by("-day")[:1] for source in before] + [source.order_by("day")[:1] for source in after]
    return _union(inside + nearest)


def stretch(start: date, end: date, language: str | None = None) -> Stretch:
    """The same with the nearest days outside. Still one query."""
    today = "inside" if _has_today(start, end) else "before" if clock.today() < start else "after"
    days: Counter[date] = Counter()
    for day, items in _days_and_nearest(language or languages.current(), today, start=start, end=end):
        days[day] += items
    found = Stretch(start, end, {day: items for day, items in days.items() if start <= day < end})
    earlier = max((day for day in days if day < start), default=None)
    later = min((day for day in days if day >= end), default=None)
    found.earlier = Counted(earlier, days[earlier]) if earlier else None
    found.later = Counted(later, days[later]) if later else None
    return found


def days_of_month(year: int, month: int, language: str | None = None) -> dict[date, int]:
    return count(*month_of(date(year, month, 1)), language)


def months_of(days: dict[date, int]) -> dict[int, int]:
    """The days of one year added up by month: 1 to 12, those that have something."""
    months: Counter[int] = Counter()
    for day, items in days.items():
        months[day.month] += items
    return dict(months)


def months_of_year(year: int, language: str | None = None) -> dict[int, int]:
    return months_of(count(*year_of(year), language))


def neighbours(day: date, language: str | None = None) -> tuple[Counted | None, Counted | None]:
    """The nearest earlier and the nearest later day that has something."""
    found = stretch(day, day + timedelta(days=1), language)
    return found.earlier, found.later
