"""What one person saves in one transaction: what they may change, what follows from it, what is remembered of it.

Opened by `editorial.revisions.editing.editing`, which keeps its revision too.
"""

from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from editorial.core import languages

from . import audit, roles
from .columns import changed_columns, column_label, column_language
from .models import Edit, Publishable, Record, Status, Translation
from .revision_kinds import RevisionKind
from .warnings import warnings_for_approval

STATUS_ACTIONS = {
    Status.APPROVED: audit.Action.APPROVED,
    Status.WITHDRAWN: audit.Action.WITHDRAWN,
    Status.REVIEW: audit.Action.REVIEW,
    Status.DRAFT: audit.Action.RETURNED,
}


@dataclass
class EditSession:
    """One person's saves in one transaction: a form with its rows, a translation, an approval."""

    request: HttpRequest
    edit: Edit = field(default_factory=Edit)
    kind: str = RevisionKind.SAVED
    changes: list[tuple[Record, list[str]]] = field(default_factory=list)

    @property
    def user(self) -> Any:
        return self.request.user

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

    def saved(self, record: Record, before: Record | None) -> None:
        columns = changed_columns(record, before)
        if not columns and before is not None:
            return
        self.changes.append((record, columns))
        if isinstance(record, Publishable):
            self._note_unapproved(record, before, columns)
            self._note_decisions(record, before)

    def _note_unapproved(self, record: Publishable, before: Any, columns: list[str]) -> None:
        texts = {column_language(type(record), c) for c in columns if not c.startswith("status_")} - {""}
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
        warnings = warnings_for_approval(record, language)
        return {"warnings": warnings} if warnings else {}
