"""Is a person meant where a surname's letters stand, or an ordinary word, or somebody else of that name?"""

import re
from collections.abc import Iterable
from enum import Enum
from functools import cached_property

from . import ordinary_words
from .name_forms import fold_name, folded_given_name, folded_surname, name_pattern, name_words, nearly, surname_of
from .text import Span
from .types import Term

_LOOK_BACK, _LOOK_AHEAD = 60, 40  # characters
_SHORT = 2  # letters: a surname of no more needs evidence wherever it stands
_QUITE_SHORT = 4  # letters: in a case, «Лава» from «Лав», it is too near to other words
_SENTENCE_START = re.compile(r"(?:^|[.!?…:;]\s+|\n\s*|[—–]\s+|[«„“\"(\[]|\d[.)]\s+)$")
_OPENING_MARK = re.compile(r"[«„“\"]$")
_WORD_BEFORE = re.compile(
    r"(?<![\w-])([A-ZА-Я][\w’'-]*)(?: [A-Z]\.| [А-Я]\w+(?:ич|вн)\w{0,3}| [A-Z]\w+vi?ch)?[ \u00a0]$"
)
_INITIALS_BEFORE = re.compile(r"(?<![\w-])([A-ZА-Я])\.\s?(?:[A-ZА-Я]\.\s?)?$")
_WORD_AFTER = re.compile(r"^[ \u00a0]([A-ZА-Я][\w-]+)")
_ARTICLE_BEFORE = re.compile(r"\b(?:the|a|an) $", re.IGNORECASE)
_LISTED_BEFORE = re.compile(r"(?<![\w-])([A-ZА-Я][\w-]{2,})(?:, | и | and |, и |, and )$")
_LISTED_AFTER = re.compile(r"^(?:, | и | and |, и |, and )(?:[A-ZА-Я][\w-]+ )?([A-ZА-Я][\w-]{2,})")
_BIG_WORD = re.compile(r"(?<![\w’'-])[A-Za-z][\w’'-]{3,}")
_TITLE_CASE = 0.7  # of the words of four letters and more


class Meant(Enum):
    PERSON = "person"  # the given name, a title or an initial says so
    PERHAPS = "perhaps"  # nothing says otherwise
    WORD = "word"
    SOMEBODY_ELSE = "somebody else"


