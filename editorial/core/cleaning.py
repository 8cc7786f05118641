"""Text as it may be stored: one way to clean a line, one way to clean rich text. Time grows with the length alone."""

import re
from html import unescape

import nh3

from . import characters, links, pasting
from .pasting.elements import LeftOut
from .visible import is_visible

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


class Cleaned(str):
    """Clean rich text that knows why words of what came are not in it."""

    left_out: frozenset[LeftOut] = frozenset()


def clean_text(value: str) -> str:
    """Plain text in NFC, without NUL, control, bidirectional-override and zero-width characters, ends stripped.

    Line breaks and tabs stay. Emoji and their joiners stay; joiners alone, which nobody can see, are no text.
    """
    value = characters.stored(value).strip()
    return value if is_visible(value) else ""


def clean_html(value: str, language: str = "") -> Cleaned:
    """Rich text reduced to TAGS and ATTRIBUTES, as a reader of what was pasted saw it. Idempotent.

    Deletions, hidden words, comments, scripts, Word's markup and empty paragraphs go: `left_out` says what of this its
    writer should know. `language` chooses the quotation marks of a `<q>`.
    """
    tidied = pasting.tidy(value, language)
    safe = nh3.clean(
        tidied.html.replace("&amp;", _AMPERSAND).replace("&nbsp;", _NO_BREAK),
        tags=TAGS,
        clean_content_tags=DROPPED_WITH_TEXT,
        attributes=ATTRIBUTES,
        url_schemes=links.SCHEMES,
        link_rel="noopener",
    )
    cleaned = Cleaned(safe.replace(_AMPERSAND, "&amp;").replace(_NO_BREAK, "&nbsp;"))
    cleaned.left_out = tidied.left_out
    return cleaned


def plain(html: str) -> str:
    """The words of rich text on one line, tags dropped; empty where there is nothing to be seen."""
    words = _SPACES.sub(" ", unescape(_TAG.sub(" ", html))).strip()
    return words if is_visible(words) else ""


def has_words(html: str) -> bool:
    """Something can be read in it. What is too long to be stored is not read through: it is no empty text."""
    return len(html) > LONGEST or bool(plain(html))
