"""Going up and coming down put together: a trip. A seat knows neither its dates nor the other ship."""

from collections import defaultdict
from collections.abc import Callable
from datetime import datetime

from django.utils.translation import gettext as _

from .facts import OURS, Key, SpaceflightFact
from .judging import FOREVER, Judge, Place
from .report import Problem

Find = Callable[[Key], Place | None]


def paired(facts: list[SpaceflightFact], judge: Judge, find: Find, problems: list[Problem]) -> list[SpaceflightFact]:
    """Trips: every return goes to the person's last launch before it, whether of this import or of this site."""
    trips = [fact for fact in facts if fact.up is not None]
    by_person: dict[Key | None, list[SpaceflightFact]] = defaultdict(list)
    for fact in trips:
        by_person[fact.person].append(fact)
    for back in sorted((fact for fact in facts if fact.up is None), key=lambda fact: _landing(fact, judge, find)):
        landing = _landing(back, judge, find)
        mine = [trip for trip in by_person[back.person] if _launch(trip, judge, find) < landing]
        trip = max(mine, key=lambda trip: _launch(trip, judge, find), default=None) or _of_house(back, judge, find)
        if trip is None:
            why = _("Nobody knows on which ship this person went up.")
            problems.append(Problem(f"{back.key} “{back.label}”", "landing_crew", why, whole=True))
        elif trip.down is None:
            trip.down = back.down
            if trip not in trips:
                trips.append(trip)
                by_person[back.person].append(trip)
    return trips


def _launch(trip: SpaceflightFact, judge: Judge, find: Find) -> datetime:
    place = find(trip.up) if trip.up else None
    return judge.moment(place, "launch_at") or FOREVER


def _landing(back: SpaceflightFact, judge: Judge, find: Find) -> datetime:
    """Where nothing tells when the ship landed, it did so after it was launched."""
    place = find(back.down) if back.down else None
    return judge.moment(place, "landing_at") or FOREVER


def _of_house(back: SpaceflightFact, judge: Judge, find: Find) -> SpaceflightFact | None:
    """The person's last trip here that began before; under the name that the source gave it, if it did."""
    person = find(back.person) if back.person else None
    if person is None:
        return None
    landing = _landing(back, judge, find)
    begun = [
        (launch, trip)
        for trip, (up, _down) in judge.trips.get(person, {}).items()
        if (launch := judge.moment(up, "launch_at")) and launch < landing and isinstance(trip, int)
    ]
    if not begun:
        return None
    trip = max(begun)[1]
    names = judge.existing.linked.get(("spaceflight", trip), set())
    named = min(names, default=back.key)
    up = Key(OURS, "flight", str(judge.trips[person][trip][0]))
    return SpaceflightFact(key=named, label=back.label, person=back.person, up=up)
