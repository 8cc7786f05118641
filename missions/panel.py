"""The panel of the day: the expedition, its days, its crew, and who else is in space."""

from dataclasses import dataclass
from datetime import date, datetime

from editorial.core import clock

from .cached_records import crews, expeditions
from .models import CrewMembership, Expedition
from .scale import DayScale
from .time_in_space import Stay, people_in_space

FIRST_EXPEDITION = date(2000, 11, 2)  # the crew of ISS-1 came aboard
MANY = 3  # people; above that the panel is set closer


@dataclass(frozen=True)
class CrewMember:
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
    crew: list[CrewMember]
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
    def day_scale(self) -> DayScale | None:
        if self.expedition is None:
            return None
        return DayScale(self.expedition.first_day, max(self.last_day or self.day, self.day), self.day)


def day_panel(day: date) -> DayPanel:
    """For a Moscow day. A day to come is answered with today: nobody knows more."""
    day = min(day, clock.today())
    expedition = expedition_at(clock.last_moment(day))
    people = people_in_space(day)
    stays = {stay.person.pk: stay for stay in people}
    memberships = crews().get(expedition.pk, []) if expedition else []
    crew = [CrewMember(held, stays.get(held.person_id)) for held in memberships if held.is_held_on(day)]
    return DayPanel(day, expedition, crew, people)


def expedition_at(moment: datetime) -> Expedition | None:
    """Under way at a moment; at a handover the new one."""
    return next((expedition for expedition in expeditions() if expedition.is_running_at(moment)), None)


def expeditions_between(start: datetime, end: datetime) -> list[Expedition]:
    """Begun by now and under way during any part of a span of time, the first to begin first: two at a handover."""
    begun = (expedition for expedition in expeditions() if expedition.starts_at < end)
    now = clock.now()
    found = [each for each in begun if each.starts_at <= now and (each.ends_at is None or each.ends_at > start)]
    return found[::-1]
