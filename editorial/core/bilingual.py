"""What stands in both languages is declared once, where its field is:

    title = bilingual.text(models.CharField(_("title"), max_length=180), needed=True, search="A")

From this follow its two columns (`content.language_columns`), whether the two are held in step, what a language needs
to be approved, the tab of the admin's form and the generated column of the search. What a field is called, how long it
may be and whether it may be empty stays the field's own business.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Any, TypeVar

from django.db import models

from . import languages

FieldT = TypeVar("FieldT", bound="models.Field[Any, Any]")


class Kind(Enum):
    TEXT = "text"  # the two have to say the same: see `content.models.translations`
    NAME = "name"  # known by either spelling
    FACT = "fact"  # about a language's text, as its status is; nobody reads it


@dataclass(frozen=True)
class Bilingual:
    kind: Kind
    needed: bool = False
    search: str = ""
    borrowed: bool = False


def text(field: FieldT, *, needed: bool = False, search: str = "") -> FieldT:
    """A text to be translated.

    `needed`: without it a language counts as empty, and is not approved. `search`: its weight in the search of its
    language, "A" (a title) to "D"; a text without one is not found.
    """
    return _declared(field, Bilingual(Kind.TEXT, needed, search))


def name(field: FieldT, *, needed: bool = False, search: str = "", borrowed: bool = True) -> FieldT:
    """A proper name, which readers of either language find by either spelling: they may know only one alphabet.

    `borrowed`: not written in a language yet, it stands there as the other has it (`languages.name`).
    """
    return _declared(field, Bilingual(Kind.NAME, needed, search, borrowed))


def fact(field: FieldT) -> FieldT:
    return _declared(field, Bilingual(Kind.FACT))


def _declared(field: FieldT, declaration: Bilingual) -> FieldT:
    field.bilingual = declaration  # type: ignore[attr-defined] # Django copies a field with all that it knows
    return field


def declarations(model: type[models.Model]) -> Iterator[tuple[str, Bilingual]]:
    """By field, in the order of the model. Not of the columns that stand for one language."""
    for field in model._meta.local_fields:
        declaration = getattr(field, "bilingual", None)
        if declaration is not None and not hasattr(field, "translated_field"):
            yield field.name, declaration


def names(model: type[models.Model]) -> tuple[str, ...]:
    """As the tabs of a form have them: what is read, then what is said of it."""
    found = sorted(declarations(model), key=lambda each: each[1].kind == Kind.FACT)
    return tuple(name for name, _declaration in found)


def texts(model: type[models.Model]) -> tuple[str, ...]:
    return tuple(name for name, declaration in declarations(model) if declaration.kind == Kind.TEXT)


def borrowed(model: type[models.Model]) -> tuple[str, ...]:
    return tuple(name for name, declaration in declarations(model) if declaration.borrowed)


def needed(model: type[models.Model]) -> tuple[str, ...]:
    return tuple(name for name, declaration in declarations(model) if declaration.needed)


def searched(model: type[models.Model], language: str) -> list[tuple[str, str]]:
    """(column, weight) of all that is found in a language: names in both spellings, its own first; then texts."""
    weights = [(name, found.kind, found.search) for name, found in declarations(model) if found.search]
    spellings = (language, languages.other(language))
    return [
        *(
            (languages.column(name, spelling), weight)
            for spelling in spellings
            for name, kind, weight in weights
            if kind == Kind.NAME
        ),
        *((languages.column(name, language), weight) for name, kind, weight in weights if kind == Kind.TEXT),
    ]
