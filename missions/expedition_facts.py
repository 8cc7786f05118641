"""What an expedition's page tells of it, computed."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from editorial import clock

from .models import CrewMembership, Expedition, ExpeditionTask, FlightEvent

State = ExpeditionTask.State


def state_of(expedition: Expedition, now: datetime) -> str:
    """planned, running or completed."""
    if now < expedition.starts_at:
        return "planned"
    return "running" if expedition.is_running_at(now) else "completed"


def aboard(expedition: Expedition, memberships: Iterable[CrewMembership], today: date) -> list[int]:
    """How many were in the crew, step by step: [3, 6]. While the expedition runs, up to today."""
    places = list(memberships)
    last = expedition.last_day
    days = {expedition.first_day}
    days |= {day for place in places for day in (place.from_date, place.to_date) if day}
    if state_of(expedition, clock.now()) == "running":
        days = {day for day in days if day <= today}
    steps: list[int] = []
    for day in sorted(days):
        # On the last day the crew that goes home is leaving already: that is no step of the expedition's life.
        if last is not None and day >= last and day != expedition.first_day:
            continue
        number = len({place.person_id for place in places if place.is_held_on(day)})
        if number and steps[-1:] != [number]:
            steps.append(number)
    return steps


def tasks_in_words(tasks: Iterable[ExpeditionTask]) -> str:
    """6 tasks: 3 done, 2 moved, 1 cancelled."""
    states = [task.state for task in tasks]
    if not states:
        return ""
    parts = [words % {"number": number} for words, number in _counted(states) if number]
    return ngettext("%(count)d task: %(states)s", "%(count)d tasks: %(states)s", len(states)) % {
        "count": len(states),
        "states": ", ".join(parts),
    }


def _counted(states: list[str]) -> Iterable[tuple[str, int]]:
    done, moved = states.count(State.DONE), states.count(State.MOVED)
    cancelled, planned = states.count(State.CANCELLED), states.count(State.PLANNED)
    yield ngettext("%(number)d done", "%(number)d done", done), done
    yield ngettext("%(number)d moved", "%(number)d moved", moved), moved
    yield ngettext("%(number)d cancelled", "%(number)d cancelled", cancelled), cancelled
    yield ngettext("%(number)d planned", "%(number)d planned", planned), planned
