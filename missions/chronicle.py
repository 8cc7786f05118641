"""The chronicle's lines: each writes itself, in the language of the page, from the flight it belongs to."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, npgettext, pgettext

from editorial.core import languages

from .instants import Instant, flight_instant, has_happened, launch_instant

if TYPE_CHECKING:
    from .models import Flight, FlightEvent


@dataclass(frozen=True)
class Entry:
    """One line as a page shows it."""

    kind: str
    line: str
    moment: Instant


def entries(events: Iterable["FlightEvent"], now: datetime) -> list[Entry]:
    """What has happened as sentences, what is still to come as the plan has it."""
    return [Entry(event.kind, _entry_line(event, now), event_instant(event, now)) for event in events]


def _entry_line(event: "FlightEvent", now: datetime) -> str:
    return event_line(event) if has_event_happened(event, now) else planned_line(event)


def has_event_happened(event: "FlightEvent", now: datetime) -> bool:
    """The same rule as the querysets' `happened_q`, asked of an event already loaded."""
    return event.at <= now if event.flight is None else has_happened(event.flight, event.at, now)


def flight_entries(flight: "Flight", now: datetime) -> list[Entry]:
    """A flight from its launch on, what is planned included. One query."""
    events: Any = flight.events
    lines = entries(events.worded().for_lines().order_by("at", "pk"), now)
    if any(entry.kind == "launch" for entry in lines):
        return lines
    # Known to the month at best: no event of any day, but the flight begins with it all the same.
    kind = events.model.Kind.LAUNCH
    return [Entry("launch", str(capfirst(kind.label)), launch_instant(flight, now)), *lines]


def event_instant(event: "FlightEvent", now: datetime) -> Instant:
    if event.flight is None:
        return Instant(event.at, is_planned=event.at > now)
    if event.kind == "launch":
        return launch_instant(event.flight, now)
    return flight_instant(event.flight, event.at, now) or Instant(event.at)


def event_line(event: "FlightEvent") -> str:
    """An editor's wording if there is one in this language, otherwise this site's sentence for this kind of event."""
    worded = languages.text(event, "text")
    if worded:
        return worded
    if event.kind == "eva":
        return spacewalk(event.duration)
    if event.flight is None or event.kind not in _SENTENCES:
        return str(capfirst(event.get_kind_display()))
    return _SENTENCES[event.kind](event, event.flight)


def planned_line(event: "FlightEvent") -> str:
    """What is to happen, named and not told: nothing reads as done before it is."""
    module = _names(event, event.flight)["module"] if event.flight else ""
    if event.kind == "relocation" and module:  # an editor has to word it, and words it as done
        return _("Relocation to %(module)s") % {"module": module}
    worded = languages.text(event, "text")
    if worded:
        return worded
    if event.kind == "docking" and module:
        return _("Docking to %(module)s") % {"module": module}
    if event.kind == "undocking" and module:
        return _("Undocking from %(module)s") % {"module": module}
    if event.kind == "landing" and event.flight and event.flight.is_cargo:
        return _("End of the flight")
    return str(capfirst(event.get_kind_display()))


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


def days_word(number: int) -> str:
    """The word alone, for the place under a large figure."""
    return npgettext("under a large figure", "day", "days", number)


def _names(event: "FlightEvent", flight: "Flight") -> dict[str, str]:
    """What sentences are made of: ship and vehicle quoted as the language quotes, the ship with its abbreviation."""
    port = event.port or flight.port
    vehicle = flight.launch_vehicle
    return {
        "ship": _ship(flight),
        "vehicle": vehicle.quoted if vehicle and not _flies_itself(flight) else "",
        "module": port.quoted_module if port else "",
    }


def _flies_itself(flight: "Flight") -> bool:
    """Launch vehicle and spacecraft in one, as the Space Shuttle: no sentence names it twice."""
    return flight.launch_vehicle is not None and flight.launch_vehicle.slug == flight.spacecraft.slug


def _ship(flight: "Flight") -> str:
    if _flies_itself(flight):
        names = {"series": flight.spacecraft.quoted, "flight": languages.name(flight, "name")}
        return pgettext("a reusable ship and its mission", "%(series)s (%(flight)s)") % names
    if flight.is_cargo:
        return pgettext("cargo ship", "SC %(name)s") % {"name": flight.quoted}
    return pgettext("crew ship", "SC %(name)s") % {"name": flight.quoted}


def _launch(event: "FlightEvent", flight: "Flight") -> str:
    names = _names(event, flight)
    if not names["vehicle"]:
        return _("%(ship)s is launched") % names
    return _("LV %(vehicle)s with %(ship)s is launched") % names


def _docking(event: "FlightEvent", flight: "Flight") -> str:
    names = _names(event, flight)
    if not names["module"]:
        return _("%(ship)s is docked to the station") % names
    return _("%(ship)s is docked to %(module)s") % names


def _undocking(event: "FlightEvent", flight: "Flight") -> str:
    names = _names(event, flight)
    if not names["module"]:
        return _("%(ship)s is undocked from the station") % names
    return _("%(ship)s is undocked from %(module)s") % names


def _landing(event: "FlightEvent", flight: "Flight") -> str:
    failed = flight.outcome == flight.Outcome.FAILURE
    if flight.is_cargo and failed:
        return _("%(ship)s has ended its flight") % _names(event, flight)
    if flight.is_cargo:
        return _("%(ship)s has ended its flight over the Pacific Ocean") % _names(event, flight)
    if failed:
        return _("The descent module of %(ship)s has landed") % _names(event, flight)
    return _("%(ship)s has landed") % _names(event, flight)


def _hatch(event: "FlightEvent", flight: "Flight") -> str:
    return _("The hatches between %(ship)s and the station are open") % _names(event, flight)


_SENTENCES = {
    "launch": _launch,
    "docking": _docking,
    "undocking": _undocking,
    "landing": _landing,
    "hatch": _hatch,
}
