"""Writing the history: a record as it stands, with its parts and the states of their translations.

Nothing is kept of what no person does (a seed, an import by a command): so the state that a record had before its first
recorded change is kept together with that change.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import DEFAULT_DB_ALIAS, models
from reversion.models import Revision, Version

from editorial.content.columns import column_language
from editorial.content.models import Record, Translation
from editorial.core import clock

from .models import RevisionNote
from .registry import parts_of
from .snapshots import serialized

Key = tuple[type[Record], int]  # of a record that has a history of its own

REMOVED = "removed"  # stands for a part's columns where the part was taken out
MOST_NAMED = 60  # characters of a column's name, as RevisionNote keeps them


@dataclass
class Revisions:
    """Those of one session. Taken when a record stands as it is to be kept, written together at the end."""

    settled: set[Key] = field(default_factory=set)  # whose state before this session is kept, or which had none
    _taken: list[tuple[Revision, list[Version], RevisionNote]] = field(default_factory=list)

    def is_settled(self, key: Key) -> bool:
        """Whether something has been kept of a record before."""
        return key in self.settled or Version.objects.get_for_object_reference(*key).exists()

    def keep(self, record: Record, kind: str, user: Any = None, **note: Any) -> None:
        """A record as it is stored now."""
        whole: list[models.Model] = [record, *parts_of(record)]
        kept = [*whole, *Translation.objects.of_all(whole).order_by("pk")]
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


def named(record: Record, key: Key, column: str) -> str:
    """A part's columns bear its model's name: "expeditiontask.text_en"."""
    own = key == (type(record), record.pk)
    return (column if own else f"{record._meta.model_name}.{column}")[:MOST_NAMED]


def languages_in(model: type[Record], names: Iterable[str]) -> set[str]:
    return {column_language(model, name) for name in names} - {""}
