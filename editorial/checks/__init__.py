"""Checks before approval: warnings about a text in two languages, each with its place. They never refuse anything.

A new check is one module with one function, and one line in a table here.
"""

from collections.abc import Callable, Collection, Iterable, Iterator
from itertools import islice

from .alphabets import check_alphabets
from .figures import check_figures
from .names import check_names
from .punctuation import check_quotes, check_spacing
from .structure import check_missing_fields, check_structure
from .text import HTML_FIELDS, Text, read
from .types import Finding, Origin, Term

__all__ = ["Finding", "Origin", "Term", "check_translation"]


MOST = 200  # findings of one check in one text: a warning that nobody reads to its end warns of nothing
CHECKS_OF_ONE_LANGUAGE: tuple[Callable[[Text], Iterator[Finding]], ...] = (
    check_alphabets,
    check_quotes,
    check_spacing,
)
CHECKS_OF_BOTH: tuple[Callable[[Text, Text], Iterator[Finding]], ...] = (check_figures, check_structure)


def check_translation(
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
    findings: list[Finding] = []
    for text in [*sources, *targets]:
        for check in CHECKS_OF_ONE_LANGUAGE:
            findings += islice(check(text), MOST)
    findings += islice(check_names(sources, targets, list(terms)), MOST)
    if sources and targets:
        findings += check_missing_fields(sources, targets)
        translations = {text.field: text for text in targets}
        for text in sources:
            if translation := translations.get(text.field):
                for compare in CHECKS_OF_BOTH:
                    findings += islice(compare(text, translation), MOST)
    order = {field: index for index, field in enumerate({**source, **target})}
    unique = list(dict.fromkeys(findings))
    return sorted(unique, key=lambda f: (order[f.field], f.language != target_language, f.start, f.end, f.code))
