"""Launches at hand, on the desk."""

from datetime import timedelta
from typing import Any

from django import template
from django.contrib.auth.models import AnonymousUser, User

from editorial.content import roles
from editorial.core import clock
from missions.instants import TIMED, Instant, launch_instant
from missions.models import Flight

register = template.Library()

NEAR = timedelta(hours=24)
FORGOTTEN = timedelta(days=30)  # an older plan that nobody has confirmed belongs to a list of flights, not to a day


@register.inclusion_tag("admin/launch/_at_hand.html")
def launches_at_hand(user: User | AnonymousUser) -> dict[str, Any]:
    """Launches of the next 24 hours, and those past that nobody has confirmed. One query; none for others' desks."""
    if not roles.may_approve(user):
        return {"launches": []}
    now = clock.now()
    planned = Flight.objects.filter(outcome="planned", launch_precision__in=[*TIMED, "day"])
    found = planned.filter(launch_at__lte=now + NEAR, launch_at__gt=now - FORGOTTEN).order_by("launch_at")
    only = found.only("slug", "name_ru", "name_en", "launch_at", "launch_precision", "outcome")
    return {"launches": [Launch(flight, launch_instant(flight, now)) for flight in only]}


class Launch:
    def __init__(self, flight: Flight, moment: Instant) -> None:
        self.flight, self.moment = flight, moment
