"""Expeditions, people and flights, as they stand now."""

from typing import Any
from urllib.parse import urlencode

from django.db.models import Prefetch
from django.http import Http404
from django.views.generic import DetailView, ListView, TemplateView

from editorial import clock
from editorial.models import Addressed
from editorial.pages import Page, of_record, same_path

from . import chronicle
from .expedition_facts import ExpeditionState, tasks_in_words
from .flight_crew import travellers
from .flight_states import FlightState, states
from .models import CrewMembership, Expedition, Flight, FlightEvent, Person, Spacecraft
from .panel import day_panel
from .roster import roster
from .trips import life_of

PAGE_SIZE = 50
FEW = 6  # flights before and after today, on the first page of missions
NEWS = 12  # articles beside a record


def news_of(record: Any) -> Any:
    """Public articles about a record. The room of news stands above this one: only its relation is used here."""
    return record.articles.published().newest_first().for_list()[:NEWS]


class Missions(Page, TemplateView):
    template_name = "missions/missions.html"
    nav = "missions"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        now = clock.now()
        flights = Flight.objects.for_list()
        commanders = CrewMembership.objects.for_panel().filter(role=CrewMembership.Role.COMMANDER)
        expeditions = Expedition.objects.for_list().prefetch_related(
            Prefetch("memberships", commanders.order_by("from_date", "order", "pk"), to_attr="commanders")
        )
        return super().get_context_data(
            ships=states(flights.in_flight(now).order_by("launch_at"), now),
            planned=states(flights.planned(now)[:FEW], now),
            launched=states(flights.launched_by(now).order_by("-launch_at")[:FEW], now),
            expeditions=[ExpeditionState(expedition, now) for expedition in expeditions],
            **kwargs,
        )


class RecordPage(Page, DetailView):
    """A record's page: one address, whatever way it was spelt."""

    object: Addressed

    def get_twins(self) -> dict[str, str]:
        return of_record(self.object)


class ExpeditionPage(RecordPage):
    template_name = "missions/expedition.html"
    queryset = Expedition.objects.select_related("patch")
    slug_field = slug_url_kwarg = "number"
    nav = "missions"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        now, expedition = clock.now(), self.object
        state = ExpeditionState(expedition, now)
        events = FlightEvent.objects.during(expedition.first_day, state.last_day_told).public().for_lines()
        tasks = list(expedition.tasks.all())
        crew = list(expedition.memberships.for_panel().order_by("order", "pk"))
        return super().get_context_data(
            state=state,
            tasks=tasks,
            tasks_in_words=tasks_in_words(tasks),
            crew=crew,
            aboard=state.aboard(crew),
            ships=states(Flight.objects.for_list().at_station_during(expedition.starts_at, expedition.ends_at or now), now),
            entries=chronicle.entries(events, now),
            news=news_of(expedition),
            previous=Expedition.objects.for_list().filter(number__lt=expedition.number).first(),
            next=Expedition.objects.for_list().filter(number__gt=expedition.number).last(),
            **kwargs,
        )


class Crew(Page, TemplateView):
    template_name = "missions/crew.html"
    nav = "crew"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(panel=day_panel(clock.today()), roster=roster(), **kwargs)


class PersonPage(RecordPage):
    template_name = "missions/person.html"
    queryset = Person.objects.select_related("agency", "portrait").defer("search_ru", "search_en")
    nav = "crew"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(life=life_of(self.object), news=news_of(self.object), **kwargs)


class Flights(Page, ListView):
    template_name = "missions/flights.html"
    paginate_by = PAGE_SIZE
    nav = "flights"

    def get_queryset(self) -> Any:
        return Flight.objects.for_list().of_kind(self.kind()).by_stage(clock.now())

    def kind(self) -> str:
        kind = self.request.GET.get("kind", "")
        if kind and kind not in Spacecraft.Kind.values:
            raise Http404("no such kind of ship")
        return kind

    def get_twins(self) -> dict[str, str]:
        """Each page of each kind is an address of its own: the other language opens at the same one."""
        page = self.request.GET.get("page", "")
        query = urlencode([(name, value) for name, value in (("kind", self.kind()), ("page", page)) if value])
        return {language: f"{url}?{query}" if query else url for language, url in same_path(self.request).items()}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(kind=self.kind(), **kwargs)
        return context | {"flights": states(context["object_list"], clock.now())}


class FlightPage(RecordPage):
    template_name = "missions/flight.html"
    queryset = Flight.objects.select_related("spacecraft", "launch_vehicle", "launch_site", "port").defer(
        "search_ru", "search_en"
    )
    nav = "flights"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        now, flight = clock.now(), self.object
        neighbours = Flight.objects.only("slug", "name_ru", "name_en", "launch_at")
        return super().get_context_data(
            state=FlightState(flight, now),
            entries=chronicle.of_flight(flight, now),
            crew=travellers(flight, now),
            news=news_of(flight),
            previous=neighbours.filter(launch_at__lt=flight.launch_at).order_by("-launch_at").first(),
            next=neighbours.filter(launch_at__gt=flight.launch_at).order_by("launch_at").first(),
            **kwargs,
        )
