"""Rows of a plain table, in both languages and keyed by slugs, as the same facts: demo/data is written so.

Rows are named as the files name them: agency, spacecraft, launch_vehicle, launch_site, port, person, flight,
spaceflight, expedition (with `crew` and `task` rows inside), event.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import timedelta
from typing import Any

from . import facts as kinds
from .facts import Fact, FactCollection, Key, Kind
from .report import ImportRefused

SOURCE = "table"
Row = dict[str, Any]
NAMED = {
    "agency": kinds.AGENCY,
    "spacecraft": kinds.SPACECRAFT,
    "launch_vehicle": kinds.LAUNCH_VEHICLE,
    "launch_site": kinds.LAUNCH_SITE,
    "port": kinds.PORT,
    "person": kinds.PERSON,
    "flight": kinds.FLIGHT,
}
LINKS = {name: name for name in NAMED} | {"up": "flight", "down": "flight"}  # columns that name a row of another table


def facts_of(tables: Mapping[str, Iterable[Row]]) -> FactCollection:
    """`tables`: rows by name. Raises ImportRefused for a column that its kind does not have."""
    facts = FactCollection()
    for table, rows in tables.items():
        for row in rows:
            for fact in _facts(table, row):
                facts.add(fact)
    return facts


def _facts(table: str, row: Row) -> Iterator[Fact]:
    if table == "spaceflight":
        yield _fact(kinds.SPACEFLIGHT, _key(table, row["person"], row["up"]), row)
    elif table == "expedition":
        yield from _expedition(row)
    elif table == "event":
        yield _event(row)
    else:
        yield _fact(NAMED[table], _key(table, row.get("slug", "?")), row)


def _expedition(row: Row) -> Iterator[Fact]:
    row = dict(row)
    crew, tasks, number = row.pop("crew", ()), row.pop("task", ()), row["number"]
    expedition = _key("expedition", number)
    yield _fact(kinds.EXPEDITION, expedition, row)
    for place in crew:
        key = _key("crew", number, place["person"], place.get("from_date", ""))
        yield _fact(kinds.CREW_MEMBERSHIP, key, place | {"expedition": expedition})
    for order, task in enumerate(tasks, 1):
        values = {"order": order} | task | {"expedition": expedition}
        yield _fact(kinds.TASK, _key("task", number, values["order"]), values)


def _event(row: Row) -> Fact:
    values = dict(row)
    minutes, people = values.pop("duration_minutes", None), values.pop("people", ())
    if minutes:
        values["duration"] = timedelta(minutes=minutes)
    if people:
        values["people"] = tuple(_key("person", slug) for slug in people)
    return _fact(kinds.EVENT, _key("event", row.get("flight", ""), row["kind"], row["at"].isoformat()), values)


def _key(table: str, *names: object) -> Key:
    return Key(SOURCE, table, " ".join(map(str, names)).strip())


def _fact(kind: Kind, key: Key, row: Row) -> Fact:
    """An empty text is not told, and neither is a link to nothing."""
    if unknown := row.keys() - set(kind.columns):
        raise ImportRefused(f"{key}: no such column: {', '.join(sorted(unknown))}")
    values = {column: _linked(column, value) for column, value in row.items() if value not in ("", None)}
    return Fact(kind, key, key.id, values)


def _linked(column: str, value: object) -> object:
    return _key(LINKS[column], value) if column in LINKS and isinstance(value, str) else value
