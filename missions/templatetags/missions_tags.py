"""The panel of the day and the chronicle, for any page that has a day."""

from datetime import date, timedelta
from typing import Any

from django import template
from django.template import Context
from django.utils.safestring import SafeString

from editorial.core import clock
from editorial.core.cached_queries import Composed
from missions import chronicle as told
from missions.event_data import data_block, event_data
from missions.flight_states import FlightState
from missions.instants import Instant, launch_instant
from missions.models import Flight, FlightEvent, LaunchChange
from missions.panel import DayPanel, day_panel
from missions.scale import Ruler
from missions.station import Station
from missions.station_drawing import StationDrawing

register = template.Library()


@register.inclusion_tag("missions/_panel.html", takes_context=True)
def crew_panel(context: Context, page_day: date, page_is_dated: bool = False) -> dict[str, Any]:
    """The crew of the page's day. Asked twice on one page, or given by the view as `day_panel`, it is made once."""
    panel = _panel(context, page_day or clock.today())
    return {"panel": panel, "is_past": bool(page_is_dated) and panel.is_past}


def _panel(context: Context, day: date) -> DayPanel:
    given = context.get("day_panel")
    if isinstance(given, DayPanel) and given.day == min(day, clock.today()):
        return given
    request = context.get("request")
    kept: dict[date, DayPanel] = vars(request).setdefault("_day_panels", {}) if request else {}
    if day not in kept:
        kept[day] = day_panel(day)
    return kept[day]


@register.inclusion_tag("missions/_chronicle_items.html")
def chronicle(page_day: date, limit: int = 5) -> dict[str, Any]:
    """The last events up to the end of the page's day, never after now, newest first."""
    return {"entries": told.entries(_last_events(limit, day=page_day or clock.today()), clock.now())}


@Composed
def _last_events(limit: int, *, day: date) -> Any:
    return FlightEvent.objects.until(day).public().for_lines()[:limit]


@register.inclusion_tag("missions/_next_launch.html")
def next_launch() -> dict[str, Any]:
    """The launch that comes next, or one whose time has passed and that nobody has confirmed. Two queries at most."""
    now = clock.now()
    flight = _at_hand.first()
    if flight is None:
        return {}
    return {"flight": flight, "launch": launch_instant(flight, now), "change": _last_change.first(flight=flight.pk)}


@Composed
def _at_hand() -> Any:
    return Flight.objects.at_hand(clock.now())[:1]


@Composed
def _last_change(*, flight: int) -> Any:
    return LaunchChange.objects.filter(flight=flight)[:1]


@register.inclusion_tag("missions/_station.html", takes_context=True)
def station(context: Context, page_day: date) -> dict[str, Any]:
    """The ports of the Russian segment on a day: drawn, and as a table that says the same. A view that has asked
    for the ships in flight hands them over as `station_ships`."""
    found = Station.on(page_day, context.get("station_ships"))
    return {"station": found, "drawing": StationDrawing(found)}


@register.simple_tag
def ruler(first: date, last: date, today: date) -> Ruler:
    return Ruler(first, last, today)


@register.simple_tag
def flight_data(state: FlightState, changes: list[LaunchChange]) -> SafeString:
    return data_block(event_data(state, changes))


@register.filter
def launch(flight: Flight) -> Instant:
    """As exactly as it is known, and whether it is one yet."""
    return launch_instant(flight, clock.now())


@register.filter
def days_word(number: int) -> str:
    """The word beside a large figure: day, days."""
    return told.days_word(number)


@register.filter
def coordinate(value: float, places: int) -> str:
    """A number as SVG and CSS write it: at most so many decimals, whatever the language."""
    return f"{value:.{places}f}".rstrip("0").rstrip(".") if places else f"{value:.0f}"


@register.filter
def hours_and_minutes(duration: timedelta) -> str:
    """7 h 45 min."""
    return told.hours_and_minutes(duration)
