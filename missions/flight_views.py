"""The list of flights and a flight's page."""

from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.views.generic import ListView

from editorial.content.pages import Page, read_only, same_path
from editorial.core import clock

from . import chronicle
from .crews import travellers
from .flight_states import FlightState, states
from .models import Flight, Spacecraft
from .querysets import FlightQuerySet
from .views import RecordPage, news_of

PAGE_SIZE = 50


@read_only
def server_clock(request: HttpRequest) -> HttpResponse:
    """Milliseconds since 1970, for the countdown: a page may have been made, and kept, long before it is read."""
    now = round(clock.now().timestamp() * 1000)
    return HttpResponse(str(now), content_type="text/plain", headers={"Cache-Control": "no-store"})


class Flights(Page, ListView):
    template_name = "missions/flights.html"
    paginate_by = PAGE_SIZE
    nav = "flights"
    query_keys = ("kind",)
    page_number = 1

    def get_queryset(self) -> FlightQuerySet:
        return Flight.objects.for_list().of_kind(self.kind()).by_stage(clock.now())

    def kind(self) -> str:
        kind = self.request.GET.get("kind", "")
        if kind and kind not in Spacecraft.Kind.values:
            raise Http404("no such kind of ship")
        return kind

    def paginate_queryset(self, queryset: Any, page_size: int) -> Any:
        if self.request.GET.get(self.page_kwarg) == "last":
            raise Http404("a page has a number")  # Django's own name for the last page is no address of ours
        paginated = super().paginate_queryset(queryset, page_size)
        self.page_number = paginated[1].number
        return paginated

    def get_alternates(self) -> dict[str, str]:
        """Each page of each kind is an address of its own: the other language opens at the same one."""
        chosen = {"kind": self.kind(), "page": self.page_number if self.page_number > 1 else ""}
        query = urlencode({name: value for name, value in chosen.items() if value})
        return {language: f"{url}?{query}" if query else url for language, url in same_path(self.request).items()}

    def get_context_data(self, **kwargs: object) -> dict[str, Any]:
        context = super().get_context_data(kind=self.kind(), **kwargs)
        return context | {"flights": states(context["object_list"], clock.now())}


class FlightPage(RecordPage):
    object: Flight
    template_name = "missions/flight.html"
    nav = "flights"

    def get_queryset(self) -> FlightQuerySet:
        flights = Flight.objects.select_related("spacecraft", "launch_vehicle", "launch_site", "port")
        return flights.defer("search_ru", "search_en").with_place(clock.now())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        now, flight = clock.now(), self.object
        crew = travellers(flight, now)
        neighbours = Flight.objects.only("slug", "name_ru", "name_en", "launch_at")
        return super().get_context_data(
            state=FlightState(flight, now),
            changes=list(flight.changes.all()),
            entries=chronicle.flight_entries(flight, now),
            crew=crew,
            has_roles=any(traveller.role for traveller in crew),
            news=news_of(flight),
            previous=neighbours.filter(launch_at__lt=flight.launch_at).order_by("-launch_at").first(),
            next=neighbours.filter(launch_at__gt=flight.launch_at).order_by("launch_at").first(),
            **kwargs,
        )
