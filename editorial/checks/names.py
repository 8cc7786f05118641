"""Known names: missing in the translation, misspelt in it, or written in a form known to be wrong."""

from collections.abc import Iterable, Iterator, Sequence

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from . import forms
from .misspelt import Misspelt
from .side import Side
from .text import Text
from .types import Finding, Term

_WRONG = _("A wrong form of a known name: {name}.")
_MISSING = _("The other language does not have this name: {name}.")


def check(sources: Sequence[Text], targets: Sequence[Text], terms: Sequence[Term]) -> Iterator[Finding]:
    """Each language by itself, then one against the other. Either may have no texts.

    A name said in one field of a text may stand in another of the translation.
    """
    people = [term for term in terms if forms.is_person(term)]
    sides = [Misspelt(Side(texts, people), people) for texts in (sources, targets) if texts]
    for misspelt in sides:
        yield from _wrong_forms(misspelt.side, terms)
        yield from misspelt.alone()
    if len(sides) == 2:
        ours, theirs = sides
        for term in terms:
            yield from _compared(term, ours, theirs)


def _compared(term: Term, ours: Misspelt, theirs: Misspelt) -> Iterator[Finding]:
    """A name that one language says rightly is looked for in the other, right or nearly right."""
    here = ours.side.first(term)
    if here is None:
        if theirs.side.first(term) is not None:
            yield from ours.of(term)
        return
    slips = list(theirs.of(term))
    yield from slips
    # What is not translated yet has lost no names: the missing field says it once.
    said = here if here.text.field in theirs.side.fields else ours.side.first(term, theirs.side.fields)
    if said and not slips and not theirs.side.has(term) and not theirs.side.has_wrong(term):
        name = term.form(theirs.language)
        yield said.text.finding("name_missing", said.start, said.end, format_lazy(_MISSING, name=name))


def _wrong_forms(side: Side, terms: Iterable[Term]) -> Iterator[Finding]:
    """Forms that the glossary calls wrong."""
    for term in terms:
        name = term.form(side.language)
        for wrong in term.wrong(side.language):
            for place in side.search(wrong):
                right = side.search(name)
                if any(r.text is place.text and r.start <= place.start and place.end <= r.end for r in right):
                    continue
                # A case cannot be carried over: one click mends only what stands as it is listed.
                mended = name if place.text.plain[place.start : place.end] == wrong else None
                yield place.text.finding("name_wrong", place.start, place.end, format_lazy(_WRONG, name=name), mended)
