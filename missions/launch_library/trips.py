"""Trips, of which a seat knows neither dates nor the other ship: going up and coming down paired, days in a crew."""

from collections import defaultdict
from collections.abc import Callable
from datetime import date, datetime

from django.utils.translation import gettext as _

from editorial.core import clock

from ..models import Spaceflight
from ..querysets import FOREVER
from .consistency import Consistency
from .existing_records import ExistingRecords
from .facts import HERE, SPACEFLIGHT, Fact, Key, Reference, Values
from .report import Problem


class TripPairing:
    def __init__(
        self, existing: ExistingRecords, state: Consistency, resolve: Callable[[Key], Reference | None]
    ) -> None:
        self.existing, self.state, self.resolve = existing, state, resolve
        self.problems: list[Problem] = []

    def pair(self, facts: list[Fact]) -> list[Fact]:
        """Every return goes to the person's last launch before it, whether of this import or of this site."""
        trips = [fact for fact in facts if fact.get("up") is not None]
        by_person: dict[Key, list[Fact]] = defaultdict(list)
        for fact in trips:
            by_person[fact.values["person"]].append(fact)
        returns = [fact for fact in facts if fact.get("up") is None]
        for back in sorted(returns, key=self._landing):
            mine = by_person[back.values["person"]]
            begun = [trip for trip in mine if self._launch(trip) < self._landing(back)]
            trip = max(begun, key=self._launch, default=None) or self._stored(back)
            if trip is None:
                why = _("Nobody knows on which ship this person went up.")
                self.problems.append(Problem(f"{back.key} “{back.label}”", "landing_crew", why, whole=True))
            elif trip.get("down") is None:
                trip.values["down"] = back.values["down"]
                if trip not in trips:
                    trips.append(trip)
                    mine.append(trip)
        return trips

    def _time(self, flight: Key, column: str) -> datetime:
        """Where nothing tells when the ship landed, it did so after it was launched."""
        return self.state.time(self.resolve(flight), column) or FOREVER

    def _launch(self, trip: Fact) -> datetime:
        return self._time(trip.values["up"], "launch_at")

    def _landing(self, back: Fact) -> datetime:
        return self._time(back.values["down"], "landing_at")

    def _stored(self, back: Fact) -> Fact | None:
        """The person's last trip here that began before; under the key that the source gave it, if it did."""
        person = self.resolve(back.values["person"])
        trips = self.state.trips.get(person, {}) if person is not None else {}
        begun = [
            (launch, pk)
            for pk, (up, _down) in trips.items()
            if isinstance(pk, int) and (launch := self.state.time(up, "launch_at")) and launch < self._landing(back)
        ]
        if not begun:
            return None
        pk = max(begun)[1]
        key = min(self.existing.keys.get((Spaceflight, pk), set()), default=back.key)
        up = Key(HERE, "flight", str(trips[pk][0]))
        return Fact(SPACEFLIGHT, key, back.label, {"person": back.values["person"], "up": up})


def days_in_crew(membership: Values, state: Consistency) -> Values:
    """`from_date` and `to_date` from the dockings of the person's ships: Moscow days, half-open.

    Only where they differ from the expedition's own.
    """
    start, end = state.expeditions[membership["expedition"]]
    trips = [
        trip
        for trip in state.trips.get(membership["person"], {}).values()
        if (span := state.span(*trip)) and span[0] < (end or FOREVER) and start < span[1]
    ]
    if len(trips) != 1:
        return {}
    up, down = trips[0]
    came = state.time(up, "docking_at") or state.time(up, "launch_at")
    left = state.time(down, "undocking_at") or state.time(down, "landing_at")
    days: Values = {}
    if came and came > start and clock.day_of(came) > clock.day_of(start):
        days["from_date"] = clock.day_of(came)
    if left and end and left < end and clock.day_of(left) < clock.day_of(end):
        days["to_date"] = clock.day_of(left)
    empty = days.get("to_date", date.max) <= days.get("from_date", clock.day_of(start))
    return {} if empty else days