class Mentions:
    """Reads places of surnames in one language, knowing everybody's names."""

    def __init__(self, language: str, people: Iterable[Term]) -> None:
        self.language, self.people = language, list(people)

    @cached_property
    def _given(self) -> frozenset[str]:
        known = (name_words(term.form(self.language))[0] for term in self.people)
        names = {fold_name(name, self.language) for name in (*known, *ordinary_words.GIVEN[self.language])}
        return frozenset(name for name in names if len(name) > _SHORT)

    @cached_property
    def _surnames(self) -> frozenset[str]:
        known = (folded_surname(term, self.language) for term in self.people)
        return frozenset(name for name in known if len(name) > _SHORT)

    def of(self, span: Span, term: Term) -> Meant:
        before = span.before(_LOOK_BACK).rpartition("\n")[2]
        after = span.folded[span.end : span.end + _LOOK_AHEAD].partition("\n")[0]
        given = folded_given_name(term, self.language)
        if whose := self._by_given_name(before, after, given):
            return whose
        word = span.plain
        if ordinary_words.NAMED_AFTER_BEFORE.search(before):
            return Meant.SOMEBODY_ELSE
        if ordinary_words.TITLE_BEFORE[self.language].search(before):
            return Meant.PERSON
        if not ordinary_words.has_capital_anyway(word) and self._is_listed(before, after):
            return Meant.PERSON
        is_short = len(surname_of(term, self.language)) <= _SHORT
        if is_short or ordinary_words.has_capital_anyway(word):
            return Meant.WORD
        return self._by_position(span, word, before, after, term)

    def _by_given_name(self, before: str, after: str, given: str) -> Meant | None:
        """What a given name or an initial beside the surname says."""
        if initial := _INITIALS_BEFORE.search(before):
            return Meant.PERSON if initial[1] == given[0] else Meant.SOMEBODY_ELSE
        if (following := _WORD_AFTER.match(after)) and self._is_form_of(following[1], given):
            return Meant.PERSON
        if word := _WORD_BEFORE.search(before):
            if self._is_own(word[1], given):
                return Meant.PERSON
            if self._is_among(word[1], self._given):
                return Meant.SOMEBODY_ELSE
        # «Барри Уилмор»: a surname that is another's given name.
        if following and self._is_among(following[1], self._surnames) and self.language == "ru":
            return Meant.SOMEBODY_ELSE
        return None

    def _is_own(self, word: str, given: str) -> bool:
        """The given name in any case, a short form of it, or nearly it: that is a slip, and told elsewhere."""
        if self._is_form_of(word, given) or ordinary_words.is_short_form(word, given):
            return True
        return word[0] == given[0] and len(given) > _QUITE_SHORT and nearly(word, given, self.language)

    def _is_form_of(self, word: str, name: str) -> bool:
        return word == name or (
            self.language == "ru" and word[0] == name[0] and bool(name_pattern(name, "ru").fullmatch(word))
        )

    def _is_among(self, word: str, names: frozenset[str]) -> bool:
        if word in names:
            return True
        if self.language == "en":
            return False
        return any(word[:cut] + vowel in names for cut in range(max(2, len(word) - 3), len(word)) for vowel in _VOWELS)

    def _is_listed(self, before: str, after: str) -> bool:
        """Beside another person's surname in a list: «Кононенко, Ли и Макклейн»."""
        beside = (_LISTED_BEFORE.search(before), _LISTED_AFTER.match(after))
        return any(
            match and self._is_among(match[1], self._surnames) and not ordinary_words.is_word(match[1], self.language)
            for match in beside
        )

    def _by_position(self, span: Span, word: str, before: str, after: str, term: Term) -> Meant:
        is_short = self.language == "ru" and len(surname_of(term, "ru")) <= _QUITE_SHORT
        in_a_case = is_short and word != surname_of(term, "ru")
        if not (ordinary_words.is_word(word, self.language) or in_a_case):
            return Meant.PERHAPS
        if ordinary_words.SPEAKS_AFTER[self.language].match(after):
            return Meant.PERSON
        if ordinary_words.is_oblique(word, self.language) and ordinary_words.ACTED_AFTER.match(after):
            return Meant.PERSON
        if begins_sentence(before) or _OPENING_MARK.search(before):
            return Meant.WORD
        if self.language == "en" and self._is_part_of_a_name(span, before, after):
            return Meant.WORD
        return Meant.PERHAPS

    def _is_part_of_a_name(self, span: Span, before: str, after: str) -> bool:
        """ "the White House", "A Long Way to the Stars": a capital that something else has."""
        in_a_name = _WORD_AFTER.match(after) or _ARTICLE_BEFORE.search(before) or _WORD_BEFORE.search(before)
        return bool(in_a_name) or stands_in_title_case(span)


_VOWELS = ("", "а", "я", "ь", "й", "о", "е", "и", "у", "ю", "э")


def begins_sentence(before: str) -> bool:
    """Does a sentence, or a title in quotation marks, begin after these words?"""
    return bool(_SENTENCE_START.search(before))


def stands_in_title_case(span: Span) -> bool:
    """Does the place stand in a heading whose every word has a capital?"""
    start = span.folded.rfind("\n", 0, span.start) + 1
    end = span.folded.find("\n", span.end)
    words = _BIG_WORD.findall(span.folded, start, end if end >= 0 else len(span.folded))[:40]
    return len(words) > 1 and sum(word[0].isupper() for word in words) >= _TITLE_CASE * len(words)
