"""A line of the history for each revision of a record."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from reversion.models import Version

from editorial.content.columns import column_language
from editorial.content.models import Record
from editorial.core import languages
from editorial.revisions.models import RevisionNote
from editorial.revisions.recording import REMOVED
from editorial.revisions.registry import part_relations

NOBODY = ""


@dataclass(frozen=True)
class RevisionRow:
    number: int
    at: datetime
    by: str
    kind: str
    kind_text: str
    languages: list[str]
    is_minor: bool
    fields: list[str]
    before: int | None  # the revision it followed


def versions_of(record: Record) -> models.QuerySet[Any]:
    """Without what they hold: a list shows none of it."""
    versions = Version.objects.get_for_object(record).select_related("revision__user", "revision__note")
    return versions.defer("serialized_data", "object_repr").order_by("-pk")


def was_kept(model: type[Record], pk: int) -> bool:
    return bool(Version.objects.get_for_object_reference(model, pk).exists())


def row(version: Version, before: int | None, model: type[Record]) -> RevisionRow:
    revision = version.revision
    note = getattr(revision, "note", None)
    user = revision.user
    return RevisionRow(
        number=revision.pk,
        at=revision.date_created,
        by=(user.get_full_name() or user.get_username()) if user else NOBODY,
        kind=note.kind if note else RevisionNote.Kind.SAVED,
        kind_text=note.get_kind_display() if note else _("saved"),
        languages=[str(languages.IN_LANGUAGE[name]) for name in languages.LANGUAGES if note and name in note.languages],
        is_minor=bool(note and note.minor),
        fields=field_names(model, note.fields) if note else [],
        before=before,
    )


def field_names(model: type[Record], stored: list[str]) -> list[str]:
    """As the form calls them; both languages of a field as one, since the line names its languages."""
    return list(dict.fromkeys(_name(model, name) for name in stored))


def _name(model: type[Record], stored: str) -> str:
    part_name, _dot, column = stored.rpartition(".")
    if not part_name:
        return _field(model, column)
    parts = {relation.related_model._meta.model_name: relation.related_model for relation in part_relations(model)}
    part = parts.get(part_name)
    if part is None:
        return stored
    name = capfirst(str(part._meta.verbose_name))
    if column == REMOVED:
        return _("%(part)s: removed") % {"part": name}
    return f"{name}: {_field(part, column).lower()}"


def _field(model: type[models.Model], column: str) -> str:
    try:
        if column_language(model, column):
            column = column.rpartition("_")[0]
        return capfirst(str(getattr(model._meta.get_field(column), "verbose_name", column)))
    except FieldDoesNotExist:  # it has gone since
        return column
