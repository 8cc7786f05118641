"""In which order a flight's moments may stand: asked by its form, its constraints and imports alike."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from editorial.core import clock

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

TIMES = ("launch_at", "docking_at", "undocking_at", "landing_at")
NEVER_BEFORE = {
    "docking_at": ("launch_at", _("A docking cannot come before the launch.")),
    "undocking_at": ("docking_at", _("An undocking cannot come before the docking.")),
    "landing_at": ("launch_at", _("A landing cannot come before the launch.")),
}
NOTHING_FLEW = _("Nothing flew before October 4, 1957.")
NEVER_DOCKED = _("A ship that has not docked cannot undock.")
LANDS_LAST = _("A landing cannot come before the docking or the undocking.")
NO_OUTCOME_YET = _("A flight that has not begun has no outcome yet.")


def schedule_errors(flight: Mapping[str, Any]) -> dict[str, "_StrPromise"]:
    """`flight`: values by column, any of which may be missing. By column, what is wrong with it beside the others."""
    errors = {}
    launch, landing = flight.get("launch_at"), flight.get("landing_at")
    for later, (earlier, message) in NEVER_BEFORE.items():
        at, before = flight.get(later), flight.get(earlier) or launch
        if at and before and at <= before:
            errors[later] = message
    docked = [at for at in (flight.get("docking_at"), flight.get("undocking_at")) if at]
    if landing and docked and landing <= max(docked):
        errors["landing_at"] = LANDS_LAST
    if flight.get("undocking_at") and not flight.get("docking_at"):
        errors["undocking_at"] = NEVER_DOCKED
    if launch and clock.day_of(launch) < clock.SPACE_AGE:
        errors["launch_at"] = NOTHING_FLEW
    if flight.get("outcome", "planned") != "planned" and launch and launch > clock.now():
        errors["outcome"] = NO_OUTCOME_YET
    return errors
