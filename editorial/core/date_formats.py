"""How days and times are written in each language."""

from datetime import UTC, date, datetime
from functools import lru_cache
from typing import NamedTuple

from django.utils import formats

from . import clock, languages
from .typography import NBSP

LONG = {"ru": "j E Y", "en": "F j, Y"}
DAY_MONTH = {"ru": "j E", "en": "F j"}
SHORT = {"ru": "d.m.Y", "en": "d M Y"}
# Without the year: digits say a day and a month to a Russian reader alone.
TICK = {"ru": "d.m", "en": "j M"}
FIGURES = {"ru": ("d.m", ""), "en": ("j", "F")}
MONTH = {"ru": "F Y", "en": "F Y"}


def _day(value: date | datetime) -> date:
    return clock.day_of(value) if isinstance(value, datetime) else value


def _formatted(value: date | datetime | None, patterns: dict[str, str]) -> str:
    if value is None:
        return ""
    language = languages.current()
    return _written(_day(value), patterns[language], language).replace(" ", NBSP)


@lru_cache(8192)  # the same days stand on page after page
def _written(day: date, pattern: str, language: str) -> str:
    return str(formats.date_format(day, pattern))


def long_date(value: date | datetime | None) -> str:
    """9 февраля 2018 / February 9, 2018: the Moscow day."""
    return _formatted(value, LONG)


def day_month(value: date | datetime | None) -> str:
    """9 февраля / February 9."""
    return _formatted(value, DAY_MONTH)


def short_date(value: date | datetime | None) -> str:
    """09.02.2018 / 09 Feb 2018, for tables and rails."""
    return _formatted(value, SHORT)


def tick_date(value: date | datetime | None) -> str:
    """09.02 / 9 Feb, for the axis of a drawing."""
    return _formatted(value, TICK)


class DayInFigures(NamedTuple):
    figures: str
    month: str  # empty where the figures say it


def in_figures(value: date | datetime) -> DayInFigures:
    """09.02 / 9 and February: a day as the head of its news, figures large, the month beside them in words."""
    language = languages.current()
    figures, month = FIGURES[language]
    day = _day(value)
    return DayInFigures(_written(day, figures, language), _written(day, month, language) if month else "")


def month_year(value: date | datetime | None) -> str:
    """Февраль 2018 / February 2018."""
    text = _formatted(value, MONTH)
    return text[:1].upper() + text[1:]


def month_name(value: date | datetime | None) -> str:
    """Февраль / February."""
    text = _written(_day(value), "F", languages.current()) if value else ""
    return text[:1].upper() + text[1:]


def weekday(value: date | datetime) -> str:
    language = languages.current()
    found = _written(_day(value), "l", language)
    return found.lower() if language == languages.RUSSIAN else found


def msk(value: datetime | None) -> str:
    """14:31, Moscow time."""
    return f"{value.astimezone(clock.MOSCOW):%H:%M}" if value else ""


def utc(value: datetime | None) -> str:
    """11:31, UTC."""
    return f"{value.astimezone(UTC):%H:%M}" if value else ""


def iso(value: date | datetime | None) -> str:
    """For `datetime=""`: a day as it is, a moment in Moscow time with its offset."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.astimezone(clock.MOSCOW).isoformat(timespec="minutes")
    return value.isoformat()
