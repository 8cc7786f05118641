"""Facts of several records and files put together: the same thing is told of in many places."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, NamedTuple

from .facts import Fact, FlightFact, Key, columns
from .report import Problem

FOREVER = datetime.max.replace(tzinfo=UTC)


class Docking(NamedTuple):
    at: datetime
    departure: datetime | None
    port: Key | None


@dataclass
class Gathering:
    facts: dict[Key, Fact] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    dockings: dict[Key, set[Docking]] = field(default_factory=lambda: defaultdict(set))
    same: dict[Key, Key] = field(default_factory=dict)  # another name of a thing → the one it is kept under
    own: set[Key] = field(default_factory=set)  # told of by a record of its own, not only in passing

    def add(self, fact: Fact, *, in_passing: bool = False) -> Key:
        """What a record says of itself wins over what others say of it in passing; what is said first, otherwise."""
        known = self.facts.setdefault(fact.key, fact)
        if known is not fact:
            _fill(known, fact, over=not in_passing and fact.key not in self.own)
        if not in_passing:
            self.own.add(fact.key)
        for other in fact.also:
            self.same.setdefault(other, fact.key)
        return fact.key

    def dock(self, flight: Key, docking: Docking) -> None:
        self.dockings[flight].add(docking)

    def merge(self, later: "Gathering") -> None:
        """Of a file that has been read to its end."""
        for fact in later.facts.values():
            self.add(fact, in_passing=fact.key not in later.own)
        for flight, dockings in later.dockings.items():
            self.dockings[flight] |= dockings
        self.problems += later.problems
        for other, key in later.same.items():
            self.same.setdefault(other, key)

    def canonical(self, key: Key) -> Key:
        return self.same.get(key, key)

    def settled(self) -> "Gathering":
        """Every fact under one key, with its dockings. Call when everything has been read."""
        for key in [key for key in self.facts if self.canonical(key) != key]:
            fact = self.facts.pop(key)
            _fill(self.facts[self.canonical(key)], fact, over=False)
        together: dict[Key, set[Docking]] = defaultdict(set)
        for key, found in self.dockings.items():
            together[self.canonical(key)] |= found
        for key, dockings in together.items():
            flight = self.facts.get(key)
            if isinstance(flight, FlightFact):
                _dock(flight, sorted(dockings, key=lambda docking: (docking.at, docking.departure or FOREVER)))
        return self

    def of(self, kind: type[Fact]) -> Iterator[Any]:
        return (fact for fact in self.facts.values() if isinstance(fact, kind))


def _fill(known: Fact, fact: Fact, *, over: bool) -> None:
    for name in columns(type(known)):
        value = getattr(fact, name)
        if value is not None and (over or getattr(known, name) is None):
            setattr(known, name, value)
    known.label = fact.label if over and fact.label else known.label or fact.label
    known.also = tuple(dict.fromkeys((*known.also, *fact.also)))


def _dock(flight: FlightFact, dockings: list[Docking]) -> None:
    """The first docking is the flight's, the last departure its undocking: what is between are relocations."""
    flight.docking_at = dockings[0].at
    flight.port = dockings[0].port or flight.port
    flight.undocking_at = dockings[-1].departure
