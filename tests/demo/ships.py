"""The ships of the Russian segment as the demo's data files have them: what stood where, and since when."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from itertools import pairwise
from typing import Any

from demo import content

SINCE = datetime(2000, 7, 12, tzinfo=UTC)  # Zvezda's launch: the first port a Progress could dock to
PLANE_DAY = timedelta(
    minutes=1416.2
)  # how soon the station's orbital plane passes Baikonur again, some 24 min a day earlier

Row = dict[str, Any]


@dataclass(frozen=True)
class Stay:
    """A ship at a port, from contact to undocking; `until` is None while the data tell of none."""

    flight: str
    port: str
    since: datetime
    until: datetime | None

    @property
    def end(self) -> datetime:
        return self.until or datetime.max.replace(tzinfo=UTC)


@cache
def ships() -> dict[str, Row]:
    """Every Soyuz and Progress launched to the station, by slug, in the order of launches."""
    rows = content.rows("flights", "flight")
    flown = [row for row in rows if row["slug"].startswith(("soyuz-", "progress-")) and row["launch_at"] > SINCE]
    return {row["slug"]: row for row in sorted(flown, key=lambda row: row["launch_at"])}


def docked() -> list[Row]:
    return [row for row in ships().values() if "docking_at" in row]


def is_crew(slug: str) -> bool:
    return slug.startswith("soyuz-")


@cache
def moves() -> dict[str, list[Row]]:
    """Relocations of each ship in the order of time."""
    found = defaultdict(list)
    for row in sorted(content.rows("events", "event"), key=lambda row: row["at"]):
        if row["kind"] == "relocation":
            found[row["flight"]].append(row)
    return dict(found)


def stays(row: Row) -> Iterator[Stay]:
    """Where a ship stood: at its first port, then wherever it was moved."""
    steps = [(row["docking_at"], row["port"])]
    steps += [(move["at"], move["port"]) for move in moves().get(row["slug"], [])]
    ends = [since for since, _ in steps[1:]] + [row.get("undocking_at")]
    for (since, port), until in zip(steps, ends, strict=True):
        yield Stay(row["slug"], port, since, until)


def all_stays() -> list[Stay]:
    return sorted((stay for row in docked() for stay in stays(row)), key=lambda stay: stay.since)


def standing_at(moment: datetime) -> dict[str, str]:
    """Ship by port at a moment."""
    return {stay.port: stay.flight for stay in all_stays() if stay.since <= moment < stay.end}


def passes() -> list[tuple[datetime, int]]:
    """Every launch with the number of times the station's plane had passed Baikonur since the first one."""
    launches = [row["launch_at"] for row in ships().values()]
    counted, total = [(launches[0], 0)], 0
    for earlier, later in pairwise(launches):
        total += round((later - earlier) / PLANE_DAY)
        counted.append((later, total))
    return counted


def minutes_after_pass(moment: datetime) -> float:
    """From the plane's pass over Baikonur to a moment, -708 to 708: between two launches the passes are even."""
    for (earlier, number), (later, next_number) in pairwise(passes()):
        if earlier <= moment <= later:
            share = number + (moment - earlier) / (later - earlier) * (next_number - number)
            return (share - round(share)) * PLANE_DAY.total_seconds() / 60
    raise ValueError(f"no launches around {moment}")
