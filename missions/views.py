"""Expeditions and people as they stand now."""

from typing import Any

from django.http import Http404
from django.views.generic import DetailView, TemplateView

from editorial.content.models import Sluggable
from editorial.content.pages import Page, of_record
from editorial.core import clock, languages
from editorial.core.cleaning import clean_text

from . import chronicle
from .biography import life_of
from .biography_line import biography_line
from .expedition_days import drawing
from .expedition_facts import ExpeditionState, steps_in_words, tasks_in_words
from .experience import most_experienced
from .flight_states import states
from .models import Expedition, Flight, FlightEvent, Person
from .panel import day_panel
from .roster import roster
from .station import flying_at
from .tasks import with_proofs
from .timeline import expedition_log, groups_of
from .timeline_views import with_commanders

FEW = 6  # flights before and after today, on the first page of missions
LONGEST_NAME = 80  # letters typed into the search for people
LATEST = 8  # expeditions in the table of the first page
NEWS = 12  # articles beside a record


def news_of(record: Any) -> Any:
    """Public articles about a record. The app of news stands above this one: only its relation is used here."""
    relation = type(record)._meta.get_field("articles")
    articles = relation.related_model._default_manager
    return articles.linked_to(relation.field.name, record.pk).published().newest_first().for_list()[:NEWS]


class Missions(Page, TemplateView):
    template_name = "missions/missions.html"
    nav = "missions"
    beside = {"crew_panel": {}, "chronicle": {"limit": 8}, "main_tasks": {}, "station": {}}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        now = clock.now()
        flights = Flight.objects.for_list()
        expeditions = list(with_commanders())
        return super().get_context_data(
            ships=states(flying_at(now).with_place(now), now),
            planned=states(flights.planned(now)[:FEW], now),
            launched=states(flights.launched_by(now).order_by("-launch_at")[:FEW], now),
            expeditions=[ExpeditionState(expedition, now) for expedition in expeditions[:LATEST]],
            log=expedition_log(expeditions, now),
            **kwargs,
        )


class RecordPage(Page, DetailView):
    """A record's page: one address, whatever way it was spelt."""

    object: Sluggable

    def get_twins(self) -> dict[str, str]:
        return of_record(self.object)


class ExpeditionPage(RecordPage):
    object: Expedition
    template_name = "missions/expedition.html"
    queryset = Expedition.objects.select_related("patch")
    slug_field = slug_url_kwarg = "number"
    nav = "missions"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        now, expedition = clock.now(), self.object
        state = ExpeditionState(expedition, now)
        events = list(FlightEvent.objects.during(expedition.first_day, state.last_day_told).public().for_lines())
        tasks = with_proofs(expedition)
        at_station = Flight.objects.for_list().at_station_during(expedition.starts_at, expedition.ends_at or now)
        ships = list(at_station.with_moves())
        crew = list(expedition.memberships.for_panel().order_by("order", "pk"))
        aboard = state.aboard(crew)
        return super().get_context_data(
            state=state,
            tasks=tasks,
            tasks_in_words=tasks_in_words(tasks),
            crew=crew,
            aboard=aboard,
            aboard_in_words=steps_in_words(aboard),
            spacewalks=sum(event.kind == FlightEvent.Kind.EVA for event in events),
            drawing=drawing(state, events, crew),
            ships=states(ships, now),
            groups=[] if state.state == "planned" else groups_of(state.scale, ships),
            entries=chronicle.entries(events, now),
            news=news_of(expedition),
            previous=Expedition.objects.for_list().filter(number__lt=expedition.number).first(),
            next=Expedition.objects.for_list().filter(number__gt=expedition.number).last(),
            **kwargs,
        )


class Crew(Page, TemplateView):
    template_name = "missions/crew.html"
    nav = "crew"
    query_keys = ("q",)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        typed = clean_text(self.request.GET.get("q", ""))[:LONGEST_NAME].strip()
        self.indexed = not typed
        panel = day_panel(clock.today())
        return super().get_context_data(panel=panel, aboard=panel.aloft, roster=roster(typed), typed=typed, **kwargs)


class Experience(Page, TemplateView):
    """Who has spent most days in space, of those in our records, as of today."""

    template_name = "missions/experience.html"
    nav = "crew"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(places=most_experienced(clock.today()), **kwargs)


class PersonPage(RecordPage):
    object: Person
    template_name = "missions/person.html"
    nav = "crew"

    def get_object(self, queryset: Any = None) -> Person:
        people = Person.objects.select_related("agency", "portrait").defer("search_ru", "search_en")
        found: Person | None = people.filter(slug=self.kwargs["slug"]).first()
        if found is None:
            raise Http404("no such person")
        return found

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        life = life_of(self.object)
        return super().get_context_data(
            life=life,
            line=biography_line(life.career),
            russian_name=_russian_name(self.object),
            news=news_of(self.object),
            **kwargs,
        )


def _russian_name(person: Person) -> str:
    """Beside the English one; empty while nobody has written it."""
    return person.full_name_in(languages.RUSSIAN) if person.is_named_in(languages.RUSSIAN) else ""
