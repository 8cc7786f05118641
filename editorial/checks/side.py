"""All fields of one language, laid out so that a thousand names are looked up in the time of one reading."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from editorial.checks import forms
from editorial.checks.text import Text
from editorial.checks.types import Term

# Names that are also common words: at the start of a sentence, outside quotation marks, they say nothing.
_COMMON = frozenset(
    {"поиск", "рассвет", "заря", "звезда", "наука", "причал", "союз", "прогресс", "энергия", "мир", "луч", "восточный"}
)
_SENTENCE_START = re.compile(r"(?:^|[.!?…:]\s+|\n\s*|—\s+)$")
_RUN = re.compile(r"(?<![\w-])\w+")
# A capitalised word, hyphens inside: what may be a name's misspelling.
_CAPITALISED = re.compile(r"(?<![\w-])[A-ZА-ЯЁ][\w]+(?:-[A-ZА-ЯЁ]\w+)*")
_DESIGNATION = re.compile(r"\S*\d\S*")
_AFTER_ANOTHER_NAME = re.compile(r"[A-ZА-Я][a-zа-я]+[»”]?\s+[«“]?$")


class Place(NamedTuple):
    text: Text
    folded: str
    start: int
    end: int


class Side:
    def __init__(self, texts: Sequence[Text]) -> None:
        self.language = texts[0].language
        self.fields = {text.field for text in texts}
        self.texts = [(text, forms.fold(text.plain, text.language)) for text in texts]
        self._starts: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for index, (_text, folded) in enumerate(self.texts):
            for match in _RUN.finditer(folded):
                self._starts[match[0].lower()].append((index, match.start()))
        self._runs: dict[str, list[str]] = defaultdict(list)
        for run in self._starts:
            self._runs[run[:2]].append(run)

    def _beginnings(self, form: str) -> list[str]:
        """The runs of letters of these texts with which the form may begin."""
        stems, inflected = forms.beginning(form, self.language)
        low = tuple(stem.lower() for stem in stems)
        near = self._runs.get(low[0][:2], ()) if low else ()
        return [run for run in near if forms.may_begin(run, low, inflected)]

    def _may_hold(self, form: str) -> bool:
        """Of the five hundred ships called Soyuz, only those whose number stands here."""
        last = forms.words(form)[-1]
        if not _DESIGNATION.fullmatch(last) or not forms.words(form)[0][0].isupper():
            return True
        number = forms.fold_name(last, self.language)
        return any(number in folded for _text, folded in self.texts)

    def search(self, form: str) -> Iterator[Place]:
        """Every place of a form, in any case, in the order of the texts."""
        runs = self._beginnings(form)
        if not runs or not self._may_hold(form):
            return
        starts = sorted(start for run in runs for start in self._starts[run])
        pattern = forms.pattern(form, self.language)
        for index, start in starts:
            text, folded = self.texts[index]
            if match := pattern.match(folded, start):
                yield Place(text, folded, match.start(), match.end())

    def said_as(self, term: Term) -> list[str]:
        """The whole form; for a person the surname too, which is how a text goes on speaking of them."""
        whole = [term.form(self.language), *term.also(self.language)]
        return [*whole, forms.surname(term, self.language)] if forms.is_person(term) else whole

    def first(self, term: Term, fields: Collection[str] | None = None) -> Place | None:
        """Where the whole name, or a person's surname, is first said as a name, perhaps only in some fields.

        What has no capital, as "aft port", is a common word: a translation may well say it otherwise.
        """
        if not forms.words(term.form(self.language)) or term.form(self.language).islower():
            return None
        if forms.is_person(term) and not self._beginnings(forms.surname(term, self.language)):
            return None  # of the many who are called Oleg
        for form in self.said_as(term):
            for place in self.search(form):
                within = fields is None or place.text.field in fields
                if within and not self._is_common_word(form, place):
                    return place
        return None

    def _is_common_word(self, form: str, place: Place) -> bool:
        known = forms.words(form)
        if len(known) != 1 or known[0].lower() not in _COMMON:
            return False
        return bool(_SENTENCE_START.search(place.text.plain[max(0, place.start - 12) : place.start]))

    def has(self, term: Term) -> bool:
        if any(True for form in self.said_as(term) for _place in self.search(form)):
            return True
        return self._has_designation(term)

    def has_wrong(self, term: Term) -> bool:
        return any(True for form in term.wrong(self.language) for _place in self.search(form))

    def _has_designation(self, term: Term) -> bool:
        """«Союз МС-11» и «МС-12»: a number without its ship's name counts where the ship is named, but not
        straight after another name: "Progress MS-12" is no Soyuz MS-12."""
        known = forms.words(term.form(self.language))
        if len(known) < 2 or not _DESIGNATION.fullmatch(known[-1]):
            return False
        family = known[0][:-1] if self.language == "ru" else known[0]
        if not any(run.startswith(family.lower()) for run in self._runs.get(family[:2].lower(), ())):
            return False
        return any(
            not _AFTER_ANOTHER_NAME.search(place.text.plain[max(0, place.start - 40) : place.start])
            for place in self.search(known[-1])
        )

    @cached_property
    def capitalised(self) -> dict[str, list[Place]]:
        """Every capitalised word with its places."""
        found: dict[str, list[Place]] = defaultdict(list)
        for text, folded in self.texts:
            for match in _CAPITALISED.finditer(folded):
                found[match[0]].append(Place(text, folded, match.start(), match.end()))
        return found

    def groups(self, count: int) -> dict[str, list[Place]]:
        """Every row of `count` capitalised words with one space between them."""
        if count == 1:
            return self.capitalised
        row = re.compile(rf"(?<![\w-])(?=([A-ZА-ЯЁ]\w+(?: [A-ZА-ЯЁ]\w+){{{count - 1}}})(?![\w-]))")
        found: dict[str, list[Place]] = defaultdict(list)
        for text, folded in self.texts:
            for match in row.finditer(folded):
                found[match[1]].append(Place(text, folded, *match.span(1)))
        return found
