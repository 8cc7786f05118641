"""Text as it may be stored: one way to clean a line, one way to clean rich text."""

import re
import unicodedata
from html import unescape

import nh3

from .nesting import flattened, without_empty_blocks
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
SCHEMES = {"http", "https", "mailto", "tel"}

_CONTROL = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]"
)
_BLOCK = re.compile(r"<(?:p|h2|h3|ul|ol|blockquote|table)[ >]")
_TAG = re.compile(r"<[^>]*>")


def clean_text(value: str) -> str:
    """Plain text in NFC, without NUL, control, bidirectional-override and zero-width characters, ends stripped.

    Line breaks and tabs stay. Emoji and their joiners stay; joiners alone, which nobody can see, are no text.
    """
    value = unicodedata.normalize("NFC", value.replace("\r\n", "\n").replace("\r", "\n"))
    value = "".join(c for c in value if not "\ud800" <= c <= "\udfff")
    value = _CONTROL.sub("", value).strip()
    return value if is_visible(value) else ""


def clean_html(value: str) -> str:
    """Rich text reduced to TAGS and ATTRIBUTES. Idempotent. Word's markup, scripts and empty paragraphs go."""
    value = clean_text(value)
    if not value:
        return ""
    cleaned = nh3.clean(
        flattened(value),
        tags=TAGS,
        clean_content_tags=DROPPED_WITH_TEXT,
        attributes=ATTRIBUTES,
        url_schemes=SCHEMES,
        link_rel="noopener",
    )
    if not plain(cleaned):
        return ""
    if not _BLOCK.search(cleaned):
        cleaned = f"<p>{cleaned}</p>"
    return without_empty_blocks(cleaned).strip()


def plain(html: str) -> str:
    """The words of rich text on one line, tags dropped; empty where there is nothing to be seen."""
    words = " ".join(unescape(_TAG.sub(" ", html)).split())
    return words if is_visible(words) else ""
