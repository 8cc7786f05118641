"""Expeditions and people as they stand now."""

from dataclasses import dataclass
from datetime import date

from django.http import Http404
from django.shortcuts import get_object_or_404

from editorial.content.models import Publishable
from editorial.content.pages import PageView, of_record
from editorial.core import clock, languages
from editorial.core.cleaning import clean_text

from . import chronicle
from .biography import Life, life_of
from .biography_line import BiographyLine, biography_line
from .expedition_days import Drawing, drawing
from .expedition_facts import ExpeditionState, Step, steps_in_words, tasks_in_words
from .experience import Rank, most_experienced
from .flight_states import FlightState, states
from .models import CrewMembership, Expedition, ExpeditionTask, Flight, FlightEvent, Person
from .panel import DayPanel, day_panel
from .roster import Roster, roster
from .station import flying_at
from .tasks import with_proofs
from .timeline import Group, Row, expedition_log, groups_of
from .timeline_views import with_commanders

FEW = 6  # flights before and after today, on the first page of missions
LONGEST_NAME = 80  # letters typed into the search for people
LATEST = 8  # expeditions in the table of the first page
NEWS = 12  # articles beside a record


def news_of(record: Expedition | Flight | Person) -> list[Publishable]:
    """Public articles about a record. The app of news stands above this one: only its relation is used here."""
    relation = type(record)._meta.get_field("articles")
    articles = relation.related_model._default_manager
    found = articles.linked_to(relation.field.name, record.pk)  # type: ignore[attr-defined]
    return list(found.published().newest_first().for_list()[:NEWS])


@dataclass(frozen=True)
class MissionsPage:
    ships: list[FlightState]  # in space now
    planned: list[FlightState]
    launched: list[FlightState]
    expeditions: list[ExpeditionState]
    log: list[Row]


class MissionsView(PageView[MissionsPage]):
    template_name = "missions/missions.html"
    nav = "missions"
    beside = {"crew_panel": {}, "chronicle": {"limit": 8}, "main_tasks": {}, "station": {}}

    def page(self) -> MissionsPage:
        now = clock.now()
        flights = Flight.objects.for_list()
        expeditions = list(with_commanders())
        return MissionsPage(
            ships=states(flying_at(now).with_place(now), now),
            planned=states(flights.planned(now)[:FEW], now),
            launched=states(flights.launched_by(now).order_by("-launch_at")[:FEW], now),
            expeditions=[ExpeditionState(expedition, now) for expedition in expeditions[:LATEST]],
            log=expedition_log(expeditions, now),
        )


@dataclass(frozen=True)
class ExpeditionPage:
    expedition: Expedition
    state: ExpeditionState
    tasks: list[ExpeditionTask]
    crew: list[CrewMembership]
    aboard: list[Step]
    spacewalks: int
    drawing: Drawing | None
    ships: list[FlightState]
    groups: list[Group]
    entries: list[chronicle.Entry]
    news: list[Publishable]
    previous: Expedition | None
    next: Expedition | None

    @property
    def tasks_in_words(self) -> str:
        return tasks_in_words(self.tasks)

    @property
    def aboard_in_words(self) -> str:
        return steps_in_words(self.aboard)


class ExpeditionView(PageView[ExpeditionPage]):
    template_name = "missions/expedition.html"
    nav = "missions"

    def page(self) -> ExpeditionPage:
        now = clock.now()
        with_patch = Expedition.objects.select_related("patch")
        expedition: Expedition = get_object_or_404(with_patch, number=self.kwargs["number"])
        state = ExpeditionState(expedition, now)
        events = list(FlightEvent.objects.during(expedition.first_day, state.last_day_told).public().for_lines())
        at_station = Flight.objects.for_list().at_station_during(expedition.starts_at, expedition.ends_at or now)
        ships = list(at_station.with_moves())
        crew = list(expedition.memberships.for_panel().order_by("order", "pk"))
        others = Expedition.objects.for_list()
        return ExpeditionPage(
            expedition=expedition,
            state=state,
            tasks=with_proofs(expedition),
            crew=crew,
            aboard=state.aboard(crew),
            spacewalks=sum(event.kind == FlightEvent.Kind.EVA for event in events),
            drawing=drawing(state, events, crew),
            ships=states(ships, now),
            groups=[] if state.state == "planned" else groups_of(state.scale, ships),
            entries=chronicle.entries(events, now),
            news=news_of(expedition),
            previous=others.filter(number__lt=expedition.number).first(),
            next=others.filter(number__gt=expedition.number).last(),
        )

    def urls(self, page: ExpeditionPage) -> dict[str, str]:
        return of_record(page.expedition)


@dataclass(frozen=True)
class CrewPage:
    panel: DayPanel
    roster: Roster
    typed: str  # into the search for people


class CrewView(PageView[CrewPage]):
    template_name = "missions/crew.html"
    nav = "crew"
    query_keys = ("q",)

    def page(self) -> CrewPage:
        typed = clean_text(self.request.GET.get("q", ""))[:LONGEST_NAME].strip()
        return CrewPage(day_panel(clock.today()), roster(typed), typed)

    def is_indexed(self, page: CrewPage) -> bool:
        return not page.typed


@dataclass(frozen=True)
class ExperiencePage:
    day: date
    ranks: list[Rank]


class ExperienceView(PageView[ExperiencePage]):
    """Who has spent most days in space, of those in our records, as of today."""

    template_name = "missions/experience.html"
    nav = "crew"

    def page(self) -> ExperiencePage:
        return ExperiencePage(clock.today(), most_experienced(clock.today()))


@dataclass(frozen=True)
class PersonPage:
    person: Person
    life: Life
    line: BiographyLine | None
    news: list[Publishable]

    @property
    def russian_name(self) -> str:
        """Beside the English one; empty while nobody has written it."""
        person = self.person
        return person.full_name_in(languages.RUSSIAN) if person.is_named_in(languages.RUSSIAN) else ""


class PersonView(PageView[PersonPage]):
    template_name = "missions/person.html"
    nav = "crew"

    def page(self) -> PersonPage:
        people = Person.objects.select_related("agency", "portrait").defer("search_ru", "search_en")
        person = people.filter(slug=self.kwargs["slug"]).first()
        if person is None:
            raise Http404("no such person")
        life = life_of(person)
        return PersonPage(person, life, biography_line(life.career), news_of(person))

    def urls(self, page: PersonPage) -> dict[str, str]:
        return of_record(page.person)
