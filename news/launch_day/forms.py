"""What an editor says of an attempt: one small form for each way it can end. Times are Moscow's."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from editorial.core import clock
from missions.instants import latest
from missions.launch_day import Decision, LaunchSnapshot, Result
from missions.models import Flight
from missions.models.launches import Precision

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

MOMENT = "%Y-%m-%dT%H:%M:%S"
MOMENTS = [MOMENT, "%Y-%m-%dT%H:%M", "%Y-%m-%d", "%d.%m.%Y %H:%M:%S", "%d.%m.%Y %H:%M", "%d.%m.%Y"]
NOT_YET = _("This time has not come: a launch that took place has a time that has passed.")
PASSED = _("This time has passed: a launch can only be moved to a time to come.")
NO_CHANGE = _("The launch is planned for this time already: please give the new one.")


def moment_field(label: "_StrPromise", help_text: "_StrPromise") -> forms.DateTimeField:
    widget = forms.DateTimeInput(format=MOMENT, attrs={"type": "datetime-local", "step": 1})
    return forms.DateTimeField(label=label, help_text=help_text, input_formats=MOMENTS, widget=widget)


class DecisionForm(forms.Form):
    """`seen_*` say what the page knew: a decision over anything newer is refused."""

    seen_attempt = forms.IntegerField(widget=forms.HiddenInput)
    seen_at = forms.CharField(widget=forms.HiddenInput)
    seen_precision = forms.ChoiceField(choices=Precision.choices, widget=forms.HiddenInput)
    result = ""

    def __init__(self, data: QueryDict | None = None, *, flight: Flight) -> None:
        self.flight = flight
        self.seen_now = LaunchSnapshot.of(flight)
        seen = {
            "seen_attempt": self.seen_now.attempt,
            "seen_at": self.seen_now.launch_at.isoformat(),
            "seen_precision": self.seen_now.precision,
        }
        super().__init__(data, initial=seen | self.beginning(), auto_id=f"id_{self.result}_%s")

    def beginning(self) -> dict[str, Any]:
        return {}

    def clean_seen_at(self) -> datetime:
        try:
            return datetime.fromisoformat(self.cleaned_data["seen_at"])
        except ValueError as error:
            raise forms.ValidationError(_("Please open this page again.")) from error

    @property
    def seen(self) -> LaunchSnapshot:
        known = self.cleaned_data
        return LaunchSnapshot(known["seen_attempt"], known["seen_at"], known["seen_precision"])

    @property
    def decision(self) -> Decision:
        return Decision(self.result)


class FlewForm(DecisionForm):
    launched_at = moment_field(_("moment of the launch"), _("Moscow time, to the second."))

    def beginning(self) -> dict[str, Any]:
        return {"launched_at": self.flight.launch_at}

    def clean_launched_at(self) -> datetime:
        at: datetime = self.cleaned_data["launched_at"]
        if at > clock.now():
            raise forms.ValidationError(NOT_YET)
        return at

    @property
    def decision(self) -> Decision:
        known = self.cleaned_data if self.is_bound else {}
        return Decision(self.result, launched_at=known.get("launched_at"))


class LaunchedForm(FlewForm):
    result = Result.LAUNCHED


class AbortedForm(FlewForm):
    result = Result.ABORTED


class ScrubbedForm(DecisionForm):
    result = Result.SCRUBBED
    next_at = moment_field(
        _("next attempt"), _("Moscow time. Not known yet: any moment of the day, month or quarter that it will be in.")
    )
    next_precision = forms.ChoiceField(label=_("known"), choices=Precision.choices, initial=Precision.SECOND)
    reason_ru = forms.CharField(label=_("why, in Russian"), max_length=200, required=False)
    reason_en = forms.CharField(label=_("why, in English"), max_length=200, required=False)

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean() or {}
        at, precision = cleaned.get("next_at"), cleaned.get("next_precision")
        if at and precision:
            if latest(at, precision) <= clock.now():
                self.add_error("next_at", PASSED)
            elif (at, precision) == (self.flight.launch_at, self.flight.launch_precision):
                self.add_error("next_at", NO_CHANGE)
        return cleaned

    @property
    def decision(self) -> Decision:
        known = self.cleaned_data if self.is_bound else {}
        return Decision(
            self.result,
            next_at=known.get("next_at"),
            next_precision=known.get("next_precision", ""),
            reason=(known.get("reason_ru", ""), known.get("reason_en", "")),
        )


FORMS: dict[str, type[DecisionForm]] = {form.result: form for form in (LaunchedForm, ScrubbedForm, AbortedForm)}
