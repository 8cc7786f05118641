"""Markup within markup: no deeper than anybody means it, and nothing kept that holds nothing.

The parser behind the sanitiser takes time by the square of the depth: 300,000 characters of `<ul><li>` took it 11 s.
So what is nested deeper than DEEPEST loses its tags (never its text) before it is parsed. Whatever is misread here
errs on the side of depth: the sanitiser, not this module, decides what is allowed.
"""

import re
from collections import Counter
from html import unescape

from .visible import is_visible

DEEPEST = 100

_VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
_TEXT_ONLY = {"script", "style", "title", "textarea", "xmp", "iframe", "noembed", "noframes"}  # hold no tags
_END_THEMSELVES = {"p", "li", "td", "th", "tr", "dt", "dd", "option"}  # <li>a<li>b is two items, side by side
_INSIDE_THEM = {"p", "a", "b", "strong", "i", "em", "u", "sub", "sup", "span", "font", "o:p"}  # … even left open
_TOKEN = re.compile(r"<!--|<[!?][^>]*>|</[^a-zA-Z][^>]*>|<(?P<end>/?)(?P<name>[a-zA-Z][^\s/>]*)[^>]*>")
_COMMENT_END = re.compile("--!?>")

_CLEAN_TAG = re.compile(r'(</?[a-z][a-z0-9]*(?: [^\s"=>]+="[^"]*")*>)')
_NOTHING_WITHOUT_TEXT = {"p", "h2", "h3", "ul", "ol", "li", "blockquote", "footer"}


class _Depth:
    def __init__(self) -> None:
        self.open: list[str] = []
        self.dropped: Counter[str] = Counter()

    def keeps(self, name: str, is_end: bool) -> bool:
        return self._end(name) if is_end else self._start(name)

    def _start(self, name: str) -> bool:
        if name in _VOID:
            return True
        if name in _END_THEMSELVES:
            self._close(name, _INSIDE_THEM)
        if len(self.open) >= DEEPEST:
            self.dropped[name] += 1
            return False
        self.open.append(name)
        return True

    def _end(self, name: str) -> bool:
        if self.dropped[name]:
            self.dropped[name] -= 1
            return False
        self._close(name)
        return True

    def _close(self, name: str, only_through: set[str] | None = None) -> None:
        """The nearest open element of that name and what is open in it; none where anything else stands between."""
        for place in range(len(self.open) - 1, -1, -1):
            if self.open[place] == name:
                del self.open[place:]
                self.dropped.clear()  # they stood in what is closed now
                return
            if only_through is not None and self.open[place] not in only_through:
                return


def flattened(html: str) -> str:
    """Any markup, without the tags that stand deeper than DEEPEST. In one pass."""
    if html.count("<") <= DEEPEST:
        return html
    kept, place, depth, text_of = [], 0, _Depth(), ""
    while token := _TOKEN.search(html, place):
        kept.append(html[place : token.start()])
        if token[0] == "<!--":
            end = _COMMENT_END.search(html, token.start() + 2)  # "<!-->" is a whole comment
            place = end.end() if end else len(html)
            continue
        place, name = token.end(), (token["name"] or "").lower()
        if text_of and token["end"] and name != text_of:
            continue  # words, not a tag: of a script or a style, which the sanitiser drops
        if token["end"]:
            text_of = ""
        elif name in _TEXT_ONLY:
            text_of = text_of or name
        if name and depth.keeps(name, bool(token["end"])):
            kept.append(token[0])
    return "".join([*kept, html[place:]])


class _Pieces:
    """What is kept, and of each element still open where it starts there and whether it holds anything."""

    def __init__(self) -> None:
        self.kept: list[str] = []
        self.open: list[list[int]] = []  # [start, holds something]

    def hold(self) -> None:
        if self.open:
            self.open[-1][1] = True

    def add(self, tag: str) -> None:
        name = tag.strip("</>").partition(" ")[0]
        if not tag.startswith("</"):
            if name == "hr":
                self.hold()
            elif name not in _VOID:
                self.open.append([len(self.kept), False])
        elif self.open:
            start, is_full = self.open.pop()
            if name in _NOTHING_WITHOUT_TEXT and not is_full:
                del self.kept[start:]
                return
            if is_full or name == "table":
                self.hold()
        self.kept.append(tag)


def without_empty_blocks(html: str) -> str:
    """Sanitised HTML without paragraphs, headings, lists and quotations that hold nothing. In one pass."""
    pieces = _Pieces()
    for number, piece in enumerate(_CLEAN_TAG.split(html)):
        if number % 2:
            pieces.add(piece)
            continue
        if is_visible(unescape(piece)):
            pieces.hold()
        pieces.kept.append(piece)
    return "".join(pieces.kept)
