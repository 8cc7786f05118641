"""What became of a launch's plan: the changes of its time, and the attempts to launch."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from editorial.core import clock, languages
from editorial.core.cleaning import clean_text

from ..instants import Instant, latest

if TYPE_CHECKING:
    from .flights import Flight


class Precision(models.TextChoices):
    SECOND = "second", _("to the second")
    MINUTE = "minute", _("to the minute")
    HOUR = "hour", _("to the hour")
    DAY = "day", _("to the day")
    MONTH = "month", _("to the month")
    QUARTER = "quarter", _("to the quarter")
    HALF = "half", _("to the half-year")
    YEAR = "year", _("to the year")
    DECADE = "decade", _("to the decade")


class LaunchChange(models.Model):
    """One change of a planned launch. Written by `Flight.save()`, never by hand."""

    flight = models.ForeignKey("missions.Flight", models.CASCADE, related_name="changes", verbose_name=_("flight"))
    changed_at = models.DateTimeField(_("changed"), default=clock.now)
    from_at = models.DateTimeField()
    from_precision = models.CharField(max_length=8, choices=Precision.choices)
    to_at = models.DateTimeField()
    to_precision = models.CharField(max_length=8, choices=Precision.choices)
    reason_ru = models.CharField(max_length=200, blank=True)
    reason_en = models.CharField(max_length=200, blank=True)

    class Meta:
        verbose_name = _("change of a launch")
        verbose_name_plural = _("changes of launches")
        default_permissions = ()
        ordering = ["-changed_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.flight_id}: {self.from_at:%Y-%m-%d %H:%M:%S} → {self.to_at:%Y-%m-%d %H:%M:%S}"

    if TYPE_CHECKING:
        flight_id: int

    @property
    def was(self) -> Instant:
        return Instant(self.from_at, self.from_precision, is_planned=True)

    @property
    def became(self) -> Instant:
        return Instant(self.to_at, self.to_precision, is_planned=True)

    @property
    def in_words(self) -> str:
        """ "was 14:31:52 Moscow · 11:31:52 UTC, now …". The day only where it changes."""
        was, became = self.was, self.became
        if was.has_time and became.has_time and was.day == became.day:
            times = {"was": was.exact_time, "now": became.exact_time}
        else:
            times = {"was": was.full, "now": became.full}
        return gettext("was %(was)s, now %(now)s") % times

    @property
    def reason(self) -> str:
        """In the language of the page; never the other one's."""
        return languages.text(self, "reason")


def launch_plan(flight: "Flight") -> tuple[datetime, str]:
    return flight.launch_at, flight.launch_precision


def moves_into_the_past(flight: "Flight") -> bool:
    """As precisely as the new time is known. What is recorded together with its outcome has happened."""
    if flight.outcome != "planned" or latest(*launch_plan(flight)) > clock.now():
        return False
    before = type(flight)._base_manager.filter(pk=flight.pk).first()
    return before is not None and launch_plan(before) != launch_plan(flight)


def record_launch_change(flight: "Flight", before: "Flight") -> None:
    """The one place where the history of a plan is written, whoever moves the launch. What was flown is no plan."""
    if launch_plan(before) == launch_plan(flight) or not before.outcome == flight.outcome == "planned":
        return
    because_ru, because_en = (clean_text(reason) for reason in flight.change_reason)
    LaunchChange.objects.create(
        flight=flight,
        from_at=before.launch_at,
        from_precision=before.launch_precision,
        to_at=flight.launch_at,
        to_precision=flight.launch_precision,
        reason_ru=because_ru,
        reason_en=because_en,
    )
    flight.change_reason = ("", "")


class LaunchAttempt(models.Model):
    """How one attempt to launch ended, and who said so. Kept: a scrub is followed by the next attempt."""

    class Result(models.TextChoices):
        LAUNCHED = "launched", pgettext_lazy("attempt", "launched")
        SCRUBBED = "scrubbed", pgettext_lazy("attempt", "scrubbed")
        ABORTED = "aborted", pgettext_lazy("attempt", "aborted")

    FINAL: Any = (Result.LAUNCHED, Result.ABORTED)  # after these there is no other attempt

    flight = models.ForeignKey("missions.Flight", models.CASCADE, related_name="attempts", verbose_name=_("flight"))
    number = models.PositiveSmallIntegerField(_("number"))
    planned_at = models.DateTimeField(_("planned"))
    planned_precision = models.CharField(max_length=8, choices=Precision.choices)
    result = models.CharField(_("result"), max_length=8, choices=Result.choices)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("confirmed by")
    )
    confirmed_by_name = models.CharField(max_length=160, blank=True)  # stays when the account is gone
    confirmed_at = models.DateTimeField(_("confirmed"), default=clock.now)

    class Meta:
        verbose_name = _("attempt to launch")
        verbose_name_plural = _("attempts to launch")
        default_permissions = ()
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["flight", "number"], name="one_result_an_attempt"),
            models.UniqueConstraint(
                fields=["flight"], condition=~models.Q(result="scrubbed"), name="one_end_of_all_attempts"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.flight_id} #{self.number}: {self.get_result_display()}"

    if TYPE_CHECKING:
        flight_id: int

    @property
    def was_planned(self) -> Instant:
        return Instant(self.planned_at, self.planned_precision, is_planned=True)
