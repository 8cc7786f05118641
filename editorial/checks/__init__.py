"""Checks before approval: warnings about a text in two languages, each with its place. They never refuse anything."""

from collections.abc import Collection, Iterable
from itertools import islice

from . import alphabets, figures, names, quotes, spacing, structure
from .text import HTML_FIELDS, read
from .types import Finding, Origin, Term

__all__ = ["Finding", "Origin", "Term", "check"]


MOST = 200  # findings of one family in one text: a warning that nobody reads to its end warns of nothing


def check(
    source: dict[str, str],
    target: dict[str, str],
    source_language: str,
    terms: Iterable[Term],
    rich: Collection[str] = HTML_FIELDS,
) -> list[Finding]:
    """Every warning about a text and its translation, in the order of fields and places. `rich`: fields of HTML.

    With no translation at all, only what concerns one language is checked: a missing one is a state, not a flaw.
    """
    target_language = "en" if source_language == "ru" else "ru"
    sources = [read(field, source_language, raw, field in rich) for field, raw in source.items() if raw.strip()]
    targets = [read(field, target_language, raw, field in rich) for field, raw in target.items() if raw.strip()]
    found: list[Finding] = []
    for text in [*sources, *targets]:
        for family in (alphabets, quotes, spacing):
            found += islice(family.check(text), MOST)
    found += islice(names.check(sources, targets, list(terms)), MOST)
    if sources and targets:
        found += structure.check_fields(sources, targets)
        twins = {text.field: text for text in targets}
        for text in sources:
            if twin := twins.get(text.field):
                found += islice(figures.check(text, twin), MOST)
                found += islice(structure.check(text, twin), MOST)
    order = {field: index for index, field in enumerate({**source, **target})}
    unique = list(dict.fromkeys(found))
    return sorted(unique, key=lambda f: (order[f.field], f.language != target_language, f.start, f.end, f.code))
