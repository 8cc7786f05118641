"""An expedition drawn day by day: a tick for each, what happened above them, how many were aboard below."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from django.utils.translation import pgettext

from editorial.core import clock
from editorial.core.date_formats import tick_date

from .expedition_facts import ExpeditionState
from .models import CrewMembership, FlightEvent
from .scale import MOST_DAYS, DayScale

WIDTH = 1312
LETTER = 7.6  # the width of a letter of a label, roughly
# Of several events on one day, the one that gives the day its name.
TELLING = ("failure", "launch", "eva", "docking", "landing", "undocking")
FULL_CREW = 3  # above it the line is drawn heavy


@dataclass(frozen=True)
class Mark:
    x: float
    day: str
    text: str
    anchor: str  # start, end, or empty for a mark that has no room for its label

    @property
    def text_x(self) -> float:
        return self.x + (10 if self.anchor == "start" else -10)


@dataclass(frozen=True)
class Segment:
    start: float
    end: float
    weight: int
    is_planned: bool


@dataclass(frozen=True)
class ExpeditionDays:
    state: ExpeditionState
    first: date
    last: date

    def x(self, day: date) -> float:
        return ((day - self.first).days + 0.5) * WIDTH / self.length

    @property
    def length(self) -> int:
        return (self.last - self.first).days + 1

    @property
    def ticks(self) -> str:
        days = (self.first + timedelta(days=number) for number in range(self.length))
        return "".join(f"M{self.x(day):.1f} 60v-{24 if day.day == 1 else 10}" for day in days)

    @property
    def now(self) -> float | None:
        return self.x(self.state.today) if self.state.is_live else None

    @property
    def day_scale(self) -> DayScale:
        return DayScale(self.first, self.last, min(self.state.today, self.last))

    def marks(self, events: Iterable[FlightEvent]) -> Iterator[Mark]:
        """One for each day on which something happened, labelled while there is room."""
        days: dict[date, FlightEvent] = {}
        for event in sorted(events, key=lambda event: event.at):
            day = clock.day_of(event.at)
            if event.kind in TELLING and (day not in days or _rank(event) < _rank(days[day])):
                days[day] = event
        free = 0.0
        for day, event in days.items():
            mark = self._mark(day, event, free)
            free = mark.text_x + LETTER * len(mark.text) if mark.anchor == "start" else max(free, mark.x)
            yield mark

    def _mark(self, day: date, event: FlightEvent, free: float) -> Mark:
        text = _event_name(event)
        x, width = self.x(day), LETTER * max(len(text), 6) + 20
        anchor = ""
        if x >= free:
            anchor = "start" if x + width <= WIDTH else "end" if x - width >= free else ""
        return Mark(x, tick_date(day), text, anchor)

    def segments(self, places: list[CrewMembership]) -> Iterator[Segment]:
        """The line of people aboard; what is still to come is drawn as a plan."""
        today = self.state.today
        change_days = {self.first, *(place.from_date for place in places if place.from_date)}
        change_days |= {place.to_date for place in places if place.to_date}
        if self.first <= today < self.last:
            change_days.add(today + timedelta(days=1))
        days = [*sorted(day for day in change_days if self.first <= day <= self.last), self.last + timedelta(days=1)]
        for day, end in pairwise(days):
            aboard = len({place.person_id for place in places if place.is_held_on(day)})
            if aboard:
                left, right = self.x(day) - self.x(self.first), self.x(end) - self.x(self.first)
                yield Segment(left, right, 12 if aboard > FULL_CREW else 4, day > today)


def _event_name(event: FlightEvent) -> str:
    """The shortest name of what happened: the room beside a tick is small."""
    if event.kind == "eva" or event.flight is None:
        return pgettext("beside a tick", "Spacewalk")
    if event.kind in ("landing", "undocking") and not event.flight.is_cargo:
        return pgettext("beside a tick", "Landing")
    if event.kind == "failure":
        return pgettext("beside a tick", "Failure, %(ship)s") % {"ship": event.flight.quoted}
    return event.flight.quoted


def _rank(event: FlightEvent) -> int:
    return TELLING.index(event.kind)


@dataclass(frozen=True)
class Drawing:
    days: ExpeditionDays
    marks: list[Mark]
    segments: list[Segment]


def drawing(state: ExpeditionState, events: Iterable[FlightEvent], places: list[CrewMembership]) -> Drawing | None:
    """None for an expedition still to come, and where a date mistyped makes years of it."""
    last = state.expedition.last_day or state.today
    days = ExpeditionDays(state, state.expedition.first_day, last)
    if state.state == "planned" or not 1 <= days.length <= MOST_DAYS:
        return None
    return Drawing(days, list(days.marks(events)), list(days.segments(places)))
