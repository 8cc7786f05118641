"""What an expedition's page tells of it, computed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from itertools import pairwise

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from editorial.core import clock
from editorial.core.date_formats import day_month

from .models import CrewMembership, Expedition, ExpeditionTask
from .timeline import Scale

State = ExpeditionTask.State


@dataclass(frozen=True)
class Step:
    """From a day on, so many were in the crew."""

    day: date
    number: int


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
    def scale(self) -> Scale:
        """For its timelines. While no end is known, up to today."""
        return Scale(
            self.expedition.first_day, max(self.expedition.last_day or self.today, self.expedition.first_day), self.now
        )

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

    def aboard(self, places: Iterable[CrewMembership]) -> list[Step]:
        """How many were in the crew, step by step. While the expedition runs, up to today."""
        places, first, last = list(places), self.expedition.first_day, self.expedition.last_day
        days = {first, *(day for place in places for day in (place.from_date, place.to_date) if day)}
        if self.is_live:
            days = {day for day in days if day <= self.today}
        # On the last day those who go home are leaving already: that is no step of the expedition's life.
        steps: list[Step] = []
        for day in sorted(day for day in days if day == first or last is None or day < last):
            number = len({place.person_id for place in places if place.is_held_on(day)})
            if number and (not steps or steps[-1].number != number):
                steps.append(Step(day, number))
        return steps


def steps_in_words(steps: list[Step]) -> str:
    """3 people until December 3, then 6. Empty where the number never changed."""
    if len(steps) < 2:
        return ""
    people = ngettext("%(number)d person until %(day)s", "%(number)d people until %(day)s", steps[0].number)
    parts = [people % {"number": steps[0].number, "day": day_month(steps[1].day)}]
    for step, following in pairwise(steps[1:]):
        parts.append(_("%(number)d until %(day)s") % {"number": step.number, "day": day_month(following.day)})
    return ", ".join([*parts, _("then %(number)d") % {"number": steps[-1].number}])


def tasks_in_words(tasks: Iterable[ExpeditionTask]) -> str:
    """5 of 8 done; 2 moved, 1 cancelled."""
    states = [task.state for task in tasks]
    if not states:
        return ""
    done = _("%(done)d of %(count)d done") % {"done": states.count(State.DONE), "count": len(states)}
    parts = [words % {"number": number} for words, number in _counted(states) if number]
    return "; ".join(filter(None, [done, ", ".join(parts)]))


def _counted(states: list[str]) -> Iterable[tuple[str, int]]:
    moved = states.count(State.MOVED)
    cancelled, planned = states.count(State.CANCELLED), states.count(State.PLANNED)
    yield ngettext("%(number)d moved", "%(number)d moved", moved), moved
    yield ngettext("%(number)d cancelled", "%(number)d cancelled", cancelled), cancelled
    yield ngettext("%(number)d planned", "%(number)d planned", planned), planned
