"""Questions that pages ask of flight events: the lines of the chronicle."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Self

from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import F, OuterRef, Q, Subquery
from django.db.models.functions import JSONObject

from editorial.core import clock
from editorial.core.languages import column, columns

from .instants import TIMED
from .querysets import DATED, under

if TYPE_CHECKING:
    from .models import Flight, FlightEvent  # noqa: F401 - in strings


def happened_q(moment: datetime) -> Q:
    """Events that have happened by a moment: of a flight not launched yet, only what comes before the launch.

    Of a launch known to the day or less, nothing before it has a moment either.
    """
    on_time = Q(flight__launch_precision__in=TIMED, at__lt=F("flight__launch_at"))
    return Q(at__lte=moment) & (Q(flight__isnull=True) | ~Q(flight__outcome="planned") | on_time)


class FlightEventQuerySet(models.QuerySet["FlightEvent"]):
    def public(self) -> Self:
        """What has happened by now: the chronicle tells of nothing that has not."""
        return self.worded().filter(happened_q(clock.now()))

    def worded(self) -> Self:
        """Without what does not write itself and nobody has worded in this language yet."""
        return self.exclude(kind__in=["failure", "other", "relocation"], **{column("text"): ""})

    def on(self, day: date) -> Self:
        start, end = clock.bounds(day)
        return self.filter(at__gte=start, at__lt=end)

    def until(self, day: date) -> Self:
        return self.filter(at__lt=clock.bounds(day)[1])

    def during(self, first: date, last: date) -> Self:
        """From one Moscow day to another, both counted."""
        return self.filter(at__gte=clock.bounds(first)[0], at__lt=clock.bounds(last)[1])

    def for_lines(self) -> Self:
        """With everything that a chronicle line is worded from."""
        flight = ["flight", "flight__spacecraft", "flight__launch_vehicle", "flight__port", "port"]
        return self.select_related(*flight).only(
            "kind",
            "at",
            "duration",
            *columns("text"),
            *under(
                "flight", ["slug", "launch_at", "launch_precision", "outcome", "calendar_changed_at", *columns("name")]
            ),
            *under("flight__spacecraft", ["slug", "kind", *columns("name")]),
            *under("flight__launch_vehicle", ["slug", *columns("name")]),
            *under("flight__port", ["slug", *columns("module")]),
            *under("port", ["slug", *columns("module")]),
        )

    def with_others(self, person: int) -> Self:
        """With `others`: slug and names of who took part beside one (by id), as JSON. No query more."""
        model: Any = self.model._meta.get_field("people").related_model
        people = model._base_manager.filter(events=OuterRef("pk")).exclude(pk=person).order_by("pk")
        names = JSONObject(**{name: name for name in ["slug", *columns(*model.proper_names)]})
        return self.annotate(others=ArraySubquery(people.annotate(names=names).values("names")))

    def sync_with_flight(self, flight: "Flight") -> None:
        """Bring the events that a flight's own moments make in step with them; wordings by hand are kept."""
        for kind, field in self.model.FROM_FLIGHT.items():
            moment = getattr(flight, field)
            if kind == self.model.Kind.LAUNCH and flight.launch_precision not in DATED:
                moment = None
            if moment is None:
                self.filter(flight=flight, kind=kind).delete()
            else:
                self.update_or_create(flight=flight, kind=kind, defaults={"at": moment})
        for event in self.filter(flight=flight, launch_offset__isnull=False):
            if event.launch_offset is not None and event.at != flight.launch_at + event.launch_offset:
                event.flight = flight
                event.save()

    def update_undocking_port(self, flight_id: int) -> None:
        """The undocking leaves the port the ship was moved to last; with no move, the flight's own. One query."""
        kind = self.model.Kind
        moves = self.model.objects.filter(
            flight=OuterRef("flight"), kind=kind.RELOCATION, at__lt=OuterRef("at"), port__isnull=False
        )
        last = Subquery(moves.order_by("-at", "-pk").values("port")[:1])
        self.filter(flight=flight_id, kind=kind.UNDOCKING).update(port=last)
