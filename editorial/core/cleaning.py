"""Text as it may be stored: one way to clean a line, one way to clean rich text. Time grows with the length alone."""

import re
from collections.abc import Iterable
from functools import lru_cache
from hashlib import blake2b
from html import unescape

import nh3
from django.forms import BaseForm
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from . import characters, links, pasting
from .characters import is_visible
from .pasting.elements import LeftOut

# Everything that the toolbar can make, and nothing else. figure and its parts wait for pictures inside a text.
TAGS = {
    *("p", "h2", "h3", "strong", "b", "em", "i", "sub", "sup", "br", "hr"),
    *("ul", "ol", "li", "blockquote", "footer", "a"),
    *("table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td"),
}
ATTRIBUTES = {
    "a": {"href", "hreflang", "title"},
    "th": {"scope", "colspan", "rowspan"},
    "td": {"colspan", "rowspan"},
    "ol": {"start"},
    "*": {"lang"},
}
DROPPED_WITH_TEXT = {
    "script",
    "style",
    "iframe",
    "object",
    "embed",
    "template",
    "svg",
    "math",
    "xml",
    "title",
}
LONGEST = 300_000  # characters of one text; the longest article of the old site had 40,000

# A tag ends before the next begins, so that each is looked at once: what never ends is text.
_TAG = re.compile(r'</?[a-zA-Z][^<>"]*(?:"[^"<]*"[^<>"]*)*>|<[!?][^<>]*>')
_SPACES = re.compile(r"\s{2,}|[^\S ]")  # what is not one space already: a list of all words takes more than its share
# The sanitiser takes the square of the length for a text full of these: they pass it as characters that no text has.
_AMPERSAND, _NO_BREAK = "\ufdd0", "\ufdd1"


_LINE, _LINES = 200, 1_000  # characters of a title, a name, a slug; how many of them are remembered
_TEXTS = 4_000  # rich texts that are known to be clean, 16 bytes for each
_known: set[bytes] = set()


class CleanText(str):
    """Plain text that `clean_text` has made; nothing else makes one. Whatever is made out of it is a str again."""

    __slots__ = ()


class CleanHtml(str):
    """Rich text that `clean_html` has made; nothing else makes one. It knows why words of what came are not in it."""

    left_out: frozenset[LeftOut] = frozenset()


def clean_text(value: str) -> CleanText:
    """Plain text in NFC, without NUL, control, bidirectional-override and zero-width characters, ends stripped.

    Line breaks and tabs stay. Emoji and their joiners stay; joiners alone, which nobody can see, are no text.
    """
    if isinstance(value, CleanText):
        return value
    return _line(value) if len(value) <= _LINE else clean_text_anew(value)


@lru_cache(_LINES)
def _line(value: str) -> CleanText:
    """What a form is sent is what stands in its record, but for a word."""
    return clean_text_anew(value)


def clean_text_anew(value: str) -> CleanText:
    """A run of the cleaner, whatever is known."""
    value = characters.stored(value).strip()
    return CleanText(value if is_visible(value) else "")


def clean_html(value: str, language: str = "") -> CleanHtml:
    """Rich text reduced to TAGS and ATTRIBUTES, as a reader of what was pasted saw it. Idempotent.

    Deletions, hidden words, comments, scripts, Word's markup and empty paragraphs go: `left_out` says what of this its
    writer should know. `language` chooses the quotation marks of a `<q>`. A text from the database is looked at again,
    since other hands can write there: but a text that a cleaning of this process has made is known again.
    """
    if isinstance(value, CleanHtml):
        return value
    if _digest(value) in _known:
        return CleanHtml(value)
    cleaned = clean_html_anew(value, language)
    if len(_known) >= _TEXTS:
        _known.clear()
    _known.add(_digest(cleaned))
    return cleaned


def _digest(text: str) -> bytes:
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).digest()


def clean_html_anew(value: str, language: str = "") -> CleanHtml:
    """A run of the cleaner, whatever is known."""
    tidied = pasting.tidy(value, language)
    safe = nh3.clean(
        tidied.html.replace("&amp;", _AMPERSAND).replace("&nbsp;", _NO_BREAK),
        tags=TAGS,
        clean_content_tags=DROPPED_WITH_TEXT,
        attributes=ATTRIBUTES,
        url_schemes=links.SCHEMES,
        link_rel="noopener",
    )
    cleaned = CleanHtml(safe.replace(_AMPERSAND, "&amp;").replace(_NO_BREAK, "&nbsp;"))
    cleaned.left_out = tidied.left_out
    return cleaned


def plain(html: str) -> str:
    """The words of rich text on one line, tags dropped; empty where there is nothing to be seen."""
    words = _SPACES.sub(" ", unescape(_TAG.sub(" ", html))).strip()
    return words if is_visible(words) else ""


def has_words(html: str) -> bool:
    """Something can be read in it. What is too long to be stored is not read through: it is no empty text."""
    return len(html) > LONGEST or bool(plain(html))


_NAMES = {
    LeftOut.DELETED: gettext_lazy("what was struck out"),
    LeftOut.COMMENT: gettext_lazy("comments"),
    LeftOut.HIDDEN: gettext_lazy("hidden words"),
}


def left_out_of_form(form: BaseForm) -> set[LeftOut]:
    """Of all rich texts of a form that has been checked."""
    texts = (value for value in form.cleaned_data.values() if isinstance(value, CleanHtml))
    return {kind for text in texts for kind in text.left_out}


def left_out_warning(kinds: Iterable[LeftOut]) -> str:
    """One sentence in the language of the interface."""
    known = set(kinds)
    names = ", ".join(str(name) for kind, name in _NAMES.items() if kind in known)
    return _("Left out of the text: %(what)s. Please look whether everything that should stand there does.") % {
        "what": names
    }
