"""A person's flights along a line of years."""

from dataclasses import dataclass
from datetime import UTC, datetime

from editorial.core import clock

from .time_in_space import Career

WIDTH = 1200
LABEL = 64  # a number of three figures beside a bar
MOST_LABELLED = 28  # years


@dataclass(frozen=True)
class Year:
    number: int
    x: float
    is_labelled: bool

    @property
    def text_x(self) -> float:
        return self.x + 5


@dataclass(frozen=True)
class Bar:
    start: float
    end: float
    days: int
    label: float
    has_room: bool
    is_live: bool


@dataclass(frozen=True)
class BiographyLine:
    years: list[Year]
    bars: list[Bar]


def biography_line(career: Career) -> BiographyLine | None:
    if not career.trips:
        return None
    first, last = clock.day_of(career.trips[0].up.launch_at).year, career.day.year
    step = WIDTH / (last - first + 1)
    skip = 1 + (last - first) // MOST_LABELLED
    years = [Year(year, (year - first) * step, (year - first) % skip == 0) for year in range(first, last + 1)]

    def x(moment: datetime) -> float:
        start = datetime(moment.year, 1, 1, tzinfo=UTC)
        share = (moment - start) / (datetime(moment.year + 1, 1, 1, tzinfo=UTC) - start)
        return (moment.year - first + share) * step

    bars: list[Bar] = []
    free = -1.0
    for trip in career.trips:
        left = x(trip.up.launch_at)
        right = max(x(trip.up.launch_at + trip.length_on(career.day)), left + 3)
        label = min(left, WIDTH - LABEL)
        bars.append(Bar(left, right, trip.days_on(career.day), label, label >= free, trip is career.current))
        free = label + LABEL if label >= free else free
    return BiographyLine(years, bars)
