"""What people did in a crew, in words."""

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext as _

from editorial.core import clock

from .models import CrewMembership, Spaceflight


def during(memberships: Iterable[CrewMembership], trip: Spaceflight, now: date) -> list[CrewMembership]:
    """Those that fall into a trip; an expedition still to come belongs only to a trip still to come."""
    start = clock.day_of(trip.up.launch_at)
    end = clock.day_of(trip.ended_at) if trip.ended_at else None
    planned = start > now
    return [
        membership
        for membership in memberships
        if (end is None or membership.first_day <= end)
        and (membership.last_day is None or membership.last_day > start)
        and (planned or membership.first_day <= now)
    ]


def in_words(memberships: Iterable[CrewMembership]) -> str:
    """ "flight engineer", or "flight engineer of ISS-57; commander of ISS-58" where the role changed."""
    expeditions: dict[str, list[str]] = {}
    for membership in memberships:
        named = expeditions.setdefault(membership.get_role_display(), [])
        if str(membership.expedition) not in named:
            named.append(str(membership.expedition))
    if len(expeditions) <= 1:
        return "".join(expeditions)
    return "; ".join(
        _("%(role)s of %(expedition)s") % {"role": role, "expedition": ", ".join(names)}
        for role, names in expeditions.items()
    )
