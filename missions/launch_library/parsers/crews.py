"""Agencies, people, expeditions to the station, and seats in crews."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from django.utils.translation import gettext as _

from ...models import CrewMembership
from ..facts import AGENCY, CREW_MEMBERSHIP, EXPEDITION, PERSON, Fact, FactCollection, Key
from ..json_object import Rejected
from ..names import given_and_family, without_brackets
from .records import LaunchLibraryObject, source_key

NOT_HUMAN = "non-human"
ISS = "4"
NUMBERED = re.compile(r"^(?:ISS )?Expedition (\d{1,4})$", re.IGNORECASE)
GUESTS = re.compile(r"participant|tourist|visit", re.IGNORECASE)
Role = CrewMembership.Role


class Seat(NamedTuple):
    person: Key
    role: str
    priority: int


def parse_agency(record: LaunchLibraryObject, facts: FactCollection) -> None:
    facts.add(_agency(record))


def _agency(record: LaunchLibraryObject) -> Fact:
    number, name = record.id_and_name()
    values = {
        "name_en": without_brackets(name),
        "short_name_en": record.name("abbrev"),
        "country_code": record.country(),
    }
    return Fact(AGENCY, source_key("agency", number), name, values)


def parse_astronaut(record: LaunchLibraryObject, facts: FactCollection) -> None:
    facts.add(_person(record, facts))


def _person(record: LaunchLibraryObject, facts: FactCollection) -> Fact:
    number, name = record.id_and_name()
    if record.type_name().lower() == NOT_HUMAN:
        raise Rejected(record.path + "type", _("This is no person."))
    given, family = given_and_family(name)
    values = {
        "given_name_en": given,
        "family_name_en": family,
        "agency": _agency_of(record, facts),
        "birth_date": record.day("date_of_birth"),
        "biography_en": record.html("bio"),
    }
    return Fact(PERSON, source_key("astronaut", number), name, values)


def _agency_of(record: LaunchLibraryObject, facts: FactCollection) -> Key | None:
    agency = record.child("agency")
    number = agency.id() if agency else None
    if agency is None or number is None:
        return None
    return facts.add(_agency(agency), in_passing=True) if agency.text("name") else source_key("agency", number)


def seats(record: LaunchLibraryObject, key: str, facts: FactCollection) -> Iterator[Seat]:
    """Of a crew. A seat without a person is reported, and left out."""
    for seat in record.children(key):
        astronaut, role = seat.child("astronaut"), seat.child("role")
        if astronaut is None or astronaut.id() is None:
            seat.report("astronaut", _("A seat without a person: left out."))
            continue
        try:
            person = facts.add(_person(astronaut, facts), in_passing=True)
        except Rejected as why:
            seat.report(why.key.removeprefix(seat.path), why.why)
            continue
        name = role.text("role") if role else seat.text("role")
        yield Seat(person, name or "", (role.integer("priority") if role else None) or 0)


def parse_expedition(record: LaunchLibraryObject, facts: FactCollection) -> None:
    number, name = record.id_and_name()
    station, numbered = record.child("spacestation"), NUMBERED.match(name)
    if numbered is None or (station is not None and station.id() not in (ISS, None)):
        raise Rejected("name", _("“%(name)s” is no numbered expedition to the ISS.") % {"name": name})
    start, end = record.required("start", record.timestamp("start")), record.timestamp("end")
    if end is not None and end <= start:
        raise Rejected("end", _("It ends before it starts."))
    values = {"number": int(numbered[1]), "starts_at": start, "ends_at": end}
    _add_crew(record, facts.add(Fact(EXPEDITION, source_key("expedition", number), name, values)), facts)


def _add_crew(record: LaunchLibraryObject, expedition: Key, facts: FactCollection) -> None:
    """The commander first, then by the priority of roles; a seat has neither dates nor a ship."""
    has_commander = False
    for order, seat in enumerate(sorted(seats(record, "crew", facts), key=lambda seat: seat.priority), 1):
        role = role_of(seat.role)
        if role == Role.COMMANDER and has_commander:
            record.report("crew", _("A second commander without dates: taken as a flight engineer."))
            role = Role.FLIGHT_ENGINEER
        has_commander = has_commander or role == Role.COMMANDER
        key = source_key("crew", f"{expedition.id} {seat.person.id}")
        if key in facts.facts:
            key = source_key("crew", f"{key.id} {role.value}")  # an engineer who then commands
        values = {"expedition": expedition, "person": seat.person, "role": role.value, "order": order}
        facts.add(Fact(CREW_MEMBERSHIP, key, record.text("name") or "", values))


def role_of(name: str) -> Role:
    name = name.strip().lower()
    if name == Role.COMMANDER:
        return Role.COMMANDER
    return Role.PARTICIPANT if GUESTS.search(name) else Role.FLIGHT_ENGINEER
