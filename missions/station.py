"""The station on a day: its ports, what stands at each, what flies beside it."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Self

from editorial.core import clock

from .cached_records import ports as all_ports
from .docking_ports import Berth, berth_at
from .instants import Instant
from .models import Flight, Port
from .panel import FIRST_EXPEDITION
from .querysets import FlightQuerySet


@dataclass(frozen=True)
class Quay:
    """A port on a day, and the ship there."""

    port: Port
    berth: Berth | None
    host: Port | None  # the port of another module at which this one's module stands

    @property
    def since(self) -> Instant | None:
        return Instant(self.berth.start) if self.berth else None


@dataclass(frozen=True)
class Station:
    day: date
    quays: list[Quay]
    elsewhere: list[Berth]  # docked, at a port that is not recorded
    flying: list[Flight]  # launched and not docked: on their way to the station, or home

    @classmethod
    def on(cls, day: date) -> Self:
        """At the day's last known moment; a day to come is answered with today."""
        day = min(day, clock.today())
        moment = clock.last_moment(day)
        ships = list(flying_at(moment)) if day >= FIRST_EXPEDITION else []
        return cls.of(day, moment, all_ports(), ships)

    @classmethod
    def of(cls, day: date, moment: datetime, ports: list[Port], ships: list[Flight]) -> Self:
        places = {ship.pk: berth_at(ship, moment) for ship in ships}
        at_port = {berth.port_id: berth for berth in places.values() if berth and berth.port_id}
        shown = [port for port in ports if port.is_in_use(day) or port.pk in at_port]
        quays = [Quay(port, at_port.get(port.pk), host_of(port, ports)) for port in shown]
        elsewhere = [berth for berth in places.values() if berth and berth.port_id is None]
        return cls(day, quays, elsewhere, [ship for ship in ships if places[ship.pk] is None])

    @property
    def russian(self) -> list[Quay]:
        return [quay for quay in self.quays if quay.port.segment == Port.Segment.RUSSIAN]

    @property
    def listed(self) -> list[Quay]:
        """All ports of the Russian segment; of the other one those that are taken."""
        return [quay for quay in self.quays if quay.berth or quay.port.segment == Port.Segment.RUSSIAN]

    @property
    def is_there(self) -> bool:
        return self.day >= FIRST_EXPEDITION and bool(self.quays)

    @property
    def is_now(self) -> bool:
        return self.day == clock.today()

    @property
    def docked(self) -> int:
        return len(self.elsewhere) + sum(quay.berth is not None for quay in self.quays)


def flying_at(moment: datetime) -> FlightQuerySet:
    """Ships launched and not yet landed, in the order of their launches, each with its moves from port to port."""
    flying: FlightQuerySet = Flight.objects.for_list().in_flight(moment).with_moves().order_by("launch_at", "pk")
    return flying


def host_of(port: Port, ports: list[Port]) -> Port | None:
    """A module came to the port that went out of use, on the same side, on the day of its arrival."""
    same = (other for other in ports if other.side == port.side and other.pk != port.pk)
    return next((other for other in same if port.from_date and other.to_date == port.from_date), None)
