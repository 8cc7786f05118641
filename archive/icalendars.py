"""Flights for readers' own calendars: RFC 5545, one address for each language.

A launch known to the second or minute is a moment, one known to the hour lasts that hour; one known to the day, month,
quarter, half-year or year is an all-day event that spans them: it never stands on a day that nobody has named. One
known to the decade is in no calendar: it would stand on every day of ten years.
"""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.cache import get_conditional_response
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from icalendar import Calendar, Event, Timezone

from editorial.content.pages import read_only
from editorial.core import clock, languages
from missions.instants import Instant, earliest, flight_instant, has_happened, latest, launch_instant
from missions.models import Expedition, Flight, FlightEvent

BACK = timedelta(days=366)  # a reader's calendar goes back a year; the archive has the rest
REFRESH = timedelta(hours=1)
MOSCOW_SINCE = date(2014, 10, 26)  # UTC+3 all year, to this day


@read_only
def flights(request: HttpRequest) -> HttpResponse:
    """Everything planned, and what was launched or landed in the last year."""
    now = clock.now()
    found = Flight.objects.for_calendar().recent(now - BACK)
    return answer(request, described(_("Space flights — RSC Energia"), of_flights(found, now)))


@read_only
def expedition(request: HttpRequest, number: int) -> HttpResponse:
    now = clock.now()
    chosen = get_object_or_404(Expedition, number=number)
    ships = Flight.objects.for_calendar().at_station_during(chosen.starts_at, chosen.ends_at or now)
    name = _("Expedition %(expedition)s — RSC Energia") % {"expedition": chosen}
    return answer(request, described(name, [of_expedition(chosen), *of_flights(ships, now)]))


def answer(request: HttpRequest, calendar: Calendar) -> HttpResponse:
    response = HttpResponse(calendar.to_ical(), content_type="text/calendar; charset=utf-8")
    etag = f'"{sha256(response.content).hexdigest()[:32]}"'
    response.headers["ETag"] = etag
    return get_conditional_response(request, etag, None, response) or response


def described(name: str, events: Iterable[Event]) -> Calendar:
    """Without a METHOD: with one the file is a message of RFC 5546, which has to name an organizer."""
    calendar = Calendar()
    calendar.add("prodid", f"-//RSC Energia//Flights//{languages.current().upper()}")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("x-wr-calname", name)
    calendar.add("x-wr-timezone", "Europe/Moscow")
    calendar.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "PT1H")
    for event in events:
        calendar.add_component(event)
    if not calendar.events:
        calendar.add_component(_moscow())
    return calendar


def _moscow() -> Timezone:
    """RFC 5545 knows no calendar without a component: one that has no events yet names its time zone."""
    moscow = Timezone.from_tzid("Europe/Moscow", first_date=MOSCOW_SINCE, last_date=clock.today())
    moscow.pop("COMMENT", None)  # of the library, on how it was made; libical holds it against the file
    return moscow


def of_flights(found: Iterable[Flight], now: datetime) -> Iterator[Event]:
    """The launch, docking, undocking and landing of each, as far as they are known."""
    for flight in found:
        for kind, name in FlightEvent.FROM_FLIGHT.items():
            at = getattr(flight, name)
            moment = launch_instant(flight, now) if name == "launch_at" else flight_instant(flight, at, now)
            if moment is not None and moment.precision != "decade":
                yield _of_moment(flight, kind, moment, has_happened(flight, at, now))


def _of_moment(flight: Flight, kind: FlightEvent.Kind, moment: Instant, happened: bool) -> Event:
    event = _begun(f"flight-{flight.pk}-{kind}", flight)
    event.add("summary", _("%(event)s: %(ship)s") % {"event": capfirst(kind.label), "ship": flight.quoted})
    event.add("description", moment.full if happened else _("Planned: %(moment)s") % {"moment": moment.full})
    event.add("status", "CONFIRMED" if happened else "TENTATIVE")
    event.add("url", settings.SITE_URL + flight.get_absolute_url())
    if kind == FlightEvent.Kind.LAUNCH and flight.launch_site:
        event.add("location", str(flight.launch_site))
    _place(event, moment)
    return event


def _place(event: Event, moment: Instant) -> None:
    event.add("transp", "TRANSPARENT")  # nobody is busy because a ship flies
    start, end = earliest(moment.at, moment.precision), latest(moment.at, moment.precision)
    if not moment.has_time:
        _all_day(event, start.date(), end.date())
        return
    exact = start if moment.precision != "second" else moment.at
    event.add("dtstart", exact.astimezone(UTC))
    if moment.precision == "hour":
        event.add("dtend", end.astimezone(UTC))


def _all_day(event: Event, first: date, after: date) -> None:
    """RFC 5545: the end of a DATE event is the first day after it. Dates are added as dates: the library says
    VALUE=DATE of those, and says nothing of its own `vDate`."""
    event.add("dtstart", first)
    event.add("dtend", after)


def of_expedition(chosen: Expedition) -> Event:
    event = _begun(f"expedition-{chosen.number}", chosen)
    event.add("summary", _("Expedition %(expedition)s") % {"expedition": chosen})
    event.add("status", "TENTATIVE" if chosen.ends_at is None or chosen.ends_at > clock.now() else "CONFIRMED")
    event.add("url", settings.SITE_URL + chosen.get_absolute_url())
    event.add("transp", "TRANSPARENT")
    _all_day(event, chosen.first_day, (chosen.last_day or chosen.first_day) + timedelta(days=1))
    return event


def _begun(name: str, record: Flight | Expedition) -> Event:
    """With an id that outlives every change, and what tells calendars that there was one."""
    event = Event()
    event.add("uid", f"{name}.{languages.current()}@{urlsplit(settings.SITE_URL).hostname}")
    event.add("sequence", record.calendar_sequence)
    event.add("dtstamp", record.calendar_changed_at.astimezone(UTC))
    event.add("last-modified", record.calendar_changed_at.astimezone(UTC))
    return event
