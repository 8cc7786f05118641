"""One person's saves in one transaction: what they may change, what follows from it, what is remembered of it.

Whoever saves opens `editing(request)`, takes the records out of the session (`lock`), changes them and saves them. Each
stored row is read once, locked: with it the session compares what is saved. The wall does not stand here: `Record.save`
asks the session that is open, whether or not it was handed one.
"""

from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from copy import copy
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.http import HttpRequest
from django.utils.translation import gettext as _

from editorial.content import audit, roles
from editorial.content.columns import changed_columns, column_label, column_language
from editorial.content.models import Edit, Publishable, Record, Status, Translation
from editorial.content.models.records import current_session, in_session
from editorial.content.revision_kinds import RevisionKind
from editorial.content.warnings import warnings_for_approval
from editorial.core import languages

from .recording import REMOVED, Key, Revisions, languages_in, qualified_column
from .registry import revision_parent

STATUS_ACTIONS = {
    Status.APPROVED: audit.Action.APPROVED,
    Status.WITHDRAWN: audit.Action.WITHDRAWN,
    Status.REVIEW: audit.Action.REVIEW,
    Status.DRAFT: audit.Action.RETURNED,
}


@contextmanager
def editing(
    request: HttpRequest, *, edit: Edit | None = None, kind: str = RevisionKind.SAVED
) -> Iterator["EditSession"]:
    """All saves inside are this person's, in one transaction and one revision. Raises `roles.Refused`.

    Inside another one, it is the outer one: a form that opens a view's service makes one revision.
    """
    running = current_session()
    if isinstance(running, EditSession):
        yield running
        return
    session = EditSession(request, edit or Edit(), kind)
    request.edit_session = session  # type: ignore[attr-defined] # Django's admin hands on a request, and nothing else
    try:
        with transaction.atomic(), in_session(session):
            yield session
            session.finish()
    finally:
        del request.edit_session  # type: ignore[attr-defined]


def session_of(request: HttpRequest) -> "EditSession | None":
    return getattr(request, "edit_session", None)


