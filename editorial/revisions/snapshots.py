"""What a revision says, read without building models: a field that has come or gone since does no harm."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models
from reversion.models import Version

from editorial.content.models import Record, Translation

from .recording import part_relations, parts_of, serialized

Place = tuple[type[models.Model], int]
Values = Mapping[str, Any]  # as JSON holds them: links are keys, moments are ISO 8601


@dataclass
class Snapshot:
    """A record at one moment, with its parts."""

    place: Place
    values: dict[Place, Values] = field(default_factory=dict)
    translations: dict[Place, Values] = field(default_factory=dict)

    @property
    def own(self) -> Values:
        return self.values.get(self.place, {})

    def parts(self) -> list[Place]:
        return [place for place in self.values if place != self.place]


def of_revision(record_model: type[Record], pk: int, revision_id: int) -> Snapshot | None:
    """None where the revision is none of this record's."""
    snapshot = Snapshot((record_model, pk))
    ours = {record_model, *(relation.related_model for relation in part_relations(record_model))}
    for version in Version.objects.filter(revision_id=revision_id).order_by("pk"):
        model: Any = ContentType.objects.get_for_id(version.content_type_id).model_class()
        values = _read(version)
        if model is Translation:
            about = ContentType.objects.get_for_id(int(values["content_type"])).model_class()
            if about is not None:
                snapshot.translations[about, int(values["object_id"])] = values
        elif model in ours:
            snapshot.values[model, int(version.object_id)] = values
    return snapshot if snapshot.place in snapshot.values else None


def of_now(record: Record) -> Snapshot:
    snapshot = Snapshot((type(record), record.pk))
    for each in (record, *parts_of(record)):
        snapshot.values[type(each), each.pk] = stored_values(each)
    return snapshot


def stored_values(record: Record) -> Values:
    return _fields(serialized(record))


def _read(version: Version) -> Values:
    return _fields(version.serialized_data)


def _fields(data: str) -> Values:
    try:
        found = json.loads(data)[0]["fields"]
    except (ValueError, LookupError, TypeError):
        return {}
    return found if isinstance(found, dict) else {}


def text_of(values: Values, column: str) -> str:
    return str(values.get(column) or "")


def linked(snapshots: Iterable[Snapshot]) -> dict[type[models.Model], set[Any]]:
    """The keys of all records that these snapshots point at, by model."""
    found: dict[type[models.Model], set[Any]] = {}
    for snapshot in snapshots:
        for (owner, _pk), values in snapshot.values.items():
            for each in (*owner._meta.concrete_fields, *owner._meta.many_to_many):
                target: Any = each.related_model
                if target is not None and (value := values.get(each.name)) is not None:
                    found.setdefault(target, set()).update(value if isinstance(value, list) else [value])
    return found
