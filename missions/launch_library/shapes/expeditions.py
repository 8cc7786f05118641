"""Expeditions to the station, and who was in their crews."""

import re

from django.utils.translation import gettext as _

from ..facts import CrewMembershipFact, ExpeditionFact, Key
from ..gathering import Gathering
from ..values import LeftOut, Obj
from .dialects import Dialect
from .people import key, seats

ISS = "4"
_NUMBER = re.compile(r"^(?:ISS )?Expedition (\d{1,4})$", re.IGNORECASE)
# By the role's name, in small letters.
COMMANDER, ENGINEER, PARTICIPANT = "commander", "flight_engineer", "participant"
_GUESTS = re.compile(r"participant|tourist|visit", re.IGNORECASE)


def expedition_record(record: Obj, dialect: Dialect, gathering: Gathering) -> None:
    number = record.needed("id", record.id())
    name = record.needed("name", record.name("name"))
    station = record.child("spacestation")
    found = _NUMBER.match(name)
    if found is None or (station is not None and station.id() not in (ISS, None)):
        raise LeftOut("name", _("“%(name)s” is no numbered expedition to the ISS.") % {"name": name})
    start, end = record.needed("start", record.moment("start")), record.moment("end")
    if end is not None and end <= start:
        raise LeftOut("end", _("It ends before it starts."))
    fact = ExpeditionFact(key=key("expedition", number), label=name, number=int(found[1]), starts_at=start, ends_at=end)
    _crew(record, gathering.add(fact), dialect, gathering)


def _crew(record: Obj, expedition: Key, dialect: Dialect, gathering: Gathering) -> None:
    """The commander first, then by the priority of roles; a seat has neither dates nor a ship."""
    crew = sorted(seats(record, "crew", dialect, gathering), key=lambda seat: seat.priority)
    commanders = [seat for seat in crew if role_of(seat.role) == COMMANDER]
    for order, seat in enumerate(crew, 1):
        role = role_of(seat.role)
        if role == COMMANDER and seat is not commanders[0]:
            record.problem("crew", _("A second commander without dates: taken as a flight engineer."))
            role = ENGINEER
        number = f"{expedition.id} {seat.person.id}"
        if key("crew", number) in gathering.facts:
            number += f" {role}"  # an engineer who then commands
        place = CrewMembershipFact(key=key("crew", number), label=record.text("name") or "", role=role, order=order)
        place.expedition, place.person = expedition, seat.person
        gathering.add(place)


def role_of(name: str) -> str:
    words = name.strip().lower()
    if words == COMMANDER:
        return COMMANDER
    return PARTICIPANT if _GUESTS.search(words) else ENGINEER
