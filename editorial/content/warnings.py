"""The checks over one record and its parts: what is stored, or what somebody has typed and not yet saved.

A piece of text has a key, as its control in a form: `title_ru`; `expeditiontask-12-text_en` for a part's.
"""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.utils.text import capfirst

from editorial.checks import Finding, Term, check_translation
from editorial.core import languages
from editorial.core.fields import RichTextField

from .glossary_terms import terms
from .models import Record
from .translation_urls import models_of_parts, part_anchor

# What only the two languages together can show: it concerns the translation, wherever it is marked.
COMPARING = {"name_missing", "number", "date", "time"}

_REMEMBERED, _LONGEST = 32, 40_000  # texts whose findings are remembered; characters: longer ones are checked anew
Texts = tuple[tuple[str, str], ...]  # of one language, by the names of the pieces


@dataclass(frozen=True)
class Piece:
    """A text in two languages. `name` is its key without the language."""

    name: str
    label: str
    is_rich: bool
    texts: Mapping[str, str]  # by language, as stored

    @classmethod
    def of(cls, record: Record, name: str, prefix: str = "", part: str = "") -> "Piece":
        column = record._meta.get_field(name)
        texts = {language: languages.text(record, name, language) for language in languages.LANGUAGES}
        label = part or capfirst(str(getattr(column, "verbose_name", name)))
        return cls(f"{prefix}{name}", label, isinstance(column, RichTextField), texts)


def pieces(record: Record) -> list[Piece]:
    """The texts of a record, stored or not, and of its parts."""
    found = [Piece.of(record, name) for name in record.translated_texts]
    if record.pk is None:
        return found
    for model, key in models_of_parts(type(record)):
        rows = model._base_manager.filter(**{key: record}).order_by(*(model._meta.ordering or ()))
        for number, part in enumerate(rows, 1):
            label = f"{capfirst(str(model._meta.verbose_name))} {number}"
            found += [Piece.of(part, name, f"{part_anchor(part)}-", label) for name in part.translated_texts]
    return found


def texts_of(known: list[Piece]) -> dict[str, str]:
    return {languages.column(piece.name, language): text for piece in known for language, text in piece.texts.items()}


def findings(record: Record) -> list[Finding]:
    """Warnings about the stored texts of a record, its two languages one against the other."""
    known = pieces(record)
    return check_texts(known, record.source_language, texts_of(known))


def check_texts(known: list[Piece], source_language: str, texts: Mapping[str, str]) -> list[Finding]:
    """Warnings about texts by their keys, stored or not."""

    def side(language: str) -> Texts:
        return tuple((piece.name, texts.get(languages.column(piece.name, language), "")) for piece in known)

    rich = frozenset(piece.name for piece in known if piece.is_rich)
    sides = side(source_language), side(languages.other(source_language))
    names = tuple(terms())
    if sum(len(text) for texts_of_one in sides for _name, text in texts_of_one) > _LONGEST:
        return _check(names, *sides, source_language, rich)
    return list(_checks_with(names)(*sides, source_language, rich))


@lru_cache(1)
def _checks_with(names: tuple[Term, ...]) -> Callable[[Texts, Texts, str, frozenset[str]], list[Finding]]:
    """The checks, which remember what they found in a text until it or any name changes: a form is opened again."""

    @lru_cache(_REMEMBERED)
    def checked(source: Texts, target: Texts, source_language: str, rich: frozenset[str]) -> list[Finding]:
        return _check(names, source, target, source_language, rich)

    return checked


def _check(
    names: tuple[Term, ...], source: Texts, target: Texts, source_language: str, rich: frozenset[str]
) -> list[Finding]:
    return check_translation(dict(source), dict(target), source_language, names, rich)


def warnings_for_approval(record: Record, language: str) -> list[dict[str, Any]]:
    """Over what somebody approves a language: each kind of warning that concerns it, and how many."""
    is_source = language == record.source_language
    codes = Counter(found.code for found in findings(record) if _concerns(found, language, is_source))
    return [{"code": code, "count": count} for code, count in sorted(codes.items())]


def _concerns(found: Finding, language: str, is_source: bool) -> bool:
    compares = found.code in COMPARING or found.code.startswith("missing_")
    return not is_source if compares else found.language == language
