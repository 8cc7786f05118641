"""Blocks of a text, and their HTML."""

import re
from collections.abc import Iterator
from html import escape
from itertools import groupby
from operator import itemgetter

from editorial.core.characters import is_visible, stored

BREAK = "<br>"
_BEFORE_WORDS = " \n\u00a0\u0338"  # the last makes another sign of the end of a tag
_SPACE_SIGNS = " \n\u00a0"
_SPACES = re.compile("[ \u00a0]{2,}")
Mark = tuple[str, str]  # an element's name, its attributes as written: ("a", ' href="…"')
_CONTAINERS = {"li", "td", "th", "blockquote", "footer", "caption"}
_NOTHING_WHEN_EMPTY = {"ul", "ol", "li", "blockquote", "footer", "table", "thead", "tbody", "tfoot", "tr"}


class Paragraph:
    """A line of text: a paragraph, a heading, a caption; without a name, text that stands in no element of its own."""

    __slots__ = ("attributes", "is_visible", "list_place", "marker", "name", "pieces", "refused")

    def __init__(self, name: str = "", attributes: str = "") -> None:
        self.name, self.attributes = name, attributes
        self.pieces: list[tuple[str, tuple[Mark, ...]]] = []
        self.is_visible = False
        self.refused = False  # its words are left out
        self.list_place: tuple[str, int] | None = None
        self.marker = ""

    def add(self, text: str, marks: tuple[Mark, ...]) -> None:
        self.pieces.append((text, marks))
        self.is_visible = self.is_visible or (text is not BREAK and is_visible(text))

    def without_last_space(self) -> None:
        while self.pieces and self.pieces[-1][0] is not BREAK:
            text, marks = self.pieces.pop()
            if text := text.rstrip(_SPACE_SIGNS):
                self.pieces.append((text, marks))
                return

    def trimmed(self) -> None:
        """Without spaces and breaks at its ends: an indent of no-break spaces is no text."""
        pieces = self.pieces
        while pieces and (pieces[-1][0] is BREAK or not pieces[-1][0].rstrip(_SPACE_SIGNS)):
            pieces.pop()
        if pieces:
            pieces[-1] = (pieces[-1][0].rstrip(_SPACE_SIGNS), pieces[-1][1])
        del pieces[: next((n for n, (text, _) in enumerate(pieces) if text is not BREAK and is_visible(text)), 0)]
        if pieces:
            pieces[0] = (pieces[0][0].lstrip(_BEFORE_WORDS), pieces[0][1])

    def with_marker(self) -> None:
        """The number that Word typed in front stays: this is a heading, and no item."""
        marker = " ".join(stored(self.marker).split()).lstrip(" \u0338")
        if is_visible(marker):
            self.pieces.insert(0, (f"{marker} ", ()))

    def html(self) -> str:
        parts: list[str] = []
        open_: tuple[Mark, ...] = ()
        for marks, pieces in groupby(self.pieces, itemgetter(1)):
            parts += _between(open_, marks)
            open_ = marks
            for is_break, run in groupby((text for text, _ in pieces), lambda text: text is BREAK):
                if is_break:
                    parts += run
                else:
                    parts.append(_escaped(one_space(stored("".join(run)))))
        parts += _between(open_, ())
        return "".join(parts)


def one_space(text: str) -> str:
    """No-break spaces beside spaces, and beside each other, are there for their width."""
    return _SPACES.sub(lambda run: " " if " " in run[0] else "\u00a0", text)


def _between(old: tuple[Mark, ...], new: tuple[Mark, ...]) -> Iterator[str]:
    same = 0
    while same < min(len(old), len(new)) and _is_one(old[same], new[same]):
        same += 1
    yield from (f"</{name}>" for name, _ in reversed(old[same:]))
    yield from (f"<{name}{attributes}>" for name, attributes in new[same:])


def _is_one(old: Mark, new: Mark) -> bool:
    return old is new or (old == new and not new[1])  # two links side by side stay two


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\u00a0", "&nbsp;")


def attribute(name: str, value: str) -> str:
    return f' {name}="{escape(value)}"'


class Node:
    """An element that holds blocks."""

    __slots__ = ("attributes", "children", "is_foreign", "is_implied", "name")

    def __init__(self, name: str, attributes: str = "", *, is_implied: bool = False) -> None:
        self.name, self.attributes, self.is_implied = name, attributes, is_implied
        self.is_foreign = False  # comes with widths and heights: no table of the toolbar does
        self.children: list[Node | Paragraph] = []

    def html(self) -> str:
        inside = "".join(_written(self))
        if self.name == "hr":
            return "<hr>"
        return f"<{self.name}{self.attributes}>{inside}</{self.name}>" if self.name else inside

    def is_empty(self) -> bool:
        return not self.children and self.name in _NOTHING_WHEN_EMPTY


def _written(node: Node) -> Iterator[str]:
    """Text that stands beside a paragraph is one itself; alone in an item or a cell it stays as it is."""
    children = node.children
    for number, child in enumerate(children):
        if isinstance(child, Node):
            yield child.html()
            continue
        text, name = child.html(), child.name
        near = children[max(0, number - 1) : number] + children[number + 1 : number + 2]
        if not name and (node.name not in _CONTAINERS or any(isinstance(one, Paragraph) for one in near)):
            name = "p"
        yield f"<{name}{child.attributes}>{text}</{name}>" if name else text


def pruned(node: Node) -> None:
    """Without what holds nothing, and without the rows that only make room. A table somebody means to fill stays."""
    kept: list[Node | Paragraph] = []
    for child in node.children:
        if isinstance(child, Node):
            pruned(child)
            if child.is_empty():
                continue
        kept.append(child)
    node.children = kept
    if node.name == "table" and not any('span="' in cell.attributes for cell in _cells(node)):
        _without_spacers(node)


def _cells(table: Node) -> Iterator[Node]:
    for section in table.children:
        if isinstance(section, Node):
            for row in section.children:
                if isinstance(row, Node):
                    yield from (cell for cell in row.children if isinstance(cell, Node))


def _without_spacers(table: Node) -> None:
    if not any(cell.children for cell in _cells(table)):
        return
    for section in table.children:
        if isinstance(section, Node):
            section.children = [row for row in section.children if not (isinstance(row, Node) and _is_spacer(row))]
    table.children = [part for part in table.children if not (isinstance(part, Node) and part.is_empty())]


def _is_spacer(row: Node) -> bool:
    cells = [cell for cell in row.children if isinstance(cell, Node)]
    return all(not cell.children for cell in cells) and any(one.is_foreign for one in [row, *cells])
