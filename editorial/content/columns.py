"""Columns of a record: which a person can change, in which language they are, and how forms call them."""

from functools import cache
from typing import TYPE_CHECKING

from django.db import models
from django.utils.text import capfirst
from modeltranslation.translator import NotRegistered, translator

from editorial.core import languages

if TYPE_CHECKING:
    from .models import Record

# Kept by the models themselves, whoever saves.
OWN_AFFAIRS = {
    *("id", "created_at", "changed_at", "added_at", "width", "height"),
    *("calendar_sequence", "calendar_changed_at"),
}


@cache
def translated_names(model: type[models.Model]) -> frozenset[str]:
    try:
        return frozenset(translator.get_options_for_model(model).all_fields)
    except NotRegistered:
        return frozenset()


def changed_columns(record: "Record", before: "Record | None") -> list[str]:
    """Columns in which a record differs from what is stored; for a new one, from an empty record."""
    bare = translated_names(type(record))
    ignored = OWN_AFFAIRS | bare
    loaded = record.__dict__
    compared = before or type(record)()
    return [
        column.name
        for column in record._meta.concrete_fields
        if column.name not in ignored
        and not column.generated
        and column.attname in loaded
        and _value(record, column) != _value(compared, column)
    ]


def _value(record: "Record", column: models.Field) -> object:
    value = getattr(record, column.attname)
    return "" if value is None else value


def column_label(model: type[models.Model], column: str) -> str:
    """As the form calls it: "Title, in English"."""
    found = model._meta.get_field(column)
    language = column_language(model, column)
    name = capfirst(str(getattr(getattr(found, "translated_field", found), "verbose_name", column)))
    return f"{name}, {languages.IN_LANGUAGE[language]}" if language else name


def column_language(model: type[models.Model], column: str) -> str:
    """ru or en for a translated column, empty for a fact."""
    name, _underscore, language = column.rpartition("_")
    return language if language in languages.LANGUAGES and name in translated_names(model) else ""
