"""A field as its reader sees it, with the way back to the string it came from."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import unescape
from itertools import pairwise
from typing import NamedTuple

from django.utils.functional import Promise

from .types import Finding

HTML_FIELDS = frozenset({"body", "biography", "summary"})  # where the caller does not say

# A tag, an entity, or a run of characters.
# No pattern here may look further than the next "<": a paste can be a hundred thousand of them.
_UNIT = re.compile(r"<[^<>]*>|&(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|\w{1,32});|[^<&]+|[<&]")
_BLANKS = str.maketrans("\n\t", "  ")
# Tags that end a line for the reader: words on both sides are never glued and quotes never pair across them.
_BLOCK_TAG = re.compile(r"</?(?:p|h[1-6]|ul|ol|li|blockquote|footer|table|caption|t\w+|hr|br|figure|figcaption)\b")
_NAME = re.compile(r"</?(\w+)")
_LANG = re.compile(r"""\blang=["']?(\w+)""")
_VOID = frozenset({"br", "hr", "img"})


@dataclass(frozen=True, eq=False)
class Text:
    """`plain` is what is read; every block of HTML ends with a line feed.

    `starts` and `ends` lead from a character back to `raw`; `foreign` marks letters under another `lang`.
    """

    field: str
    language: str
    raw: str
    plain: str
    starts: Sequence[int]
    ends: Sequence[int]
    foreign: Sequence[bool]
    is_html: bool

    def finding(
        self, code: str, start: int, end: int, message: str | Promise, replacement: str | None = None
    ) -> Finding:
        """A warning about `plain[start:end]`. No one-click mending where a tag stands inside the place."""
        if not self.plain[start:end]:
            return Finding(code, self.language, self.field, 0, 0, "", message, replacement)
        first, last = self.starts[start], self.ends[end - 1]
        if "<" in self.raw[first:last] and self.is_html:
            replacement = None
        return Finding(code, self.language, self.field, first, last, self.plain[start:end], message, replacement)

    def before(self, start: int, count: int) -> str:
        """At most `count` characters of `plain` before a place."""
        return self.plain[max(0, start - count) : start]

    def blocks(self) -> list[tuple[int, int]]:
        """Where each non-empty block of `plain` starts and ends."""
        cuts = [-1, *(m.start() for m in re.finditer(r"\n", self.plain)), len(self.plain)]
        return [(a + 1, b) for a, b in pairwise(cuts) if self.plain[a + 1 : b].strip()]


class Span(NamedTuple):
    """A place of a text. `folded`: `plain`, character for character, with look-alike letters made one."""

    text: Text
    folded: str
    start: int
    end: int

    @property
    def plain(self) -> str:
        return self.text.plain[self.start : self.end]

    def before(self, count: int) -> str:
        """At most `count` folded characters."""
        return self.folded[max(0, self.start - count) : self.start]


class _Reading:
    """HTML as it is read from left to right: a run of characters at a time, because there are many."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.plain: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.foreign: list[bool] = []
        self.stack: list[tuple[str, bool]] = []

    def take(self, match: re.Match[str]) -> None:
        unit, start = match[0], match.start()
        if unit[0] == "<" and len(unit) > 1:
            self._tag(unit, start)
        elif unit[0] == "&" and len(unit) > 1:
            self._add(unescape(unit)[0].replace("\n", " "), [start], [match.end()])
        else:
            self._add(unit.translate(_BLANKS), range(start, match.end()), range(start + 1, match.end() + 1))

    def _add(self, chars: str, starts: Iterable[int], ends: Iterable[int]) -> None:
        self.plain.append(chars)
        self.starts.extend(starts)
        self.ends.extend(ends)
        self.foreign.extend([bool(self.stack) and self.stack[-1][1]] * len(chars))

    def _tag(self, unit: str, start: int) -> None:
        if _BLOCK_TAG.match(unit):
            self._add("\n", [start], [start + len(unit)])
        name = _NAME.match(unit)
        if name is None or name[1] in _VOID:
            return
        if unit.startswith("</"):
            while self.stack and self.stack.pop()[0] != name[1]:
                pass
            return
        lang = _LANG.search(unit)
        inherited = bool(self.stack) and self.stack[-1][1]
        self.stack.append((name[1], lang[1] != self.language if lang else inherited))


def disjoint_matches(patterns: Iterable[re.Pattern[str]], text: str) -> Iterator[re.Match[str]]:
    """Pattern by pattern; what an earlier one has read, no later one reads again."""
    taken: set[int] = set()
    for pattern in patterns:
        for match in pattern.finditer(text):
            start, end = match.span()
            if start not in taken and end - 1 not in taken:
                taken.update(range(start, end))
                yield match


def read(field: str, language: str, raw: str, is_html: bool) -> Text:
    """A field of a record made ready for the checks."""
    if not is_html:
        return Text(field, language, raw, raw, range(len(raw)), range(1, len(raw) + 1), [False] * len(raw), False)
    reading = _Reading(language)
    for match in _UNIT.finditer(raw):
        reading.take(match)
    plain = "".join(reading.plain)
    return Text(field, language, raw, plain, reading.starts, reading.ends, reading.foreign, True)
