"""What this site keeps already, read once for an import."""

from collections import defaultdict
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

from django.apps import apps
from django.contrib.contenttypes.models import ContentType

from ..models import ImportedRecord
from .facts import KINDS, Key


class Link(NamedTuple):
    """A record here that a source has a name for, and what the source last said of it."""

    pk: int  # of the ImportedRecord
    model: str
    object_id: int
    values: dict[str, Any]


class ExistingRecords:
    """Every record of the kinds that an import may touch, by model and key; and the links of one source."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.records: dict[str, dict[int, Any]] = {kind.model: _all(kind.model) for kind in KINDS}
        self.links: dict[Key, Link] = dict(_links(source))
        self.linked: dict[tuple[str, int], set[Key]] = defaultdict(set)
        for key, link in self.links.items():
            self.linked[link.model, link.object_id].add(key)
        self.out: dict[int, set[int]] = defaultdict(set)  # spacewalk → people
        for event, person in model_of("flightevent").people.through.objects.values_list("flightevent", "person"):
            self.out[event].add(person)
        self._slugs: dict[str, dict[str, int]] = {}

    def slugs(self, model: str) -> dict[str, int]:
        if model not in self._slugs:
            self._slugs[model] = {record.slug: record.pk for record in self.all(model)}
        return self._slugs[model]

    def all(self, model: str) -> list[Any]:
        return list(self.records[model].values())


def model_of(name: str) -> Any:
    return apps.get_model("missions", name)


def _all(name: str) -> dict[int, Any]:
    """Without what the database computes itself."""
    model = model_of(name)
    computed = [column.name for column in model._meta.concrete_fields if column.generated]
    return {record.pk: record for record in model._base_manager.defer(*computed)}


def _links(source: str) -> Any:
    models = {
        content_type.pk: str(model._meta.model_name)
        for model, content_type in ContentType.objects.get_for_models(*[model_of(kind.model) for kind in KINDS]).items()
    }
    rows = ImportedRecord.objects.filter(source=source).values_list(
        "pk", "kind", "external_id", "content_type_id", "object_id", "values"
    )
    for pk, kind, external, content_type, object_id, values in rows.iterator():
        yield Key(source, kind, external), Link(pk, models.get(content_type, ""), object_id, values)


def as_json(value: Any) -> Any:
    """A column's value as `ImportedRecord.values` keeps it."""
    if isinstance(value, datetime | date):
        return value.isoformat()
    return value.total_seconds() if isinstance(value, timedelta) else value
