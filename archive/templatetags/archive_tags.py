from datetime import date, timedelta
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from django import template
from django.utils import formats
from django.utils.html import conditional_escape, escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import ngettext

from archive import dates
from editorial.core import languages
from editorial.core.typography import NBSP

if TYPE_CHECKING:
    from archive.calendar import Cell
    from archive.month import Title

register = template.Library()


@register.filter
def day_url(day: date) -> str:
    return dates.day_url(day)


@register.filter
def month_url(day: date) -> str:
    return dates.month_url(day)


@register.filter
def year_url(year: int) -> str:
    return dates.year_url(year)


@register.filter
def of_month(day: date) -> str:
    """декабря / December, as it stands beside the number of the day."""
    return _of_month(day.month, languages.current())


@cache
def _of_month(month: int, language: str) -> str:
    return str(formats.date_format(date(2018, month, 1), "E"))


@register.filter
def of_week(day: date) -> str:
    """Пнд / Mon"""
    return _of_week(day.weekday(), languages.current())


@cache
def _of_week(weekday: int, language: str) -> str:
    return str(formats.date_format(date(2018, 1, 1) + timedelta(days=weekday), "D"))


@register.filter
def square(cell: "Cell") -> SafeString:
    """A day of a small calendar; nothing where the week belongs to another month. A year has 365 of them: written here,
    as a template takes ten times as long."""
    if cell.day is None:
        return SafeString()
    current = "page" if cell.is_page else "date" if cell.is_today else ""
    attributes = f' aria-current="{current}"' if current else ""
    attributes += ' class="today"' if cell.is_today else ""
    if not cell.items:
        spoken = f'<span class="vh"> {of_month(cell.day)}</span>' if current else ""
        return SafeString(f"<span{attributes}>{cell.day.day}{spoken}</span>")
    spoken = f'<span class="vh"> {of_month(cell.day)}, {items(cell.items)}</span>'
    link = f'href="{dates.day_url(cell.day)}" data-n="{cell.ticks}"{attributes}'
    return SafeString(f"<a {link}>{cell.day.day}{spoken}</a>")


@register.filter
def linked(titles: "list[Title]") -> SafeString:
    """Lines of a list: a month has so many that a template's loop would take longer than all the rest of the page."""
    lines = [f'<li><a href="{escape(title.url)}">{conditional_escape(title.text)}</a></li>\n' for title in titles]
    return mark_safe("".join(lines))  # noqa: S308 - escaped in the line above


@register.filter
def items(number: int) -> str:
    """3 items / 3 записи: news and flight events together."""
    return _items(number, languages.current())


@lru_cache(1024)  # a year says it of each of its days
def _items(number: int, language: str) -> str:
    return counted(ngettext("%(count)d item", "%(count)d items", number), number)


@register.filter
def more(number: int) -> str:
    """3 more / ещё 3"""
    return _more(number, languages.current())


@lru_cache(1024)
def _more(number: int, language: str) -> str:
    return counted(ngettext("%(count)d more", "%(count)d more", number), number)


@register.filter
def days(number: int) -> str:
    return counted(ngettext("%(count)d day", "%(count)d days", number), number)


def counted(words: str, number: int) -> str:
    """A number never stands at the end of a line, away from its noun."""
    return (words % {"count": number}).replace(" ", NBSP)
