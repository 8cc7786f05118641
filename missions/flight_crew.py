"""Who went up or came down on a ship, and in what role."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from editorial.core import clock

from . import roles
from .models import CrewMembership, Flight, Spaceflight


@dataclass(frozen=True)
class Traveller:
    spaceflight: Spaceflight
    flight: Flight  # the one that the page is about
    role: str
    now: datetime

    @property
    def came_up_on(self) -> Flight | None:
        """Another ship, for those who only come down on this one."""
        return self.spaceflight.up if self.spaceflight.up_id != self.flight.pk else None

    @property
    def goes_down_on(self) -> Flight | None:
        """Another ship, for those who only went up on this one."""
        return self.spaceflight.down if self.spaceflight.down_id != self.flight.pk else None

    @property
    def has_not_landed(self) -> bool:
        return self.spaceflight.ended_at is None or self.spaceflight.ended_at > self.now


def travellers(flight: Flight, now: datetime) -> list[Traveller]:
    """Those who went up first. Two queries."""
    day = clock.day_of(now)
    trips = list(Spaceflight.objects.with_people().filter(Q(up=flight) | Q(down=flight)))
    places: defaultdict[int, list[CrewMembership]] = defaultdict(list)
    for place in CrewMembership.objects.of_people({trip.person_id for trip in trips}):
        places[place.person_id].append(place)
    found = [
        Traveller(trip, flight, roles.in_words(roles.during(places[trip.person_id], trip, day)), now) for trip in trips
    ]
    return sorted(found, key=lambda traveller: (traveller.came_up_on is not None, traveller.spaceflight.pk))
