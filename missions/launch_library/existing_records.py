"""What this site keeps already, read once for an import."""

from collections import defaultdict
from datetime import date, timedelta
from itertools import chain, count
from typing import NamedTuple, TypeVar

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from slugify import slugify

from editorial.content.models import Record
from editorial.core.languages import ENGLISH, text

from ..models import FlightEvent, ImportedRecord
from .facts import KINDS, PERSON, Key, Kind, Values

R = TypeVar("R", bound=Model)
SLUG = "slug"


class Link(NamedTuple):
    """A record here that a source has a name for, and what the source last said of it."""

    model: type[Record] | None  # None: a model that imports do not know
    object_id: int
    values: Values


class ExistingRecords:
    """Every record of the kinds that an import may touch, by model and primary key; and the links of one source."""

    def __init__(self, source: str) -> None:
        self._records = {kind.model: _stored(kind.model) for kind in KINDS}
        self.links = dict(_links(source))
        self.keys: dict[tuple[type[Record] | None, int], set[Key]] = defaultdict(set)
        for key, link in self.links.items():
            self.keys[link.model, link.object_id].add(key)
        self.people_outside: dict[int, set[int]] = defaultdict(set)  # spacewalk → people
        for event, person in FlightEvent.people.through.objects.values_list("flightevent", "person"):
            self.people_outside[event].add(person)
        # By slug the record's key; None where this import makes it.
        self.slugs = {kind.model: self._slugs(kind.model) for kind in KINDS if SLUG in kind.columns}

    def all(self, model: type[R]) -> list[R]:
        return list(self.by_pk(model).values())

    def by_pk(self, model: type[R]) -> dict[int, R]:
        return self._records[model]  # type: ignore[index, return-value]

    def linked(self, key: Key) -> Link | None:
        """Where a source's key leads, if the record is still there."""
        link = self.links.get(key)
        return link if link and link.model and link.object_id in self._records[link.model] else None

    def free_slug(self, kind: Kind, values: Values) -> str:
        """Latin letters of the name, and the first that is free."""
        taken = self.slugs[kind.model]
        longest = getattr(kind.model._meta.get_field(SLUG), "max_length", 0) - 5
        wish = slugify(_slug_source(kind, values))[:longest].strip("-") or kind.name
        wishes = chain([wish], (f"{wish}-{number}" for number in count(2)))
        slug = next(each for each in wishes if each not in taken)
        taken[slug] = None
        return slug

    def _slugs(self, model: type[Record]) -> dict[str, int | None]:
        return {vars(record)[SLUG]: pk for pk, record in self._records[model].items()}


def _slug_source(kind: Kind, values: Values) -> str:
    if kind is PERSON:
        return f"{values.get('family_name_en', '')} {values.get('given_name_en', '')}"
    if module := values.get("module_en"):
        return f"{module} {values.get('name_en', '').removesuffix('port').strip()}"
    return values.get("short_name_en") or values.get("name_en") or ""


def _stored(model: type[Record]) -> dict[int, Record]:
    """Without what the database computes itself."""
    computed = [column.name for column in model._meta.concrete_fields if column.generated]
    return {record.pk: record for record in model._base_manager.defer(*computed)}


def _links(source: str) -> list[tuple[Key, Link]]:
    models = {ContentType.objects.get_for_model(kind.model).pk: kind.model for kind in KINDS}
    rows = ImportedRecord.objects.filter(source=source).values_list(
        "kind", "external_id", "content_type_id", "object_id", "values"
    )
    return [
        (Key(source, kind, external), Link(models.get(type_id), pk, values))
        for kind, external, type_id, pk, values in rows.iterator()
    ]


def english(record: Record, name: str) -> str:
    return text(record, name, ENGLISH)


def as_json(value: object) -> object:
    """A column's value as `ImportedRecord.values` keeps it."""
    if isinstance(value, date):
        return value.isoformat()
    return value.total_seconds() if isinstance(value, timedelta) else value
