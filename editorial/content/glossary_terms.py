"""The name desk: the glossary, and the names that stand in other apps and join by themselves.

An app above offers its names by a class method of the model that keeps them, `glossary_terms() -> Iterable[Term]`.
Nothing is registered, and nothing above is imported.
"""

from collections.abc import Iterable
from typing import Any

from django.apps import apps
from django.db import models

from editorial.checks import Origin, Term
from editorial.core import languages


def terms() -> list[Term]:
    """Every name that has a form in both languages. One query for each model that keeps names."""
    known = (term for model in keepers() for term in model.glossary_terms())
    return [term for term in known if term.ru and term.en]


def keepers() -> list[Any]:
    return [model for model in apps.get_models() if hasattr(model, "glossary_terms")]


def rows(model: type[models.Model], *names: str) -> Iterable[Any]:
    """What `glossary_terms` reads: keys and both languages' columns of the named fields, nothing else."""
    return model._base_manager.values_list("pk", *languages.columns(*names), named=True).order_by()


def origin(model: type[models.Model], pk: int, name: str) -> Origin:
    return Origin(model._meta.label_lower, pk, name)
