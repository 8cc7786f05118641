"""How words, dates and moments are written. Built into every template."""

import re
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import NamedTuple

from django import template
from django.utils import formats
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

from editorial import clock, languages
from editorial.cleaning import clean_html
from editorial.typography import NBSP, no_break, no_break_html

register = template.Library()

_REMEMBERED = 20_000  # characters: longer texts are made anew each time
_BETWEEN = "\x1f"  # a space to no rule, and no letter: what stands before it ends there

_LINE_END = re.compile(r"(?<=[^\s>])\n(?=[^\s<])")  # between words of HTML it is a space

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


@register.filter
def typo(value: object) -> SafeString:
    """Text as HTML, its lines kept from ending where they must not. Not for attributes and not for `<title>`."""
    escaped = conditional_escape(value if isinstance(value, SafeString) else str(value if value is not None else ""))
    return mark_safe(no_break_html(escaped))  # noqa: S308 - escaped in the line above


def typo_each(texts: list[str]) -> list[SafeString]:
    """The same of many short texts in one go: most of a rule's time is its beginning."""
    whole = typo(_BETWEEN.join(texts))
    found = [mark_safe(text) for text in whole.split(_BETWEEN)]  # noqa: S308 - escaped by typo
    return found if len(found) == len(texts) else [typo(text) for text in texts]


@register.filter
def typo_plain(value: object) -> str:
    """The same as plain text: no-break spaces alone. Escaping is left to the template."""
    return no_break(str(value if value is not None else ""))


@register.filter
def richtext(value: str | None) -> SafeString:
    """A rich-text field's HTML: sanitised once more, since a database can be written by other hands."""
    text = value or ""
    html = _remembered(text) if len(text) <= _REMEMBERED else _shown(text)
    return mark_safe(html)  # noqa: S308 - the one place, behind the sanitiser


def _shown(text: str) -> str:
    return no_break_html(_LINE_END.sub(" ", clean_html(text)))


_remembered = lru_cache(128)(_shown)  # the same texts stand on page after page


@register.filter
def long_date(value: date | datetime | None) -> str:
    """9 февраля 2018 / February 9, 2018: the Moscow day."""
    return _formatted(value, LONG)


@register.filter
def day_month(value: date | datetime | None) -> str:
    """9 февраля / February 9."""
    return _formatted(value, DAY_MONTH)


@register.filter
def short_date(value: date | datetime | None) -> str:
    """09.02.2018 / 09 Feb 2018, for tables and rails."""
    return _formatted(value, SHORT)


@register.filter
def tick_date(value: date | datetime | None) -> str:
    """09.02 / 9 Feb, for the axis of a drawing."""
    return _formatted(value, TICK)


class DayInFigures(NamedTuple):
    figures: str
    month: str  # empty where the figures say it


@register.filter
def in_figures(value: date | datetime) -> DayInFigures:
    """09.02 / 9 and February: a day as the head of its news, figures large, the month beside them in words."""
    language = languages.current()
    figures, month = FIGURES[language]
    day = _day(value)
    return DayInFigures(_written(day, figures, language), _written(day, month, language) if month else "")


@register.filter
def month_year(value: date | datetime | None) -> str:
    """Февраль 2018 / February 2018."""
    text = _formatted(value, MONTH)
    return text[:1].upper() + text[1:]


@register.filter
def month_name(value: date | datetime | None) -> str:
    """Февраль / February."""
    text = _written(_day(value), "F", languages.current()) if value else ""
    return text[:1].upper() + text[1:]


@register.filter
def weekday(value: date | datetime) -> str:
    language = languages.current()
    found = _written(_day(value), "l", language)
    return found.lower() if language == languages.RUSSIAN else found


@register.filter
def msk(value: datetime | None) -> str:
    """14:31, Moscow time."""
    return f"{value.astimezone(clock.MOSCOW):%H:%M}" if value else ""


@register.filter
def utc(value: datetime | None) -> str:
    """11:31, UTC."""
    return f"{value.astimezone(UTC):%H:%M}" if value else ""


@register.filter
def iso(value: date | datetime | None) -> str:
    """For `datetime=""`: a day as it is, a moment in Moscow time with its offset."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.astimezone(clock.MOSCOW).isoformat(timespec="minutes")
    return value.isoformat()


@register.filter
def in_language(record: object, field: str) -> str:
    """`{{ article|in_language:"title" }}`: the field in the language of the page, empty where it is missing.

    A proper name that the language has not yet is the other one's, and marked so: for the content of a page, not for
    attributes.
    """
    found = languages.text(record, field)
    if found or field not in getattr(record, "proper_names", ()):
        return found
    borrowed = languages.name(record, field)
    return format_html('<span lang="{}">{}</span>', languages.other(), borrowed) if borrowed else ""
