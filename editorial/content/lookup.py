"""From an address to a record."""

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
