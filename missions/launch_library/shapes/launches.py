"""Launches, ships' flights and dockings: together one flight of ours."""

from datetime import datetime

from django.utils.translation import gettext as _

from ..facts import (
    FlightFact,
    Key,
    LaunchSiteFact,
    LaunchVehicleFact,
    PortFact,
    SpacecraftFact,
    SpaceflightFact,
)
from ..gathering import Docking, Gathering
from ..names import plain_letters, without_brackets
from ..values import Obj
from .dialects import Dialect
from .people import key, seats

# By id; what is under way or has not begun has no outcome yet.
OUTCOMES = {3: "success", 9: "success", 4: "failure", 7: "partial"}
UNDECIDED = {1, 2, 5, 6, 8}
PRECISIONS = {0: "second", 1: "minute", 2: "hour"}
# Coarser ones by the first word of their names ("Quarter 2", "Half 1"). A part of a day is a day, a week is a month
# (it may lie in two). Not here: "Fiscal Year", which is no year of the calendar, "TBD", and whatever comes later.
PRECISION_WORDS = {
    "second": "second",
    "minute": "minute",
    "hour": "hour",
    "morning": "day",
    "afternoon": "day",
    "day": "day",
    "week": "month",
    "month": "month",
    "quarter": "quarter",
    "half": "half",
    "year": "year",
    "decade": "decade",
}
UNKNOWN_PRECISION = "year"
# Of a record without a precision, by its status: TBD is "a placeholder or rough estimate", of TBC "the date is known".
UNTOLD_PRECISIONS = {2: UNKNOWN_PRECISION, 8: "day"}
KINDS_OF_MISSION = {"resupply": "cargo", "human exploration": "crew"}
HOUSE_SIDES = {"aft", "forward", "nadir", "zenith"}
RUSSIAN_MODULES = {"zvezda", "zarya", "pirs", "poisk", "rassvet", "nauka", "prichal"}
SIDES = {"aft", "forward", "nadir", "zenith", "port", "starboard"}


def launch_record(record: Obj, dialect: Dialect, gathering: Gathering) -> None:
    flight = launch(record, gathering)
    rocket = record.child("rocket")
    stages = list(dialect.stages(rocket)) if rocket and "spacecraft_stage" in rocket else []
    for extra in stages[1:]:
        extra.problem("", _("A second ship on one launch is left out."))
    for stage in stages[:1]:
        _stage(stage, flight, dialect, gathering, _kind(record))
    gathering.add(flight)


def _kind(launched: Obj | None) -> str | None:
    """crew or cargo, as the mission's type says it."""
    mission = launched.child("mission") if launched else None
    return KINDS_OF_MISSION.get((mission.text("type") or "").lower()) if mission else None


def launch(record: Obj, gathering: Gathering) -> FlightFact:
    number = record.needed("id", record.id())
    title = record.needed("name", record.name("name"))
    rocket, pad = record.child("rocket"), record.child("pad")
    status, mission = record.child("status"), record.child("mission")
    return FlightFact(
        key=key("launch", number),
        label=title,
        name_en=mission_name(title),
        launch_vehicle=_vehicle(rocket, gathering) if rocket else None,
        launch_site=_site(pad, gathering) if pad else None,
        launch_at=record.moment("net"),
        launch_precision=_precision(record, status),
        outcome=_outcome(status) if status else None,
        summary_en=mission.html("description") if mission else None,
    )


def mission_name(title: str) -> str:
    """ "Soyuz 2.1a | Progress MS-16 (77P)" → "Progress MS-16"."""
    return without_brackets(title.rpartition("|")[2].strip() or title)


def _outcome(status: Obj) -> str | None:
    number = status.integer("id")
    if number is not None and number not in OUTCOMES and number not in UNDECIDED:
        status.problem("id", _("This status is not known: the outcome is left as it is."))
    return OUTCOMES.get(number) if number is not None else None


def _precision(record: Obj, status: Obj | None) -> str | None:
    """None where the record does not say, and nothing in it makes the time doubtful."""
    precision = record.child("net_precision")
    if precision is None:
        return _untold_precision(record, status)
    words = (precision.text("name") or "").lower().split()
    number = precision.integer("id")
    known = PRECISION_WORDS.get(words[0]) if words else PRECISIONS.get(-1 if number is None else number)
    if known is None:
        precision.problem("name", _("This precision is not known: taken as a year."))
    return known or UNKNOWN_PRECISION


def _untold_precision(record: Obj, status: Obj | None) -> str | None:
    """Null or nothing at all: then the status tells whether the time is meant. Anything else `child` has named."""
    if "net_precision" in record:
        return UNKNOWN_PRECISION
    return UNTOLD_PRECISIONS.get(status.integer("id") or 0) if status else None


def _vehicle(rocket: Obj, gathering: Gathering) -> Key | None:
    configuration = rocket.child("configuration")
    number, name = (configuration.id(), configuration.name("name")) if configuration else (None, None)
    if not number or not name:
        return None
    fact = LaunchVehicleFact(key=key("launcher", number), label=name, name_en=name)
    return gathering.add(fact, in_passing=True)


