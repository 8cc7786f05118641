"""All fields of one language, laid out so that a thousand names are looked up in the time of one reading."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from functools import cached_property
from itertools import islice

from . import ordinary_words
from .mentions import Meant, Mentions, begins_sentence
from .name_forms import (
    declines,
    fold,
    fold_name,
    is_person,
    may_begin,
    name_beginning,
    name_pattern,
    name_words,
    surname_of,
)
from .text import Span, Text
from .types import Term

_RUN = re.compile(r"(?<![\w-])\w+")
# A capitalised word, hyphens inside: what may be a name's misspelling.
_CAPITALISED = re.compile(r"(?<![\w-])[A-ZА-ЯЁ][\w]+(?:-[A-ZА-ЯЁ]\w+)*")
_DESIGNATION = re.compile(r"\S*\d\S*")
_AFTER_ANOTHER_NAME = re.compile(r"[A-ZА-Я][a-zа-я]+[»”]?\s+[«“]?$")
_FIGURES = re.compile(r"\d.*")
_MOST_SPANS = 50  # of one surname that are read one by one
_OPENING, _CLOSING = '«„“"', '»“”"'
_OTHER_GENDERS = ("ая", "ой", "ою", "ую", "ое", "ые", "ых", "ыми")  # than «Восточный»: «в Восточной Сибири»
_NEXT_WORD = re.compile(r" (\w+)")


class NameIndex:
    """The texts of one language. `people`: whose names may be told from ordinary words by what stands beside them."""

    def __init__(self, texts: Sequence[Text], people: Sequence[Term] = ()) -> None:
        self.language = texts[0].language
        self.mentions = Mentions(self.language, people)
        self.fields = {text.field for text in texts}
        self.texts = [(text, fold(text.plain, text.language)) for text in texts]
        self._starts: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for index, (_text, folded) in enumerate(self.texts):
            for match in _RUN.finditer(folded):
                self._starts[match[0].lower()].append((index, match.start()))
        self._runs: dict[str, list[str]] = defaultdict(list)
        for run in self._starts:
            self._runs[run[:2]].append(run)

    def _beginnings(self, form: str, in_cases: bool = True) -> list[str]:
        """The runs of letters of these texts with which the form may begin."""
        letters, stems, inflected = name_beginning(form, self.language, in_cases)
        near = self._runs.get(letters)
        return [run for run in near if may_begin(run, stems, inflected)] if near else []

    def _may_hold(self, form: str) -> bool:
        """Of the five hundred ships called Soyuz, only those whose number stands here."""
        last = name_words(form)[-1]
        if not _DESIGNATION.fullmatch(last) or not name_words(form)[0][0].isupper():
            return True
        figures = _FIGURES.search(fold_name(last, self.language))  # «Союзе-2.1а» is a case of «Союз-2.1а»
        return figures is None or any(figures[0] in folded for _text, folded in self.texts)

    def search(self, form: str, in_cases: bool = True) -> Iterator[Span]:
        """Every place of a form, in any case, in the order of the texts."""
        runs = self._beginnings(form, in_cases)
        if not runs or not self._may_hold(form):
            return
        starts = sorted(start for run in runs for start in self._starts[run])
        pattern = name_pattern(form, self.language, in_cases)
        for index, start in starts:
            text, folded = self.texts[index]
            if match := pattern.match(folded, start):
                yield Span(text, folded, match.start(), match.end())

    def search_surname(self, term: Term) -> Iterator[Span]:
        surname = surname_of(term, self.language)
        return self.search(surname, self.language == "en" or declines(surname))

    def first(self, term: Term, fields: Collection[str] | None = None) -> Span | None:
        """Where the whole name, or a person's surname, is first said as a name, perhaps only in some fields.

        What has no capital, as "aft port", is a common word: a translation may well say it otherwise.
        """
        if not name_words(term.form(self.language)) or term.form(self.language).islower():
            return None
        if is_person(term) and next(self.search_surname(term), None) is None:
            return None  # of the many who are called Oleg
        for form in (term.form(self.language), *term.also(self.language)):
            for span in self.search(form):
                within = fields is None or span.text.field in fields
                if within and not self._is_common_word(form, span):
                    return span
        return self._first_surname(term, fields) if is_person(term) else None

    def _first_surname(self, term: Term, fields: Collection[str] | None) -> Span | None:
        """Where a surname alone means the person. Nowhere, if somebody else of that name is all that is told of."""
        perhaps: list[Span] = []
        somebody_else = False
        for span in islice(self.search_surname(term), _MOST_SPANS):
            meant = self.mentions.of(span, term)
            somebody_else |= meant is Meant.SOMEBODY_ELSE
            if (fields is None or span.text.field in fields) and not self._is_small_elsewhere(span):
                if meant is Meant.PERSON:
                    return span
                if meant is Meant.PERHAPS:
                    perhaps.append(span)
        return perhaps[0] if perhaps and not somebody_else else None

    def _is_small_elsewhere(self, span: Span) -> bool:
        """At the start of a sentence, a word that these texts have without its capital too."""
        word = span.folded[span.start : span.end].lower()
        return word in self._small and begins_sentence(span.before(12))

    @cached_property
    def _small(self) -> set[str]:
        return {run for _text, folded in self.texts for run in _RUN.findall(folded) if run.islower()}

    def _is_common_word(self, form: str, span: Span) -> bool:
        """Names of one word that are ordinary words: «Поиск занял год», «Наука и жизнь», «Восточная Сибирь»."""
        known = name_words(form)
        if len(known) != 1 or not ordinary_words.is_word(known[0], self.language):
            return False
        before, after = span.text.before(span.start, 12), span.text.plain[span.end : span.end + 40]
        if before[-1:] and before[-1] in _OPENING:
            return after[:1] not in _CLOSING
        following = _NEXT_WORD.match(after)
        if known[0].endswith(("ый", "ий")) and span.plain.endswith(_OTHER_GENDERS):
            return True
        agrees = self.language == "ru" and following and following[1][-2:] == span.plain[-2:]
        return begins_sentence(before) or bool(agrees)

    def has(self, term: Term) -> bool:
        if any(next(self.search(form), None) for form in (term.form(self.language), *term.also(self.language))):
            return True
        if is_person(term) and (next(self.search_surname(term), None) or self._has_family(term)):
            return True
        return self._has_designation(term)

    def _has_family(self, term: Term) -> bool:
        """«Келли» of two brothers: "the Kellys"."""
        return self.language == "en" and next(self.search(f"{surname_of(term, 'en')}s"), None) is not None

    def has_wrong(self, term: Term) -> bool:
        return any(True for form in term.wrong(self.language) for _place in self.search(form))

    def _has_designation(self, term: Term) -> bool:
        """«Союз МС-11» и «МС-12»: a number without its ship's name counts where the ship is named, but not
        straight after another name: "Progress MS-12" is no Soyuz MS-12."""
        known = name_words(term.form(self.language))
        if len(known) < 2 or not _DESIGNATION.fullmatch(known[-1]):
            return False
        family = known[0][:-1] if self.language == "ru" else known[0]
        if not any(run.startswith(family.lower()) for run in self._runs.get(family[:2].lower(), ())):
            return False
        return any(not _AFTER_ANOTHER_NAME.search(span.text.before(span.start, 40)) for span in self.search(known[-1]))

    @cached_property
    def capitalised(self) -> dict[str, list[Span]]:
        """Every capitalised word with its spans."""
        found: dict[str, list[Span]] = defaultdict(list)
        for text, folded in self.texts:
            for match in _CAPITALISED.finditer(folded):
                found[match[0]].append(Span(text, folded, match.start(), match.end()))
        return found

    def groups(self, count: int) -> dict[str, list[Span]]:
        """Every row of `count` capitalised words with one space between them."""
        if count == 1:
            return self.capitalised
        row = re.compile(rf"(?<![\w-])(?=([A-ZА-ЯЁ]\w+(?: [A-ZА-ЯЁ]\w+){{{count - 1}}})(?![\w-]))")
        found: dict[str, list[Span]] = defaultdict(list)
        for text, folded in self.texts:
            for match in row.finditer(folded):
                found[match[1]].append(Span(text, folded, *match.span(1)))
        return found