@dataclass
class EditSession:
    """One person's saves in one transaction: a form with its rows, a translation, an approval."""

    request: HttpRequest
    edit: Edit = field(default_factory=Edit)
    kind: str = RevisionKind.SAVED
    changes: list[tuple[Record, list[str]]] = field(default_factory=list)
    revisions: Revisions = field(default_factory=Revisions)
    _rows: dict[Key, Any] = field(default_factory=dict)  # as they stand in the database, locked
    _made: set[Key] = field(default_factory=set)
    _minor: set[Key] = field(default_factory=set)
    _removed: dict[Key, set[str]] = field(default_factory=lambda: defaultdict(set))

    @property
    def user(self) -> Any:
        return self.request.user

    # What stands

    def lock(self, model: type[Record], pk: int) -> Any:
        """A record to be changed, its row locked for the rest of the transaction; None where there is none."""
        if (model, pk) not in self._rows:
            self.lock_all(model._base_manager.filter(pk=pk))
        return copy(self._rows.get((model, pk)))

    def lock_all(self, rows: Any) -> list[Any]:
        """The same for the records of a queryset."""
        model = rows.model
        if issubclass(model, Publishable) and (way := model.policy_path.split("__")[:-1]):
            rows = rows.select_related("__".join(way))  # whether it is public is asked of every text that is saved
        found = list(rows.select_for_update(of=("self",), no_key=True))
        self._rows |= {(model, each.pk): copy(each) for each in found}
        return found

    def stored(self, record: Record) -> Any:
        """As the record stands in the database, whoever has changed it in Python. Not to be written into."""
        key = (type(record), record.pk)
        if record.pk is not None and key not in self._rows:
            self.lock(*key)
        return self._rows.get(key)

    def translation(self, record: Record) -> Translation | None:
        key = (type(record), record.pk)
        if key not in self.revisions.translations and (row := Translation.objects.of(record).first()):
            self.revisions.translations[key] = row
        return self.revisions.translations.get(key)

    def know(self, rows: dict[Key, Translation]) -> None:
        """The states of translations as they stand, from whoever has read or written them in this session."""
        self.revisions.translations |= rows

    # What may be changed

    def permit(self, record: Record, before: Record | None) -> None:
        columns = changed_columns(record, before)
        for column in columns:
            if not self._may_change(record, before, column):
                raise roles.Refused(
                    _("Your role does not let you change this: %(field)s.")
                    % {"field": column_label(type(record), column)},
                    record=str(before or record)[:200],
                    field=column,
                    value=str(getattr(record, column, ""))[:200],
                )
        if isinstance(record, Publishable) and isinstance(before, Publishable):
            self._take_back(record, before, columns)
        if record.translated_texts and record.edit is None:
            record.edit = self.edit
        if columns if before is not None else _is_part(record):
            self.keep_baseline(revision_parent(record))

    def _may_change(self, record: Any, before: Any, column: str) -> bool:
        model, user = type(record), self.user
        language = column_language(model, column)
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
        for language in {column_language(type(record), column) for column in columns} - {
            "",
            *before.public_languages(),
        }:
            status = languages.column("status", language)
            if getattr(record, status) == getattr(before, status) == Status.APPROVED:
                setattr(record, status, Status.REVIEW)

    # What follows

    def saved(self, record: Record, before: Record | None, translation: Translation | None) -> None:
        self._rows.pop((type(record), record.pk), None)
        if translation is not None:
            self.revisions.translations[type(record), record.pk] = translation
        key = revision_parent(record)
        if before is None and not _is_part(record):
            self.revisions.with_baseline.add(key)
            self._made.add(key)
        if record.edit is not None and record.edit.minor:
            self._minor.add(key)
        columns = changed_columns(record, before)
        if not columns and before is not None:
            return
        self.changes.append((record, columns))
        if isinstance(record, Publishable):
            self._note_unapproved(record, before, columns, translation)
            self._note_decisions(record, before)

    def note(self, record: Record, columns: list[str]) -> None:
        """A change that was made otherwise than by a save of this person's: links, what follows from a launch."""
        self._rows.pop((type(record), record.pk), None)
        self.revisions.translations.pop((type(record), record.pk), None)
        self.changes.append((record, columns))

    def _note_unapproved(self, record: Publishable, before: Any, columns: list[str], row: Translation | None) -> None:
        texts = {column_language(type(record), c) for c in columns if not c.startswith("status_")} - {""}
        public = set(before.public_languages()) if before is not None else set()
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
        warnings = warnings_for_approval(record, language)
        return {"warnings": warnings} if warnings else {}

    # What is remembered

    def keep_baseline(self, key: Key) -> None:
        """What stood before the first recorded change of a record is kept together with that change."""
        if self.revisions.has_baseline(key):
            return
        self.revisions.with_baseline.add(key)
        if (stored := self.lock(*key)) is not None:
            self.revisions.keep(stored, RevisionKind.BASELINE)

    def deleted(self, record: Record) -> None:
        """Just before it goes."""
        stored = self.lock(type(record), record.pk)
        if stored is None:
            return
        key = revision_parent(stored)
        if _is_part(stored):
            self.keep_baseline(key)
            self._removed[key].add(qualified_column(stored, key, REMOVED))
        else:
            self.revisions.keep(stored, RevisionKind.DELETED, self.user)
        self._rows.pop((type(stored), stored.pk), None)
        if self.kind == RevisionKind.DELETED:
            audit.record(self.request, audit.Action.DELETED, stored)

    def finish(self) -> None:
        """One revision for each record that was changed, parts and all; for a part taken out, of its whole."""
        changed: dict[Key, set[str]] = defaultdict(set)
        texts: dict[Key, set[str]] = defaultdict(set)
        for record, names in self.changes:
            if record.pk is None:
                continue
            key = revision_parent(record)
            changed[key] |= {qualified_column(record, key, name) for name in names}
            texts[key] |= languages_in(type(record), names)
        for key, parts in self._removed.items():
            changed[key] |= parts
        for key, columns in changed.items():
            stored = key[0]._base_manager.filter(pk=key[1]).first()  # as the database has it now
            if stored is not None:
                note = {"languages": sorted(texts[key]), "fields": sorted(columns), "minor": key in self._minor}
                self.revisions.keep(stored, self._kind_of(key), self.user, **note)
        self.revisions.write()

    def _kind_of(self, key: Key) -> str:
        if key in self._made and self.kind == RevisionKind.SAVED:
            return RevisionKind.MADE
        # Of a record that is still there only a part was deleted.
        return RevisionKind.SAVED if self.kind == RevisionKind.DELETED else self.kind


def _is_part(record: Any) -> bool:
    return revision_parent(record) != (type(record), record.pk)


# Receivers of what is not a save: connected by editorial.receivers


def before_links(instance: Any, action: str, reverse: bool, **kwargs: Any) -> None:
    session = current_session()
    if isinstance(session, EditSession) and isinstance(instance, Record) and not reverse and action.startswith("pre_"):
        session.keep_baseline(revision_parent(instance))


def before_delete(instance: Any, origin: Any = None, **kwargs: Any) -> None:
    session = current_session()
    if not isinstance(session, EditSession) or not isinstance(instance, Record):
        return
    if origin is not None and origin is not instance and getattr(origin, "model", None) is not type(instance):
        return  # goes with the record that it is a part of
    session.deleted(instance)
