"""The moment that a preview is asked for."""

from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from editorial.content.models import Publishable
from editorial.core import clock
from editorial.core.date_formats import long_date

YEARS_AHEAD = 10
NOW = "now"
WIDTHS = [("", _("as it fits")), ("phone", _("telephone")), ("wide", _("computer"))]
NO_MOMENT = _("Please give a date and a time, such as 2019-02-20 12:00.")


class MomentForm(forms.Form):
    at = forms.DateTimeField(
        label=_("As of, Moscow time"),
        required=False,
        error_messages={"invalid": NO_MOMENT},
        widget=forms.DateTimeInput(format="%Y-%m-%dT%H:%M:%S", attrs={"type": "datetime-local", "step": 1}),
    )
    width = forms.ChoiceField(
        label=_("Width"),
        required=False,
        choices=WIDTHS,
    )

    def clean_at(self) -> datetime | None:
        at: datetime | None = self.cleaned_data["at"]
        if at is None:
            return None
        if not clock.SPACE_AGE <= at.date() <= clock.today() + timedelta(days=365 * YEARS_AHEAD):
            raise ValidationError(_("A moment between October 4, 1957 and ten years from now, please."))
        return at

    @classmethod
    def of(cls, record: Publishable, asked: Any) -> tuple["MomentForm", datetime]:
        """The form and the moment that it stands for: the one asked for if it is one, else the text's own.

        "now" is asked for by a button, and is the present moment whenever the address is opened.
        """
        is_now = asked.get("at") == NOW
        usual = clock.now() if is_now else moment_of(record)
        form = cls({"at": "" if is_now else asked.get("at", ""), "width": asked.get("width", "")})
        if not form.is_valid():
            return form, usual
        moment: datetime = form.cleaned_data["at"] or usual
        return cls(initial={**form.cleaned_data, "at": written(moment)}), moment

    @property
    def chosen_width(self) -> str:
        width = self["width"].value() or ""
        return width if width in dict(WIDTHS) else ""


def moment_of(record: Publishable) -> datetime:
    """When it goes out, if that is to come; now otherwise."""
    return max(record.published_at or clock.now(), clock.now())


def written(moment: datetime) -> str:
    return f"{moment.astimezone(clock.MOSCOW):%Y-%m-%dT%H:%M:%S}"


def moment_text(moment: datetime) -> str:
    """February 20, 2019, 12:00; with its seconds where somebody chose them, as 11:59:59 before a text of noon.

    A moment with a fraction of a second was chosen by nobody: it is now.
    """
    local = moment.astimezone(clock.MOSCOW)
    chosen = local.second and not local.microsecond
    return f"{long_date(moment)}, {local:%H:%M:%S}" if chosen else f"{long_date(moment)}, {local:%H:%M}"
