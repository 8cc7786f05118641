"""What is kept of which records, and in whose history it stands."""

from collections.abc import Iterator
from functools import cache
from typing import Any

import reversion
from django.apps import apps
from django.contrib.postgres.search import SearchVectorField
from django.db import models

from editorial.content.columns import translated_names
from editorial.content.models import Record, Translation

TRANSLATION_COLUMNS = ("content_type", "object_id", "language", "made_from", "was", "stale_fields")


def register_all() -> None:
    for model in record_models():
        if not reversion.is_registered(model):
            follow = [relation.get_accessor_name() for relation in part_relations(model)]
            reversion.register(model, fields=columns(model), follow=follow)
    if not reversion.is_registered(Translation):
        reversion.register(Translation, fields=TRANSLATION_COLUMNS)


def record_models() -> list[type[Record]]:
    return [model for model in apps.get_models() if issubclass(model, Record)]


@cache
def columns(model: Any) -> list[str]:
    """Names of the fields that are kept: not what the database computes, nor the columns without a language beside
    which modeltranslation keeps the real ones."""
    bare = translated_names(model)
    concrete = [
        field.name
        for field in model._meta.concrete_fields
        if field.name not in bare and not field.generated and not isinstance(field, SearchVectorField)
    ]
    links: Any = model._meta.many_to_many
    return concrete + [field.name for field in links if field.remote_field.through._meta.auto_created]


def parent_field_of(model: type[Record]) -> str:
    """The foreign key to the record in whose history this one stands; empty for one with a history of its own."""
    return model.revision_parent_field or model.parent_field


@cache
def part_relations(model: type[models.Model]) -> list[Any]:
    """The reverse relations to a record's parts: an expedition's tasks and crew, a flight's people and events."""
    return [
        relation
        for relation in model._meta.related_objects
        if issubclass(relation.related_model, Record) and parent_field_of(relation.related_model) == relation.field.name
    ]


def parts_of(record: Record) -> Iterator[Record]:
    for relation in part_relations(type(record)):
        yield from relation.related_model._base_manager.filter(**{relation.field.name: record.pk}).order_by("pk")


def revision_parent(record: Any) -> tuple[type[Record], int]:
    """The model and key of the record in whose history this one stands: another, or itself."""
    way = parent_field_of(type(record))
    pk = getattr(record, f"{way}_id") if way else None
    if pk is None:
        return type(record), record.pk
    return record._meta.get_field(way).related_model, pk
