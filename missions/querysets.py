"""Questions that pages ask of missions. Every moment is aware; every day is a Moscow day."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Self, TypedDict

from django.apps import apps
from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import Case, Exists, F, OuterRef, Q, Subquery, Value, When
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce, JSONObject

from editorial.core.languages import columns

if TYPE_CHECKING:
    from .models import CrewMembership, Expedition, Flight, Person, Port, Spaceflight  # noqa: F401 - in strings

Time = datetime | Combinable  # a time, or an expression for one
# A launch known only to the month has no day in a calendar yet.
DATED = {"second", "minute", "hour", "day"}
AT_HAND = timedelta(days=31)
FOREVER = datetime.max.replace(tzinfo=UTC)
EXPEDITION_COLUMNS = ["number", "starts_at", "ends_at"]
NAME_COLUMNS = columns("given_name", "family_name")
FLIGHT_COLUMNS = [
    *(
        "slug",
        *columns("name"),
        "launch_at",
        "launch_precision",
        "docking_at",
        "undocking_at",
        "landing_at",
        "outcome",
    )
]


def begun_q(moment: datetime, prefix: str = "") -> Q:
    """Launched by a moment. `prefix` leads to the flight from another model ("up__").

    A planned time that passes launches nothing: a person, or an import, has to say how the launch went.
    """
    return Q(**{f"{prefix}launch_at__lte": moment}) & ~Q(**{f"{prefix}outcome": "planned"})


def under(prefix: str, names: list[str]) -> list[str]:
    """The names of related columns: `person` + `name_ru` → `person__name_ru`."""
    return [f"{prefix}__{name}" for name in names]


class PersonQuerySet(models.QuerySet["Person"]):
    def for_list(self) -> Self:
        """People as a list shows them: names and agency, no biography."""
        return self.select_related("agency").only(
            "slug", *NAME_COLUMNS, *under("agency", ["slug", *columns("name", "short_name")])
        )


class ExpeditionQuerySet(models.QuerySet["Expedition"]):
    def for_list(self) -> Self:
        return self.only(*EXPEDITION_COLUMNS)


class CrewMembershipQuerySet(models.QuerySet["CrewMembership"]):
    def for_panel(self) -> Self:
        return self.select_related("expedition", "person__agency").only(
            "role",
            "from_date",
            "to_date",
            "order",
            *under("expedition", EXPEDITION_COLUMNS),
            *under("person", ["slug", *NAME_COLUMNS]),
            *under("person__agency", ["slug", *columns("short_name")]),
        )

    def of_people(self, people: Iterable[int]) -> Self:
        """Every place that these people (by id) had, oldest first."""
        places = self.filter(person_id__in=people).select_related("expedition")
        places = places.only("role", "from_date", "to_date", "person_id", *under("expedition", EXPEDITION_COLUMNS))
        return places.in_order_of_time()

    def in_order_of_time(self) -> Self:
        """A place without a first day of its own begins with its expedition."""
        return self.order_by("expedition__starts_at", F("from_date").asc(nulls_first=True), "order", "pk")

    def commander_first(self) -> Self:
        follows = Case(When(role="commander", then=0), default=1)
        return self.order_by(follows, "order", "pk")


class PortQuerySet(models.QuerySet["Port"]):
    def for_drawing(self) -> Self:
        """From aft to forward."""
        facts = ["slug", "segment", "side", "order", "from_date", "to_date"]
        return self.only(*facts, *columns("name", "module")).order_by("order", "slug")


class Move(TypedDict):
    """A relocation as `with_moves` gives it."""

    at: str  # as ISO 8601
    port_id: int


class FlightQuerySet(models.QuerySet["Flight"]):
    def for_list(self) -> Self:
        return self.select_related("spacecraft", "launch_vehicle", "launch_site", "port").only(
            *FLIGHT_COLUMNS,
            *under("spacecraft", ["kind", "slug", *columns("name")]),
            *under("launch_vehicle", ["slug", *columns("name")]),
            *under("launch_site", ["slug", *columns("name")]),
            *under("port", ["slug", *columns("name", "module")]),
        )

    def for_calendar(self) -> Self:
        """What readers' own calendars are told of."""
        shown = ["slug", *columns("name"), "launch_at", "launch_precision", "docking_at", "undocking_at", "landing_at"]
        shown += ["outcome", "calendar_sequence", "calendar_changed_at"]
        return self.select_related("launch_site").only(*shown, *under("launch_site", ["slug", *columns("name")]))

    def recent(self, since: datetime) -> Self:
        """Planned, or launched or landed since a moment."""
        rule = Q(outcome="planned") | Q(launch_at__gte=since) | Q(landing_at__gte=since)
        return self.filter(rule).order_by("launch_at", "pk")

    def at_hand(self, now: datetime) -> Self:
        """Planned for a day of the next month, or of the last one and never confirmed: the first one first."""
        planned = self.filter(outcome="planned", launch_precision__in=DATED)
        near = planned.filter(launch_at__gt=now - AT_HAND, launch_at__lt=now + AT_HAND)
        return near.only("slug", *columns("name"), "launch_at", "launch_precision", "outcome").order_by(
            "launch_at", "pk"
        )

    def in_flight(self, moment: datetime) -> Self:
        """Launched and not yet landed. A flight that failed is over, whether or not its end has been typed."""
        flying = Q(landing_at__isnull=True) | Q(landing_at__gt=moment)
        return self.filter(begun_q(moment), flying).exclude(outcome="failure")

    def of_kind(self, kind: str) -> Self:
        return self.filter(spacecraft__kind=kind) if kind else self

    def by_stage(self, moment: datetime) -> Self:
        """With `stage`: 0 planned (the soonest first), 1 in flight, 2 over (the newest first)."""
        flying = Q(landing_at__isnull=True) | Q(landing_at__gt=moment)
        stage = Case(
            When(~begun_q(moment), then=0),
            When(flying & ~Q(outcome="failure"), then=1),
            default=2,
            output_field=models.IntegerField(),
        )
        soonest = Case(When(~begun_q(moment), then=F("launch_at")))
        return self.annotate(stage=stage).order_by("stage", soonest.asc(), "-launch_at", "-pk")

    def at_station_during(self, start: datetime, end: datetime | None) -> Self:
        """Ships on their way or docked in a span of time: those that have docked, are to dock or failed to."""
        over = Q(landing_at__lte=start) | Q(landing_at__isnull=True, outcome="failure", launch_at__lt=start)
        elsewhere = Q(docking_at__isnull=True, outcome="success")
        ships = self.exclude(over).exclude(elsewhere).order_by("launch_at", "pk")
        return ships.filter(launch_at__lt=end) if end else ships

    def with_moves(self) -> Self:
        """With `moves`, those from port to port, in order: for `missions.docking_ports`. No query more."""
        events = apps.get_model("missions", "FlightEvent").objects
        moved = events.filter(flight=OuterRef("pk"), kind="relocation", port__isnull=False).order_by("at", "pk")
        move = moved.annotate(move=JSONObject(at="at", port_id="port_id")).values("move")
        return self.annotate(moves=ArraySubquery(move))

    def docked_between(self, start: datetime, end: datetime) -> Self:
        """Docked during any part of a span of time, the first to dock first."""
        stayed = Q(undocking_at__isnull=True) | Q(undocking_at__gt=start)
        stayed &= Q(landing_at__isnull=True) | Q(landing_at__gt=start)
        return self.filter(stayed, docking_at__lt=end).order_by("docking_at", "pk")

    def with_place(self, moment: datetime) -> Self:
        """With `moved_to`: the names of the module that a ship was last moved to by a moment, None if to none.

        The same rule as `missions.docking_ports`, for pages that name one place a ship.
        """
        events = apps.get_model("missions", "FlightEvent").objects
        moves = events.filter(flight=OuterRef("pk"), kind="relocation", port__isnull=False, at__lte=moment)
        names = JSONObject(**{name: f"port__{name}" for name in columns("module")})
        return self.annotate(moved_to=Subquery(moves.order_by("-at").annotate(names=names).values("names")[:1]))

    def launched_by(self, moment: datetime) -> Self:
        return self.filter(begun_q(moment))

    def planned(self, moment: datetime) -> Self:
        return self.filter(~begun_q(moment)).order_by("launch_at")


