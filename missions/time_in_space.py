"""Who is in space on a day, and for how long: computed from spaceflights, typed by nobody."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Self

from editorial.core import clock

from .cached_records import spaceflights_by_person, times_in_space
from .instants import has_begun
from .models import Flight, Person, Spaceflight

ONE_ORBIT = timedelta(minutes=88)


def reached_orbit(trip: Spaceflight) -> bool:
    """False where the launch itself failed: those aboard came down at once, and nobody was in space."""
    if trip.up.outcome != Flight.Outcome.FAILURE or trip.up.docking_at:
        return True
    return trip.ended_at is not None and trip.ended_at - trip.up.launch_at >= ONE_ORBIT


@dataclass(frozen=True)
class Career:
    """One person's spaceflights, oldest first, as they stand on a day. Launches that failed are not among them."""

    trips: tuple[Spaceflight, ...]
    day: date

    @classmethod
    def of(cls, spaceflights: Iterable[Spaceflight], day: date) -> Self:
        moment = clock.last_moment(day)
        begun = [trip for trip in spaceflights if has_begun(trip.up, moment) and reached_orbit(trip)]
        return cls(tuple(sorted(begun, key=lambda trip: trip.up.launch_at)), day)

    @property
    def days(self) -> int:
        """Whole days of all flights added up, not a sum of whole days."""
        return sum((trip.length_on(self.day) for trip in self.trips), timedelta(0)).days

    @property
    def flights(self) -> int:
        return len(self.trips)

    @property
    def current(self) -> Spaceflight | None:
        """The trip that still goes on at the day's last known moment."""
        last = self.trips[-1] if self.trips else None
        over = last is None or (last.ended_at is not None and last.ended_at <= clock.last_moment(self.day))
        return None if over else last


@dataclass(frozen=True)
class Stay:
    """One person in space on a day."""

    person: Person
    trip: Spaceflight
    career: Career

    @property
    def days(self) -> int:
        """Of this flight, up to the end of the day."""
        return self.trip.days_on(self.career.day)

    @property
    def total(self) -> int | None:
        """Of all flights; None where this is the first one, whose days are the total."""
        return self.career.days if self.career.flights > 1 else None

    @property
    def launched_that_day(self) -> bool:
        return clock.day_of(self.trip.up.launch_at) == self.career.day

    @property
    def landed_that_day(self) -> bool:
        return not self.is_up

    @property
    def is_up(self) -> bool:
        """Still in space at the last moment that the page may know."""
        return self.career.current is self.trip

    @property
    def ship(self) -> Flight:
        """The ship that the person came on, or went home on."""
        return self.trip.up if self.is_up or self.trip.down is None else self.trip.down


def people_in_space(day: date) -> list[Stay]:
    """Everybody who was in space during a part of the day, those who were launched or landed on it among them.

    In the order of their launches. A day to come is answered with what is known today.
    """
    day = min(day, clock.today())
    start, end = clock.bounds(day)
    people = {person for launch, landing, person in times_in_space() if launch < end and landing > start}
    stays = (_stay(Career.of(spaceflights_by_person()[person], day), start) for person in people)
    return sorted(filter(None, stays), key=lambda stay: (stay.trip.up.launch_at, stay.trip.pk))


def _stay(career: Career, start: datetime) -> Stay | None:
    for trip in reversed(career.trips):
        if trip.ended_at is None or trip.ended_at > start:
            return Stay(trip.person, trip, career)
    return None
