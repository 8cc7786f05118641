"""What versions 2.2 and 2.3 of Launch Library call otherwise."""

from collections.abc import Iterator
from typing import NamedTuple

from babel.core import get_global

from ..values import Obj


class DockedShip(NamedTuple):
    flight: str | None  # id of the spacecraft flight
    launch: str | None  # id of the launch
    name: str | None


class Dialect:
    """2.3."""

    def country(self, agency: Obj) -> str | None:
        """Two letters; None where there are several, or none."""
        codes = [country.text("alpha_2_code") for country in agency.children("country")] if "country" in agency else []
        return codes[0] if len(codes) == 1 else None

    def type_name(self, record: Obj) -> str:
        kind = record.child("type")
        return (kind.text("name") or "") if kind else ""

    def stages(self, rocket: Obj) -> Iterator[Obj]:
        yield from rocket.children("spacecraft_stage")

    def ship_docked(self, docking: Obj) -> DockedShip:
        return self._ship(docking.child("flight_vehicle_chaser"), None)

    def has_other_chaser(self, docking: Obj) -> bool:
        """A module or a payload that docks is no flight of a ship."""
        return any(f"{chaser}_chaser" in docking for chaser in ("space_station", "payload_flight"))

    def _ship(self, vehicle: Obj | None, launch: str | None) -> DockedShip:
        if vehicle is None:
            return DockedShip(None, launch, None)
        ship, launched = vehicle.child("spacecraft"), vehicle.child("launch")
        launch = launch or (launched.id() if launched else None)
        return DockedShip(vehicle.id(), launch, ship.name("name") if ship else None)


class Old(Dialect):
    """2.2."""

    def country(self, agency: Obj) -> str | None:
        code = agency.text("country_code") or ""
        alike: list[str] = get_global("territory_aliases").get(code, []) if len(code) == 3 else []
        return alike[0] if len(alike) == 1 else None

    def type_name(self, record: Obj) -> str:
        kind = record.data.get("type")
        return kind if isinstance(kind, str) else super().type_name(record)

    def stages(self, rocket: Obj) -> Iterator[Obj]:
        stage = rocket.child("spacecraft_stage")
        if stage is not None:
            yield stage

    def ship_docked(self, docking: Obj) -> DockedShip:
        return self._ship(docking.child("flight_vehicle"), docking.id("launch_id"))

    def has_other_chaser(self, docking: Obj) -> bool:
        return False


DIALECTS = {"2.2": Old(), "2.3": Dialect()}
