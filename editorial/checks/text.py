"""A field as its reader sees it, with the way back to the string it came from."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from itertools import pairwise

from django.utils.functional import Promise

from editorial.checks.types import Finding

HTML_FIELDS = frozenset({"body", "biography", "summary"})  # where the caller does not say

# A tag, an entity, or one character of text.
# No pattern here may look further than the next "<": a paste can be a hundred thousand of them.
_UNIT = re.compile(r"<[^<>]*>|&(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|\w{1,32});|.", re.DOTALL)
# Tags that end a line for the reader: words on both sides are never glued and quotes never pair across them.
_BLOCK_TAG = re.compile(r"</?(?:p|h[1-6]|ul|ol|li|blockquote|footer|table|caption|t\w+|hr|br|figure|figcaption)\b")
_NAME = re.compile(r"</?(\w+)")
_LANG = re.compile(r"""\blang=["']?(\w+)""")
_VOID = frozenset({"br", "hr", "img"})


@dataclass(frozen=True)
class Text:
    """`plain` is what is read; every block of HTML ends with a line feed.

    `starts` and `ends` lead from a character back to `raw`; `foreign` marks letters under another `lang`.
    """

    field: str
    language: str
    raw: str
    plain: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    foreign: tuple[bool, ...]
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

    def blocks(self) -> list[tuple[int, int]]:
        """Where each non-empty block of `plain` starts and ends."""
        cuts = [-1, *(m.start() for m in re.finditer(r"\n", self.plain)), len(self.plain)]
        return [(a + 1, b) for a, b in pairwise(cuts) if self.plain[a + 1 : b].strip()]


def _units(raw: str, language: str) -> Iterator[tuple[str, int, int, bool]]:
    """Characters for the reader with their places in the HTML, and whether they stand under another language."""
    stack: list[tuple[str, bool]] = []
    for match in _UNIT.finditer(raw):
        unit, foreign = match[0], bool(stack) and stack[-1][1]
        if not (unit.startswith("<") and len(unit) > 1):
            char = unescape(unit)
            yield (" " if char in "\n\t" else char)[0], match.start(), match.end(), foreign
            continue
        if _BLOCK_TAG.match(unit):
            yield "\n", match.start(), match.end(), foreign
        name = _NAME.match(unit)
        if name is None or name[1] in _VOID:
            continue
        if unit.startswith("</"):
            while stack and stack.pop()[0] != name[1]:
                pass
            continue
        lang = _LANG.search(unit)
        stack.append((name[1], lang[1] != language if lang else foreign))


def read(field: str, language: str, raw: str, is_html: bool) -> Text:
    """A field of a record made ready for the checks."""
    if not is_html:
        places = range(len(raw))
        ends = range(1, len(raw) + 1)
        return Text(field, language, raw, raw, tuple(places), tuple(ends), (False,) * len(raw), False)
    units = list(_units(raw, language))
    chars, starts, ends_, foreign = zip(*units, strict=True) if units else ((), (), (), ())
    return Text(field, language, raw, "".join(chars), starts, ends_, foreign, True)
