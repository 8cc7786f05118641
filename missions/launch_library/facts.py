"""What a source says, in this site's own words and whatever the source. None: the source does not say.

Fields bear the names of the models' columns; a `Key` in one of them is another fact, or a record of an earlier import.
"""

from dataclasses import dataclass, fields
from datetime import date, datetime, timedelta
from typing import Any, ClassVar, NamedTuple

OURS = "house"  # the source of a `Key` that leads to a record here, whatever sources call it


class Key(NamedTuple):
    """How a source names a thing. Ids are text, whether the source has numbers, UUIDs or slugs."""

    source: str
    kind: str
    id: str

    def __str__(self) -> str:
        return f"{self.kind} {self.id}"


@dataclass(slots=True, kw_only=True)
class Fact:
    """`label`: what the source calls it. `also`: other names of the same thing, as a launch is also a ship's flight."""

    model: ClassVar[str]
    needed: ClassVar[tuple[str, ...]] = ()
    first: ClassVar[tuple[str, ...]] = ("slug",)  # said when a record is made, and no business of a source later

    key: Key
    label: str = ""
    also: tuple[Key, ...] = ()

    def told(self) -> dict[str, Any]:
        """By column, what the source says."""
        return {name: value for name in columns(type(self)) if (value := getattr(self, name)) is not None}


def columns(kind: type[Fact]) -> list[str]:
    return [field.name for field in fields(kind) if field.name not in ("key", "label", "also")]


@dataclass(slots=True, kw_only=True)
class NamedFact(Fact):
    needed = ("name_en",)

    slug: str | None = None
    name_ru: str | None = None
    name_en: str | None = None


@dataclass(slots=True, kw_only=True)
class AgencyFact(NamedFact):
    model = "agency"

    short_name_ru: str | None = None
    short_name_en: str | None = None
    country_code: str | None = None


@dataclass(slots=True, kw_only=True)
class SpacecraftFact(NamedFact):
    model = "spacecraft"
    first = ("slug", "kind")

    kind: str | None = None


@dataclass(slots=True, kw_only=True)
class LaunchVehicleFact(NamedFact):
    model = "launchvehicle"


@dataclass(slots=True, kw_only=True)
class LaunchSiteFact(NamedFact):
    model = "launchsite"


@dataclass(slots=True, kw_only=True)
class PortFact(NamedFact):
    model = "port"
    needed = ("module_en",)

    first = ("slug", "segment", "side", "order")

    module_ru: str | None = None
    module_en: str | None = None
    segment: str | None = None
    side: str | None = None
    order: int | None = None
    from_date: date | None = None
    to_date: date | None = None


@dataclass(slots=True, kw_only=True)
class PersonFact(Fact):
    model = "person"
    needed = ("family_name_en", "agency")

    slug: str | None = None
    given_name_ru: str | None = None
    given_name_en: str | None = None
    family_name_ru: str | None = None
    family_name_en: str | None = None
    patronymic_ru: str | None = None
    patronymic_en: str | None = None
    agency: Key | None = None
    birth_date: date | None = None
    biography_ru: str | None = None
    biography_en: str | None = None


@dataclass(slots=True, kw_only=True)
class FlightFact(Fact):
    model = "flight"
    needed = ("name_en", "launch_at", "spacecraft")

    slug: str | None = None
    name_ru: str | None = None
    name_en: str | None = None
    spacecraft: Key | None = None
    launch_vehicle: Key | None = None
    launch_site: Key | None = None
    launch_at: datetime | None = None
    launch_precision: str | None = None
    docking_at: datetime | None = None
    port: Key | None = None
    undocking_at: datetime | None = None
    landing_at: datetime | None = None
    outcome: str | None = None
    summary_ru: str | None = None
    summary_en: str | None = None


@dataclass(slots=True, kw_only=True)
class SpaceflightFact(Fact):
    """A trip. Without `up` it is a return alone: of the trip that the person was on."""

    model = "spaceflight"
    needed = ("person", "up")

    person: Key | None = None
    up: Key | None = None
    down: Key | None = None


@dataclass(slots=True, kw_only=True)
class ExpeditionFact(Fact):
    model = "expedition"
    needed = ("number", "starts_at")

    number: int | None = None
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    summary_ru: str | None = None
    summary_en: str | None = None


@dataclass(slots=True, kw_only=True)
class CrewMembershipFact(Fact):
    model = "crewmembership"
    needed = ("expedition", "person", "role")
    first = ("order",)

    expedition: Key | None = None
    person: Key | None = None
    role: str | None = None
    order: int | None = None
    from_date: date | None = None
    to_date: date | None = None


@dataclass(slots=True, kw_only=True)
class ExpeditionTaskFact(Fact):
    model = "expeditiontask"
    needed = ("expedition", "text_en")
    first = ("order",)

    expedition: Key | None = None
    text_ru: str | None = None
    text_en: str | None = None
    state: str | None = None
    order: int | None = None


@dataclass(slots=True, kw_only=True)
class FlightEventFact(Fact):
    model = "flightevent"
    needed = ("kind", "at")

    flight: Key | None = None
    kind: str | None = None
    at: datetime | None = None
    port: Key | None = None
    duration: timedelta | None = None
    text_ru: str | None = None
    text_en: str | None = None
    people: tuple[Key, ...] | None = None  # who went out


# In the order in which one stands on another.
KINDS: tuple[type[Fact], ...] = (
    AgencyFact,
    SpacecraftFact,
    LaunchVehicleFact,
    LaunchSiteFact,
    PortFact,
    PersonFact,
    FlightFact,
    SpaceflightFact,
    ExpeditionFact,
    CrewMembershipFact,
    ExpeditionTaskFact,
    FlightEventFact,
)
