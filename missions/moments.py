"""Moments in words, exactly as precise as they are known."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from editorial import clock
from editorial.templatetags.typography import day_month, iso, long_date, month_year, short_date

if TYPE_CHECKING:
    from .models import Flight

EXACT = {"second", "minute"}
COARSE = {"month", "quarter"}  # no day is known yet


@dataclass(frozen=True)
class Moment:
    at: datetime
    precision: str = "minute"
    is_planned: bool = False

    @property
    def day(self) -> date:
        return clock.day_of(self.at)

    @property
    def machine(self) -> str:
        """For `<time datetime="">`. HTML has no word for a quarter: its year stands."""
        if self.precision in COARSE:
            return f"{self.day:%Y-%m}" if self.precision == "month" else f"{self.day:%Y}"
        return iso(self.at if self.has_time else self.day)

    @property
    def short(self) -> str:
        """14.03.2019 / 14 Mar 2019, or the month or quarter."""
        return self._coarse() or short_date(self.day)

    @property
    def long(self) -> str:
        """14 марта 2019 / March 14, 2019, or the month or quarter."""
        return self._coarse() or long_date(self.day)

    @property
    def has_time(self) -> bool:
        return self.precision in EXACT or self.precision == "hour"

    @property
    def time(self) -> str:
        """14:31 Moscow · 11:31 UTC; empty where the time is not known."""
        return self._times("%H:%M")

    @property
    def exact_time(self) -> str:
        """The same with seconds, where they are known."""
        return self._times("%H:%M:%S" if self.precision == "second" else "%H:%M")

    def _coarse(self) -> str:
        if self.precision == "month":
            return month_year(self.day)
        if self.precision == "quarter":
            return _("Q%(quarter)d %(year)d") % {"quarter": (self.day.month + 2) // 3, "year": self.day.year}
        return ""

    def _times(self, pattern: str) -> str:
        if not self.has_time:
            return ""
        times = both_times(self.at, pattern)
        return times if self.precision in EXACT else _("about %(times)s") % {"times": times}


def both_times(at: datetime, pattern: str = "%H:%M") -> str:
    """Moscow time, then UTC; with the day of UTC where that is still the day before."""
    moscow, utc = at.astimezone(clock.MOSCOW), at.astimezone(UTC)
    words = {"moscow": moscow.strftime(pattern), "utc": utc.strftime(pattern), "day": day_month(utc.date())}
    if moscow.date() == utc.date():
        return _("%(moscow)s Moscow · %(utc)s UTC") % words
    return _("%(moscow)s Moscow · %(utc)s UTC, %(day)s") % words


def has_begun(flight: "Flight", moment: datetime) -> bool:
    """The same rule as the querysets' `begun_q`, asked of a record already loaded."""
    only_stands_for_its_month = flight.launch_precision in COARSE and flight.outcome == "planned"
    return flight.launch_at <= moment and not only_stands_for_its_month


def launch_of(flight: "Flight", now: datetime) -> Moment:
    return Moment(flight.launch_at, flight.launch_precision, not has_begun(flight, now))


def moment_of(flight: "Flight", at: datetime | None, now: datetime) -> Moment | None:
    """A later moment of a flight. While the launch is known only roughly, nothing after it is known better."""
    if at is None:
        return None
    rough = not has_begun(flight, now) and flight.launch_precision not in EXACT
    return Moment(at, flight.launch_precision if rough else "minute", at > now)
