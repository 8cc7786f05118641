"""Compared lines written as one page of HTML."""

from collections.abc import Sequence
from html import escape
from itertools import groupby

from .alignment import ALIKE, Change, changes, likeness
from .lines import Line, Tag, Token, opening

ITEMS = {"li", "tr", "td", "th", "p", "h2", "h3", "caption", "footer"}  # of which no two are joined
OLD, NEW = "old", "new"


class DifferenceWriter:
    def __init__(self, *, breaks: bool) -> None:
        self.breaks = breaks  # lines are kept apart by <br>
        self.parts: list[str] = []
        self.stack: list[tuple[Tag, dict[str, int]]] = []  # open blocks and their numbers in either text

    def same(self, old: Sequence[Line], new: Sequence[Line]) -> None:
        for a, b in zip(old, new, strict=True):
            self._move_to(b, {OLD: a, NEW: b})
            self._tokens(b.tokens)

    def removed(self, line: Line) -> None:
        self._move_to(line, {OLD: line})
        self._marked("del", line.tokens)

    def added(self, line: Line) -> None:
        self._move_to(line, {NEW: line})
        self._marked("ins", line.tokens)

    def changed(self, old: Line, new: Line) -> None:
        self._move_to(new, {OLD: old, NEW: new})
        if likeness(old, new) < ALIKE:
            self._marked("del", old.tokens)
            self._marked("ins", new.tokens)
            return
        done = 0
        for i1, i2, j1, j2 in _readable(changes(old.tokens, new.tokens), new.tokens):
            self._tokens(new.tokens[done:j1])
            self._marked("del", old.tokens[i1:i2])
            self._marked("ins", new.tokens[j1:j2])
            done = j2
        self._tokens(new.tokens[done:])

    def html(self) -> str:
        self._close(0)
        return "".join(self.parts)

    def _move_to(self, line: Line, texts: dict[str, Line]) -> None:
        """Close and open blocks until the page stands where the line stands, in either text."""
        numbers = [{side: one.path[depth][0] for side, one in texts.items()} for depth in range(len(line.path))]
        depth = 0
        while depth < min(len(self.stack), len(line.path)) and self._fits(depth, line.path[depth][1], numbers[depth]):
            self.stack[depth][1].update(numbers[depth])
            depth += 1
        if self.parts and self.breaks:
            self.parts.append("<br>")
        self._close(depth)
        for (_number, tag), known in zip(line.path[depth:], numbers[depth:], strict=True):
            self.parts.append(opening(tag))
            self.stack.append((tag, known))

    def _fits(self, depth: int, tag: Tag, numbers: dict[str, int]) -> bool:
        here, known = self.stack[depth]
        shared = [side for side in numbers if side in known]
        if shared:
            return here == tag and any(known[side] == numbers[side] for side in shared)
        return here == tag and tag[0] not in ITEMS

    def _close(self, depth: int) -> None:
        while len(self.stack) > depth:
            self.parts.append(f"</{self.stack.pop()[0][0]}>")

    def _tokens(self, tokens: Sequence[Token]) -> None:
        shown = [token for token in tokens if token.kind != "address"]
        self.parts.append(_html(shown))

    def _marked(self, mark: str, tokens: Sequence[Token]) -> None:
        if tokens:
            html = _html(tokens)
            before, after = (" " if there else "" for there in (html.startswith(" "), html.endswith(" ")))
            self.parts.append(f"{before}<{mark}>{html.strip(' ')}</{mark}>{after}")


def _html(tokens: Sequence[Token]) -> str:
    parts = []
    for (inside, href), run in groupby(tokens, key=lambda token: (token.inside, token.href)):
        words = "".join(_word(token) for token in run)
        space = " " if words.endswith(" ") else ""
        opened = [_with_address(tag, href) for tag in inside]
        closed = "".join(f"</{tag[0]}>" for tag in reversed(inside))
        parts.append(f"{''.join(opened)}{words.rstrip(' ')}{closed}{space}")
    return "".join(parts)


def _with_address(tag: Tag, href: str) -> str:
    name, attributes = tag
    return opening((name, (("href", href), *attributes)) if name == "a" and href else tag)


def _word(token: Token) -> str:
    space = " " if token.space else ""
    if token.kind == "tag":
        return token.text + space
    if token.kind == "address":
        return f" ({escape(token.text)}){space}"
    return escape(token.text) + space


def _readable(changed: list[Change], new: Sequence[Token]) -> list[Change]:
    """Joins changes between which only a mark or a short word has stayed: islands that nobody reads."""
    joined: list[Change] = []
    for change in changed:
        between = new[joined[-1][3] : change[2]] if joined else []
        if joined and len(between) <= 1 and all(len(token.text) <= 3 for token in between):
            last = joined[-1]
            joined[-1] = (last[0], change[1], last[2], change[3])
        else:
            joined.append(change)
    return joined
