"""The two languages, and how a record is read in one of them."""

from functools import cache
from typing import Any

from django.conf import settings
from django.utils.translation import get_language, override
from django.utils.translation import gettext_lazy as _
from modeltranslation.utils import build_localized_fieldname

RUSSIAN, ENGLISH = "ru", "en"
LANGUAGES: tuple[str, ...] = (RUSSIAN, ENGLISH)
NAMES = {RUSSIAN: _("Russian"), ENGLISH: _("English")}
IN_LANGUAGE = {RUSSIAN: _("in Russian"), ENGLISH: _("in English")}


def current() -> str:
    """The language of the page being made: ru or en. Russian when nothing is active (a command, a shell)."""
    language = (get_language() or settings.LANGUAGE_CODE).split("-")[0]
    return language if language in LANGUAGES else RUSSIAN


def other(language: str | None = None) -> str:
    return ENGLISH if (language or current()) == RUSSIAN else RUSSIAN


def column(name: str, language: str | None = None) -> str:
    """`title` → `title_en`. The bare column holds whatever language was last active: it is never read."""
    return _column(name, language or current())


_column = cache(build_localized_fieldname)


def columns(*names: str) -> list[str]:
    """Both languages' columns of the named fields, for `.only()`."""
    return [column(name, language) for name in names for language in LANGUAGES]


def text(record: Any, name: str, language: str | None = None) -> str:
    """A translated field in one language; empty where it is missing, never the other language's text."""
    return getattr(record, column(name, language)) or ""


def name(record: Any, field: str, language: str | None = None) -> str:
    """A proper name in a language. Not written there yet, it stands as the other language has it: nothing is nameless.

    Only for the fields in the record's `proper_names`; texts have no fallback. In HTML the `in_language` filter marks
    what is borrowed; in an attribute or a sentence a proper name needs no mark (WCAG 3.1.2).
    """
    return text(record, field, language) or text(record, field, other(language))


def address(record: Any, language: str) -> str:
    with override(language):
        return str(record.get_absolute_url())
