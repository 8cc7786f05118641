"""Events and spacewalks. What a flight's own moments say (launch, docking, landing) is not said a second time."""

import re

from django.utils.translation import gettext as _

from ..facts import EVENT, FLIGHT, Fact, FactCollection, Key, Values
from ..json_object import Rejected
from .crews import seats
from .launches import mission_name
from .records import LaunchLibraryObject, source_key

SPACEWALK = re.compile(r"\bEVA\b|spacewalk", re.IGNORECASE)
FOLLOWS_FLIGHT = re.compile(r"dock|berthing|landing|splashdown|capture|release|launch|deorbit|re-?entry", re.IGNORECASE)
TIMED = {"second", "minute", "hour"}  # an event of the chronicle stands on its day, with its time
LINKS = ("launches", "expeditions", "spacestations")


def parse_event(record: LaunchLibraryObject, facts: FactCollection) -> None:
    number, name = record.id_and_name()
    kind, at = record.type_name(), record.required("date", record.timestamp("date"))
    precision = record.child("date_precision")
    if precision is not None and (precision.text("name") or "").lower() not in TIMED:
        raise Rejected("date_precision", _("Its time is not known to the hour: no line of the chronicle yet."))
    flight = _flight(record, facts)
    values: Values
    if SPACEWALK.search(kind):
        values = {"kind": "eva", "at": at, "duration": record.duration("duration")}
    elif FOLLOWS_FLIGHT.search(kind):
        raise Rejected("type", _("Launches, dockings and landings come from their flights."))
    elif not any(record.data.get(link) for link in LINKS):
        raise Rejected("launches", _("It belongs to no flight, expedition or station."))
    else:
        values = {"kind": "other", "at": at, "text_en": name, "flight": flight}
    facts.add(Fact(EVENT, source_key("event", number), name, values))


def _flight(record: LaunchLibraryObject, facts: FactCollection) -> Key | None:
    for launch in record.children("launches"):
        number, title = launch.id(), launch.name("name")
        if number:
            values = {"name_en": mission_name(title) if title else None, "launch_at": launch.timestamp("net")}
            return facts.add(Fact(FLIGHT, source_key("launch", number), title or "", values), in_passing=True)
    return None


def parse_spacewalk(record: LaunchLibraryObject, facts: FactCollection) -> None:
    """The event that announces a spacewalk is the same thing: `event` names it."""
    number, start = record.required("id", record.id()), record.required("start", record.timestamp("start"))
    end, duration = record.timestamp("end"), record.duration("duration")
    if end is not None and end <= start:
        raise Rejected("end", _("It ends before it starts."))
    if duration is None and end is not None:
        duration = end - start
    people = tuple(seat.person for seat in seats(record, "crew", facts)) or None
    values = {"kind": "eva", "at": start, "duration": duration, "people": people}
    announcement = record.child("event")
    event = announcement.id() if announcement else None
    also = (source_key("event", event),) if event else ()
    facts.add(Fact(EVENT, source_key("spacewalk", number), record.text("name") or "", values, also))
