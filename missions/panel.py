"""The panel of the day: the expedition, its days, its crew, and who else is in space. At most three queries."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from editorial.core import clock
from editorial.core.cached_queries import Composed

from .models import CrewMembership, Expedition
from .scale import Ruler
from .time_in_space import Stay, people_in_space

FIRST_EXPEDITION = date(2000, 11, 2)  # the crew of ISS-1 came aboard
MANY = 3  # people; above that the panel is set closer


@dataclass(frozen=True)
class Place:
    """A place in the crew, and the spaceflight of the person who has it; None where none is recorded."""

    membership: CrewMembership
    stay: Stay | None


@dataclass(frozen=True)
class Aloft:
    stay: Stay
    membership: CrewMembership | None


@dataclass(frozen=True)
class DayPanel:
    day: date
    expedition: Expedition | None
    crew: list[Place]
    people: list[Stay]  # everybody in space on the day, launched and landed on it among them

    @property
    def is_past(self) -> bool:
        return self.day < clock.today()

    @property
    def others(self) -> list[Stay]:
        """In space, and in no crew of the expedition: a ship on its way, a visiting crew."""
        members = {place.membership.person_id for place in self.crew}
        return [stay for stay in self.people if stay.is_up and stay.person.pk not in members]

    @property
    def aloft(self) -> list[Aloft]:
        """Everybody in space at the day's last known moment, the crew of the expedition first."""
        crew = [Aloft(place.stay, place.membership) for place in self.crew if place.stay and place.stay.is_up]
        return crew + [Aloft(stay, None) for stay in self.others]

    @property
    def is_dense(self) -> bool:
        return len(self.crew) + len(self.others) > MANY

    @property
    def has_totals(self) -> bool:
        """Somebody's days of all flights stand beside those of this one: what they count has to be said."""
        return any(stay.total is not None for stay in [place.stay for place in self.crew] + self.others if stay)

    @property
    def is_before_station(self) -> bool:
        """True before anybody lived on the station; later, a missing expedition is only missing from our records."""
        return self.day < FIRST_EXPEDITION

    @property
    def day_number(self) -> int | None:
        return self.expedition.day_number(self.day) if self.expedition else None

    @property
    def last_day(self) -> date | None:
        """As planned. A page about a past day does not know it: what was planned then nobody has written down."""
        return None if self.is_past or self.expedition is None else self.expedition.last_day

    @property
    def length(self) -> int | None:
        return self.expedition.length if self.expedition and self.last_day else None

    @property
    def ruler(self) -> Ruler | None:
        if self.expedition is None:
            return None
        return Ruler(self.expedition.first_day, max(self.last_day or self.day, self.day), self.day)


def day_panel(day: date) -> DayPanel:
    """For a Moscow day. A day to come is answered with today: nobody knows more."""
    day = min(day, clock.today())
    memberships = _crew(day=day)
    expedition: Expedition | None = memberships[0].expedition if memberships else _running.first(day=day)
    people = people_in_space(day)
    stays = {stay.person.pk: stay for stay in people}
    crew = [Place(membership, stays.get(membership.person_id)) for membership in memberships]
    return DayPanel(day, expedition, crew, people)


@Composed
def _crew(*, day: date) -> Any:
    return CrewMembership.objects.for_panel().under_way(day)


@Composed
def _running(*, day: date) -> Any:
    return Expedition.objects.at(clock.last_moment(day)).for_list().order_by("-starts_at")[:1]
