"""What an expedition's page tells of it, computed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from editorial import clock

from .models import CrewMembership, Expedition, ExpeditionTask

State = ExpeditionTask.State


@dataclass(frozen=True)
class ExpeditionState:
    """An expedition as it stands now."""

    expedition: Expedition
    now: datetime

    @property
    def state(self) -> str:
        """planned, running or completed."""
        if self.now < self.expedition.starts_at:
            return "planned"
        return "running" if self.expedition.is_running_at(self.now) else "completed"

    @property
    def is_live(self) -> bool:
        return self.state == "running"

    @property
    def in_words(self) -> str:
        words = {
            "planned": _("Expedition planned"),
            "running": _("Expedition under way"),
            "completed": _("Expedition completed"),
        }
        return words[self.state]

    @property
    def today(self) -> date:
        return clock.day_of(self.now)

    @property
    def day_number(self) -> int:
        return self.expedition.day_number(self.today)

    @property
    def end_is_planned(self) -> bool:
        return self.expedition.ends_at is not None and self.expedition.ends_at > self.now

    @property
    def last_day_told(self) -> date:
        """Up to which its chronicle can tell."""
        return min(self.expedition.last_day or self.today, self.today)

    def aboard(self, places: Iterable[CrewMembership]) -> list[int]:
        """How many were in the crew, step by step: [3, 6]. While the expedition runs, up to today."""
        places, first, last = list(places), self.expedition.first_day, self.expedition.last_day
        days = {first, *(day for place in places for day in (place.from_date, place.to_date) if day)}
        if self.is_live:
            days = {day for day in days if day <= self.today}
        # On the last day those who go home are leaving already: that is no step of the expedition's life.
        steps: list[int] = []
        for day in sorted(day for day in days if day == first or last is None or day < last):
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
