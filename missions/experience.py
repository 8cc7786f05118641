"""Days in space as of a day: who has most, and in which place a person stands. Only of people in our records."""

from bisect import bisect_left
from dataclasses import dataclass
from datetime import date

from editorial.core.content_cache import cached

from .cached_records import spaceflights_by_person
from .models import Person
from .time_in_space import Career

SHOWN = 100


@dataclass(frozen=True)
class Rank:
    place: int  # the same for equal numbers of whole days
    person: Person
    days: int
    flights: int


@cached("missions", most=4, in_each_language=False)
def _careers(day: date) -> list[tuple[Career, int]]:
    """Of everybody who has flown by the end of a Moscow day, with whole days of all flights added up: most first."""
    careers = [Career.of(spaceflights, day) for spaceflights in spaceflights_by_person().values()]
    flown = [(career, career.days) for career in careers if career.flights]
    return sorted(flown, key=lambda each: (-each[1], each[0].trips[0].person_id))


def most_experienced(day: date) -> list[Rank]:
    return [
        Rank(place_of(days, day), career.trips[0].person, days, career.flights)
        for career, days in _careers(day)[:SHOWN]
    ]


def place_of(days: int, day: date) -> int:
    """Of somebody who has so many whole days: one more than there are people with more."""
    return bisect_left(_careers(day), -days, key=lambda each: -each[1]) + 1
