"""The words of a paste on their way into paragraphs: which of them are kept, and in which marks."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable

from editorial.core.characters import is_visible, stored

from .elements import LeftOut
from .tree import BREAK, Mark, Paragraph, one_space

QUOTES = {"ru": ("«»", "„“"), "en": ("“”", "‘’")}
MOST_PARAGRAPHS = 20  # of one link: whoever forgot to end it meant no more

_SPACE = re.compile(r"[ \t\n\r\f]+")
_SAME = {"b": "strong", "strong": "b", "i": "em", "em": "i"}


class Words:
    """`open` is the paragraph being written, None between paragraphs. What stands in no paragraph opens one."""

    def __init__(self, language: str, insert: Callable[[Paragraph], None]) -> None:
        self._insert, self.language = insert, language
        self.open: Paragraph | None = None
        self.left_out: Counter[LeftOut] = Counter()  # in elements that are open now
        self.was_left_out: set[LeftOut] = set()
        self.is_anything = False  # has been written
        self.lines_kept = self.spaces = self.markers = self.quotes = 0
        self._marks: defaultdict[str, list[tuple[Mark, list[int]]]] = defaultdict(list)
        self._current: tuple[Mark, ...] | None = ()

    def mark(self, name: str, attributes: str = "") -> Callable[[], None]:
        """Returns what ends it."""
        entry = ((name, attributes), [0])
        self._marks[name].append(entry)
        self._current = None

        def end() -> None:
            entry[1][0] = MOST_PARAGRAPHS
            stack = self._marks[name]
            while stack and stack[-1][1][0] >= MOST_PARAGRAPHS:
                stack.pop()
            if not stack:
                self._marks.pop(name)
            self._current = None

        return end

    @property
    def marks(self) -> tuple[Mark, ...]:
        if self._current is None:
            names = [name for name, stack in self._marks.items() if stack and stack[-1][1][0] < MOST_PARAGRAPHS]
            wanted = [name for n, name in enumerate(names) if _SAME.get(name) not in names[:n]]
            self._current = tuple(self._marks[name][-1][0] for name in wanted)
        return self._current

    @property
    def is_refused(self) -> bool:
        return bool(self.left_out) or (self.open is not None and self.open.refused)

    def text(self, raw: str) -> None:
        if self.is_refused:
            return self._leave_out(raw)
        if self.markers:
            if self.open is not None:
                self.open.marker += raw
            return None
        text = stored(raw)
        if self.lines_kept and "\n" in text:
            for number, line in enumerate(text.split("\n")):
                if number:
                    self.break_()
                self._add(line)
            return None
        return self._add(text)

    def _add(self, text: str) -> None:
        if self.spaces:
            text = text.replace("\u00a0", " ")
        text = one_space(_SPACE.sub(" ", text))
        if self.open is None:
            if not is_visible(text):
                return
            self.open = Paragraph()
        # U+0338 makes another sign of the end of the tag before it
        text = text.lstrip(" \u00a0\u0338" if _ends_with_space(self.open) else "\u0338")
        if text:
            self.open.add(text, self.marks)

    def _leave_out(self, raw: str) -> None:
        if is_visible(raw):
            kinds = [kind for kind in LeftOut if self.left_out[kind]] or [LeftOut.COMMENT]
            self.was_left_out.add(LeftOut.MACHINERY if LeftOut.MACHINERY in kinds else kinds[0])

    def break_(self) -> None:
        if self.open is not None and not self.is_refused:
            self.open.without_last_space()
            self.open.add(BREAK, self.marks)

    def quote(self) -> Callable[[], None]:
        """Opens a quotation within the line; returns what ends it."""
        signs = QUOTES.get(self.language, QUOTES["en"])[self.quotes % 2]
        self.quotes += 1
        self.text(signs[0])

        def end() -> None:
            self.quotes -= 1
            self.text(signs[1])

        return end

    def close(self) -> None:
        """End the paragraph, if one is open."""
        paragraph, self.open = self.open, None
        if paragraph is None:
            return
        for _, uses in self._marks.get("a", ()):
            uses[0] += 1
            if uses[0] == MOST_PARAGRAPHS:
                self._current = None
        paragraph.trimmed()
        if paragraph.is_visible and paragraph.pieces and not paragraph.refused:
            self.is_anything = True
            self._insert(paragraph)


def _ends_with_space(paragraph: Paragraph) -> bool:
    return bool(paragraph.pieces) and (paragraph.pieces[-1][0] is BREAK or paragraph.pieces[-1][0].endswith(" "))
