from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any, Self

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateTimeRangeField, RangeOperators
from django.core.exceptions import ValidationError
from django.db import models
from django.db.backends.postgresql.psycopg_any import DateTimeTZRange
from django.db.models import Case, F, Func, Q, Value, When
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from editorial.content.models import Record, Sluggable
from editorial.core import bilingual, clock, languages
from editorial.core.fields import RichTextField
from media_library.models import Photo

from ..locking import missions_lock
from ..querysets import CrewMembershipQuerySet, ExpeditionQuerySet
from .calendar_entries import CalendarEntry
from .people import Person

ABBREVIATION = {languages.RUSSIAN: "МКС", languages.ENGLISH: "ISS"}

BOUNDS_OF_OPEN, BOUNDS = "[]", "[)"


# When an expedition is under way. While its end is not known it takes up its first moment only: nothing may begin at
# that moment or run across it, but later expeditions may follow.
SPAN = Func(
    F("starts_at"),
    Coalesce("ends_at", "starts_at"),
    Case(When(ends_at__isnull=True, then=Value(BOUNDS_OF_OPEN)), default=Value(BOUNDS)),
    function="tstzrange",
    output_field=DateTimeRangeField(),
)


class Expedition(CalendarEntry, Sluggable):
    calendar_facts = ("number", "starts_at", "ends_at")

    number = models.PositiveSmallIntegerField(_("number"), unique=True)
    starts_at = models.DateTimeField(
        _("start"), help_text=_("Moscow time. An expedition starts when the ship of the one before undocks.")
    )
    ends_at = models.DateTimeField(
        _("end"),
        null=True,
        blank=True,
        help_text=_("Moscow time. In the future: the plan. Empty: not known yet."),
    )
    summary = bilingual.text(
        RichTextField(_("summary"), blank=True, help_text=_("A paragraph on what this expedition is for.")), needed=True
    )
    patch = models.ForeignKey(Photo, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("patch"))
    crew = models.ManyToManyField(Person, through="CrewMembership", related_name="expeditions", verbose_name=_("crew"))

    objects = ExpeditionQuerySet.as_manager()

    class Meta:
        verbose_name = _("expedition")
        verbose_name_plural = _("expeditions")
        ordering = ["-number"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__isnull=True) | Q(ends_at__gt=F("starts_at")),
                name="expedition_ends_after_start",
                violation_error_message=_("An expedition cannot end before it starts."),
            ),
            ExclusionConstraint(
                name="one_expedition_at_a_time",
                expressions=[(SPAN, RangeOperators.OVERLAPS)],
                violation_error_message=_("Another expedition is under way at that time."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.abbreviation}-{self.number}"

    def _apply_defaults(self, before: Self | None) -> None:
        super()._apply_defaults(before)
        self.count_change(before)

    def save(self, *args: Any, **kwargs: Any) -> None:
        with missions_lock():
            super().save(*args, **kwargs)

    @property
    def abbreviation(self) -> str:
        return ABBREVIATION[languages.current()]

    def get_absolute_url(self) -> str:
        return reverse("missions:expedition", args=[self.number])

    @property
    def first_day(self) -> date:
        return clock.day_of(self.starts_at)

    @property
    def last_day(self) -> date | None:
        return clock.day_of(self.ends_at) if self.ends_at else None

    def is_running_at(self, moment: datetime) -> bool:
        """At a handover the new one runs."""
        return self.starts_at <= moment and (self.ends_at is None or self.ends_at > moment)

    def day_number(self, day: date) -> int:
        """1 on the first Moscow day."""
        return (day - self.first_day).days + 1

    @property
    def length(self) -> int | None:
        """Days from the first to the last, both counted; None while the end is not known."""
        return self.day_number(self.last_day) if self.last_day else None

    def clean(self) -> None:
        super().clean()
        if self.starts_at and self.ends_at and self.ends_at <= self.starts_at:
            raise ValidationError({"ends_at": _("An expedition cannot end before it starts.")})
        if self.starts_at:
            self._refuse_overlap()

    def _refuse_overlap(self) -> None:
        """The station has one expedition, and one commander, at a time."""
        end, bounds = (self.ends_at, BOUNDS) if self.ends_at else (self.starts_at, BOUNDS_OF_OPEN)
        mine = DateTimeTZRange(self.starts_at, end, bounds)
        other = Expedition.objects.exclude(pk=self.pk).alias(span=SPAN).filter(span__overlap=mine).first()
        if other is not None:
            message = _("%(other)s is under way at that time: expeditions follow one another.")
            raise ValidationError({"starts_at": message % {"other": other}})


class ExpeditionTask(Record):
    parent_field = "expedition"

    class State(models.TextChoices):
        PLANNED = "planned", pgettext_lazy("task", "planned")
        DONE = "done", pgettext_lazy("task", "done")
        MOVED = "moved", pgettext_lazy("task", "moved")
        CANCELLED = "cancelled", pgettext_lazy("task", "cancelled")

    expedition = models.ForeignKey(Expedition, models.CASCADE, related_name="tasks", verbose_name=_("expedition"))
    text = bilingual.text(models.CharField(_("task"), max_length=250))
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.PLANNED)
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("task")
        verbose_name_plural = _("main tasks")
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return languages.text(self, "text")


