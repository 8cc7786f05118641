"""What one day's page tells: its flight events, its news, its neighbours."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Self

from editorial.core import clock, keyset, languages
from editorial.core.cached_queries import Composed
from editorial.core.languages import LANGUAGES
from missions import chronicle
from missions.instants import Instant
from missions.models import Flight, FlightEvent
from news.models import Article

from . import calendar
from .on_board import Aboard

MOST_ARTICLES = 30  # of the newest; the list of news goes on from there
RULER = 1200  # the ruler of hours is drawn this wide: 50 an hour


@dataclass
class DayLog:
    day: date
    events: list[FlightEvent]
    articles: list[Article]
    month: calendar.Stretch
    aboard: Aboard

    @classmethod
    def of(cls, day: date) -> Self:
        """Seven queries. News newest first, events in the order in which they happened."""
        return cls(
            day,
            _events(day=day),
            _articles(day=day),
            calendar.stretch(*calendar.month_of(day)),
            Aboard.of(day),
        )

    @property
    def is_empty(self) -> bool:
        return not self.events and not self.articles

    @property
    def flights(self) -> list[Flight]:
        """The ships of the day's events, each once."""
        return list({event.flight.pk: event.flight for event in self.events if event.flight}.values())

    @property
    def number(self) -> int:
        """Articles of the day, those included that do not stand here."""
        return max(len(self.articles), self.month.days.get(self.day, 0) - len(self.events))

    @property
    def untold(self) -> int:
        return self.number - len(self.articles)

    @property
    def goes_on(self) -> keyset.Place:
        """Where the list of news begins with the first article that does not stand here."""
        return keyset.Place.of(self.articles[-1])

    @property
    def earlier(self) -> calendar.Counted | None:
        return self.month.before(self.day)

    @property
    def later(self) -> calendar.Counted | None:
        return self.month.after(self.day)

    @property
    def photo(self) -> Any:
        """The lead photo of the newest article, if that has one."""
        return self.articles[0].lead_photo if self.articles else None

    @property
    def ticks(self) -> str:
        """The events on the ruler of hours, as the path of an SVG."""
        timed = (event for event, moment in self.timed_events if moment.has_time)
        return "".join(f"M{place_on_ruler(event)} 40v-40" for event in timed)

    @property
    def timed_events(self) -> list[tuple[FlightEvent, Instant]]:
        """Each event with its moment, as precise as it is known."""
        return [(event, chronicle.event_instant(event, clock.now())) for event in self.events]

    @property
    def has_soyuz_launch(self) -> bool:
        """The rocket is drawn beside the date on the day of a crew launch on a Soyuz, and on no other."""
        return any(event.kind == FlightEvent.Kind.LAUNCH and is_crewed_soyuz(event.flight) for event in self.events)

    @property
    def languages(self) -> tuple[str, ...]:
        """In which this page has anything. Events write themselves in both."""
        public = {language for article in self.articles for language in article.public_languages()}
        if self.events or len(public) == len(LANGUAGES):
            return LANGUAGES
        if self.untold:
            return calendar.languages_of(self.day, self.day + timedelta(days=1))
        return tuple(language for language in LANGUAGES if language in public or language == languages.current())


@Composed
def _events(*, day: date) -> Any:
    return FlightEvent.objects.public().on(day).for_lines().order_by("at", "pk")


@Composed
def _articles(*, day: date) -> Any:
    return Article.objects.published().on(day).for_list_with_photo().newest_first()[:MOST_ARTICLES]


def place_on_ruler(event: FlightEvent) -> int:
    since_midnight = event.at - clock.bounds(clock.day_of(event.at))[0]
    return round(since_midnight.total_seconds() / 86400 * RULER)


def is_crewed_soyuz(flight: Flight | None) -> bool:
    vehicle = flight.launch_vehicle if flight else None
    return bool(flight and vehicle and vehicle.slug.startswith("soyuz") and not flight.is_cargo)
