"""Nobody is aboard two ships at once, nor on a cargo ship: asked when a flight itself changes."""

from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from .models import Flight, Spaceflight

TWO_SHIPS = _("With this moment %(person)s would be aboard %(first)s and %(second)s at once.")
CARGO = _("%(person)s is aboard this flight, and nobody flies on a cargo ship.")
BACK_BEFORE_UP = _("With this moment %(person)s would have landed before the launch.")


def trip_conflicts(flight: "Flight") -> dict[str, Any]:
    """What people's trips have against the flight's moments as they stand in `flight`, by its field."""
    every = apps.get_model("missions", "Spaceflight").objects
    aboard = every.filter(Q(up=flight) | Q(down=flight)).values("person")
    trips = every.filter(person__in=aboard).select_related("person", "up", "down")
    by_person = defaultdict(list)
    for trip in trips:
        _as_typed(trip, flight)
        by_person[trip.person_id].append(trip)
        concerned = flight.pk in (trip.up_id, trip.down_id)
        if concerned and flight.spacecraft_id and flight.is_cargo:
            return {"spacecraft": CARGO % {"person": trip.person}}
        if concerned and trip.ended_at and trip.ended_at <= trip.up.launch_at:
            field = "launch_at" if trip.up_id == flight.pk else "landing_at"
            return {field: BACK_BEFORE_UP % {"person": trip.person}}
    for trips_of_one in by_person.values():
        for one, other in combinations(sorted(trips_of_one, key=lambda trip: trip.up.launch_at), 2):
            if flight.pk in (one.up_id, one.down_id, other.up_id, other.down_id) and _share_a_moment(one, other):
                return _two_ships(flight, one, other)
    return {}


def _as_typed(trip: "Spaceflight", flight: "Flight") -> None:
    if trip.up_id == flight.pk:
        trip.up = flight
    if trip.down_id == flight.pk:
        trip.down = flight


def _share_a_moment(earlier: "Spaceflight", later: "Spaceflight") -> bool:
    return earlier.ended_at is None or earlier.ended_at > later.up.launch_at


def _two_ships(flight: "Flight", earlier: "Spaceflight", later: "Spaceflight") -> dict[str, Any]:
    ships = {"person": earlier.person, "first": earlier.up.quoted, "second": later.up.quoted}
    field = "landing_at" if earlier.down_id == flight.pk and later.up_id != flight.pk else "launch_at"
    return {field: TWO_SHIPS % ships}
