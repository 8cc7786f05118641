"""Days in space as of a day: who has most, and in which place a person stands. Only of people in our records."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import F, Window
from django.db.models.functions import Rank

from .models import Person, Spaceflight

SHOWN = 100


@dataclass(frozen=True)
class Place:
    place: int  # the same for equal numbers of whole days
    person: Person
    days: int
    flights: int


def most_experienced(day: date) -> list[Place]:
    """Two queries."""
    place = Window(Rank(), order_by=F("days").desc())
    rows: Any = Spaceflight.objects.experience(day).annotate(place=place).order_by("place", "person_id")[:SHOWN]
    rows = list(rows)
    people = Person.objects.for_list().in_bulk([row["person_id"] for row in rows])
    return [Place(row["place"], people[row["person_id"]], row["days"], row["flights"]) for row in rows]


def place_of(days: int, day: date) -> int:
    """Of somebody who has so many whole days: one more than there are people with more. One query."""
    more: int = Spaceflight.objects.experience(day).filter(days__gt=days).count()
    return more + 1
