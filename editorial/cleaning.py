"""Text as it may be stored: one way to clean a line, one way to clean rich text."""

import re
import unicodedata

import nh3

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
_EMPTY_BLOCKS = re.compile(r"<(p|h2|h3|li|blockquote)>(?:\s|&nbsp;|\u00a0|<br>)*</\1>")
_BLOCK = re.compile(r"<(?:p|h2|h3|ul|ol|blockquote|table)[ >]")
_TAG = re.compile(r"<[^>]*>")


def clean_text(value: str) -> str:
    """Plain text in NFC, without NUL, control, bidirectional-override and zero-width characters, ends stripped.

    Line breaks and tabs stay. Emoji and their joiners stay.
    """
    value = unicodedata.normalize("NFC", value.replace("\r\n", "\n").replace("\r", "\n"))
    value = "".join(c for c in value if not "\ud800" <= c <= "\udfff")
    return _CONTROL.sub("", value).strip()


def clean_html(value: str) -> str:
    """Rich text reduced to TAGS and ATTRIBUTES. Idempotent. Word's markup, scripts and empty paragraphs go."""
    value = clean_text(value)
    if not value:
        return ""
    cleaned = nh3.clean(
        value,
        tags=TAGS,
        clean_content_tags=DROPPED_WITH_TEXT,
        attributes=ATTRIBUTES,
        url_schemes=SCHEMES,
        link_rel="noopener",
    )
    if not _BLOCK.search(cleaned) and plain(cleaned):
        cleaned = f"<p>{cleaned}</p>"
    before = None
    while before != cleaned:
        before, cleaned = cleaned, _EMPTY_BLOCKS.sub("", cleaned)
    return cleaned.strip()


def plain(html: str) -> str:
    """The words of rich text on one line, tags dropped."""
    from html import unescape

    return " ".join(unescape(_TAG.sub(" ", html)).split())
