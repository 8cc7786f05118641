from datetime import timedelta
from typing import TYPE_CHECKING, Any, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from editorial.content.models import Record
from editorial.core import bilingual, clock, languages
from editorial.core.functions import MoscowDay

from ..chronicle import event_line
from ..event_querysets import FlightEventQuerySet
from ..flight_rules import NOTHING_FLEW
from ..offsets import OffsetField
from .flights import Flight
from .names import Port
from .people import Person

LONGEST = timedelta(hours=24)
NO_SUCH_DURATION = _("A spacewalk lasts longer than nothing and no longer than 24 hours: hours, minutes, seconds.")


class FlightEvent(Record):
    """A line of the chronicle. Those of FROM_FLIGHT follow their flight's moments and are never typed."""

    parent_field = "flight"

    class Kind(models.TextChoices):
        LAUNCH = "launch", pgettext_lazy("event", "launch")
        DOCKING = "docking", pgettext_lazy("event", "docking")
        HATCH = "hatch", _("hatch opening")
        EVA = "eva", _("spacewalk")
        RELOCATION = "relocation", _("relocation")
        UNDOCKING = "undocking", pgettext_lazy("event", "undocking")
        LANDING = "landing", pgettext_lazy("event", "landing")
        FAILURE = "failure", pgettext_lazy("event", "failure")
        OTHER = "other", _("other event")

    ABOARD = (Kind.HATCH, Kind.EVA, Kind.RELOCATION)  # what only people and ships in flight can do
    FROM_FLIGHT = {
        Kind.LAUNCH: "launch_at",
        Kind.DOCKING: "docking_at",
        Kind.UNDOCKING: "undocking_at",
        Kind.LANDING: "landing_at",
    }

    flight = models.ForeignKey(
        Flight, models.CASCADE, null=True, blank=True, related_name="events", verbose_name=_("flight")
    )
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices)
    at = models.DateTimeField(_("moment"), blank=True, help_text=_("Moscow time."))
    launch_offset = OffsetField(
        _("counted from the launch"),
        null=True,
        blank=True,
        help_text=_("T−2 h or T+10 min: the moment then moves with the launch."),
    )
    port = models.ForeignKey(
        Port, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("docking port")
    )
    duration = models.DurationField(_("duration"), null=True, blank=True, help_text=_("Of a spacewalk: 7:45:00."))
    people = models.ManyToManyField(
        Person,
        blank=True,
        related_name="events",
        verbose_name=_("people"),
        help_text=_("Who went out: of a spacewalk."),
    )
    text = bilingual.text(
        models.CharField(
            _("wording"),
            max_length=250,
            blank=True,
            help_text=_("Empty: the line writes itself from the flight, in both languages."),
        )
    )

    objects = FlightEventQuerySet.as_manager()

    if TYPE_CHECKING:
        flight_id: int | None

    class Meta:
        verbose_name = _("flight event")
        verbose_name_plural = _("flight events")
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["at"], name="event_at"), models.Index(MoscowDay("at"), name="event_day")]
        constraints = [
            models.UniqueConstraint(
                fields=["flight", "kind"],
                condition=Q(kind__in=["launch", "docking", "undocking", "landing"]),
                name="one_event_of_a_kind_a_flight",
                violation_error_message=_("This flight already has this event; its moment stands in the flight."),
            ),
            models.CheckConstraint(
                condition=Q(duration__isnull=True) | Q(duration__gt=timedelta(0), duration__lte=LONGEST),
                name="event_lasts_a_day_at_most",
                violation_error_message=NO_SUCH_DURATION,
            ),
        ]

    def __str__(self) -> str:
        return event_line(self)

    def title_in(self, language: str) -> str:
        return languages.text(self, "text", language)

    @property
    def follows_flight(self) -> bool:
        return self.flight_id is not None and self.kind in self.FROM_FLIGHT

    def _apply_defaults(self, before: Self | None) -> None:
        """The one place where the moment of an anchored event is computed."""
        super()._apply_defaults(before)
        if self.launch_offset is None or self.flight is None:
            return
        at = self.flight.launch_at + self.launch_offset
        was_told = before is not None and self.launch_offset < timedelta(0) and before.at <= clock.now()
        if before is not None and was_told and before.launch_offset == self.launch_offset and before.at != at:
            self.at, self.launch_offset = before.at, None  # it has happened as it was told: it does not move
        else:
            self.at = at

    def clean(self) -> None:
        super().clean()
        self._refuse_loose_anchor()
        self._refuse_impossible_time()
        if not self.flight_id and self.kind not in (self.Kind.EVA, self.Kind.OTHER):
            raise ValidationError({"flight": _("An event of this kind needs its flight.")})
        if self.kind in (self.Kind.FAILURE, self.Kind.OTHER, self.Kind.RELOCATION):
            for language in languages.LANGUAGES:
                if not languages.text(self, "text", language):
                    name = languages.column("text", language)
                    raise ValidationError({name: _("An event of this kind does not write itself: please word it.")})

    def _refuse_loose_anchor(self) -> None:
        if self.launch_offset is None:
            if self.at is None:
                raise ValidationError({"at": _("When was it? A moment, or a time counted from the launch.")})
        elif self.flight is None:
            raise ValidationError({"launch_offset": _("Whose launch? Please choose the flight.")})
        elif self.follows_flight:
            raise ValidationError({"launch_offset": _("This event has its moment from the flight itself.")})
        elif self.flight.launch_at:
            self._apply_defaults(self._stored())

    def _refuse_impossible_time(self) -> None:
        errors = {}
        launch = self.flight.launch_at if self.flight else None
        if self.at and clock.day_of(self.at) < clock.SPACE_AGE:
            errors["at"] = NOTHING_FLEW
        elif self.kind in self.ABOARD and self.at and launch and self.at <= launch:
            errors["at"] = _("This cannot happen before the flight's launch.")
        if self.duration is not None and not timedelta(0) < self.duration <= LONGEST:
            errors["duration"] = NO_SUCH_DURATION
        if errors:
            raise ValidationError(errors)


@receiver([post_save, post_delete], sender=FlightEvent)
def update_undocking_port(instance: FlightEvent, **_kwargs: Any) -> None:
    """A relocation entered, moved or taken back changes which port the ship leaves in the end."""
    if instance.flight_id and instance.kind in (FlightEvent.Kind.RELOCATION, FlightEvent.Kind.UNDOCKING):
        FlightEvent.objects.update_undocking_port(instance.flight_id)
