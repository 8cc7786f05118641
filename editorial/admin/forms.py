"""Forms of the admin: nothing that was typed is lost, and every refusal stands beside what it is about."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from .. import languages

REFUSED = _(
    "Nothing has been saved: somebody else saved something in the meantime that this contradicts. "
    "What you typed is still here: please look at it and save again."
)
NO_TITLE = _("Please give a title, at least in the language this text is written in.")


class RecordForm(forms.ModelForm):
    """`refused` is set on a second run, after the database has refused what the first run had found good."""

    refused = False

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        if self.refused:
            self.add_error(None, REFUSED)
        return cleaned


class PublishableForm(RecordForm):
    """A text may begin in either language, so neither title is required by itself; a status always is."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for language in languages.LANGUAGES:
            if title := self.fields.get(languages.column("title", language)):
                title.required = False
            if status := self.fields.get(languages.column("status", language)):
                status.required = True

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean() or {}
        titles = [languages.column("title", language) for language in languages.LANGUAGES]
        if not any(cleaned.get(title) or title in self.errors for title in titles):
            source = cleaned.get("source_language") or languages.RUSSIAN
            self.add_error(languages.column("title", source), NO_TITLE)
        return cleaned
