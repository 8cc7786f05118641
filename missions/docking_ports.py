"""Which ship stood at which port, and when: the rule for every page that says where a ship is."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

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


def berths(flight: Flight) -> Iterator[Berth]:
    """Of a flight asked for `with_moves`: at the port of its docking, then at that of each move, until it undocks.

    A ship that is moved is in flight for half an hour; that counts as the new port's.
    """
    if flight.docking_at is None:
        return
    end = min(filter(None, [flight.undocking_at, flight.landing_at]), default=None)
    moved = [(datetime.fromisoformat(move["at"]), move["port_id"]) for move in flight.moves]
    stays = [(flight.docking_at, flight.port_id)]
    stays += [(at, port) for at, port in moved if at > flight.docking_at and (end is None or at < end)]
    departures = [*(at for at, _port in stays[1:]), end]
    for (start, port), departure in zip(stays, departures, strict=True):
        yield Berth(flight, port, start, departure)


def berth_at(flight: Flight, moment: datetime) -> Berth | None:
    return next((berth for berth in berths(flight) if berth.is_taken_at(moment)), None)


def berths_of(flights: Iterable[Flight]) -> list[Berth]:
    return [berth for flight in flights for berth in berths(flight)]
