"""The chronicle's lines: each writes itself, in the language of the page, from the flight it belongs to."""

from datetime import timedelta
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from editorial import languages

from .models.names import quoted

if TYPE_CHECKING:
    from .models import FlightEvent


def line(event: "FlightEvent") -> str:
    """An editor's wording if there is one in this language, otherwise the house's sentence for this kind of event."""
    worded = languages.text(event, "text")
    if worded:
        return worded
    if event.kind == "eva":
        return spacewalk(event.duration)
    if event.flight is None:
        return str(event.get_kind_display())
    return _SENTENCES[event.kind](event) if event.kind in _SENTENCES else str(event.get_kind_display())


def spacewalk(duration: timedelta | None) -> str:
    if duration is None:
        return _("Spacewalk")
    return _("Spacewalk, %(duration)s") % {"duration": hours_and_minutes(duration)}


def hours_and_minutes(duration: timedelta) -> str:
    """7 h 45 min / 7 ч 45 мин."""
    minutes = round(duration.total_seconds() / 60)
    return _("%(hours)d h %(minutes)d min") % {"hours": minutes // 60, "minutes": minutes % 60}


def days(number: int) -> str:
    return ngettext("%(days)d day", "%(days)d days", number) % {"days": number}


def _names(event: "FlightEvent") -> dict[str, str]:
    """What sentences are made of: ship and vehicle quoted as the language quotes, the ship with its abbreviation."""
    flight = event.flight
    assert flight is not None
    kind = pgettext("abbreviation of a cargo ship", "SC") if flight.is_cargo else pgettext("abbreviation of a crew ship", "SC")
    port = event.port or flight.port
    vehicle = flight.launch_vehicle
    return {
        "ship": f"{kind} {flight.quoted}",
        "vehicle": quoted(languages.text(vehicle, "name")) if vehicle else "",
        "module": port.quoted_module if port else "",
    }


def _launch(event: "FlightEvent") -> str:
    names = _names(event)
    if not names["vehicle"]:
        return _("%(ship)s is launched") % names
    return _("LV %(vehicle)s with %(ship)s is launched") % names


def _docking(event: "FlightEvent") -> str:
    names = _names(event)
    if not names["module"]:
        return _("%(ship)s is docked to the station") % names
    return _("%(ship)s is docked to %(module)s") % names


def _undocking(event: "FlightEvent") -> str:
    names = _names(event)
    if not names["module"]:
        return _("%(ship)s is undocked from the station") % names
    return _("%(ship)s is undocked from %(module)s") % names


def _landing(event: "FlightEvent") -> str:
    assert event.flight is not None
    if event.flight.is_cargo:
        return _("%(ship)s has ended its flight over the Pacific Ocean") % _names(event)
    return _("%(ship)s has landed") % _names(event)


def _hatch(event: "FlightEvent") -> str:
    return _("The hatches between %(ship)s and the station are open") % _names(event)


_SENTENCES = {
    "launch": _launch,
    "docking": _docking,
    "undocking": _undocking,
    "landing": _landing,
    "hatch": _hatch,
}
