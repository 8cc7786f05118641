"""Events and spacewalks. What a flight's own moments say (launch, docking, landing) is not said a second time."""

import re

from django.utils.translation import gettext as _

from ..facts import FlightEventFact, FlightFact, Key
from ..gathering import Gathering
from ..values import LeftOut, Obj
from .dialects import Dialect
from .launches import mission_name
from .people import key, seats

SPACEWALK = re.compile(r"\bEVA\b|spacewalk", re.IGNORECASE)
FOLLOWS_FLIGHT = re.compile(r"dock|berthing|landing|splashdown|capture|release|launch|deorbit|re-?entry", re.IGNORECASE)
TIMED = {"second", "minute", "hour"}  # an event of the chronicle stands on its day, with its time
LINKS = ("launches", "expeditions", "spacestations")


def event_record(record: Obj, dialect: Dialect, gathering: Gathering) -> None:
    number = record.needed("id", record.id())
    name = record.needed("name", record.name("name"))
    kind = dialect.type_name(record)
    at = record.needed("date", record.moment("date"))
    precision = record.child("date_precision")
    if precision is not None and (precision.text("name") or "").lower() not in TIMED:
        raise LeftOut("date_precision", _("Its time is not known to the hour: no line of the chronicle yet."))
    flight = _flight(record, gathering)
    fact = FlightEventFact(key=key("event", number), label=name, at=at)
    if SPACEWALK.search(kind):
        fact.kind, fact.duration = "eva", record.duration("duration")
    elif FOLLOWS_FLIGHT.search(kind):
        raise LeftOut("type", _("Launches, dockings and landings come from their flights."))
    elif not any(record.data.get(link) for link in LINKS):
        raise LeftOut("launches", _("It belongs to no flight, expedition or station."))
    else:
        fact.kind, fact.text_en, fact.flight = "other", name, flight
    gathering.add(fact)


def _flight(record: Obj, gathering: Gathering) -> Key | None:
    for launch in record.children("launches") if "launches" in record else ():
        number, title = launch.id(), launch.name("name")
        if number:
            fact = FlightFact(key=key("launch", number), label=title or "", launch_at=launch.moment("net"))
            fact.name_en = mission_name(title) if title else None
            return gathering.add(fact, in_passing=True)
    return None


def spacewalk_record(record: Obj, dialect: Dialect, gathering: Gathering) -> None:
    """The event that announces a spacewalk is the same thing: `event` names it."""
    number = record.needed("id", record.id())
    start, end, length = (
        record.needed("start", record.moment("start")),
        record.moment("end"),
        record.duration("duration"),
    )
    if end is not None and end <= start:
        raise LeftOut("end", _("It ends before it starts."))
    if length is None and end is not None:
        length = end - start
    fact = FlightEventFact(key=key("spacewalk", number), label=record.text("name") or "", kind="eva", at=start)
    fact.duration = length
    fact.people = tuple(seat.person for seat in seats(record, "crew", dialect, gathering)) or None
    announced = record.child("event")
    if announced is not None and announced.id():
        fact.also = (key("event", str(announced.id())),)
    gathering.add(fact)
