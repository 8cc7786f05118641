"""Known names: missing in the translation, misspelt in it ("Saint-Jaques"), or in a form known to be wrong."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from . import ordinary_words
from .mentions import Meant, begins_sentence, stands_in_title_case
from .name_forms import (
    distance,
    fold_name,
    folded_given_name,
    folded_surname,
    is_person,
    name_pattern,
    name_words,
    nearly,
    surname_of,
)
from .name_index import NameIndex
from .text import Span, Text
from .types import Finding, Term

_WRONG = _("A wrong form of a known name: {name}.")
_MISSING = _("The other language does not have this name: {name}.")
_MISSPELT = _("A known name is misspelt: {name}.")
_SHORTEST = 5  # letters: too many words are one slip away from a shorter name
# Before a surname: a given name, perhaps with a patronymic between them.
_GIVEN_BEFORE = {
    "en": re.compile(r"(?<![\w-])([A-Z]\w+) (?:[A-Z]\w+vi?ch )?$"),
    "ru": re.compile(r"(?<![\w-])([А-Я]\w+) (?:[А-Я]\w+(?:ич|вн)\w{0,3} )?$"),
}
_GIVEN_AFTER = re.compile(r" ([A-Z]\w+)(?! ?\w*[A-Z]\w*ov\b)")
_FAMILY_BEFORE = re.compile(r"\b[Tt]he $")  # "the Kellys"
_FOLLOWING = re.compile(r" ([A-ZА-Я]\w+(?:[ -][A-ZА-Я]\w+){0,2})")
_BETWEEN_WORDS = re.compile(r"[ -]")
_LOOK_BACK = 60  # characters


def check_names(sources: Sequence[Text], targets: Sequence[Text], terms: Sequence[Term]) -> Iterator[Finding]:
    """Each language by itself, then one against the other. Either may have no texts.

    A name said in one field of a text may stand in another of the translation.
    """
    people = [term for term in terms if is_person(term)]
    sides = [_Names(NameIndex(texts, people), people) for texts in (sources, targets) if texts]
    for side in sides:
        yield from side.wrong_forms(terms)
        yield from side.half_right()
    if len(sides) == 2:
        for term in terms:
            yield from _compared(term, *sides)


def _compared(term: Term, source: "_Names", target: "_Names") -> Iterator[Finding]:
    """A name that one language says rightly is looked for in the other, right or nearly right."""
    here = source.index.first(term)
    if here is None:
        if target.index.first(term) is not None:
            yield from source.slips(term)
        return
    slips = list(target.slips(term))
    yield from slips
    # What is not translated yet has lost no names: the missing field says it once.
    span = here if here.text.field in target.index.fields else source.index.first(term, target.index.fields)
    if span and not slips and not target.index.has(term) and not target.index.has_wrong(term):
        message = format_lazy(_MISSING, name=term.form(target.language))
        yield span.text.finding("name_missing", span.start, span.end, message)


class _Names:
    """Wrong forms of names and slips in them, in the texts of one language."""

    def __init__(self, index: NameIndex, people: Sequence[Term]) -> None:
        self.index, self.language, self.people = index, index.language, people

    def wrong_forms(self, terms: Iterable[Term]) -> Iterator[Finding]:
        """Forms that the glossary calls wrong."""
        for term in terms:
            name = term.form(self.language)
            for wrong in term.wrong(self.language):
                for span in self.index.search(wrong):
                    right = self.index.search(name)
                    if any(r.text is span.text and r.start <= span.start and span.end <= r.end for r in right):
                        continue
                    # A case cannot be carried over: one click mends only what stands as it is listed.
                    replacement = name if span.plain == wrong else None
                    message = format_lazy(_WRONG, name=name)
                    yield span.text.finding("name_wrong", span.start, span.end, message, replacement)

    def slips(self, term: Term) -> Iterator[Finding]:
        """Slips in a name that the other language says rightly."""
        name = term.form(self.language)
        right = surname_of(term, self.language) if is_person(term) else name
        if is_person(term) or len(name_words(name)) == 1:
            for span in self._nearly(fold_name(right, self.language)):
                if not is_person(term) or self._may_be(span, term):
                    yield self._slip(span, name, right)

    def half_right(self) -> Iterator[Finding]:
        """What needs no other language: a slip in one of two words whose other one is right ("Ann McClain")."""
        for term in self.people:
            yield from self._given_names(term)
        for given, bearers in self._by_given_name.items():
            if given in self.index.capitalised:
                yield from self._surnames_after(given, bearers)

    def _slip(self, span: Span, name: str, right: str) -> Finding:
        """Russian is not mended with one click: a case cannot be carried over."""
        message = format_lazy(_MISSPELT, name=name)
        replacement = right if self.language == "en" else None
        return span.text.finding("name_misspelt", span.start, span.end, message, replacement)

    def _may_be(self, span: Span, term: Term) -> bool:
        """Is what is nearly a surname no word of its own ("While White worked"), nor another person's name?"""
        meant = self.index.mentions.of(span, term)
        if meant in {Meant.PERSON, Meant.SOMEBODY_ELSE}:
            return meant is Meant.PERSON
        word, before = span.folded[span.start : span.end], span.before(12)
        if self.language == "en" and word == f"{surname_of(term, 'en')}s" and _FAMILY_BEFORE.search(before):
            return False
        if not ordinary_words.is_no_slip(word, self.language):
            return meant is Meant.PERHAPS or len(surname_of(term, self.language)) >= _SHORTEST
        return not (begins_sentence(before) or stands_in_title_case(span))

    def _is_slip(self, word: str, right: str) -> bool:
        if word == right or not nearly(word, right, self.language):
            return False
        return not name_pattern(right, self.language).fullmatch(word) and not self._is_known(word)

    def _nearly(self, right: str) -> Iterator[Span]:
        """Capitalised words a slip away from a name, unless they are another person's name."""
        if len(right) < _SHORTEST or not right[0].isupper() or right.isupper():
            return
        for word, spans in self.index.groups(len(right.split(" "))).items():
            if self._is_slip(word, right):
                yield from spans
        # A hyphen lost in a double name, "Saint Jacques", or put into one, "Vande-Hei", is a slip too.
        if "-" in right:
            yield from self.index.groups(right.count("-") + 1).get(right.replace("-", " "), ())
        if " " in right:
            yield from self.index.capitalised.get(right.replace(" ", "-"), ())

    def _given_names(self, term: Term) -> Iterator[Finding]:
        """Slips in a given name ("Ann McClain"); in English also a surname put first ("Ovchinin Alexey").

        Russian puts a surname first in lists.
        """
        name, surname = term.form(self.language), surname_of(term, self.language)
        for span in self.index.search_surname(term):
            given = folded_given_name(term, self.language)
            before = _GIVEN_BEFORE[self.language].search(text := span.before(_LOOK_BACK))
            if before and self._is_near_given(before[1], given, surname):
                begin = span.start - len(text)
                slip = span._replace(start=begin + before.start(), end=begin + before.end(1))
                if self.language == "en":
                    whole = slip._replace(end=span.end)
                    yield self._slip(whole, name, given + whole.plain[len(slip.plain) :])
                else:
                    yield self._slip(slip, name, "")
            first_in_asia = surname in ordinary_words.FIRST_IN_ASIA or self.language != "en"
            after = None if first_in_asia else _GIVEN_AFTER.match(span.folded, span.end)
            if after and (after[1] == given or self._is_near_given(after[1], given, surname)):
                yield self._slip(span._replace(end=after.end()), name, name)

    def _is_near_given(self, word: str, given: str, surname: str) -> bool:
        """Sergei and Sergey, Ann and Anne, Alexey and Aleksey: two edits in a longer name, one in a short one."""
        if self.language == "ru":
            return len(given) >= _SHORTEST and self._is_slip(word, given)
        allowed = 2 if len(given) >= 6 else 1
        if abs(len(word) - len(given)) > allowed or f"{word} {surname}" in self._full_names:
            return False
        return 0 < distance(word, given) <= allowed

    def _surnames_after(self, given: str, bearers: Sequence[Term]) -> Iterator[Finding]:
        """What follows a given name and is nearly the surname of one of those who bear it."""
        for following, spans in self._words_after(given).items():
            for term in bearers:
                right = folded_surname(term, self.language)
                count = len(_BETWEEN_WORDS.split(right))
                words = _BETWEEN_WORDS.split(following)[:count]
                written = following[: sum(map(len, words)) + count - 1]
                is_respaced = written != right and written.replace("-", " ") == right.replace("-", " ")
                is_slip = is_respaced or (len(right) >= _SHORTEST and self._is_slip(written, right))
                if len(words) == count and is_slip:
                    for span in spans:
                        slip = span._replace(start=span.end + 1, end=span.end + 1 + len(written))
                        yield self._slip(slip, term.form(self.language), surname_of(term, self.language))

    def _words_after(self, given: str) -> dict[str, list[Span]]:
        spans: dict[str, list[Span]] = defaultdict(list)
        for span in self.index.capitalised[given]:
            if following := _FOLLOWING.match(span.folded, span.end):
                spans[following[1]].append(span)
        return spans

    @cached_property
    def _by_given_name(self) -> dict[str, list[Term]]:
        bearers: dict[str, list[Term]] = defaultdict(list)
        for term in self.people:
            bearers[folded_given_name(term, self.language)].append(term)
        return bearers

    @cached_property
    def _full_names(self) -> set[str]:
        return {fold_name(term.form(self.language), self.language) for term in self.people}

    @cached_property
    def _known(self) -> dict[str, set[str]]:
        """Every word of every person's name, by its first two letters."""
        words: dict[str, set[str]] = defaultdict(set)
        for term in self.people:
            for word in (*name_words(term.form(self.language)), surname_of(term, self.language)):
                words[fold_name(word, self.language)[:2]].add(word)
        return words

    def _is_known(self, word: str) -> bool:
        return any(name_pattern(known, self.language).fullmatch(word) for known in self._known.get(word[:2], ()))
