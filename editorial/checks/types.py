"""What the checks are given and what they answer with."""

from dataclasses import dataclass

from django.utils.functional import Promise


@dataclass(frozen=True)
class Term:
    """One approved form of a name in each language, and the wrong forms that are known to be typed."""

    ru: str
    en: str
    wrong_ru: tuple[str, ...] = ()
    wrong_en: tuple[str, ...] = ()

    def form(self, language: str) -> str:
        return self.ru if language == "ru" else self.en

    def wrong(self, language: str) -> tuple[str, ...]:
        return self.wrong_ru if language == "ru" else self.wrong_en


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
