"""Rows of a plain table, in both languages and keyed by slugs, as the same facts: demo/data is written so.

Rows are named as the files name them: agency, spacecraft, launch_vehicle, launch_site, port, person, flight,
spaceflight, expedition (with `crew` and `task` rows inside), event.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import timedelta
from typing import Any

from .facts import (
    AgencyFact,
    CrewMembershipFact,
    ExpeditionFact,
    ExpeditionTaskFact,
    Fact,
    FlightEventFact,
    FlightFact,
    Key,
    LaunchSiteFact,
    LaunchVehicleFact,
    PersonFact,
    PortFact,
    SpacecraftFact,
    SpaceflightFact,
)
from .gathering import Gathering
from .report import ImportRefused

SOURCE = "table"
Row = dict[str, Any]
LINKS = {  # columns that name a row of another table
    "agency": "agency",
    "spacecraft": "spacecraft",
    "launch_vehicle": "launch_vehicle",
    "launch_site": "launch_site",
    "port": "port",
    "person": "person",
    "flight": "flight",
    "up": "flight",
    "down": "flight",
}
NAMED: dict[str, type[Fact]] = {
    "agency": AgencyFact,
    "spacecraft": SpacecraftFact,
    "launch_vehicle": LaunchVehicleFact,
    "launch_site": LaunchSiteFact,
    "port": PortFact,
    "person": PersonFact,
    "flight": FlightFact,
}


def facts_of(tables: Mapping[str, Iterable[Row]]) -> Gathering:
    """`tables`: rows by name. Raises ImportRefused for a column that its kind does not have."""
    gathering = Gathering()
    for table, rows in tables.items():
        read = READERS.get(table) or _named(table)
        for row in rows:
            for fact in read(row):
                gathering.add(fact)
    return gathering


def key(table: str, name: Any) -> Key:
    return Key(SOURCE, table, str(name))


def _named(table: str) -> Callable[[Row], Iterator[Fact]]:
    return lambda row: iter([_fact(NAMED[table], key(table, row.get("slug", "?")), row)])


def _trip(row: Row) -> Iterator[Fact]:
    yield _fact(SpaceflightFact, key("spaceflight", f"{row['person']} {row['up']}"), row)


def _expedition(row: Row) -> Iterator[Fact]:
    own = {name: value for name, value in row.items() if name not in ("crew", "task")}
    expedition = key("expedition", row["number"])
    yield _fact(ExpeditionFact, expedition, own)
    for place in row.get("crew", ()):
        name = f"{row['number']} {place['person']} {place.get('from_date', '')}".strip()
        yield _fact(CrewMembershipFact, key("crew", name), place | {"expedition": expedition})
    for order, task in enumerate(row.get("task", ()), 1):
        said = {"order": order} | task | {"expedition": expedition}
        yield _fact(ExpeditionTaskFact, key("task", f"{row['number']} {said['order']}"), said)


def _event(row: Row) -> Iterator[Fact]:
    said = {name: value for name, value in row.items() if name not in ("duration_minutes", "people")}
    if minutes := row.get("duration_minutes"):
        said["duration"] = timedelta(minutes=minutes)
    if people := row.get("people"):
        said["people"] = tuple(key("person", slug) for slug in people)
    name = f"{row.get('flight', '')} {row['kind']} {row['at'].isoformat()}".strip()
    yield _fact(FlightEventFact, key("event", name), said)


READERS: dict[str, Callable[[Row], Iterator[Fact]]] = {
    "spaceflight": _trip,
    "expedition": _expedition,
    "event": _event,
}


def _fact(kind: type[Fact], own: Key, row: Row) -> Fact:
    """An empty text is not told, and neither is a link to nothing."""
    said = {name: _linked(name, value) for name, value in row.items() if value not in ("", None)}
    try:
        return kind(key=own, label=own.id, **said)
    except TypeError as error:
        raise ImportRefused(f"{own}: {error}") from error


def _linked(name: str, value: Any) -> Any:
    return key(LINKS[name], value) if name in LINKS and isinstance(value, str) else value
