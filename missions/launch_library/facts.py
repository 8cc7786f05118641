"""What a source says, in this site's own words; collected, since one thing is told of in many places.

A `Key` among the values of a fact is another fact, or a record of an earlier import.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, NamedTuple

from editorial.content.models import Record
from editorial.core.languages import columns

from .. import models
from ..querysets import FOREVER
from .report import Problem

HERE = "here"  # the source of a `Key` that leads to a record of this site, whatever sources call it
Values = dict[str, Any]  # by column


class Key(NamedTuple):
    """How a source names a thing. Ids are text, whether the source has numbers, UUIDs or slugs."""

    source: str
    kind: str
    id: str

    def __str__(self) -> str:
        return f"{self.kind} {self.id}"


Reference = int | Key  # a record here by its primary key, or one that this import makes


@dataclass(frozen=True, eq=False)
class Kind:
    """A model that imports write, and the columns that a source may fill, in the order in which a person reads them.

    Without the `required` ones no record is made; the `initial` ones are written when it is made, and not later.
    """

    model: type[Record]
    columns: tuple[str, ...]
    required: tuple[str, ...] = ("name_en",)
    initial: tuple[str, ...] = ("slug",)
    on_demand: bool = False  # named in passing, it comes into this site only with what bears its name

    @property
    def name(self) -> str:
        return str(self.model._meta.model_name)


NAME = ("slug", *columns("name"))
AGENCY = Kind(models.Agency, (*NAME, *columns("short_name"), "country_code"), on_demand=True)
SPACECRAFT = Kind(models.Spacecraft, (*NAME, "kind"), initial=("slug", "kind"), on_demand=True)
LAUNCH_VEHICLE = Kind(models.LaunchVehicle, NAME, on_demand=True)
LAUNCH_SITE = Kind(models.LaunchSite, NAME, on_demand=True)
PORT = Kind(
    models.Port,
    (*NAME, *columns("module"), "segment", "side", "order", "from_date", "to_date"),
    required=("module_en",),
    initial=("slug", "segment", "side", "order"),
    on_demand=True,
)
PERSON = Kind(
    models.Person,
    ("slug", *columns("given_name", "family_name", "patronymic"), "agency", "birth_date", *columns("biography")),
    required=("family_name_en", "agency"),
)
FLIGHT = Kind(
    models.Flight,
    (
        *NAME,
        *("spacecraft", "launch_vehicle", "launch_site", "launch_at", "launch_precision", "docking_at", "port"),
        *("undocking_at", "landing_at", "outcome", *columns("summary")),
    ),
    required=("name_en", "launch_at", "spacecraft"),
)
# A trip. Without `up` it is a return alone: of the trip that the person was on.
SPACEFLIGHT = Kind(models.Spaceflight, ("person", "up", "down"), required=("person", "up"))
EXPEDITION = Kind(
    models.Expedition, ("number", "starts_at", "ends_at", *columns("summary")), required=("number", "starts_at")
)
CREW_MEMBERSHIP = Kind(
    models.CrewMembership,
    ("expedition", "person", "role", "order", "from_date", "to_date"),
    required=("expedition", "person", "role"),
    initial=("order",),
)
TASK = Kind(
    models.ExpeditionTask,
    ("expedition", *columns("text"), "state", "order"),
    required=("expedition", "text_en"),
    initial=("order",),
)
PEOPLE = "people"  # who went out: the one relation to many
EVENT = Kind(
    models.FlightEvent,
    ("flight", "kind", "at", "port", "duration", *columns("text"), PEOPLE),
    required=("kind", "at"),
)
# In the order in which one stands on another.
KINDS = (
    *(AGENCY, SPACECRAFT, LAUNCH_VEHICLE, LAUNCH_SITE, PORT, PERSON, FLIGHT, SPACEFLIGHT),
    *(EXPEDITION, CREW_MEMBERSHIP, TASK, EVENT),
)


@dataclass(slots=True)
class Fact:
    """`label`: what the source calls it. `also`: other keys of the same thing, as a launch is also a ship's flight."""

    kind: Kind
    key: Key
    label: str = ""
    values: Values = field(default_factory=dict)
    also: tuple[Key, ...] = ()

    def __post_init__(self) -> None:
        """None: the source does not say."""
        self.values = {name: value for name, value in self.values.items() if value is not None}

    def get(self, column: str) -> Any:
        return self.values.get(column)

    @property
    def ordered_values(self) -> Values:
        return {name: self.values[name] for name in self.kind.columns if name in self.values}


class Docking(NamedTuple):
    at: datetime
    departure: datetime | None
    port: Key | None


@dataclass
class FactCollection:
    facts: dict[Key, Fact] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    dockings: dict[Key, set[Docking]] = field(default_factory=lambda: defaultdict(set))
    aliases: dict[Key, Key] = field(default_factory=dict)  # another key of a thing → the one it is kept under
    primary: set[Key] = field(default_factory=set)  # told of by a record of its own, not only in passing

    def add(self, fact: Fact, *, in_passing: bool = False) -> Key:
        """What a record says of itself wins over what others say of it in passing; what is said first, otherwise."""
        known = self.facts.setdefault(fact.key, fact)
        if known is not fact:
            _merge(known, fact, overwrite=not in_passing and fact.key not in self.primary)
        if not in_passing:
            self.primary.add(fact.key)
        for other in fact.also:
            self.aliases.setdefault(other, fact.key)
        return fact.key

    def update(self, later: "FactCollection") -> None:
        """With those of a file that has been read to its end."""
        for fact in later.facts.values():
            self.add(fact, in_passing=fact.key not in later.primary)
        for flight, dockings in later.dockings.items():
            self.dockings[flight] |= dockings
        self.problems += later.problems
        self.aliases = later.aliases | self.aliases

    def canonical(self, key: Key) -> Key:
        return self.aliases.get(key, key)

    def consolidate(self) -> None:
        """Every fact under one key, with its dockings. Call once, when everything has been read."""
        for key in [key for key in self.facts if self.canonical(key) != key]:
            _merge(self.facts[self.canonical(key)], self.facts.pop(key), overwrite=False)
        by_flight: dict[Key, set[Docking]] = defaultdict(set)
        for key, dockings in self.dockings.items():
            by_flight[self.canonical(key)] |= dockings
        for key, dockings in by_flight.items():
            flight = self.facts.get(key)
            if flight is not None and flight.kind is FLIGHT:
                _dock(flight, sorted(dockings, key=lambda docking: (docking.at, docking.departure or FOREVER)))

    def of(self, kind: Kind) -> Iterator[Fact]:
        return (fact for fact in self.facts.values() if fact.kind is kind)


def _merge(known: Fact, fact: Fact, *, overwrite: bool) -> None:
    known.values = known.values | fact.values if overwrite else fact.values | known.values
    known.label = fact.label if overwrite and fact.label else known.label or fact.label
    known.also = tuple(dict.fromkeys((*known.also, *fact.also)))


def _dock(flight: Fact, dockings: list[Docking]) -> None:
    """The first docking is the flight's, the last departure its undocking: what is between are relocations."""
    first, departure = dockings[0], dockings[-1].departure
    flight.values["docking_at"] = first.at
    if first.port is not None:
        flight.values["port"] = first.port
    if departure is None:
        flight.values.pop("undocking_at", None)
    else:
        flight.values["undocking_at"] = departure
