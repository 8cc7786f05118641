"""What the archive puts beside any page that has a day: its month's calendar, and what happened on it before."""

from datetime import date

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from editorial.content.pages import PageDay, stands_beside
from editorial.core import clock
from editorial.core.content_cache import cached

from . import calendar
from .anniversaries import anniversaries


@stands_beside("month_calendar")
def month_calendar(page: PageDay) -> SafeString:
    """The month of the page's day, which is marked where the page is about it."""
    return _month_calendar(page.day.replace(day=1), page.day if page.is_dated else None)


@cached("missions", "news", most=2048)
def _month_calendar(first: date, marked: date | None) -> SafeString:
    found = calendar.period(*calendar.month_of(first))
    context = {
        "first": first,
        "weeks": calendar.grid(first, found.days, marked),
        "has_something": bool(found.days),
        "earlier": found.earlier.day if found.earlier else None,
        "later": found.later.day if found.later else None,
        "next_month": found.end,
        "next_is_to_come": found.end > clock.today(),
    }
    return render_to_string("archive/_calendar.html", context)


@stands_beside("on_this_day")
def on_this_day(page: PageDay) -> SafeString:
    """Anniversaries of the page's day: 1, 5, 10 … years back."""
    return _on_this_day(page.day)


@cached("missions", "news", most=512)
def _on_this_day(day: date) -> SafeString:
    return render_to_string("archive/_on_this_day.html", {"anniversaries": anniversaries(day), "day": day})
