"""Texts cut into lines of words."""

import re
from dataclasses import dataclass, field, replace
from html import escape
from html.parser import HTMLParser

from typing_extensions import override

from editorial.core.cleaning import clean_html, clean_text

INLINE = {"strong", "b", "em", "i", "sub", "sup", "a"}
VOID = {"br", "hr", "img"}
DEEPEST = 40  # blocks in blocks; what lies deeper counts as standing there
_TOKEN = re.compile(r"(\w+(?:[-’'.,:]\w+)*|[^\w\s])(\s*)")

Tag = tuple[str, tuple[tuple[str, str], ...]]  # a name and its attributes


@dataclass(frozen=True)
class Token:
    """A word or a mark. Two are equal whatever space follows them and wherever their link leads."""

    text: str
    inside: tuple[Tag, ...] = ()
    kind: str = "word"  # "tag": a void one; "address": a link's, which is shown only where it changed
    space: bool = field(default=False, compare=False)
    href: str = field(default="", compare=False)


@dataclass
class Line:
    path: list[tuple[int, Tag]]  # the blocks around it, the outermost first, with their numbers in their text
    tokens: list[Token] = field(default_factory=list)

    def shape(self) -> tuple[Tag, ...]:
        return tuple(tag for _number, tag in self.path)

    def content(self) -> tuple[tuple[Tag, ...], tuple[Token, ...]]:
        return self.shape(), tuple(self.tokens)


def plain_lines(text: str) -> list[Line]:
    cleaned = clean_text(text)
    return [Line([], tokens_of(part)) for part in cleaned.split("\n")] if cleaned else []


def rich_lines(text: str) -> list[Line]:
    html = clean_html(text)
    if not html:
        return []
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return [line for line in reader.lines if line.tokens]


def opening(tag: Tag) -> str:
    name, attributes = tag
    written = "".join(f' {key}="{escape(value)}"' for key, value in attributes)
    return f"<{name}{written}>"


def tokens_of(text: str, inside: tuple[Tag, ...] = (), href: str = "") -> list[Token]:
    return [Token(word, inside, "word", bool(space), href) for word, space in _TOKEN.findall(text)]


class _Reader(HTMLParser):
    """Reads what the sanitiser wrote, so every tag is closed where it should be."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[Line] = []
        self.number = 0
        self.path: list[tuple[int, Tag]] = []
        self.unread = 0  # open blocks deeper than DEEPEST
        self.inside: tuple[Tag, ...] = ()
        self.links: list[str] = []
        self.open: Line | None = None

    @override
    def handle_starttag(self, name: str, attributes: list[tuple[str, str | None]]) -> None:
        given = {key: value or "" for key, value in attributes}
        tag = (name, tuple(sorted((key, value) for key, value in given.items() if key not in ("href", "rel"))))
        if name in VOID:
            self._line().tokens.append(Token(opening(tag), self.inside, "tag", href=self._href()))
        elif name in INLINE:
            self.inside = (*self.inside, tag)[:DEEPEST]
            if name == "a":
                self.links.append(given.get("href", ""))
        elif len(self.path) >= DEEPEST:
            self.unread += 1
        else:
            self.number += 1
            self.path = [*self.path, (self.number, tag)]
            self.open = None

    @override
    def handle_endtag(self, name: str) -> None:
        if name in INLINE:
            self.inside = self.inside[:-1]
            if name == "a" and self.links:
                self._line().tokens.append(Token(self.links.pop(), self.inside, "address"))
        elif self.unread:
            self.unread -= 1
        else:
            self.path = self.path[:-1]
            self.open = None

    @override
    def handle_data(self, text: str) -> None:
        if self.open is not None and self.open.tokens and text[0].isspace():
            last = self.open.tokens[-1]
            self.open.tokens[-1] = replace(last, space=True)
        if text.strip():
            self._line().tokens.extend(tokens_of(text, self.inside, self._href()))

    def _href(self) -> str:
        return self.links[-1] if self.links else ""

    def _line(self) -> Line:
        if self.open is None:
            self.open = Line(self.path)
            self.lines.append(self.open)
        return self.open
