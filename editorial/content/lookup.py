"""From an address to a record, and from a record to the address where it is translated."""

from typing import Any

from django.apps import apps
from django.http import Http404
from django.urls import reverse

from .models import Record
from .models.records import Session


def label(record: Record | type[Record]) -> str:
    """As in addresses: "news.article"."""
    return str(record._meta.label_lower)


def change_url(model: type[Record], pk: int) -> str:
    """A record's form in the admin."""
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_change", args=[pk])


def model_of(text: str) -> type[Record]:
    try:
        model = apps.get_model(text)
    except (LookupError, ValueError) as error:
        raise Http404("no such kind of record") from error
    if not issubclass(model, Record):
        raise Http404("no such kind of record")
    return model


def record_of(text: str, pk: int, session: Session | None = None) -> Any:
    """The record; its row locked by the session of whoever is going to save it. Raises Http404."""
    model = model_of(text)
    found = session.lock(model, pk) if session else model._base_manager.filter(pk=pk).first()
    if found is None:
        raise Http404("no such record")
    return found


def parse_pk(text: str) -> int | None:
    """A number as a browser sent it; None for what can be no record's ("²" is a digit, too; so are 5,000 of them)."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else None


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
