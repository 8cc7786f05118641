"""Names that are nearly right: "Saint-Jaques", "Ann McClain", "Ovchinin Alexey"."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from . import forms, ordinary_words
from .mentions import Meant, begins, has_capitals
from .places import Place
from .side import Side
from .types import Finding, Term

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


class Misspelt:
    """Slips in the names that one side says."""

    def __init__(self, side: Side, people: Sequence[Term]) -> None:
        self.side, self.language, self.people = side, side.language, people

    def of(self, term: Term) -> Iterator[Finding]:
        """Slips in a name that the other language says rightly."""
        name = term.form(self.language)
        right = forms.surname(term, self.language) if forms.is_person(term) else name
        if forms.is_person(term) or len(forms.words(name)) == 1:
            for place in self._nearly(forms.fold_name(right, self.language)):
                if forms.is_person(term) and not self._may_be(place, term):
                    continue
                yield self._finding(place, name, right if self.language == "en" else None)

    def _may_be(self, place: Place, term: Term) -> bool:
        """Is what is nearly a surname no word of its own ("While White worked"), nor another person's name?"""
        meant = self.side.mentions.of(place, term)
        if meant in {Meant.PERSON, Meant.SOMEBODY_ELSE}:
            return meant is Meant.PERSON
        word, before = place.folded[place.start : place.end], place.folded[max(0, place.start - 12) : place.start]
        if self.language == "en" and word == f"{forms.surname(term, 'en')}s" and _FAMILY_BEFORE.search(before):
            return False
        if not ordinary_words.is_no_slip(word, self.language):
            return meant is Meant.PERHAPS or len(forms.surname(term, self.language)) >= _SHORTEST
        return not (begins(before) or has_capitals(place))

    def alone(self) -> Iterator[Finding]:
        """What needs no other language: a slip in one of two words whose other one is right."""
        for term in self.people:
            yield from self._given_names(term)
        for given, group in self._by_given.items():
            if given in self.side.capitalised:
                yield from self._surnames_after(given, group)

    def _finding(self, place: Place, name: str, mended: str | None) -> Finding:
        """Russian is not mended with one click: a case cannot be carried over."""
        return place.text.finding("name_misspelt", place.start, place.end, format_lazy(_MISSPELT, name=name), mended)

    def _is_slip(self, word: str, right: str) -> bool:
        if word == right or not forms.nearly(word, right, self.language):
            return False
        return not forms.pattern(right, self.language).fullmatch(word) and not self._is_known(word)

    def _nearly(self, right: str) -> Iterator[Place]:
        """Capitalised words a slip away from a name, unless they are another person's name."""
        if len(right) < _SHORTEST or not right[0].isupper() or right.isupper():
            return
        for word, places in self.side.groups(len(right.split(" "))).items():
            if self._is_slip(word, right):
                yield from places
        # A hyphen lost in a double name, "Saint Jacques", or put into one, "Vande-Hei", is a slip too.
        if "-" in right:
            yield from self.side.groups(right.count("-") + 1).get(right.replace("-", " "), ())
        if " " in right:
            yield from self.side.capitalised.get(right.replace(" ", "-"), ())

    def _given_names(self, term: Term) -> Iterator[Finding]:
        """Slips in a given name ("Ann McClain"); in English also a surname put first ("Ovchinin Alexey").

        Russian puts a surname first in lists.
        """
        name, surname = term.form(self.language), forms.surname(term, self.language)
        for place in self.side.search_surname(term):
            given = forms.fold_name(forms.words(name)[0], self.language)
            begin = max(0, place.start - _LOOK_BACK)
            before = _GIVEN_BEFORE[self.language].search(place.folded[begin : place.start])
            if before and self._is_near_given(before[1], given, surname):
                where = place._replace(start=begin + before.start(), end=begin + before.end(1))
                if self.language == "en":
                    yield self._finding(where._replace(end=place.end), name, f"{given}{self._between(where, place)}")
                else:
                    yield self._finding(where, name, None)
            first_in_asia = surname in ordinary_words.FIRST_IN_ASIA or self.language != "en"
            after = None if first_in_asia else _GIVEN_AFTER.match(place.folded, place.end)
            if after and (after[1] == given or self._is_near_given(after[1], given, surname)):
                yield self._finding(place._replace(end=after.end()), name, name)

    def _between(self, where: Place, surname: Place) -> str:
        """What follows the given name, as it is typed."""
        return where.text.plain[where.end : surname.end]

    def _is_near_given(self, word: str, given: str, surname: str) -> bool:
        """Sergei and Sergey, Ann and Anne, Alexey and Aleksey: two edits in a longer name, one in a short one."""
        if self.language == "ru":
            return len(given) >= _SHORTEST and self._is_slip(word, given)
        allowed = 2 if len(given) >= 6 else 1
        if abs(len(word) - len(given)) > allowed or f"{word} {surname}" in self._full_names:
            return False
        return 0 < forms.distance(word, given) <= allowed

    def _surnames_after(self, given: str, group: Sequence[Term]) -> Iterator[Finding]:
        """What follows a given name and is nearly the surname of one of those who bear it."""
        for following, places in self._after(given).items():
            for term in group:
                right = self._folded_surname(term)
                count = len(_BETWEEN_WORDS.split(right))
                words = _BETWEEN_WORDS.split(following)[:count]
                said = following[: sum(map(len, words)) + count - 1]
                spread = said != right and said.replace("-", " ") == right.replace("-", " ")
                if len(words) == count and (spread or (len(right) >= _SHORTEST and self._is_slip(said, right))):
                    mended = forms.surname(term, self.language) if self.language == "en" else None
                    for place in places:
                        where = place._replace(start=place.end + 1, end=place.end + 1 + len(said))
                        yield self._finding(where, term.form(self.language), mended)

    def _after(self, given: str) -> dict[str, list[Place]]:
        found: dict[str, list[Place]] = defaultdict(list)
        for place in self.side.capitalised[given]:
            if following := _FOLLOWING.match(place.folded, place.end):
                found[following[1]].append(place)
        return found

    def _folded_surname(self, term: Term) -> str:
        return forms.fold_name(forms.surname(term, self.language), self.language)

    @cached_property
    def _by_given(self) -> dict[str, list[Term]]:
        found: dict[str, list[Term]] = defaultdict(list)
        for term in self.people:
            found[forms.fold_name(forms.words(term.form(self.language))[0], self.language)].append(term)
        return found

    @cached_property
    def _full_names(self) -> set[str]:
        return {forms.fold_name(term.form(self.language), self.language) for term in self.people}

    @cached_property
    def _known(self) -> dict[str, set[str]]:
        """Every word of every person's name, by its first two letters."""
        found: dict[str, set[str]] = defaultdict(set)
        for term in self.people:
            for word in (*forms.words(term.form(self.language)), forms.surname(term, self.language)):
                found[forms.fold_name(word, self.language)[:2]].add(word)
        return found

    def _is_known(self, word: str) -> bool:
        return any(forms.pattern(known, self.language).fullmatch(word) for known in self._known.get(word[:2], ()))
