"""The list of flights and a flight's page."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.core.paginator import Page
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from editorial.content.models import Publishable
from editorial.content.pages import PageView, numbered_page, of_record, read_only, same_path
from editorial.core import clock

from . import chronicle
from .crews import Traveller, travellers
from .flight_states import FlightState, states
from .models import Flight, LaunchChange, Spacecraft
from .views import news_of

PAGE_SIZE = 50


@read_only
def server_clock(request: HttpRequest) -> HttpResponse:
    """Milliseconds since 1970, for the countdown: a page may have been made, and kept, long before it is read."""
    now = round(clock.now().timestamp() * 1000)
    return HttpResponse(str(now), content_type="text/plain", headers={"Cache-Control": "no-store"})


@dataclass(frozen=True)
class FlightsPage:
    kind: str  # of ships; empty for all
    flights: list[FlightState]
    numbers: Page[Flight]  # which page of how many this is


class FlightsView(PageView[FlightsPage]):
    template_name = "missions/flights.html"
    nav = "flights"
    query_keys = ("kind", "page")

    def page(self) -> FlightsPage:
        kind, now = self.request.GET.get("kind", ""), clock.now()
        if kind and kind not in Spacecraft.Kind.values:
            raise Http404("no such kind of ship")
        numbers = numbered_page(self.request, Flight.objects.for_list().of_kind(kind).by_stage(now), PAGE_SIZE)
        return FlightsPage(kind, states(numbers.object_list, now), numbers)

    def urls(self, page: FlightsPage) -> dict[str, str]:
        """Each page of each kind is an address of its own: the other language opens at the same one."""
        number = page.numbers.number
        chosen = {"kind": page.kind, "page": number if number > 1 else ""}
        query = urlencode({name: value for name, value in chosen.items() if value})
        return {language: f"{url}?{query}" if query else url for language, url in same_path(self.request).items()}


@dataclass(frozen=True)
class FlightPage:
    flight: Flight
    state: FlightState
    changes: list[LaunchChange]
    entries: list[chronicle.Entry]
    crew: list[Traveller]
    news: list[Publishable]
    previous: Flight | None
    next: Flight | None

    @property
    def has_roles(self) -> bool:
        return any(traveller.role for traveller in self.crew)


class FlightView(PageView[FlightPage]):
    template_name = "missions/flight.html"
    nav = "flights"

    def page(self) -> FlightPage:
        now = clock.now()
        flights = Flight.objects.select_related("spacecraft", "launch_vehicle", "launch_site", "port")
        flights = flights.defer("search_ru", "search_en").with_place(now)
        flight = get_object_or_404(flights, slug=self.kwargs["slug"])
        neighbours = Flight.objects.only("slug", "name_ru", "name_en", "launch_at")
        return FlightPage(
            flight=flight,
            state=FlightState(flight, now),
            changes=list(flight.changes.all()),
            entries=chronicle.flight_entries(flight, now),
            crew=travellers(flight, now),
            news=news_of(flight),
            previous=neighbours.filter(launch_at__lt=flight.launch_at).order_by("-launch_at").first(),
            next=neighbours.filter(launch_at__gt=flight.launch_at).order_by("launch_at").first(),
        )

    def urls(self, page: FlightPage) -> dict[str, str]:
        return of_record(page.flight)
