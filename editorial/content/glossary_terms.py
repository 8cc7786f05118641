"""The name desk: the glossary, and the names that stand in other apps and join by themselves.

An app above offers its names by a class method of the model that keeps them, `glossary_terms() -> Iterable[Term]`.
Nothing is registered, and nothing above is imported.
"""

from collections import namedtuple
from collections.abc import Callable, Iterable
from functools import cache, wraps
from typing import Any

from django.apps import apps
from django.db import connection, models

from editorial.checks import Origin, Term
from editorial.core import languages

Build = Callable[[Any, Iterable[Any]], Iterable[Term]]


def terms() -> list[Term]:
    """Every name that has a form in both languages. One query for each model that keeps names."""
    known = (term for model in keepers() for term in model.glossary_terms())
    return [term for term in known if term.ru and term.en]


def keepers() -> list[Any]:
    return [model for model in apps.get_models() if hasattr(model, "glossary_terms")]


def of_rows(*names: str) -> Callable[[Build], Callable[[Any], list[Term]]]:
    """For `glossary_terms`: it is given the rows of both languages' columns of the named fields (and `pk`).

    Every form that is opened and every look of the checks reads all names. So they are read in plain SQL, and the terms
    stay the same ones until a row is another.
    """

    def decorated(build: Build) -> Callable[[Any], list[Term]]:
        made: dict[Any, tuple[list[Any], list[Term]]] = {}

        @wraps(build)
        def terms_of(model: type[models.Model]) -> list[Term]:
            rows = _read(model, names)
            if model not in made or made[model][0] != rows:
                made[model] = rows, list(build(model, rows))
            return made[model][1]

        return terms_of

    return decorated


def _read(model: type[models.Model], names: tuple[str, ...]) -> list[Any]:
    statement, row = _selection(model, names)
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return [row._make(found) for found in cursor.fetchall()]


@cache
def _selection(model: type[models.Model], names: tuple[str, ...]) -> tuple[str, Any]:
    columns, quote = languages.columns(*names), connection.ops.quote_name
    fields: list[Any] = [model._meta.pk, *(model._meta.get_field(name) for name in columns)]
    read = ", ".join(quote(field.column) for field in fields)
    statement = f"SELECT {read} FROM {quote(model._meta.db_table)}"  # noqa: S608 - columns and table of a model
    return statement, namedtuple("Row", ["pk", *columns])


def origin(model: type[models.Model], pk: int, name: str) -> Origin:
    return Origin(model._meta.label_lower, pk, name)
