"""A scale of days, drawn as SVG paths: a tick for each day, a taller one where a month begins."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

WIDTH, HEIGHT = 416, 36
TICK, MONTH_TICK = 12, 22
MOST_DAYS = 400  # in a longer span only the months are marked: a year mistyped must not draw a million ticks


@dataclass(frozen=True)
class DayScale:
    first: date
    last: date
    today: date  # the day that the page is about

    @property
    def past(self) -> str:
        return self._ticks(self.first, min(self.today, self.last + timedelta(days=1)))

    @property
    def next(self) -> str:
        return self._ticks(max(self.today + timedelta(days=1), self.first), self.last + timedelta(days=1))

    @property
    def now(self) -> str:
        return f"M{self._x(self.today):.1f} {HEIGHT}v-{HEIGHT}" if self.first <= self.today <= self.last else ""

    def _ticks(self, start: date, end: date) -> str:
        """From `start` up to, not including, `end`."""
        return "".join(
            f"M{self._x(day):.1f} {HEIGHT}v-{MONTH_TICK if day.day == 1 else TICK}"
            for day in _days(start, end)
            if day.day == 1 or self.length <= MOST_DAYS
        )

    @property
    def length(self) -> int:
        return (self.last - self.first).days + 1

    def _x(self, day: date) -> float:
        """The middle of a day's share of the width."""
        return ((day - self.first).days + 0.5) * WIDTH / self.length


def _days(start: date, end: date) -> Iterator[date]:
    for number in range((end - start).days):
        yield start + timedelta(days=number)
