"""Writing the history: a record as it stands, with its parts and the states of their translations.

Nothing is kept of what no person does (a seed, an import by a command): so the state that a record had before its first
recorded change is kept together with that change.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.serializers import json as json_serializer
from django.db import DEFAULT_DB_ALIAS, connection, models
from reversion.models import Revision, Version

from editorial.content.columns import column_language
from editorial.content.models import Record, Translation
from editorial.core import clock

from .models import RevisionNote
from .registry import TRANSLATION_COLUMNS, columns, parts_of

Key = tuple[type[Record], int]  # of a record that has a history of its own

REMOVED = "removed"  # stands for a part's columns where the part was taken out
MOST_NAMED = 60  # characters of a column's name, as RevisionNote keeps them


@dataclass
class Revisions:
    """Those of one session. Taken when a record stands as it is to be kept, written together at the end."""

    with_baseline: set[Key] = field(default_factory=set)  # whose state before this session is kept, or which had none
    translations: dict[Key, Translation] = field(default_factory=dict)  # as they stand, where the session has read them
    _taken: list[tuple[Revision, list[Version], RevisionNote]] = field(default_factory=list)

    def has_baseline(self, key: Key) -> bool:
        """Whether something has been kept of a record before."""
        return key in self.with_baseline or Version.objects.get_for_object_reference(*key).exists()

    def keep(self, record: Record, kind: str, user: Any = None, **note: Any) -> None:
        """A record as it is stored now."""
        whole: list[Any] = [record, *parts_of(record)]
        known = [row for each in whole if (row := self.translations.get((type(each), each.pk)))]
        others = [each for each in whole if each.translated_texts and (type(each), each.pk) not in self.translations]
        kept = [*whole, *known, *(Translation.objects.of_all(others).order_by("pk") if others else ())]
        revision = Revision(user=user, date_created=clock.now())
        versions = [_version(revision, each) for each in kept]
        self._taken.append((revision, versions, RevisionNote(revision=revision, kind=kind, **note)))

    def write(self) -> None:
        taken, self._taken = self._taken, []
        if not taken:
            return
        Revision.objects.bulk_create(revision for revision, _versions, _note in taken)
        versions = [version for _revision, versions, _note in taken for version in versions]
        notes = [note for _revision, _versions, note in taken]
        Version.objects.bulk_create(versions)
        RevisionNote.objects.bulk_create(notes)


def _version(revision: Revision, record: models.Model) -> Version:
    return Version(
        revision=revision,
        content_type=ContentType.objects.get_for_model(record),
        object_id=str(record.pk),
        db=DEFAULT_DB_ALIAS,
        format="json",
        serialized_data=serialized(record),
        object_repr=str(record),
    )


def serialized(record: models.Model) -> str:
    """A record as its version keeps it, in the form that `django.core.serializers` reads."""
    kept = TRANSLATION_COLUMNS if isinstance(record, Translation) else columns(type(record))
    return str(_Serializer(links_of(record)).serialize([record], fields=kept))


class _Serializer(json_serializer.Serializer):
    """Django's own asks for the links of each field."""

    def __init__(self, links: dict[str, list[Any]]) -> None:
        self.links = links

    def handle_m2m_field(self, obj: models.Model, field: Any) -> None:
        self._current[field.name] = self.links[field.name]  # type: ignore[attr-defined] # unknown to the stubs


def links_of(record: models.Model) -> dict[str, list[Any]]:
    """The keys of the records that this one is linked with, by field. One query."""
    names, sql = _links_query(type(record))
    found: dict[str, list[Any]] = {name: [] for name in names}
    if names:
        with connection.cursor() as cursor:
            cursor.execute(sql, [record.pk] * len(names))
            for name, pk in cursor.fetchall():
                found[name].append(pk)
    return found


@cache
def _links_query(model: type[models.Model]) -> tuple[list[str], str]:
    """Names of the fields; one statement for all of them, which takes the record's key once for each."""
    links: Any = model._meta.local_many_to_many
    known = [each for each in links if each.remote_field.through._meta.auto_created]
    quote = connection.ops.quote_name
    parts = [
        f"SELECT '{each.name}', {quote(each.m2m_reverse_name())} FROM {quote(each.m2m_db_table())} "  # noqa: S608
        f"WHERE {quote(each.m2m_column_name())} = %s"
        for each in known
    ]
    return [each.name for each in known], f"{' UNION ALL '.join(parts)} ORDER BY 1, 2"


def qualified_column(record: Record, key: Key, column: str) -> str:
    """A part's columns bear its model's name: "expeditiontask.text_en"."""
    own = key == (type(record), record.pk)
    return (column if own else f"{record._meta.model_name}.{column}")[:MOST_NAMED]


def languages_in(model: type[Record], names: Iterable[str]) -> set[str]:
    return {column_language(model, name) for name in names} - {""}