class SpaceflightQuerySet(models.QuerySet["Spaceflight"]):
    def with_people(self) -> Self:
        """As a flight's page lists its crew: people with their agency, and the other ship of their trip."""
        person = [
            *under("person", ["slug", *NAME_COLUMNS]),
            *under("person__agency", ["slug", *columns("short_name")]),
        ]
        trips = self.select_related("person__agency", "up", "down")
        return trips.only(*person, *under("up", FLIGHT_COLUMNS), *under("down", FLIGHT_COLUMNS)).order_by("pk")

    def in_space_between(self, start: Time, end: Time) -> Self:
        """Trips that share a moment with a span of time, given in moments or in expressions."""
        not_down = Q(down__isnull=True) | Q(down__landing_at__isnull=True) | Q(down__landing_at__gt=start)
        return self.filter(not_down, up__launch_at__lt=end)

    def overlapping(self, spaceflight: "Spaceflight") -> Self:
        """Other trips of the same person that share a moment with this one."""
        others = self.filter(person_id=spaceflight.person_id).exclude(pk=spaceflight.pk).select_related("up")
        return others.in_space_between(spaceflight.up.launch_at, spaceflight.ended_at or FOREVER)

    def contradictory(self) -> Self:
        """Trips that cannot be: aboard two ships at once, down before the launch, on a cargo ship."""
        others = self.model._default_manager.filter(person=OuterRef("person")).exclude(pk=OuterRef("pk"))
        ended = Coalesce(OuterRef("down__landing_at"), Value(FOREVER))
        on_two_ships = Exists(others.in_space_between(OuterRef("up__launch_at"), ended))
        down_first = Q(down__landing_at__lte=F("up__launch_at"))
        on_cargo = Q(up__spacecraft__kind="cargo") | Q(down__spacecraft__kind="cargo")
        return self.filter(Q(on_two_ships) | down_first | on_cargo)
