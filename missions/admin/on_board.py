"""The rows of people in a flight's form: the flight itself is never typed twice."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.models import BaseInlineFormSet
from django.utils.translation import gettext_lazy as _

TWICE = _("%(person)s already stands in another row.")
ONE_WAY_BACK = _("Either back on this ship or on another, not both.")


class PersonUpForm(forms.ModelForm):
    comes_back = forms.BooleanField(
        label=_("comes back on it"),
        required=False,
        initial=True,
        help_text=_("Nearly everybody does. Days in space end with the landing of this ship."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "down" not in self.fields:  # whoever may not change facts reads who is aboard
            del self.fields["comes_back"]
            return
        self.fields["down"].label = _("or on another ship")
        if self.instance.pk:
            self.initial["comes_back"] = self.instance.down_id == self.instance.up_id
            if self.initial["comes_back"]:
                self.initial["down"] = None

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean() or {}
        flight = cleaned.get("up")
        if cleaned.get("comes_back") and flight is not None:
            if cleaned.get("down") not in (None, flight):
                self.add_error("down", ONE_WAY_BACK)
            cleaned["down"] = flight
        return cleaned

    def add_error(self, field: str | None, error: Any) -> None:
        """In these rows the flight is not a field that can be seen: what is said of it stands beside the person."""
        if field is None and "up" in getattr(error, "error_dict", {}):
            errors = dict(error.error_dict)
            errors["person"] = [*errors.get("person", []), *errors.pop("up")]
            error = ValidationError(errors)
        super().add_error(field, error)


class PeopleUpFormSet(BaseInlineFormSet):
    def validate_unique(self) -> None:
        """In `clean`, by name; Django's sentence says only that something is doubled."""

    def clean(self) -> None:
        super().clean()
        seen = set()
        for form in self.forms:
            person = form.cleaned_data.get("person") if form.is_valid() else None
            if person is None or form.cleaned_data.get("DELETE"):
                continue
            if person in seen:
                form.add_error("person", ValidationError(TWICE, params={"person": person}))
            seen.add(person)
