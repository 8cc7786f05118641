"""Moments in words, exactly as precise as they are known."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from editorial.core import clock, languages
from editorial.core.date_formats import day_month, iso, long_date, month_year, short_date

if TYPE_CHECKING:
    from .models import Flight

EXACT = {"second", "minute"}
TIMED = {"second", "minute", "hour"}  # a moment of the day is known: what stands at T−2 h has one too
LENGTHS = {"second": timedelta(seconds=1), "minute": timedelta(minutes=1), "hour": timedelta(hours=1)}
MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120}  # no day is known yet


@dataclass(frozen=True)
class Instant:
    at: datetime
    precision: str = "minute"
    is_planned: bool = False
    is_overdue: bool = False  # its time has passed, and nobody has confirmed that it happened

    @property
    def day(self) -> date:
        return clock.day_of(self.at)

    @property
    def machine(self) -> str:
        """For `<time datetime="">`. HTML has no word for a quarter, a half-year or a decade: the year stands."""
        if self.precision in MONTHS:
            return f"{self.day:%Y-%m}" if self.precision == "month" else f"{self.day:%Y}"
        return iso(self.at if self.has_time else self.day)

    @property
    def short(self) -> str:
        """14.03.2019 / 14 Mar 2019, or the month, quarter, half-year, year or decade."""
        return self._coarse() or short_date(self.day)

    @property
    def long(self) -> str:
        """14 марта 2019 / March 14, 2019, or as much as is known of it."""
        return self._coarse() or long_date(self.day)

    @property
    def has_time(self) -> bool:
        return self.precision in EXACT or self.precision == "hour"

    @property
    def is_exact(self) -> bool:
        """Known well enough to count down to."""
        return self.precision in EXACT

    @property
    def milliseconds(self) -> int:
        """Since 1970, as scripts count."""
        return round(self.at.timestamp() * 1000)

    @property
    def time(self) -> str:
        """14:31 Moscow · 11:31 UTC; empty where the time is not known."""
        return self._times("%H:%M")

    @property
    def exact_time(self) -> str:
        """The same with seconds, where they are known."""
        return self._times("%H:%M:%S" if self.precision == "second" else "%H:%M")

    @property
    def full(self) -> str:
        """The day, and the time as exactly as it is known: March 14, 2019, 22:14:08 Moscow · 19:14:08 UTC."""
        if self.has_time:
            return f"{self.long}, {self.exact_time}"
        inside_a_sentence = self.precision == "month" and languages.current() == languages.RUSSIAN
        return self.long.lower() if inside_a_sentence else self.long

    def _coarse(self) -> str:
        month, year = self.day.month, self.day.year
        match self.precision:
            case "month":
                return month_year(self.day)
            case "quarter":
                return _("Q%(quarter)d %(year)d") % {"quarter": (month + 2) // 3, "year": year}
            case "half":
                return (_("first half of %(year)d") if month <= 6 else _("second half of %(year)d")) % {"year": year}
            case "year":
                return pgettext("a launch known to the year", "%(year)d") % {"year": year}
            case "decade":
                return _("the %(year)ds") % {"year": year // 10 * 10}
        return ""

    def _times(self, pattern: str) -> str:
        if not self.has_time:
            return ""
        if self.precision in EXACT:
            return both_times(self.at, pattern)
        return _("about %(times)s") % {"times": both_times(self.at, "%H:00")}


def both_times(at: datetime, pattern: str = "%H:%M") -> str:
    """Moscow time, then UTC; with the day of UTC where that is still the day before."""
    moscow, utc = at.astimezone(clock.MOSCOW), at.astimezone(UTC)
    words = {"moscow": moscow.strftime(pattern), "utc": utc.strftime(pattern), "day": day_month(utc.date())}
    if moscow.date() == utc.date():
        return _("%(moscow)s Moscow · %(utc)s UTC") % words
    return _("%(moscow)s Moscow · %(utc)s UTC, %(day)s") % words


def has_begun(flight: "Flight", moment: datetime) -> bool:
    """The same rule as the querysets' `begun_q`, asked of a record already loaded."""
    return flight.launch_at <= moment and flight.outcome != "planned"


def has_happened(flight: "Flight", at: datetime, now: datetime) -> bool:
    """The same rule as the querysets' `happened_q`: what follows a planned launch does not happen."""
    precedes = at < flight.launch_at and flight.launch_precision in TIMED
    return at <= now and (flight.outcome != "planned" or precedes)


def is_overdue(flight: "Flight", moment: datetime) -> bool:
    """The planned time has passed, or all of the day, month or whatever is known, and the launch is not confirmed.

    Either is a moment at which kept pages end (energia_site.page_cache.schedule).
    """
    known = flight.launch_precision in TIMED
    end = flight.launch_at if known else latest(flight.launch_at, flight.launch_precision)
    return flight.outcome == "planned" and end <= moment


def earliest(at: datetime, precision: str) -> datetime:
    """The first moment that a time of this precision can mean; hours, days, months and years are Moscow's."""
    local = at.astimezone(clock.MOSCOW).replace(microsecond=0)
    if precision == "second":
        return local
    if precision in LENGTHS:
        local = local.replace(second=0)
        return local if precision == "minute" else local.replace(minute=0)
    day = local.date()
    if precision in MONTHS:
        number = day.year * 12 + day.month - 1
        day = _first_of(number - number % MONTHS[precision])
    return clock.bounds(day)[0]


def latest(at: datetime, precision: str) -> datetime:
    """The first moment after everything that a time of this precision can mean. To the second: that second itself."""
    start = earliest(at, precision)
    if precision == "second":
        return start
    if precision in LENGTHS:
        return start + LENGTHS[precision]
    if precision == "day":
        return clock.bounds(start.date())[1]
    return clock.bounds(_first_of(start.year * 12 + start.month - 1 + MONTHS[precision]))[0]


def _first_of(number: int) -> date:
    """The first day of a month, counted from the January of the year 0."""
    return date(number // 12, number % 12 + 1, 1)


def launch_instant(flight: "Flight", now: datetime) -> Instant:
    planned = not has_begun(flight, now)
    return Instant(flight.launch_at, flight.launch_precision, planned, planned and is_overdue(flight, now))


def flight_instant(flight: "Flight", at: datetime | None, now: datetime) -> Instant | None:
    """A later moment of a flight. While the launch is known only roughly, nothing after it is known better."""
    if at is None:
        return None
    rough = not has_begun(flight, now) and flight.launch_precision not in EXACT
    return Instant(at, flight.launch_precision if rough else "minute", not has_happened(flight, at, now))
