"""A flight for search engines: schema.org's Event, as JSON-LD."""

import json
from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from editorial.core import clock, languages

from .flight_states import FlightState
from .instants import Instant
from .models import LaunchChange

# In a data block of HTML: no "</script>" and no "<!--" can come out of a name.
ESCAPES = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


def event_data(state: FlightState, changes: Iterable[LaunchChange]) -> dict[str, Any]:
    """Dates are as long as they are known: `2019-03` for a launch of some day in March."""
    flight, launch = state.flight, state.launch
    last = next(iter(changes), None) if launch.is_planned else None
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Event",
        "name": _("Launch: %(ship)s") % {"ship": flight.quoted},
        "description": f"{state.in_words}. {launch.full}",
        "startDate": _date(launch),
        "eventStatus": "https://schema.org/EventRescheduled" if last else "https://schema.org/EventScheduled",
        "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
        "inLanguage": languages.current(),
        "url": settings.SITE_URL + flight.get_absolute_url(),
        "organizer": {"@type": "Organization", "name": _("RSC Energia"), "url": settings.SITE_URL},
    }
    if last:
        data["previousStartDate"] = _date(last.was)
    if flight.launch_site:
        data["location"] = {"@type": "Place", "name": str(flight.launch_site), "address": str(flight.launch_site)}
    return data


def _date(moment: Instant) -> str:
    if moment.precision == "second":
        return moment.at.astimezone(clock.MOSCOW).isoformat(timespec="seconds")
    return moment.machine


def data_block(data: dict[str, Any]) -> SafeString:
    """A data block is never run, so the site's policy on scripts lets it stand."""
    text = json.dumps(data, ensure_ascii=False).translate(ESCAPES)
    return format_html('<script type="application/ld+json">{}</script>', SafeString(text))
