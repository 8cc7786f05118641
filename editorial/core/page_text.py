"""How texts stand on a page: escaped or sanitised, and with their no-break spaces."""

import re
from functools import lru_cache

from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

from . import languages
from .cleaning import clean_html
from .typography import no_break, no_break_html

_REMEMBERED = 20_000  # characters: longer texts are made anew each time
_BETWEEN = "\x1f"  # a space to no rule, and no letter: what stands before it ends there
_LINE_END = re.compile(r"(?<=[^\s>])\n(?=[^\s<])")  # between words of HTML it is a space


def typo(value: object) -> SafeString:
    """Text as HTML, its lines kept from ending where they must not. Not for attributes and not for `<title>`."""
    escaped = conditional_escape(value if isinstance(value, SafeString) else str(value if value is not None else ""))
    return mark_safe(no_break_html(escaped))  # noqa: S308 - escaped in the line above


def typo_each(texts: list[str]) -> list[SafeString]:
    """The same of many short texts in one go: most of a rule's time is its beginning."""
    whole = typo(_BETWEEN.join(texts))
    found = [mark_safe(text) for text in whole.split(_BETWEEN)]  # noqa: S308 - escaped by typo
    return found if len(found) == len(texts) else [typo(text) for text in texts]


def typo_plain(value: object) -> str:
    """The same as plain text: no-break spaces alone. Escaping is left to the template."""
    return no_break(str(value if value is not None else ""))


def richtext(value: str | None) -> SafeString:
    """A rich-text field's HTML: sanitised once more, since a database can be written by other hands."""
    text = value or ""
    html = _remembered(text) if len(text) <= _REMEMBERED else _shown(text)
    return mark_safe(html)  # noqa: S308 - the one place, behind the sanitiser


def _shown(text: str) -> str:
    return no_break_html(_LINE_END.sub(" ", clean_html(text)))


_remembered = lru_cache(128)(_shown)  # the same texts stand on page after page


def in_language(record: object, field: str) -> str:
    """`{{ article|in_language:"title" }}`: the field in the language of the page, empty where it is missing.

    A proper name that the language has not yet is the other one's, and marked so: for the content of a page, not for
    attributes.
    """
    found = languages.text(record, field)
    if found or field not in getattr(record, "proper_names", ()):
        return found
    borrowed = languages.name(record, field)
    return format_html('<span lang="{}">{}</span>', languages.other(), borrowed) if borrowed else ""
