"""Who went up or came down on a ship, and in what role."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q
from django.utils.translation import gettext as _

from editorial.core import clock

from .models import CrewMembership, Flight, Spaceflight


def memberships_during(memberships: Iterable[CrewMembership], trip: Spaceflight, now: date) -> list[CrewMembership]:
    """Those that fall into a trip; an expedition still to come belongs only to a trip still to come."""
    start = clock.day_of(trip.up.launch_at)
    end = clock.day_of(trip.ended_at) if trip.ended_at else None
    planned = start > now
    return [
        membership
        for membership in memberships
        if (end is None or membership.first_day <= end)
        and (membership.last_day is None or membership.last_day > start)
        and (planned or membership.first_day <= now)
    ]


def roles_text(memberships: Iterable[CrewMembership]) -> str:
    """ "flight engineer", or "flight engineer of ISS-57; commander of ISS-58" where the role changed."""
    expeditions: dict[str, list[str]] = {}
    for membership in memberships:
        named = expeditions.setdefault(membership.get_role_display(), [])
        if str(membership.expedition) not in named:
            named.append(str(membership.expedition))
    if len(expeditions) <= 1:
        return "".join(expeditions)
    return "; ".join(
        _("%(role)s of %(expedition)s") % {"role": role, "expedition": ", ".join(names)}
        for role, names in expeditions.items()
    )


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
    everybody = [
        Traveller(trip, flight, roles_text(memberships_during(places[trip.person_id], trip, day)), now)
        for trip in trips
    ]
    return sorted(everybody, key=lambda traveller: (traveller.came_up_on is not None, traveller.spaceflight.pk))
