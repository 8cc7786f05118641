"""A person's spaceflights as the person's page tells them."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from editorial.core import clock
from editorial.core.content_cache import cached

from . import crews
from .cached_records import crews as all_crews
from .cached_records import spaceflights_by_person
from .chronicle import days, hours_and_minutes
from .experience import place_of
from .instants import Instant, flight_instant, launch_instant
from .models import CrewMembership, Expedition, FlightEvent, ImportedRecord, Person, Spaceflight
from .time_in_space import Career, reached_orbit
from .timeline import Row, Scale, Span


@dataclass(frozen=True)
class Trip:
    spaceflight: Spaceflight
    memberships: list[CrewMembership]
    now: datetime

    @property
    def launch(self) -> Instant:
        return launch_instant(self.spaceflight.up, self.now)

    @property
    def landing(self) -> Instant | None:
        down = self.spaceflight.down
        return flight_instant(down, down.landing_at, self.now) if down else None

    @property
    def is_planned(self) -> bool:
        return self.launch.is_planned

    @property
    def has_failed(self) -> bool:
        """The launch failed, and this was no spaceflight."""
        return not self.is_planned and not reached_orbit(self.spaceflight)

    @property
    def is_under_way(self) -> bool:
        if self.is_planned or self.has_failed:
            return False
        return self.landing is None or self.landing.is_planned

    @property
    def down_on_another(self) -> bool:
        return self.spaceflight.down_id not in (None, self.spaceflight.up_id)

    @property
    def days(self) -> int | None:
        if self.is_planned or self.has_failed:
            return None
        return self.spaceflight.days_on(clock.day_of(self.now))

    @property
    def expeditions(self) -> list[Expedition]:
        return list({place.expedition_id: place.expedition for place in self.memberships}.values())

    @property
    def role(self) -> str:
        return crews.roles_text(self.memberships)


@dataclass(frozen=True)
class Life:
    """Everything that a person's page says of flying."""

    person: Person
    day: date
    trips: list[Trip]
    memberships: list[CrewMembership] = field(repr=False)
    spacewalks: list["Spacewalk"] = field(default_factory=list)  # the newest first
    place: int | None = None  # among the most experienced of our records; None for who has not flown
    is_imported: bool = False  # told of by Launch Library, of which we may hold a part only

    @property
    def is_before_first_flight(self) -> bool:
        """Known, and not only unrecorded: the press office has entered the person itself, with a flight to come."""
        return not self.career.flights and self.upcoming is not None and not self.is_imported

    @property
    def career(self) -> Career:
        return Career.of((trip.spaceflight for trip in self.trips), self.day)

    @property
    def current(self) -> Trip | None:
        spaceflight = self.career.current
        return next((trip for trip in self.trips if trip.spaceflight is spaceflight), None)

    @property
    def post(self) -> CrewMembership | None:
        """The place held now, in the expedition under way."""
        moment = clock.last_moment(self.day)
        running = [place for place in self.memberships if place.expedition.is_running_at(moment)]
        held = [place for place in running if place.is_held_on(self.day)]
        return max(held, key=lambda place: place.expedition.starts_at, default=None)

    @property
    def role(self) -> str:
        return self.post.get_role_display() if self.post else ""

    @property
    def outside(self) -> str:
        """The length of all spacewalks; empty where that of one of them is not known."""
        lengths = [walk.duration for walk in self.spacewalks if walk.duration]
        return hours_and_minutes(sum(lengths, timedelta(0))) if len(lengths) == len(self.spacewalks) > 0 else ""

    @property
    def rows(self) -> list[Row]:
        """The flights on the line of years, from the first launch to today."""
        if not self.career.trips:
            return []
        scale = Scale(clock.day_of(self.career.trips[0].up.launch_at).replace(month=1, day=1), self.day, clock.now())
        spans = [
            Span(f"{trip.days_on(self.day)}", trip.up.launch_at, trip.ended_at, "crew") for trip in self.career.trips
        ]
        return [Row("", "", scale, scale.bars(spans))]

    @property
    def upcoming(self) -> Trip | None:
        return next((trip for trip in self.trips if trip.is_planned), None)

    @property
    def in_words(self) -> str:
        """One sentence, for search engines and links."""
        career = self.career
        if not career.flights:
            return self._not_flown
        flights = ngettext("%(count)d flight", "%(count)d flights", career.flights) % {"count": career.flights}
        words = {"name": self.person, "flights": flights, "days": days(career.days)}
        return _("%(name)s, in our records: %(flights)s, %(days)s in space.") % words

    @property
    def _not_flown(self) -> str:
        if self.is_before_first_flight:
            return _("%(name)s has not flown in space yet.") % {"name": self.person}
        return _("%(name)s: no spaceflights in our records.") % {"name": self.person}

    @property
    def first_launch(self) -> Instant | None:
        return launch_instant(self.career.trips[0].up, clock.now()) if self.career.trips else None


@dataclass(frozen=True)
class Spacewalk:
    at: datetime
    duration: timedelta | None
    others: list[Person]  # who went out too

    @property
    def day(self) -> date:
        return clock.day_of(self.at)

    @classmethod
    def of(cls, event: FlightEvent) -> "Spacewalk":
        """Of an event asked for `with_others`."""
        return cls(event.at, event.duration, [Person(**told) for told in event.others])  # type: ignore[attr-defined]


@cached("missions", most=256)
def life_of(person: Person) -> Life:
    now = clock.now()
    day = clock.day_of(now)
    memberships = _memberships(person.pk)
    spaceflights = spaceflights_by_person().get(person.pk, [])
    trips = [Trip(trip, crews.memberships_during(memberships, trip, day), now) for trip in spaceflights]
    flown = Career.of((trip.spaceflight for trip in trips), day)
    place = place_of(flown.days, day) if flown.flights else None
    is_imported = not flown.flights and bool(trips) and _is_told_by_import(person)
    return Life(person, day, trips, memberships, _spacewalks(person.pk), place, is_imported)


def _is_told_by_import(person: Person) -> bool:
    kind = {"content_type__app_label": "missions", "content_type__model": "person"}
    return ImportedRecord.objects.filter(source=ImportedRecord.LAUNCH_LIBRARY, object_id=person.pk, **kind).exists()


def _memberships(person: int) -> list[CrewMembership]:
    """Every place in a crew that a person had, oldest first. One without a first day begins with its expedition."""
    found = [held for crew in all_crews().values() for held in crew if held.person_id == person]
    return sorted(found, key=lambda held: (held.expedition.starts_at, held.from_date or date.min, held.order, held.pk))


def _spacewalks(person: int) -> list[Spacewalk]:
    walks = FlightEvent.objects.public().filter(people=person, kind=FlightEvent.Kind.EVA)
    return [Spacewalk.of(walk) for walk in walks.only("at", "duration").with_others(person)]
