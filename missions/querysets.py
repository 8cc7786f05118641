"""Questions that pages ask of missions. Every moment is aware; every day is a Moscow day."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Self

from django.db import models
from django.db.models import Q

from editorial import clock
from editorial.languages import columns

if TYPE_CHECKING:
    from .models import Flight, Spaceflight

NAME_COLUMNS = columns("given_name", "family_name")
FLIGHT_COLUMNS = ["slug", *columns("name"), "launch_at", "docking_at", "undocking_at", "landing_at", "outcome"]


def under(prefix: str, names: list[str]) -> list[str]:
    """The names of related columns: `person` + `name_ru` → `person__name_ru`."""
    return [f"{prefix}__{name}" for name in names]


class PersonQuerySet(models.QuerySet[Any]):
    def for_list(self) -> Self:
        """People as a list shows them: names and agency, no biography."""
        return self.select_related("agency").only(
            "slug", *NAME_COLUMNS, *under("agency", ["slug", *columns("name", "short_name")])
        )


class ExpeditionQuerySet(models.QuerySet[Any]):
    def at(self, moment: datetime) -> Self:
        """Running at a moment; at a handover the new one."""
        return self.filter(starts_at__lte=moment).filter(Q(ends_at__isnull=True) | Q(ends_at__gt=moment))

    def on(self, day: date) -> Self:
        """Running during any part of a day: two on the day of a handover."""
        start, end = clock.bounds(day)
        return self.filter(starts_at__lt=end).filter(Q(ends_at__isnull=True) | Q(ends_at__gt=start))

    def for_list(self) -> Self:
        return self.only("number", "starts_at", "ends_at")


class CrewMembershipQuerySet(models.QuerySet[Any]):
    def on(self, day: date) -> Self:
        """In force on a day, within expeditions that the caller chooses."""
        return self.filter(Q(from_date__isnull=True) | Q(from_date__lte=day)).filter(
            Q(to_date__isnull=True) | Q(to_date__gt=day)
        )

    def for_panel(self) -> Self:
        return self.select_related("expedition", "person__agency").only(
            "role",
            "from_date",
            "to_date",
            "order",
            "expedition__number",
            "expedition__starts_at",
            "expedition__ends_at",
            *under("person", ["slug", *NAME_COLUMNS]),
            *under("person__agency", ["slug", *columns("short_name")]),
        )


class FlightQuerySet(models.QuerySet[Any]):
    def for_list(self) -> Self:
        return self.select_related("spacecraft", "launch_vehicle", "launch_site", "port").only(
            *FLIGHT_COLUMNS,
            "launch_precision",
            *under("spacecraft", ["kind", "slug", *columns("name")]),
            *under("launch_vehicle", ["slug", *columns("name")]),
            *under("launch_site", ["slug", *columns("name")]),
            *under("port", ["slug", *columns("name", "module")]),
        )

    def in_flight(self, moment: datetime) -> Self:
        """Launched and not yet landed."""
        return self.filter(launch_at__lte=moment).filter(Q(landing_at__isnull=True) | Q(landing_at__gt=moment))

    def launched_by(self, moment: datetime) -> Self:
        return self.filter(launch_at__lte=moment)

    def planned(self, moment: datetime) -> Self:
        return self.filter(launch_at__gt=moment).order_by("launch_at")


class SpaceflightQuerySet(models.QuerySet[Any]):
    def with_flights(self) -> Self:
        return self.select_related("up", "down").only(
            "person_id", *under("up", FLIGHT_COLUMNS), *under("down", FLIGHT_COLUMNS)
        )

    def aboard(self, day: date) -> Self:
        """In space during any part of a day that has passed by now."""
        start = clock.bounds(day)[0]
        return self.filter(up__launch_at__lte=clock.last_moment(day)).filter(
            Q(down__isnull=True) | Q(down__landing_at__isnull=True) | Q(down__landing_at__gt=start)
        )

    def of_people_aboard(self, day: date) -> Self:
        """Every spaceflight, this one and those before, of everybody who is in space on a day: one query for totals."""
        people = self.model._default_manager.aboard(day).values("person_id")
        return (
            self.filter(person_id__in=people, up__launch_at__lte=clock.last_moment(day))
            .select_related("person__agency", "up", "down")
            .only(
                *under("person", ["slug", *NAME_COLUMNS]),
                *under("person__agency", ["slug", *columns("short_name")]),
                *under("up", FLIGHT_COLUMNS),
                *under("down", FLIGHT_COLUMNS),
            )
            .order_by("up__launch_at", "pk")
        )

    def overlapping(self, spaceflight: "Spaceflight") -> Self:
        """Other trips of the same person that share a moment with this one."""
        others = self.filter(person_id=spaceflight.person_id).exclude(pk=spaceflight.pk).select_related("up")
        others = others.filter(
            Q(down__isnull=True) | Q(down__landing_at__isnull=True) | Q(down__landing_at__gt=spaceflight.up.launch_at)
        )
        if spaceflight.ended_at is None:
            return others
        return others.filter(up__launch_at__lt=spaceflight.ended_at)


class FlightEventQuerySet(models.QuerySet[Any]):
    def public(self) -> Self:
        """What has happened by now: the chronicle tells of nothing that has not."""
        return self.filter(at__lte=clock.now())

    def on(self, day: date) -> Self:
        start, end = clock.bounds(day)
        return self.filter(at__gte=start, at__lt=end)

    def until(self, day: date) -> Self:
        return self.filter(at__lt=clock.bounds(day)[1])

    def for_lines(self) -> Self:
        """With everything that a chronicle line is worded from."""
        flight = ["flight", "flight__spacecraft", "flight__launch_vehicle", "flight__port", "port"]
        return self.select_related(*flight).only(
            "kind",
            "at",
            "duration",
            *columns("text"),
            *under("flight", ["slug", "launch_precision", "outcome", *columns("name")]),
            *under("flight__spacecraft", ["slug", "kind", *columns("name")]),
            *under("flight__launch_vehicle", ["slug", *columns("name")]),
            *under("flight__port", ["slug", *columns("module")]),
            *under("port", ["slug", *columns("module")]),
        )

    def follow(self, flight: "Flight") -> None:
        """Bring the events that a flight's own moments make in step with them; wordings by hand are kept."""
        for kind, field in self.model.FROM_FLIGHT.items():
            moment = getattr(flight, field)
            if kind == self.model.Kind.LAUNCH and flight.launch_precision not in DATED:
                moment = None
            if moment is None:
                self.filter(flight=flight, kind=kind).delete()
            else:
                self.update_or_create(flight=flight, kind=kind, defaults={"at": moment})


# A launch known only to the month has no day in a calendar yet.
DATED = {"second", "minute", "hour", "day"}
