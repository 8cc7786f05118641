"""Which ship stood at which port, and when: the rule for every page that says where a ship is."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from typing import Any

from .models import Flight


@dataclass(frozen=True)
class Berth:
    """One ship's stay at one port, from a moment up to, not including, another; `end` is None while none is known."""

    flight: Flight
    port_id: int | None  # None where the record does not say which
    start: datetime
    end: datetime | None

    def is_taken_at(self, moment: datetime) -> bool:
        return self.start <= moment and (self.end is None or self.end > moment)


def berths(flight: Any) -> Iterator[Berth]:
    """Of a flight from `docked_between`: at the port of its docking, then at that of each move, until it undocks.

    A ship that is moved is in flight for half an hour; that counts as the new port.
    """
    if flight.docking_at is None:
        return
    end = min(filter(None, [flight.undocking_at, flight.landing_at]), default=None)
    moves = [move for move in flight.moves if move.at > flight.docking_at and (end is None or move.at < end)]
    stays = [(flight.docking_at, flight.port_id), *((move.at, move.port_id) for move in moves)]
    for (start, port), (left, _) in pairwise([*stays, (end, None)]):
        yield Berth(flight, port, start, left)


def berths_at(flights: Iterable[Flight], moment: datetime) -> list[Berth]:
    return [berth for flight in flights for berth in berths(flight) if berth.is_taken_at(moment)]
