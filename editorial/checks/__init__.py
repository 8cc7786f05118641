"""Checks before approval: warnings about a text in two languages, each with its place. They never refuse anything."""

from collections.abc import Iterable

from editorial.checks import alphabets, figures, names, quotes, spacing, structure
from editorial.checks.text import read
from editorial.checks.types import Finding, Term

__all__ = ["Finding", "Term", "check"]


def check(source: dict[str, str], target: dict[str, str], source_language: str, terms: Iterable[Term]) -> list[Finding]:
    """Every warning about a text and its translation, in the order of fields and places.

    With no translation at all, only what concerns one language is checked: a missing one is a state, not a flaw.
    """
    target_language = "en" if source_language == "ru" else "ru"
    sources = [read(field, source_language, raw) for field, raw in source.items() if raw.strip()]
    targets = [read(field, target_language, raw) for field, raw in target.items() if raw.strip()]
    known = list(terms)
    found: list[Finding] = []
    for text in [*sources, *targets]:
        for family in (alphabets, quotes, spacing):
            found += family.check(text)
    found += names.check_wrong([*sources, *targets], known)
    if sources and targets:
        # What is not translated yet has lost no names: the missing field says it once.
        fields = {text.field for text in targets}
        found += names.check([text for text in sources if text.field in fields] or sources, targets, known)
        found += structure.check_fields(sources, targets)
        twins = {text.field: text for text in targets}
        for text in sources:
            if twin := twins.get(text.field):
                found += figures.check(text, twin)
                found += structure.check(text, twin)
    order = {field: index for index, field in enumerate({**source, **target})}
    unique = list(dict.fromkeys(found))
    return sorted(unique, key=lambda f: (order[f.field], f.language != target_language, f.start, f.end, f.code))
