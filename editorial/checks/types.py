"""What the checks are given and what they answer with."""

from dataclasses import dataclass, field
from typing import NamedTuple

from django.utils.functional import Promise


class Origin(NamedTuple):
    """The record that a name is kept in: "missions.person", its key, and what to call it."""

    label: str
    pk: int
    name: str


@dataclass(frozen=True)
class Term:
    """One approved form of a name in each language, and the wrong forms that are known to be typed.

    `also`: other right forms, as an agency's abbreviation. `is_person`: given name first, surname last, and the
    surname alone names the person too; None leaves it to the look of the name. A surname is given where it has
    several words (Vande Hei).
    """

    ru: str
    en: str
    wrong_ru: tuple[str, ...] = ()
    wrong_en: tuple[str, ...] = ()
    also_ru: tuple[str, ...] = ()
    also_en: tuple[str, ...] = ()
    surname_ru: str = ""
    surname_en: str = ""
    is_person: bool | None = None
    origin: Origin | None = field(default=None, compare=False)

    def form(self, language: str) -> str:
        return self.ru if language == "ru" else self.en

    def wrong(self, language: str) -> tuple[str, ...]:
        return self.wrong_ru if language == "ru" else self.wrong_en

    def also(self, language: str) -> tuple[str, ...]:
        return self.also_ru if language == "ru" else self.also_en

    def surname(self, language: str) -> str:
        return self.surname_ru if language == "ru" else self.surname_en


@dataclass(frozen=True)
class Finding:
    """One warning. `start` and `end` are offsets in the field's own string: in HTML, tags are counted.

    What is missing in a translation has no place there: it is marked where the other language says it.
    `replacement`, where there is one, takes the place of exactly `[start:end]`.
    """

    code: str
    language: str
    field: str
    start: int
    end: int
    excerpt: str
    message: str | Promise
    replacement: str | None = None
