"""The form by which a link is made."""

from datetime import timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from editorial.content import roles
from editorial.content.models import Publishable
from editorial.content.roles import Person
from editorial.core import clock
from editorial.core.cleaning import clean_text

from .links import may_go_out
from .models import PreviewLink
from .rendering import why_there_is_none

HOURS = {
    1: _("one hour"),
    24: _("one day"),
    72: _("three days"),
    7 * 24: _("a week"),
    30 * 24: _("thirty days"),
}
USUAL = 72


class LinkForm(forms.Form):
    language = forms.ChoiceField(label=_("Language"))
    hours = forms.TypedChoiceField(label=_("Works for"), coerce=int, choices=list(HOURS.items()), initial=USUAL)
    note = forms.CharField(
        label=_("For whom"), max_length=120, help_text=_("A name and an office: it stands in the list of links.")
    )

    def __init__(self, user: Person, record: Publishable, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user, self.record = user, record
        names = dict(PreviewLink._meta.get_field("language").flatchoices)
        mine = roles.languages_of(user)
        self.fields["language"].choices = [(name, capfirst(names[name])) for name in mine]  # type: ignore[attr-defined]
        self.fields["language"].initial = record.source_language

    def clean_note(self) -> str:
        if not (note := clean_text(self.cleaned_data["note"])):
            raise ValidationError(self.fields["note"].error_messages["required"])
        return note

    def clean_language(self) -> str:
        language: str = self.cleaned_data["language"]
        if why := why_there_is_none(self.record, language):
            raise ValidationError(why)
        if not may_go_out(self.record, language):
            raise ValidationError(_("This text is withdrawn. Make it a draft first: then a link can show it."))
        return language

    def save(self) -> PreviewLink:
        now = clock.now()
        return PreviewLink.objects.create(
            record=self.record,
            language=self.cleaned_data["language"],
            note=self.cleaned_data["note"],
            made_by_id=self.user.pk,
            made_at=now,
            expires_at=now + timedelta(hours=self.cleaned_data["hours"]),
        )
