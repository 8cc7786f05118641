"""Agencies, people, and their seats in a crew."""

from collections.abc import Iterator
from typing import NamedTuple

from django.utils.translation import gettext as _

from ..facts import AgencyFact, Key, PersonFact
from ..gathering import Gathering
from ..names import given_and_family, without_brackets
from ..values import LeftOut, Obj
from .dialects import Dialect

SOURCE = "ll2"
NOT_HUMAN = "non-human"


def key(kind: str, number: str) -> Key:
    return Key(SOURCE, kind, number)


class Seat(NamedTuple):
    person: Key
    role: str
    priority: int


def agency_record(record: Obj, dialect: Dialect, gathering: Gathering) -> None:
    gathering.add(_agency(record, dialect))


def _agency(record: Obj, dialect: Dialect) -> AgencyFact:
    number = record.needed("id", record.id())
    name = record.needed("name", record.name("name"))
    return AgencyFact(
        key=key("agency", number),
        label=name,
        name_en=without_brackets(name),
        short_name_en=record.name("abbrev"),
        country_code=dialect.country(record),
    )


def astronaut_record(record: Obj, dialect: Dialect, gathering: Gathering) -> None:
    gathering.add(_person(record, dialect, gathering))


def _person(record: Obj, dialect: Dialect, gathering: Gathering) -> PersonFact:
    number = record.needed("id", record.id())
    name = record.needed("name", record.name("name"))
    if dialect.type_name(record).lower() == NOT_HUMAN:
        raise LeftOut(record.path + "type", _("This is no person."))
    given, family = given_and_family(name)
    return PersonFact(
        key=key("astronaut", number),
        label=name,
        given_name_en=given,
        family_name_en=family,
        agency=_agency_of(record, dialect, gathering),
        birth_date=record.day("date_of_birth"),
        biography_en=record.html("bio"),
    )


def _agency_of(record: Obj, dialect: Dialect, gathering: Gathering) -> Key | None:
    agency = record.child("agency")
    if agency is None or agency.id() is None:
        return None
    if not agency.text("name"):
        return key("agency", str(agency.id()))
    return gathering.add(_agency(agency, dialect), in_passing=True)


def seats(record: Obj, name: str, dialect: Dialect, gathering: Gathering) -> Iterator[Seat]:
    """Of a crew under the key `name`. A seat without a person is named, and left out."""
    for seat in record.children(name) if name in record else ():
        astronaut, role = seat.child("astronaut"), seat.child("role")
        if astronaut is None or astronaut.id() is None:
            seat.problem("astronaut", _("A seat without a person: left out."))
            continue
        try:
            person = gathering.add(_person(astronaut, dialect, gathering), in_passing=True)
        except LeftOut as why:
            seat.problem(why.key.removeprefix(seat.path), why.why)
            continue
        named = (role.text("role") if role else None) or (seat.text("role") if not role else None) or ""
        yield Seat(person, named, (role.integer("priority") if role else None) or 0)
