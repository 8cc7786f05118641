"""Files as Launch Library gives them out, of any size: seeded, so that two runs read the same."""

import json
import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

HOST = "https://ll.thespacedevs.com/2.3.0"
FIRST = datetime(1998, 1, 1, tzinfo=UTC)
EVERY = timedelta(hours=36)  # from one launch to the next
CREWED = 5  # every fifth ship has a crew of three
IN_SPACE = timedelta(days=180)
SYLLABLES = "ba ko ri mu sha ne vo lin dra pe tso ya gor fe ul hi zan wex qui jor".split()  # noqa: SIM905
WORDS = "station crew experiment module docking supply ascent orbit return science segment".split()  # noqa: SIM905


def write(
    folder: Path, *, launches: int = 7_000, people: int = 800, expeditions: int = 300, seed: int = 58
) -> list[Path]:
    """agencies, astronauts, launches (detailed, each with its ship), expeditions with their crews."""
    dice = random.Random(seed)  # noqa: S311 - dice, and no secret
    crew_pool = [_person(number, dice) for number in range(people)]
    tables = {
        "astronauts": iter(crew_pool),
        "launches": (_launch(number, crew_pool, dice) for number in range(launches)),
        "expeditions": (_expedition(number, crew_pool) for number in range(1, expeditions + 1)),
    }
    return [_written(folder / f"{name}.json", rows) for name, rows in tables.items()]


def _written(path: Path, rows: Iterator[dict[str, Any]]) -> Path:
    with path.open("w", encoding="utf-8") as file:
        file.write('{"count": 0, "next": null, "previous": null, "results": [')
        for number, row in enumerate(rows):
            file.write(("," if number else "") + json.dumps(row))
        file.write("]}")
    return path


def _text(dice: random.Random, words: int) -> str:
    return " ".join(dice.choices(WORDS, k=words)).capitalize() + "."


def _address(path: str, number: int | str) -> dict[str, Any]:
    return {"id": number, "url": f"{HOST}/{path}/{number}/", "response_mode": "detailed"}


def _agency(number: int) -> dict[str, Any]:
    names = {"name": f"Space Agency {number}", "abbrev": f"SA{number}", "type": {"id": 1, "name": "Government"}}
    return _address("agencies", number) | names


def _person(number: int, dice: random.Random) -> dict[str, Any]:
    surname = "".join(dice.sample(SYLLABLES, 4)).capitalize() + SYLLABLES[number % 20] + SYLLABLES[number // 20 % 20]
    born = datetime(1930, 1, 1, tzinfo=UTC) + timedelta(days=30 * number)
    return _address("astronauts", number + 1) | {
        "name": f"{dice.choice(SYLLABLES).capitalize()}{number // 400 + 1:b} {surname}".replace("1", "a").replace(
            "0", "e"
        ),
        "agency": _agency(number % 20 + 100),
        "date_of_birth": f"{born:%Y-%m-%d}",
        "bio": _text(dice, 80),
        "type": {"id": 2, "name": "Government"},
        "nationality": [],
    }


def _seat(number: int, person: dict[str, Any], role: str = "Flight Engineer", priority: int = 1) -> dict[str, Any]:
    return {"id": number, "role": {"id": 1, "role": role, "priority": priority}, "astronaut": person}


def _crew(number: int, people: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Of a crewed ship: people take turns, and nobody flies twice within a year."""
    first = number // CREWED * 3
    return [_seat(number * 3 + place, people[(first + place) % len(people)]) for place in range(3)]


def _launch(number: int, people: list[dict[str, Any]], dice: random.Random) -> dict[str, Any]:
    at = FIRST + EVERY * number
    crewed = number % CREWED == 0
    name = f"{'Zarya' if crewed else 'Gruz'} {number}"
    return _address("launches", str(UUID(int=dice.getrandbits(128)))) | {
        "name": f"Rocket {number % 30} | {name}",
        "status": {"id": 3, "name": "Launch Successful", "abbrev": "Success", "description": _text(dice, 20)},
        "net": f"{at:%Y-%m-%dT%H:%M:%SZ}",
        "net_precision": {"id": 0, "name": "Second", "abbrev": "SEC", "description": ""},
        "launch_service_provider": _agency(100),
        "mission": {"id": number, "name": name, "description": _text(dice, 60), "type": "Resupply"},
        "pad": {"id": 1, "location": {"id": number % 12, "name": f"Cosmodrome {number % 12}, Earth"}},
        "updates": [{"id": each, "comment": _text(dice, 30)} for each in range(5)],
        "rocket": {
            "id": number,
            "configuration": {"id": number % 30, "name": f"Rocket {number % 30}"},
            "spacecraft_stage": [_ship(number, name, at, _crew(number, people) if crewed else [])],
        },
    }


def _ship(number: int, name: str, at: datetime, crew: list[dict[str, Any]]) -> dict[str, Any]:
    docked, left, landed = at + timedelta(hours=6), at + IN_SPACE - timedelta(hours=4), at + IN_SPACE
    series = {"id": 1 if crew else 2, "name": name.split(maxsplit=1)[0], "type": {"id": 1, "name": "Capsule"}}
    place = {"id": number % 6, "name": f"Module{number % 6} aft"}
    docking = {"id": number, "docking": f"{docked:%Y-%m-%dT%H:%M:%SZ}", "departure": f"{left:%Y-%m-%dT%H:%M:%SZ}"}
    return _address("spacecraft_flights", number + 1) | {
        "mission_end": f"{landed:%Y-%m-%dT%H:%M:%SZ}",
        "spacecraft": {"id": number, "name": name, "spacecraft_config": series},
        "launch_crew": crew,
        "landing_crew": crew,
        "docking_events": [docking | {"docking_location": place}],
    }


def _expedition(number: int, people: list[dict[str, Any]]) -> dict[str, Any]:
    start = FIRST + timedelta(days=35) * number
    crew = [_seat(place, people[(number * 6 + place) % len(people)]) for place in range(6)]
    crew[0]["role"] = {"id": 2, "role": "Commander", "priority": 0}
    return _address("expeditions", number) | {
        "name": f"Expedition {number}",
        "start": f"{start:%Y-%m-%dT%H:%M:%SZ}",
        "end": f"{start + timedelta(days=35):%Y-%m-%dT%H:%M:%SZ}",
        "spacestation": {"id": 4, "name": "International Space Station"},
        "crew": crew,
    }
