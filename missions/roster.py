"""Everybody who flies, by surname in the language of the page."""

import unicodedata
from dataclasses import dataclass
from itertools import groupby

from editorial.core import clock, languages

from .cached_records import people, spaceflights_by_person
from .models import Person
from .querysets import NAME_COLUMNS
from .spellings import matches
from .time_in_space import Career


@dataclass(frozen=True)
class Line:
    person: Person
    career: Career


@dataclass(frozen=True)
class Roster:
    by_letter: list[tuple[str, list[Line]]]

    @property
    def size(self) -> int:
        return sum(len(lines) for _, lines in self.by_letter)


def roster(typed: str = "") -> Roster:
    """Everybody, or those whose name begins as typed in either alphabet, with days and flights as of today."""
    day, spaceflights = clock.today(), spaceflights_by_person()
    lines = [
        Line(person, Career.of(spaceflights.get(person.pk, ()), day))
        for person in people().values()
        if is_meant(typed, person)
    ]
    lines.sort(key=lambda line: sort_key(surname_first(line.person)))
    letters = groupby(lines, key=lambda line: sort_key(surname_first(line.person))[:1].upper())
    return Roster([(letter, list(group)) for letter, group in letters])


def is_meant(typed: str, person: Person) -> bool:
    return not typed or matches(typed, *(getattr(person, column) or "" for column in NAME_COLUMNS))


def surname_first(person: Person) -> str:
    return f"{languages.name(person, 'family_name')} {languages.name(person, 'given_name')}".strip()


def sort_key(name: str) -> str:
    """Letters as a reader looks for them: ё beside е, Auñón beside Aunon; й stays a letter of its own."""
    name = name.casefold().replace("ё", "е")
    if languages.current() == languages.RUSSIAN:
        return name
    return "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