def _site(pad: Obj, gathering: Gathering) -> Key | None:
    location = pad.child("location")
    number, name = (location.id(), location.name("name")) if location else (None, None)
    if not number or not name:
        return None
    fact = LaunchSiteFact(key=key("location", number), label=name, name_en=name.partition(",")[0])
    return gathering.add(fact, in_passing=True)


def spacecraft_flight_record(record: Obj, dialect: Dialect, gathering: Gathering) -> None:
    number = record.needed("id", record.id())
    launched = record.child("launch")
    if launched is not None and launched.id() and launched.text("name"):
        flight = launch(launched, gathering)
        gathering.add(flight, in_passing=True)
        flight = FlightFact(key=flight.key, label=flight.label)
    else:
        flight = FlightFact(key=key("spacecraft_flight", number), label=_ship_name(record))
        flight.name_en = flight.label or None
    _stage(record, flight, dialect, gathering, _kind(launched))
    gathering.add(flight)


def _ship_name(record: Obj) -> str:
    ship = record.child("spacecraft")
    return (ship.name("name") if ship else None) or record.record


def _stage(stage: Obj, flight: FlightFact, dialect: Dialect, gathering: Gathering, kind: str | None) -> None:
    """A ship's flight, as a record of its own or inside its launch: series, end, dockings, people up and down."""
    number = stage.id()
    if number and flight.key.kind == "launch":
        flight.also = (*flight.also, key("spacecraft_flight", number))
    flight.spacecraft = _series(stage, gathering, kind)
    flight.landing_at = stage.moment("mission_end")
    for docking in stage.children("docking_events") if "docking_events" in stage else ():
        _docking(docking, flight.key, gathering)
    _trips(stage, flight, dialect, gathering)


def _trips(stage: Obj, flight: FlightFact, dialect: Dialect, gathering: Gathering) -> None:
    for seat in seats(stage, "launch_crew", dialect, gathering):
        number = f"{seat.person.id} {flight.key.id}"
        gathering.add(SpaceflightFact(key=key("seat", number), label=flight.label, person=seat.person, up=flight.key))
    for seat in seats(stage, "landing_crew", dialect, gathering):
        number = f"{seat.person.id} {flight.key.id}"
        back = SpaceflightFact(key=key("return", number), label=flight.label, person=seat.person, down=flight.key)
        gathering.add(back)


def _series(stage: Obj, gathering: Gathering, kind: str | None) -> Key | None:
    """`kind`: crew or cargo, where the series itself does not say."""
    ship = stage.child("spacecraft")
    configuration = ship.child("spacecraft_config") if ship else None
    number, name = (configuration.id(), configuration.name("name")) if configuration else (None, None)
    if configuration is None or not number or not name:
        return None
    human_rated = configuration.data.get("human_rated")
    if isinstance(human_rated, bool):
        kind = "crew" if human_rated else "cargo"
    if stage.data.get("launch_crew"):
        kind = "crew"
    fact = SpacecraftFact(key=key("spacecraft_config", number), label=name, name_en=name, kind=kind)
    return gathering.add(fact, in_passing=True)


def docking_record(record: Obj, dialect: Dialect, gathering: Gathering) -> None:
    record.needed("docking", record.moment("docking"))
    if dialect.has_other_chaser(record):
        record.problem("", _("Not a ship: modules and payloads that dock are not kept here."))
        return
    ship = dialect.ship_docked(record)
    number = record.needed("flight_vehicle", ship.launch or ship.flight)
    flight = FlightFact(key=key("launch" if ship.launch else "spacecraft_flight", number), label=ship.name or "")
    if ship.launch and ship.flight:
        flight.also = (key("spacecraft_flight", ship.flight),)
    if not ship.launch:
        flight.name_en = ship.name
    gathering.add(flight, in_passing=True)
    _docking(record, flight.key, gathering)


def _docking(docking: Obj, flight: Key, gathering: Gathering) -> None:
    at: datetime | None = docking.moment("docking")
    departure = docking.moment("departure")
    if at is None:
        docking.problem("docking", _("This is missing."))
        return
    if departure is not None and departure <= at:
        docking.problem("departure", _("It departs before it docks: the departure is left out."))
        departure = None
    place = docking.child("docking_location")
    gathering.dock(flight, Docking(at, departure, _port(place, gathering) if place else None))


def _port(place: Obj, gathering: Gathering) -> Key | None:
    number, name = place.id(), place.name("name")
    if not number or not name:
        return None
    words = name.split()
    sides = [word for word in words if word.lower() in SIDES]
    module = " ".join(word for word in words if word.lower() not in {*SIDES, "docking"}) or name
    fact = PortFact(key=key("docking_location", number), label=name, module_en=module)
    fact.name_en = f"{' '.join(sides).lower()} port".strip() if sides else "port"
    fact.side = next((side.lower() for side in sides if side.lower() in HOUSE_SIDES), None)
    fact.segment = "russian" if plain_letters(module) in RUSSIAN_MODULES else "us"
    return gathering.add(fact, in_passing=True)
