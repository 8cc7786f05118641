"""Every save that a person makes: what they may change, what follows from it, what is remembered of it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from django.db import models, transaction
from django.http import HttpRequest
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from modeltranslation.translator import NotRegistered, translator

from . import acting, audit, languages, roles
from .models import Edit, Publishable, Record, RevisionNote, Status, Translation

# Kept by the models themselves, whoever saves.
OWN_AFFAIRS = {
    *("id", "created_at", "changed_at", "added_at", "width", "height"),
    *("calendar_sequence", "calendar_changed_at"),
}

STATUS_ACTIONS = {
    Status.APPROVED: audit.Action.APPROVED,
    Status.WITHDRAWN: audit.Action.WITHDRAWN,
    Status.REVIEW: audit.Action.REVIEW,
    Status.DRAFT: audit.Action.RETURNED,
}


def translated_names(model: type[models.Model]) -> set[str]:
    try:
        return set(translator.get_options_for_model(model).all_fields)
    except NotRegistered:
        return set()


def changed_columns(record: Record, before: Record | None) -> list[str]:
    """Columns in which a record differs from what is stored; for a new one, from an empty record."""
    bare = translated_names(type(record))
    ignored = OWN_AFFAIRS | bare
    loaded = record.__dict__
    compared = before or type(record)()
    return [
        column.name
        for column in record._meta.concrete_fields
        if column.name not in ignored
        and not column.generated
        and column.attname in loaded
        and _value(record, column) != _value(compared, column)
    ]


def _value(record: Record, column: Any) -> Any:
    value = getattr(record, column.attname)
    return "" if value is None else value


def name_of(model: type[models.Model], column: str) -> str:
    """As the form calls it: "Title, in English"."""
    found = model._meta.get_field(column)
    language = language_of(model, column)
    name = capfirst(str(getattr(getattr(found, "translated_field", found), "verbose_name", column)))
    return f"{name}, {languages.IN_LANGUAGE[language]}" if language else name


def language_of(model: type[models.Model], column: str) -> str:
    """ru or en for a translated column, empty for a fact."""
    name, _underscore, language = column.rpartition("_")
    return language if language in languages.LANGUAGES and name in translated_names(model) else ""


@dataclass
class PersonsAct:
    """One person's saves in one transaction: a form with its rows, a translation, an approval."""

    request: HttpRequest
    edit: Edit = field(default_factory=Edit)
    kind: str = RevisionNote.Kind.SAVED
    changes: list[tuple[Record, list[str]]] = field(default_factory=list)

    @property
    def user(self) -> Any:
        return self.request.user

    def permit(self, record: Record, before: Record | None) -> None:
        columns = changed_columns(record, before)
        for column in columns:
            if not self._may_change(record, before, column):
                raise roles.Refused(
                    _("Your role does not let you change this: %(field)s.") % {"field": name_of(type(record), column)},
                    record=str(before or record)[:200],
                    field=column,
                    value=str(getattr(record, column, ""))[:200],
                )
        if isinstance(record, Publishable) and isinstance(before, Publishable):
            self._take_back(record, before, columns)
        if record.translated_texts and record.edit is None:
            record.edit = self.edit

    def _may_change(self, record: Any, before: Any, column: str) -> bool:
        model, user = type(record), self.user
        language = language_of(model, column)
        if column.startswith("status_") and language:
            was = getattr(before, column) if before is not None else Status.DRAFT
            return getattr(record, column) in roles.allowed_statuses(user, was, language)
        if isinstance(record, Publishable) and column in record.moment_columns:
            return roles.may_schedule(user, before or model())
        if before is not None and isinstance(record, Publishable) and column == record.policy_field():
            return roles.may_edit_facts(user) and roles.may_move(user, before, record)
        return roles.may_edit(user, language) if language else roles.may_edit_facts(user)

    def _take_back(self, record: Publishable, before: Publishable, columns: list[str]) -> None:
        """What was approved is not what now stands, unless somebody who approves wrote it.

        Before it is public the language goes back to review, and so does one that the policy keeps from readers: the
        policy may change. A public text stays (a correction must not take a page down) and is shown to those who
        approve as changed since.
        """
        if roles.may_approve(self.user):
            return
        for language in {language_of(type(record), column) for column in columns} - {"", *before.public_languages()}:
            status = languages.column("status", language)
            if getattr(record, status) == getattr(before, status) == Status.APPROVED:
                setattr(record, status, Status.REVIEW)

    def saved(self, record: Record, before: Record | None) -> None:
        columns = changed_columns(record, before)
        if not columns and before is not None:
            return
        self.changes.append((record, columns))
        if isinstance(record, Publishable):
            self._note_unapproved(record, before, columns)
            self._note_decisions(record, before)

    def _note_unapproved(self, record: Publishable, before: Any, columns: list[str]) -> None:
        texts = {language_of(type(record), c) for c in columns if not c.startswith("status_")} - {""}
        public = set(before.public_languages()) if before is not None else set()
        row = Translation.objects.of(record).first()
        if row is None:
            return
        if roles.may_approve(self.user):
            approved = {name for name in languages.LANGUAGES if f"status_{name}" in columns}
            after = set(row.unapproved_changes) - texts - approved
        else:
            after = set(row.unapproved_changes) | (texts & public)
        if after != set(row.unapproved_changes):
            row.unapproved_changes = sorted(after)
            row.save(update_fields=["unapproved_changes"])

    def _note_decisions(self, record: Publishable, before: Any) -> None:
        for language in languages.LANGUAGES:
            status = languages.text(record, "status", language)
            was = languages.text(before, "status", language) if before is not None else Status.DRAFT
            if status != was:
                details = {"was": was} | self._warnings(record, language, status)
                audit.record(self.request, STATUS_ACTIONS[Status(status)], record, language=language, **details)
        moment_before = before.published_at if before is not None else None
        if record.published_at != moment_before and (record.published_at or moment_before):
            moments = {"was": moment_before, "now": record.published_at}
            said = {name: moment.isoformat() if moment else "" for name, moment in moments.items()}
            audit.record(self.request, audit.Action.SCHEDULED, record, **said)

    def _warnings(self, record: Publishable, language: str, status: str) -> dict[str, Any]:
        """An approval over warnings is nobody's fault and everybody's knowledge."""
        if status != Status.APPROVED:
            return {}
        from .glossary.review import warnings_for_approval  # the checks are loaded where something is approved

        warnings = warnings_for_approval(record, language)
        return {"warnings": warnings} if warnings else {}


@contextmanager
def by(request: HttpRequest, *, edit: Edit | None = None, kind: str = RevisionNote.Kind.SAVED) -> Iterator[PersonsAct]:
    """All saves inside are this person's, in one transaction and one revision. Raises `roles.Refused`.

    Inside another one, it is the outer one: a form that opens a view's service makes one revision.
    """
    running = acting.current()
    if isinstance(running, PersonsAct):
        yield running
        return
    from .history.recording import recording

    act = PersonsAct(request, edit or Edit(), kind)
    with transaction.atomic(), acting.as_act(act), recording(act):
        yield act
