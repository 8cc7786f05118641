"""Where a record is translated: on its own page, or on the page of what it is a part of."""

from typing import Any

from django.urls import reverse

from .lookup import label
from .models import Record


def address_of(record: Record) -> str:
    """Of its field on its whole's page, for a part (a task: its expedition's page). Asks the database nothing."""
    whole = translation_parent(record)
    if whole is None:
        return reverse("admin:translate", args=[label(record), record.pk])
    return f"{reverse('admin:translate', args=whole)}#{part_anchor(record)}"


def translation_parent(record: Record) -> tuple[str, int] | None:
    """Label and key of the record on whose page this one is translated; None for one that has its own page."""
    if not record.parent_field:
        return None
    pk = getattr(record, f"{record.parent_field}_id")
    model: Any = record._meta.get_field(record.parent_field).related_model
    return (label(model), pk) if pk is not None else None


def part_anchor(part: Record) -> str:
    return f"{part._meta.model_name}-{part.pk}"


def models_of_parts(model: type[Record]) -> list[tuple[type[Record], str]]:
    """What is translated on the page of `model`: (the part's model, its foreign key)."""
    found = []
    for relation in model._meta.related_objects:
        part = relation.related_model
        if isinstance(part, type) and issubclass(part, Record) and part.parent_field == relation.field.name:
            found.append((part, relation.field.name))
    return found
