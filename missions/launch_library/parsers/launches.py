"""Launches, ships' flights and dockings: together one flight of ours."""

from django.utils.translation import gettext as _

from ...models import Port
from ...models.launches import Precision
from ..facts import (
    FLIGHT,
    LAUNCH_SITE,
    LAUNCH_VEHICLE,
    PORT,
    SPACECRAFT,
    SPACEFLIGHT,
    Docking,
    Fact,
    FactCollection,
    Key,
    Values,
)
from ..names import plain_letters, without_brackets
from .crews import seats
from .records import LaunchLibraryObject, mention, source_key

# By id; what is under way or has not begun has no outcome yet.
OUTCOMES = {3: "success", 9: "success", 4: "failure", 7: "partial"}
UNDECIDED = {1, 2, 5, 6, 8}
PRECISIONS = {0: "second", 1: "minute", 2: "hour"}
# Coarser ones by the first word of their names ("Quarter 2", "Half 1"). A part of a day is a day, a week is a month
# (it may lie in two). Not here: "Fiscal Year", which is no year of the calendar, "TBD", and whatever comes later.
PRECISION_WORDS = {word: word for word in Precision.values} | {
    "morning": "day",
    "afternoon": "day",
    "week": "month",
}
UNKNOWN_PRECISION = "year"
# Of a record without a precision, by its status: TBD is "a placeholder or rough estimate", of TBC "the date is known".
PRECISION_BY_STATUS = {2: UNKNOWN_PRECISION, 8: "day"}
MISSION_KINDS = {"resupply": "cargo", "human exploration": "crew"}
RUSSIAN_MODULES = {"zvezda", "zarya", "pirs", "poisk", "rassvet", "nauka", "prichal"}
SIDES = {*Port.Side.values, "port", "starboard"}


def parse_launch(record: LaunchLibraryObject, facts: FactCollection) -> None:
    flight = _launch(record, facts)
    rocket = record.child("rocket")
    stages = list(rocket.stages()) if rocket else []
    for extra in stages[1:]:
        extra.report("", _("A second ship on one launch is left out."))
    for stage in stages[:1]:
        _add_ship(stage, flight, facts, _mission_kind(record))
    facts.add(flight)


def _mission_kind(launch: LaunchLibraryObject | None) -> str | None:
    """crew or cargo, as the mission's type says it."""
    mission = launch.child("mission") if launch else None
    return MISSION_KINDS.get((mission.text("type") or "").lower()) if mission else None


def _launch(record: LaunchLibraryObject, facts: FactCollection) -> Fact:
    number, title = record.id_and_name()
    status, mission = record.child("status"), record.child("mission")
    values = {
        "name_en": mission_name(title),
        "launch_vehicle": mention(record.child("rocket", "configuration"), "launcher", LAUNCH_VEHICLE, facts),
        "launch_site": mention(record.child("pad", "location"), "location", LAUNCH_SITE, facts, _site_values),
        "launch_at": record.timestamp("net"),
        "launch_precision": _precision(record, status),
        "outcome": _outcome(status) if status else None,
        "summary_en": mission.html("description") if mission else None,
    }
    return Fact(FLIGHT, source_key("launch", number), title, values)


def mission_name(title: str) -> str:
    """ "Soyuz 2.1a | Progress MS-16 (77P)" → "Progress MS-16"."""
    return without_brackets(title.rpartition("|")[2].strip() or title)


def _site_values(name: str) -> Values:
    """ "Baikonur Cosmodrome, Republic of Kazakhstan" → "Baikonur Cosmodrome"."""
    return {"name_en": name.partition(",")[0]}


def _outcome(status: LaunchLibraryObject) -> str | None:
    number = status.integer("id")
    if number is not None and number not in OUTCOMES and number not in UNDECIDED:
        status.report("id", _("This status is not known: the outcome is left as it is."))
    return OUTCOMES.get(number) if number is not None else None


def _precision(record: LaunchLibraryObject, status: LaunchLibraryObject | None) -> str | None:
    """None where the record does not say, and nothing in it makes the time doubtful."""
    precision = record.child("net_precision")
    if precision is None and "net_precision" in record:
        return UNKNOWN_PRECISION  # `child` has reported what stands there
    if precision is None:  # null or nothing at all: the status tells whether the time is meant
        return PRECISION_BY_STATUS.get(status.integer("id") or 0) if status else None
    words = (precision.text("name") or "").lower().split()
    number = precision.integer("id")
    known = PRECISION_WORDS.get(words[0]) if words else PRECISIONS.get(-1 if number is None else number)
    if known is None:
        precision.report("name", _("This precision is not known: taken as a year."))
    return known or UNKNOWN_PRECISION