class CrewMembership(Record):
    """One person's place in an expedition's crew. Dates are Moscow days; empty means the expedition's own.

    A range of days is half-open: on `to_date` the next role is already in force.
    """

    revision_parent_field = "expedition"

    class Role(models.TextChoices):
        COMMANDER = "commander", _("commander")
        FLIGHT_ENGINEER = "flight_engineer", _("flight engineer")
        PARTICIPANT = "participant", _("spaceflight participant")

    expedition = models.ForeignKey(Expedition, models.CASCADE, related_name="memberships", verbose_name=_("expedition"))
    person = models.ForeignKey(Person, models.PROTECT, related_name="memberships", verbose_name=_("person"))
    role = models.CharField(_("role"), max_length=20, choices=Role.choices, default=Role.FLIGHT_ENGINEER)
    from_date = models.DateField(
        _("from"), null=True, blank=True, help_text=_("Empty: from the start of the expedition.")
    )
    to_date = models.DateField(_("to"), null=True, blank=True, help_text=_("Empty: to the end of the expedition."))
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    objects = CrewMembershipQuerySet.as_manager()

    if TYPE_CHECKING:
        expedition_id: int
        person_id: int

    class Meta:
        verbose_name = _("crew member")
        verbose_name_plural = _("crew")
        ordering = ["expedition", "order", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(from_date__isnull=True) | Q(to_date__isnull=True) | Q(to_date__gt=F("from_date")),
                name="membership_ends_after_start",
                violation_error_message=_("A role cannot end before it begins."),
            ),
            ExclusionConstraint(
                name="one_commander_at_a_time",
                # Without btree_gist an id takes part in an exclusion as a range of one.
                expressions=[
                    (
                        Func(F("expedition"), F("expedition"), models.Value("[]"), function="int8range"),
                        "&&",
                    ),
                    (Func(F("from_date"), F("to_date"), function="daterange"), RangeOperators.OVERLAPS),
                ],
                condition=Q(role="commander"),
                violation_error_message=_("Two commanders of one expedition at one time."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}, {self.get_role_display()}"

    @property
    def first_day(self) -> date:
        return self.from_date or self.expedition.first_day

    @property
    def last_day(self) -> date | None:
        return self.to_date or self.expedition.last_day

    def is_held_on(self, day: date) -> bool:
        return (self.from_date is None or self.from_date <= day) and (self.to_date is None or self.to_date > day)

    def clean(self) -> None:
        super().clean()
        if self.from_date and self.to_date and self.to_date <= self.from_date:
            raise ValidationError({"to_date": _("A role cannot end before it begins.")})
        known = self.expedition_id is not None or CrewMembership.expedition.is_cached(
            self
        )  # or in the form of a new one
        if not known or self.expedition.starts_at is None:
            return
        start, end = self.expedition.first_day, self.expedition.last_day
        if self.from_date and (self.from_date < start or (end and self.from_date > end)):
            raise ValidationError({"from_date": _("This day is outside the expedition.")})
        if self.to_date and (self.to_date < start or (end and self.to_date > end + timedelta(days=1))):
            raise ValidationError({"to_date": _("This day is outside the expedition.")})
