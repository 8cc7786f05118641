"""Days in space as of a day: who has most, and in which place a person stands. Only of people in our records."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, DurationField, F, IntegerField, Q, Sum, Window
from django.db.models.functions import Cast, Coalesce, Extract, Floor, Least, Rank

from editorial.core import clock
from editorial.core.cached_queries import Composed

from .models import Person, Spaceflight
from .querysets import begun_q
from .time_in_space import ONE_ORBIT

SHOWN = 100


@dataclass(frozen=True)
class Place:
    place: int  # the same for equal numbers of whole days
    person: Person
    days: int
    flights: int


# The same rule as `stays.reached_orbit`: the launch itself failed, and those aboard came down within an orbit.
NEVER_IN_ORBIT = Q(up__outcome="failure", up__docking_at__isnull=True) & (
    Q(down__landing_at__isnull=True) | Q(down__landing_at__lt=F("up__launch_at") + ONE_ORBIT)
)


def experience(day: date) -> Any:
    """Rows of person_id, days (whole, of all flights added up) and flights, as of the end of a Moscow day."""
    until = clock.bounds(day)[1]
    length = Least(Coalesce(F("down__landing_at"), until), until) - F("up__launch_at")
    begun = Spaceflight.objects.filter(begun_q(clock.last_moment(day), "up__")).exclude(NEVER_IN_ORBIT)
    seconds = Extract(Sum(length, output_field=DurationField()), "epoch")
    days = Cast(Floor(seconds / 86400.0), IntegerField())
    return begun.order_by().values("person_id").annotate(days=days, flights=Count("pk"))


def most_experienced(day: date) -> list[Place]:
    """Two queries."""
    place = Window(Rank(), order_by=F("days").desc())
    rows: Any = experience(day).annotate(place=place).order_by("place", "person_id")[:SHOWN]
    rows = list(rows)
    people = Person.objects.for_list().in_bulk([row["person_id"] for row in rows])
    return [Place(row["place"], people[row["person_id"]], row["days"], row["flights"]) for row in rows]


def place_of(days: int, day: date) -> int:
    """Of somebody who has so many whole days: one more than there are people with more. One query."""
    return len(_people_with_more(days=days, day=day)) + 1


@Composed
def _people_with_more(*, days: int, day: date) -> Any:
    return experience(day).filter(days__gt=days).values_list("person_id")
