from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any, Self

from django.apps import apps
from django.contrib.postgres.indexes import GinIndex
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from editorial.content.models import Record, Sluggable
from editorial.core import bilingual, clock, languages
from editorial.core.fields import RichTextField
from editorial.core.search import SearchColumn

from ..crew_conflicts import trip_conflicts
from ..flight_rules import LANDS_LAST, NEVER_BEFORE, NEVER_DOCKED, TIMES, schedule_errors
from ..instants import has_begun
from ..locking import missions_lock, refuse_contradictions
from ..querysets import FlightQuerySet, Move, SpaceflightQuerySet
from ..signals import launch_changed
from .calendar_entries import CalendarEntry
from .launches import Precision, launch_plan, moves_into_the_past, record_launch_change
from .names import CalledByName, LaunchSite, LaunchVehicle, Port, Spacecraft
from .people import Person

MOVED_INTO_THE_PAST = _("This time has passed: a launch can only be moved to a time to come.")


def lands_after(earlier: str) -> Q:
    return Q(landing_at__isnull=True) | Q(**{f"{earlier}__isnull": True}) | Q(landing_at__gt=F(earlier))


class Flight(CalledByName, CalendarEntry, Sluggable):
    """One ship's mission. Its moments stand here and nowhere else; events, chronicle and calendars follow them."""

    recreates_parts = True  # launch and landing in the chronicle
    calendar_facts = (
        *languages.columns("name"),
        *("slug", "launch_at", "launch_precision", "docking_at", "undocking_at", "landing_at", "outcome"),
    )
    change_reason: tuple[str, str] = ("", "")  # why the launch moves at the next save: in Russian, in English

    class Outcome(models.TextChoices):
        PLANNED = "planned", pgettext_lazy("flight", "planned")
        SUCCESS = "success", pgettext_lazy("flight", "success")
        FAILURE = "failure", pgettext_lazy("flight", "failure")
        PARTIAL = "partial", pgettext_lazy("flight", "partial success")

    Precision = Precision

    slug = models.SlugField(_("address"), max_length=60, unique=True, help_text=_("Latin letters: soyuz-ms-11."))
    name = bilingual.name(
        models.CharField(_("name"), max_length=80, help_text=_("Without quotation marks: Soyuz MS-11.")),
        needed=True,
        search="A",
    )
    spacecraft = models.ForeignKey(
        Spacecraft, models.PROTECT, related_name="flights", verbose_name=_("spacecraft series")
    )
    launch_vehicle = models.ForeignKey(
        LaunchVehicle,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="flights",
        verbose_name=_("launch vehicle"),
    )
    launch_site = models.ForeignKey(
        LaunchSite,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="flights",
        verbose_name=_("launch site"),
    )
    launch_at = models.DateTimeField(_("launch"), db_index=True, help_text=_("Moscow time. In the future: the plan."))
    launch_precision = models.CharField(
        _("precision of the launch time"), max_length=8, choices=Precision.choices, default=Precision.MINUTE
    )
    docking_at = models.DateTimeField(_("docking"), null=True, blank=True)
    port = models.ForeignKey(
        Port, models.PROTECT, null=True, blank=True, related_name="flights", verbose_name=_("docking port")
    )
    undocking_at = models.DateTimeField(_("undocking"), null=True, blank=True)
    landing_at = models.DateTimeField(
        _("landing"),
        null=True,
        blank=True,
        help_text=_("For a cargo ship: the end of its flight in the atmosphere."),
    )
    outcome = models.CharField(_("outcome"), max_length=8, choices=Outcome.choices, default=Outcome.PLANNED)
    summary = bilingual.text(RichTextField(_("summary"), blank=True), search="C")
    search_ru = SearchColumn(languages.RUSSIAN)
    search_en = SearchColumn(languages.ENGLISH)

    objects = FlightQuerySet.as_manager()

    if TYPE_CHECKING:
        moves: list[Move]  # where it was asked for `with_moves`

    class Meta:
        verbose_name = _("flight")
        verbose_name_plural = _("flights")
        ordering = ["-launch_at"]
        indexes = [
            GinIndex(fields=["search_ru"], name="flight_search_ru"),
            GinIndex(fields=["search_en"], name="flight_search_en"),
        ]
        constraints = [
            *(
                models.CheckConstraint(
                    condition=Q(**{f"{later}__isnull": True}) | Q(**{f"{later}__gt": F(earlier)}),
                    name=f"flight_{later.removesuffix('_at')}_in_order",
                    violation_error_message=message,
                )
                for later, (earlier, message) in NEVER_BEFORE.items()
            ),
            models.CheckConstraint(
                condition=Q(undocking_at__isnull=True) | Q(docking_at__isnull=False),
                name="flight_undocks_where_it_docked",
                violation_error_message=NEVER_DOCKED,
            ),
            models.CheckConstraint(
                condition=lands_after("docking_at") & lands_after("undocking_at"),
                name="flight_lands_last",
                violation_error_message=LANDS_LAST,
            ),
        ]

    @property
    def is_cargo(self) -> bool:
        return self.spacecraft.kind == Spacecraft.Kind.CARGO

    def get_absolute_url(self) -> str:
        return reverse("missions:flight", args=[self.slug])

    def outcome_on(self, moment: datetime) -> str:
        """What was known of the outcome at a moment: before the launch it is planned, whatever came later."""
        return self.outcome if has_begun(self, moment) else self.Outcome.PLANNED

    def state_on(self, moment: datetime) -> str:
        """planned, flying, docked, ended or failed at a moment."""
        if not has_begun(self, moment):
            return "planned"
        if self.outcome == self.Outcome.FAILURE:
            return "failed"
        if self.landing_at and self.landing_at <= moment:
            return "ended"
        docked = self.docking_at and self.docking_at <= moment
        gone = self.undocking_at and self.undocking_at <= moment
        return "docked" if docked and not gone else "flying"

    def clean(self) -> None:
        super().clean()
        errors = schedule_errors({name: getattr(self, name) for name in (*TIMES, "outcome")})
        if self.launch_at and moves_into_the_past(self):
            errors["launch_at"] = MOVED_INTO_THE_PAST
        if not errors and self.pk and self.launch_at:
            errors.update(trip_conflicts(self))
        if errors:
            raise ValidationError(errors)

    def _apply_defaults(self, before: Self | None) -> None:
        super()._apply_defaults(before)
        self.count_change(before)

    def _saved(self, before: Self | None) -> None:
        super()._saved(before)
        if before is None:
            return
        record_launch_change(self, before)
        if launch_plan(before) != launch_plan(self) or before.outcome != self.outcome:
            launch_changed.send(Flight, flight=self)

    def save(self, *args: Any, **kwargs: Any) -> None:
        with missions_lock():
            super().save(*args, **kwargs)
            apps.get_model("missions", "FlightEvent").objects.sync_with_flight(self)
            refuse_contradictions(Spaceflight.objects.filter(Q(up=self) | Q(down=self)))


