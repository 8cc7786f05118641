"""The name desk: the glossary, and the names that stand in other apps and join by themselves.

An app above offers its names by a class method of the model that keeps them, `glossary_terms() -> Iterable[Term]`.
Nothing is registered, and nothing above is imported.
"""

from collections import namedtuple
from collections.abc import Iterable
from functools import cache
from typing import Any

from django.apps import apps
from django.db import connection, models

from editorial.checks import Origin, Term
from editorial.core import languages


def terms() -> list[Term]:
    """Every name that has a form in both languages. One query for each model that keeps names."""
    known = (term for model in keepers() for term in model.glossary_terms())
    return [term for term in known if term.ru and term.en]


def keepers() -> list[Any]:
    return [model for model in apps.get_models() if hasattr(model, "glossary_terms")]


def rows(model: type[models.Model], *names: str) -> Iterable[Any]:
    """What `glossary_terms` reads: keys and both languages' columns of the named fields, nothing else.

    In plain SQL: every form that is opened and every look of the checks reads all names.
    """
    statement, row = _selection(model, names)
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return [row._make(found) for found in cursor.fetchall()]


@cache
def _selection(model: type[models.Model], names: tuple[str, ...]) -> tuple[str, Any]:
    columns, quote = languages.columns(*names), connection.ops.quote_name
    fields = [model._meta.pk, *(model._meta.get_field(name) for name in columns)]
    read = ", ".join(quote(field.column) for field in fields)
    statement = f"SELECT {read} FROM {quote(model._meta.db_table)}"  # noqa: S608 - columns and table of a model
    return statement, namedtuple("Row", ["pk", *columns])


def origin(model: type[models.Model], pk: int, name: str) -> Origin:
    return Origin(model._meta.label_lower, pk, name)
