"""What several tests set up: moments, ships, crews."""

from datetime import UTC, date, datetime
from typing import Any

from demo.factories import (
    CrewMembershipFactory,
    ExpeditionFactory,
    FlightFactory,
    PersonFactory,
    SpaceflightFactory,
)
from editorial.core import clock
from missions.models import CrewMembership, Expedition, Flight, Person
from tests.visible import in_one_line

FEBRUARY_15 = date(2019, 2, 15)


def moscow(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=clock.MOSCOW)


def utc(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)


def flight(slug: str, launch: datetime, landing: datetime | None = None, **fields: Any) -> Flight:
    made: Flight = FlightFactory(slug=slug, launch_at=launch, landing_at=landing, **fields)
    return made


def person(name: str, *ships: Flight, **fields: Any) -> Person:
    """`person("Kononenko", first_ship, second_ship)`: up and down on each."""
    made: Person = PersonFactory(
        slug=name.lower(),
        given_name_en="",
        family_name_en=name,
        given_name_ru="",
        family_name_ru=f"{name}-ру",
        **fields,
    )
    for ship in ships:
        SpaceflightFactory(person=made, up=ship, down=ship)
    return made


def iss_58(*crew: Person, **fields: Any) -> Expedition:
    """Running on 15 February 2019; the first of the crew commands."""
    expedition: Expedition = ExpeditionFactory(number=58, **fields)
    for order, member in enumerate(crew):
        role = CrewMembership.Role.FLIGHT_ENGINEER if order else CrewMembership.Role.COMMANDER
        CrewMembershipFactory(expedition=expedition, person=member, role=role, order=order)
    return expedition


def main_part(response: Any) -> str:
    """What stands in <main>: without the masthead and the notice that the clock is set."""
    html = in_one_line(response.content.decode())
    return html.partition("<main")[2].partition("</main>")[0]