def parse_spacecraft_flight(record: LaunchLibraryObject, facts: FactCollection) -> None:
    number = record.required("id", record.id())
    launch = record.child("launch")
    if launch is not None and launch.id() and launch.text("name"):
        mentioned = _launch(launch, facts)
        facts.add(mentioned, in_passing=True)
        flight = Fact(FLIGHT, mentioned.key, mentioned.label)
    else:
        ship = record.child("spacecraft")
        name = (ship.name("name") if ship else None) or record.record
        flight = Fact(FLIGHT, source_key("spacecraft_flight", number), name, {"name_en": name})
    _add_ship(record, flight, facts, _mission_kind(launch))
    facts.add(flight)


def _add_ship(stage: LaunchLibraryObject, flight: Fact, facts: FactCollection, mission_kind: str | None) -> None:
    """A ship's flight, as a record of its own or inside its launch: series, end, dockings, people up and down."""
    number = stage.id()
    if number and flight.key.kind == "launch":
        flight.also = (*flight.also, source_key("spacecraft_flight", number))
    if (series := _series(stage, facts, mission_kind)) is not None:
        flight.values["spacecraft"] = series
    if (landing_at := stage.timestamp("mission_end")) is not None:
        flight.values["landing_at"] = landing_at
    for docking in stage.children("docking_events"):
        _add_docking(docking, flight.key, facts)
    for crew, source_kind, column in (("launch_crew", "seat", "up"), ("landing_crew", "return", "down")):
        for seat in seats(stage, crew, facts):
            key = source_key(source_kind, f"{seat.person.id} {flight.key.id}")
            facts.add(Fact(SPACEFLIGHT, key, flight.label, {"person": seat.person, column: flight.key}))


def _series(stage: LaunchLibraryObject, facts: FactCollection, kind: str | None) -> Key | None:
    """`kind`: crew or cargo, where the series itself does not say."""
    configuration = stage.child("spacecraft", "spacecraft_config")
    is_crewed = configuration.data.get("human_rated") if configuration else None
    if isinstance(is_crewed, bool):
        kind = "crew" if is_crewed else "cargo"
    if stage.data.get("launch_crew"):
        kind = "crew"
    return mention(configuration, "spacecraft_config", SPACECRAFT, facts, lambda name: {"name_en": name, "kind": kind})


def parse_docking(record: LaunchLibraryObject, facts: FactCollection) -> None:
    record.required("docking", record.timestamp("docking"))
    if record.has_other_chaser():
        record.report("", _("Not a ship: modules and payloads that dock are not kept here."))
        return
    ship = record.docked_ship()
    number = record.required("flight_vehicle", ship.launch or ship.flight)
    flight = Fact(FLIGHT, source_key("launch" if ship.launch else "spacecraft_flight", number), ship.name or "")
    if ship.launch and ship.flight:
        flight.also = (source_key("spacecraft_flight", ship.flight),)
    if not ship.launch and ship.name:
        flight.values["name_en"] = ship.name
    facts.add(flight, in_passing=True)
    _add_docking(record, flight.key, facts)


def _add_docking(docking: LaunchLibraryObject, flight: Key, facts: FactCollection) -> None:
    at, departure = docking.timestamp("docking"), docking.timestamp("departure")
    if at is None:
        docking.report("docking", _("This is missing."))
        return
    if departure is not None and departure <= at:
        docking.report("departure", _("It departs before it docks: the departure is left out."))
        departure = None
    port = mention(docking.child("docking_location"), "docking_location", PORT, facts, _port_values)
    facts.dockings[flight].add(Docking(at, departure, port))


def _port_values(name: str) -> Values:
    """ "Poisk zenith" → module Poisk, zenith port."""
    words = name.split()
    sides = [word.lower() for word in words if word.lower() in SIDES]
    module = " ".join(word for word in words if word.lower() not in {*SIDES, "docking"}) or name
    return {
        "module_en": module,
        "name_en": " ".join([*sides, "port"]),
        "side": next((side for side in sides if side in Port.Side.values), None),
        "segment": "russian" if plain_letters(module) in RUSSIAN_MODULES else "us",
    }
