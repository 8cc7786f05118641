"""Numbers, words and moments of missions, as templates write them."""

from datetime import timedelta

from django import template
from django.utils.safestring import SafeString

from editorial.core import clock
from missions import chronicle as wording
from missions.event_data import data_block, event_data
from missions.flight_states import FlightState
from missions.instants import Instant, launch_instant
from missions.models import Flight, LaunchChange

register = template.Library()


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
    return wording.days_word(number)


@register.filter
def coordinate(value: float, places: int) -> str:
    """A number as SVG and CSS write it: at most so many decimals, whatever the language."""
    return f"{value:.{places}f}".rstrip("0").rstrip(".") if places else f"{value:.0f}"


@register.filter
def hours_and_minutes(duration: timedelta) -> str:
    """7 h 45 min."""
    return wording.hours_and_minutes(duration)
