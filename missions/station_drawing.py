"""The ports of the Russian segment drawn: the hull from aft to forward, zenith above it, the Earth below."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from django.utils.translation import gettext as _

from editorial.core import languages

from .models import Port
from .station import Quay, Station

COLUMN, GAP = 128, 8  # of the hull's modules; a ship's name is about as long
HULL_TOP, HULL_HEIGHT = 132, 44
MODULE_HEIGHT, SHIP_HEIGHT = 40, 34
Side = Port.Side


@dataclass(frozen=True)
class Box:
    kind: str  # hull, module, ship, cargo or free
    x: float
    y: float
    width: float
    height: float
    label: str = ""

    @property
    def middle(self) -> float:
        return self.x + self.width / 2

    @property
    def baseline(self) -> float:
        return self.y + self.height / 2 + 5


@dataclass(frozen=True)
class StationDrawing:
    station: Station

    @property
    def hull(self) -> list[str]:
        """Modules along the axis: those that stand at no other's port."""
        ports = sorted((quay.host or quay.port for quay in self.station.russian), key=lambda port: port.order)
        return list(dict.fromkeys(languages.text(port, "module") for port in ports))

    @property
    def width(self) -> int:
        return (len(self.hull) + 1) * COLUMN + GAP

    @property
    def boxes(self) -> list[Box]:
        modules = [
            Box("hull", (number + 1) * COLUMN + GAP / 2, HULL_TOP, COLUMN - GAP / 2, HULL_HEIGHT, name)
            for number, name in enumerate(self.hull)
        ]
        columns = {box.label: box for box in modules}
        return [*modules, *self._docked(columns)]

    def _docked(self, columns: dict[str, Box]) -> Iterator[Box]:
        def place(quay: Quay) -> tuple[str, str]:
            return languages.text(quay.host or quay.port, "module"), quay.port.side

        for (module, side), quays in groupby(sorted(self.station.russian, key=place), key=place):
            yield from _at_side(columns[module], side, list(quays))

    @property
    def description(self) -> str:
        """The same in a sentence for each port."""
        return " ".join(port_sentence(quay) for quay in self.station.russian)


def _at_side(hull: Box, side: str, quays: list[Quay]) -> Iterator[Box]:
    """A ship at the hull, or at the module that stands there. Of two the module's, the newer, is drawn."""
    quay = max(quays, key=lambda quay: (quay.berth is not None, quay.host is not None))
    if side == Side.AFT:
        yield _ship(quay, GAP / 2, hull.y + (HULL_HEIGHT - SHIP_HEIGHT) / 2, COLUMN - GAP)
        return
    upwards = side == Side.ZENITH
    edge = hull.y if upwards else hull.y + hull.height
    for kind, height in (("module", MODULE_HEIGHT), ("ship", SHIP_HEIGHT)):
        if kind == "module" and quay.host is None:
            continue
        top = edge - GAP - height if upwards else edge + GAP
        edge = top if upwards else top + height
        if kind == "module":
            yield Box(kind, hull.x + 10, top, hull.width - 20, height, languages.text(quay.port, "module"))
        else:
            yield _ship(quay, hull.x, top, hull.width)


def _ship(quay: Quay, x: float, y: float, width: float) -> Box:
    if quay.berth is None:
        return Box("free", x, y, width, SHIP_HEIGHT, "—")
    flight = quay.berth.flight
    return Box("cargo" if flight.is_cargo else "ship", x, y, width, SHIP_HEIGHT, languages.text(flight, "name"))


def port_sentence(quay: Quay) -> str:
    if quay.berth is None:
        return _("%(port)s: no ship in our records.") % {"port": quay.port}
    return _("%(port)s: %(ship)s.") % {"port": quay.port, "ship": quay.berth.flight.quoted}
