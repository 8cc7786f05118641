"""What an element of a paste means: kept, left out with its words, or only the end of a block."""

import re
from dataclasses import dataclass
from enum import StrEnum

from .styles import Declarations, Sheet, is_hidden, is_struck

Attributes = dict[str, str | None]


class LeftOut(StrEnum):
    """Why words of a paste are not stored."""

    DELETED = "deleted"
    COMMENT = "comment"
    HIDDEN = "hidden"
    MACHINERY = "machinery"  # scripts, styles, buttons: no words of a text, nobody is told


VOID = {
    *("area", "base", "br", "col", "embed", "frame", "hr", "img", "input"),
    *("link", "meta", "param", "source", "track", "wbr"),
}
# Open until they are ended, whatever block ends before: HTML's formatting elements. A deletion is one here as well,
# since revisions run over the ends of paragraphs.
FORMATTING = {
    *("a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u", "del"),
}
HEADINGS = {"h1": "h2", "h2": "h2", "h3": "h3", "h4": "h3", "h5": "h3", "h6": "h3"}
LISTS = {"ul": "ul", "ol": "ol", "menu": "ul", "dir": "ul"}
SECTIONS = {"thead", "tbody", "tfoot"}
TABLE_PARTS = {"caption", "tr", "td", "th", *SECTIONS}
BLOCKS = {
    *("p", "div", "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "dialog", "dl", "dt"),
    *("fieldset", "figcaption", "figure", "footer", "form", "header", "hgroup", "html", "legend", "li", "listing"),
    *("main", "nav", "pre", "search", "section", "summary", "optgroup", "xmp", "plaintext", "tr", "td", "th"),
    *HEADINGS,
    *LISTS,
    *SECTIONS,
}
MACHINERY = {
    *("script", "style", "iframe", "object", "applet", "template", "svg", "math", "xml", "title", "noscript"),
    *("canvas", "audio", "video", "select", "datalist", "textarea", "button", "noframes", "noembed"),
}
_SOUNDLESS = {"sr-only", "visually-hidden", "visuallyhidden", "screen-reader-text"}
_DELETED = {"msodel", "trackchangetextdeletion", "ice-del"}
_COMMENT_IDS = re.compile(r"#(?:_msocom_|_msoanchor_|cmnt)", re.IGNORECASE)
_COMMENT_ITSELF = re.compile(r"#(?:_msoanchor_|cmnt_ref)", re.IGNORECASE)
_LIST = re.compile(r"(\w+)\s+level(\d)\s+(\w+)")


@dataclass(frozen=True)
class Seen:
    """An element as the author's program meant it."""

    name: str
    attributes: Attributes
    classes: list[str]
    said: Declarations

    @classmethod
    def of(cls, name: str, attributes: Attributes, sheet: Sheet) -> "Seen":
        if not attributes:
            return cls(name, attributes, [], {})
        classes = (attributes.get("class") or "").lower().split()
        return cls(name, attributes, classes, sheet.of(name, classes, attributes.get("style") or ""))

    @property
    def left_out(self) -> LeftOut | None:
        if self.name in MACHINERY:
            return LeftOut.MACHINERY
        if self.name in ("del", "s", "strike"):
            return LeftOut.DELETED
        if self.name == "comment":
            return LeftOut.COMMENT
        return self._by_attributes() if self.attributes else None

    def _by_attributes(self) -> LeftOut | None:
        classes = set(self.classes)
        if classes & _DELETED or is_struck(self.said):
            return LeftOut.DELETED
        if self._is_comment(classes):
            return LeftOut.COMMENT
        if "hidden" in self.attributes or is_hidden(self.said) or classes & _SOUNDLESS:
            return LeftOut.HIDDEN
        if self.name == "tr" and self.attributes.get("height") == "0":
            return LeftOut.HIDDEN  # Word's last row, which gives merged columns their widths
        return None

    def _is_comment(self, classes: set[str]) -> bool:
        return (
            any(one.startswith("msocom") for one in classes)
            or self.said.get("mso-element", "").startswith("comment")
            or self.said.get("mso-special-character") == "comment"
            or (self.name == "a" and bool(_COMMENT_IDS.match(self.attributes.get("href") or "")))
        )

    @property
    def is_of_comment(self) -> bool:
        """The link back from a comment to its place: what stands around it is the comment."""
        return self.name == "a" and bool(_COMMENT_ITSELF.match(self.attributes.get("href") or ""))

    @property
    def is_space(self) -> bool:
        """Several no-break spaces that stand for one space, or for a tab."""
        return (
            "apple-converted-space" in self.classes
            or "apple-tab-span" in self.classes
            or self.said.get("mso-spacerun") == "yes"
            or "mso-tab-count" in self.said
        )

    @property
    def is_marker(self) -> bool:
        """The bullet or the number that Word types in front of an item."""
        return self.said.get("mso-list") == "ignore"

    @property
    def list_place(self) -> tuple[str, int] | None:
        """Of a paragraph that Word draws as an item: the list, and the level in it from 1."""
        found = _LIST.match(self.said.get("mso-list", ""))
        return (f"{found[1]} {found[3]}", max(1, int(found[2]))) if found else None
