"""Forms of the admin: nothing that was typed is lost, and every refusal stands beside what it is about."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from editorial.collaboration.form_digests import DigestForm
from editorial.content import roles
from editorial.content.querysets import Status
from editorial.core import languages
from editorial.revisions.recording import links_of

from . import losing
from .meant import Searched

REFUSED = _(
    "Nothing has been saved: somebody else saved something in the meantime that this contradicts. "
    "What you typed is still here: please look at it and save again."
)
MOVED = _("Readers would see more or less of this text there: only an editor can move it.")
NO_TITLE = _("Please give a title, at least in the language this text is written in.")


class RecordForm(DigestForm):
    """`refused` is set on a second run, after the database has refused what the first run had found good."""

    refused = False
    user: Any = None
    session: Any = None  # the edit session that the form is sent in

    minor = forms.BooleanField(
        required=False,
        label=_("Minor: the other language need not follow"),
        help_text=_("A typo, a comma: the translation stays in step. Leave it off when the meaning changes."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.session and self.instance.pk:
            self.initial.update(links_of(self.instance))
        if not self.instance.pk or not self.instance.translated_texts or roles.is_translator(self.user):
            del self.fields["minor"]
        for name, field in self.fields.items():
            widget = getattr(field.widget, "widget", field.widget)
            if isinstance(widget, Searched):
                widget.loaded = self._loaded(name)

    def _loaded(self, name: str) -> Sequence[Model]:
        """What a relation's field holds before anything is typed, where it has been read."""
        initial = self.initial.get(name)
        if isinstance(initial, list):
            return [one for one in initial if isinstance(one, Model)]
        record = getattr(self.instance, name, None) if initial else None
        return [record] if isinstance(record, Model) and record.pk == initial else []

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
                self._offer_steps(status, language)

    def _offer_steps(self, status: Any, language: str) -> None:
        """Offered is what this user may do. What is sent all the same is judged, and remembered, when it is saved."""
        now = languages.text(self.instance, "status", language) or Status.DRAFT
        allowed = roles.allowed_statuses(self.user, now, language)
        status.widget.choices = [choice for choice in status.choices if choice[0] in allowed]

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean() or {}
        titles = [languages.column("title", language) for language in languages.LANGUAGES]
        if not any(cleaned.get(title) or title in self.errors for title in titles):
            source = cleaned.get("source_language") or languages.RUSSIAN
            self.add_error(languages.column("title", source), NO_TITLE)
        return cleaned

    def _post_clean(self) -> None:
        super()._post_clean()
        field = self.instance.policy_field()
        if field not in self.cleaned_data or field in self.errors or self.instance.pk is None:
            return
        stored = self.session.stored(self.instance)
        if not roles.may_move(self.user, stored, self.instance):
            self.add_error(field, MOVED)
        elif roles.may_approve(self.user) and not self.errors and not losing.is_confirmed(self.data):
            self._ask(losing.sentence(stored, self.instance))

    def _ask(self, losses: str) -> None:
        if losses:
            self.add_error(None, losing.question(losses))
