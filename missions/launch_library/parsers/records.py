"""Objects of Launch Library 2, and what its versions 2.2 and 2.3 call otherwise."""

from collections.abc import Callable, Iterator
from typing import NamedTuple, Self

from babel.core import get_global

from ...models import ImportedRecord
from ..facts import Fact, FactCollection, Key, Kind, Values
from ..json_object import JsonObject


class DockedShip(NamedTuple):
    flight: str | None  # id of the spacecraft flight
    launch: str | None  # id of the launch
    name: str | None


class LaunchLibraryObject(JsonObject):
    """Of version 2.3."""

    def country(self) -> str | None:
        """Two letters; None where there are several, or none."""
        codes = [country.text("alpha_2_code") for country in self.children("country")]
        return codes[0] if len(codes) == 1 else None

    def type_name(self) -> str:
        kind = self.child("type")
        return (kind.text("name") or "") if kind else ""

    def stages(self) -> Iterator[Self]:
        yield from self.children("spacecraft_stage")

    def docked_ship(self) -> DockedShip:
        return self._ship(self.child("flight_vehicle_chaser"), None)

    def has_other_chaser(self) -> bool:
        """A module or a payload that docks is no flight of a ship."""
        return any(f"{chaser}_chaser" in self for chaser in ("space_station", "payload_flight"))

    def _ship(self, vehicle: Self | None, launch: str | None) -> DockedShip:
        if vehicle is None:
            return DockedShip(None, launch, None)
        ship, launched = vehicle.child("spacecraft"), vehicle.child("launch")
        launch = launch or (launched.id() if launched else None)
        return DockedShip(vehicle.id(), launch, ship.name("name") if ship else None)


class LaunchLibraryObject22(LaunchLibraryObject):
    def country(self) -> str | None:
        code = self.text("country_code") or ""
        alike: list[str] = get_global("territory_aliases").get(code, []) if len(code) == 3 else []
        return alike[0] if len(alike) == 1 else None

    def type_name(self) -> str:
        kind = self.data.get("type")
        return kind if isinstance(kind, str) else super().type_name()

    def stages(self) -> Iterator[Self]:
        stage = self.child("spacecraft_stage")
        if stage is not None:
            yield stage

    def docked_ship(self) -> DockedShip:
        return self._ship(self.child("flight_vehicle"), self.id("launch_id"))

    def has_other_chaser(self) -> bool:
        return False


VERSIONS: dict[str, type[LaunchLibraryObject]] = {"2.2": LaunchLibraryObject22, "2.3": LaunchLibraryObject}


def source_key(kind: str, number: str) -> Key:
    return Key(ImportedRecord.LAUNCH_LIBRARY, kind, number)


def mention(
    thing: LaunchLibraryObject | None,
    source_kind: str,
    kind: Kind,
    facts: FactCollection,
    values_of: Callable[[str], Values] = lambda name: {"name_en": name},
) -> Key | None:
    """A thing that another record names in passing. None without its id or its name."""
    number, name = (thing.id(), thing.name("name")) if thing else (None, None)
    if not number or not name:
        return None
    return facts.add(Fact(kind, source_key(source_kind, number), name, values_of(name)), in_passing=True)
