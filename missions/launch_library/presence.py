"""From when to when somebody was in a crew, where the source does not say: from the dockings of their ships."""

from datetime import date
from typing import Any

from editorial.core import clock

from .judging import FOREVER, Judge


def presence(values: dict[str, Any], judge: Judge) -> dict[str, Any]:
    """`from_date` and `to_date`, Moscow days, half-open, where they differ from the expedition's own."""
    start, end = judge.expeditions[values["expedition"]]
    trips = judge.trips.get(values["person"], {}).values()
    mine = [trip for trip in trips if _meets(judge.span(*trip), (start, end or FOREVER))]
    if len(mine) != 1:
        return {}
    up, down = mine[0]
    came = judge.moment(up, "docking_at") or judge.moment(up, "launch_at")
    left = judge.moment(down, "undocking_at") or judge.moment(down, "landing_at")
    found: dict[str, Any] = {}
    if came and came > start and clock.day_of(came) > clock.day_of(start):
        found["from_date"] = clock.day_of(came)
    if left and end and left < end and clock.day_of(left) < clock.day_of(end):
        found["to_date"] = clock.day_of(left)
    if found.get("to_date", date.max) <= found.get("from_date", clock.day_of(start)):
        return {}
    return found


def _meets(one: tuple[Any, Any], other: tuple[Any, Any]) -> bool:
    return bool(one[0] < other[1] and other[0] < one[1])
