"""Days as addresses have them and as readers type them."""

import re
from datetime import date

from django.http import Http404

from editorial.core import clock
from editorial.core.url_prefixes import day_path, root

MONTHS = (
    "января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря",
    "january|february|march|april|may|june|july|august|september|october|november|december",
)
MONTH_NUMBERS = {name: number for names in MONTHS for number, name in enumerate(names.split("|"), start=1)}
_NAMES = "|".join(MONTHS)
_TYPED = [
    re.compile(r"(?P<year>[0-9]{4})-(?P<month>[0-9]{1,2})-(?P<day>[0-9]{1,2})"),
    re.compile(r"(?P<day>[0-9]{1,2})[./](?P<month>[0-9]{1,2})[./](?P<year>[0-9]{4})"),
    re.compile(rf"(?P<day>[0-9]{{1,2}})\s+(?P<month>{_NAMES}),?\s+(?P<year>[0-9]{{4}})(?:\s*(?:года|год|г\.?))?"),
    re.compile(rf"(?P<month>{_NAMES})\s+(?P<day>[0-9]{{1,2}}),?\s+(?P<year>[0-9]{{4}})"),
]


def day_url(day: date) -> str:
    return root("archive:archive") + day_path(day)


def month_url(day: date) -> str:
    return f"{year_url(day.year)}{day.month:02}/"


def year_url(year: int) -> str:
    return f"{root('archive:archive')}{year:04}/"


def is_in_archive(day: date) -> bool:
    """From the first satellite to today: the archive tells of no other days."""
    return clock.SPACE_AGE <= day <= clock.today()


def archive_day(year: str, month: str, day: str) -> date:
    """The day of an address; no such page where there is no such day, or it is still to come."""
    found = real_day(int(year), int(month), int(day))
    if found is None or not is_in_archive(found):
        raise Http404("no such day in the archive")
    return found


def real_day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def typed_day(text: str) -> date | None:
    """The day that a reader typed: 9 февраля 2018, February 9, 2018, 09.02.2018 or 2018-02-09."""
    text = " ".join(text.lower().split())
    for pattern in _TYPED:
        match = pattern.fullmatch(text)
        if match:
            month = match["month"]
            number = MONTH_NUMBERS[month] if month in MONTH_NUMBERS else int(month)
            return real_day(int(match["year"]), number, int(match["day"]))
    return None