class Spaceflight(Record):
    """One person's trip: up on one flight, down on one (perhaps another, perhaps not yet)."""

    revision_parent_field = "up"

    person = models.ForeignKey(Person, models.PROTECT, related_name="spaceflights", verbose_name=_("person"))
    up = models.ForeignKey(Flight, models.PROTECT, related_name="people_up", verbose_name=_("up on"))
    down = models.ForeignKey(
        Flight, models.PROTECT, null=True, blank=True, related_name="people_down", verbose_name=_("down on")
    )

    objects = SpaceflightQuerySet.as_manager()

    if TYPE_CHECKING:
        person_id: int
        up_id: int
        down_id: int | None

    class Meta:
        verbose_name = _("spaceflight")
        verbose_name_plural = _("spaceflights")
        ordering = ["up__launch_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "up"],
                name="once_aboard_a_flight",
                violation_error_message=_("This person already goes up on this flight."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.up}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        with missions_lock():
            super().save(*args, **kwargs)
            refuse_contradictions(Spaceflight.objects.filter(pk=self.pk))

    @property
    def ended_at(self) -> datetime | None:
        return self.down.landing_at if self.down else None

    def length_on(self, day: date) -> timedelta:
        """Time in space up to the end of a Moscow day, or of the flight if that came first. Zero before the launch."""
        until = clock.bounds(day)[1]
        return max(min(until, self.ended_at or until) - self.up.launch_at, timedelta(0))

    def days_on(self, day: date) -> int:
        """Whole days: 0 on the day of the launch."""
        return self.length_on(day).days

    def clean(self) -> None:
        super().clean()
        # In the form of a new flight `up` is not saved yet, and may lack what was left empty there.
        known = self.up_id is not None or Spaceflight.up.is_cached(self)
        if self.person_id is None or not known or self.up.launch_at is None or self.up.spacecraft_id is None:
            return
        if self.down and self.down.landing_at and self.down.landing_at <= self.up.launch_at:
            raise ValidationError(
                {
                    "down": _("%(down)s landed before %(up)s was launched.")
                    % {"down": self.down.quoted, "up": self.up.quoted}
                }
            )
        if self.up.is_cargo or (self.down and self.down.is_cargo):
            raise ValidationError({"up": _("Nobody flies on a cargo ship.")})
        other = Spaceflight.objects.overlapping(self).first()
        if other is not None:
            message = _("%(person)s is aboard %(ship)s at that time: nobody is aboard two ships at once.")
            raise ValidationError({"up": message % {"person": self.person, "ship": other.up.quoted}})
