"""What one day's page tells: its flight events, its news, its neighbours."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Self

from editorial.core import clock, keyset, languages
from editorial.core.content_cache import cached
from editorial.core.languages import LANGUAGES
from media_library.models import Photo
from missions import chronicle
from missions.instants import Instant
from missions.models import Expedition, Flight, FlightEvent, Person
from missions.panel import DayPanel, day_panel, expeditions_between
from missions.time_in_space import Stay
from news import published_days
from news.models import Article

from . import calendar

MOST_ARTICLES = 30  # of the newest; the list of news goes on from there
HOURS_WIDTH = 1200  # the scale of hours is drawn this wide: 50 an hour


@dataclass(frozen=True)
class Party:
    """People who came or went on one ship."""

    ship: Flight
    people: list[Person]


@dataclass(frozen=True)
class OnBoard:
    """Who was in space on a day, in words: what the crew panel beside it does not say."""

    panel: DayPanel
    expeditions: list[Expedition]  # two on the day of a handover

    @classmethod
    def of(cls, day: date) -> Self:
        return cls(day_panel(day), expeditions_between(*clock.bounds(day)))

    @property
    def launched(self) -> list[Party]:
        return parties([(stay.trip.up, stay) for stay in self.panel.people if stay.launched_that_day])

    @property
    def landed(self) -> list[Party]:
        home = [(stay.trip.down, stay) for stay in self.panel.people if stay.landed_that_day]
        return parties([(ship, stay) for ship, stay in home if ship])

    @property
    def handover(self) -> tuple[Expedition, Expedition] | None:
        return (self.expeditions[-2], self.expeditions[-1]) if len(self.expeditions) > 1 else None

    @property
    def is_worth_telling(self) -> bool:
        return bool(self.launched or self.landed or self.handover)


@dataclass(frozen=True)
class DayLog:
    day: date
    events: list[FlightEvent]
    articles: list[Article]
    month: calendar.Period
    on_board: OnBoard

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
    def beyond(self) -> int:
        return self.number - len(self.articles)

    @property
    def next_cursor(self) -> keyset.Cursor:
        """Where the list of news begins with the first article that does not stand here."""
        return keyset.Cursor.of(self.articles[-1])

    @property
    def earlier(self) -> calendar.Counted | None:
        return self.month.before(self.day)

    @property
    def later(self) -> calendar.Counted | None:
        return self.month.after(self.day)

    @property
    def photo(self) -> Photo | None:
        """The lead photo of the newest article, if that has one."""
        return self.articles[0].lead_photo if self.articles else None

    @property
    def ticks(self) -> str:
        """The events on the scale of hours, as the path of an SVG."""
        timed = (event for event, moment in self.timed_events if moment.has_time)
        return "".join(f"M{x_of_event(event)} 40v-40" for event in timed)

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
        if self.beyond:
            return calendar.languages_of(self.day, self.day + timedelta(days=1))
        return tuple(language for language in LANGUAGES if language in public or language == languages.current())


@cached("media_library", "missions", "news", most=512)
def day_log(day: date) -> DayLog:
    """News newest first, events in the order in which they happened. At most two queries: of what the day has."""
    month = calendar.period(*calendar.month_of(day))
    has_articles = day in published_days.by_day(languages.current())
    events = _events(day) if day in calendar.event_days() else []
    return DayLog(day, events, _articles(day) if has_articles else [], month, OnBoard.of(day))


def _events(day: date) -> list[FlightEvent]:
    return list(FlightEvent.objects.public().on(day).for_lines().order_by("at", "pk"))


def _articles(day: date) -> list[Article]:
    return list(Article.objects.published().on(day).for_list_with_photo().newest_first()[:MOST_ARTICLES])


def x_of_event(event: FlightEvent) -> int:
    since_midnight = event.at - clock.bounds(clock.day_of(event.at))[0]
    return round(since_midnight.total_seconds() / 86400 * HOURS_WIDTH)


def is_crewed_soyuz(flight: Flight | None) -> bool:
    vehicle = flight.launch_vehicle if flight else None
    return bool(flight and vehicle and vehicle.slug.startswith("soyuz") and not flight.is_cargo)


def parties(found: list[tuple[Flight, Stay]]) -> list[Party]:
    ships: dict[int, Party] = {}
    for ship, stay in found:
        ships.setdefault(ship.pk, Party(ship, [])).people.append(stay.person)
    return list(ships.values())
