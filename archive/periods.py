"""Which days, months and years have anything at all, and in which languages: for the archive and the sitemap."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Literal

from editorial.core import languages
from news import published_days

from . import calendar

Unit = Literal["day", "month", "year"]


def first_of(unit: Unit, day: date) -> date:
    """The first day of the day's period."""
    return day.replace(**{"day": {}, "month": {"day": 1}, "year": {"month": 1, "day": 1}}[unit])


def languages_of(unit: Unit) -> dict[date, list[str]]:
    """Every period that has something, by its first day, in order, with the languages in which it has."""
    found = _by_period(unit, {language: published_days.by_day(language) for language in languages.LANGUAGES})
    for day in calendar.event_days():  # events write themselves in both
        found[first_of(unit, day)] = list(languages.LANGUAGES)
    return dict(sorted(found.items()))


def years(language: str | None = None) -> list[int]:
    """Every year that has something, the first one first."""
    language = language or languages.current()
    return [start.year for start, public in languages_of("year").items() if language in public]


def with_news(unit: Unit) -> dict[date, list[str]]:
    """Periods that have an article, with the languages of any."""
    return _by_period(unit, {language: published_days.by_day(language) for language in languages.LANGUAGES})


def _by_period(unit: Unit, days: dict[str, Iterable[date]]) -> dict[date, list[str]]:
    found: defaultdict[date, list[str]] = defaultdict(list)
    for language, public in days.items():
        for first in {first_of(unit, day) for day in public}:
            found[first].append(language)
    return dict(sorted(found.items()))
