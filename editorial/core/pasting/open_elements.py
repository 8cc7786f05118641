"""Which elements are open while the tokens of a paste go by, and which an end tag ends. Never a search by depth.

A scope is the document or one cell of a table: what is opened in it ends with it, and no end tag reaches out of it.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

FARTHEST = 20  # blocks between an item and the next one that ends it


@dataclass(slots=True)
class Entry:
    name: str
    is_block: bool
    undo: list[Callable[[], None]] = field(default_factory=list)
    is_bare: bool = False  # it has no attributes: another of its name within it means nothing more

    def end(self) -> None:
        while self.undo:
            self.undo.pop()()


NOTHING_MORE = Entry("", is_block=False, is_bare=True)


@dataclass(slots=True)
class Scope:
    name: str
    undo: list[Callable[[], None]] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    blocks: Counter[str] = field(default_factory=Counter)
    inlines: list[Counter[str] | None] = field(default_factory=lambda: [None])  # by the block they stand in
    formatting: defaultdict[str, list[Entry]] = field(default_factory=lambda: defaultdict(list))

    def push(self, entry: Entry) -> None:
        self.entries.append(entry)
        if entry.is_block:
            self.blocks[entry.name] += 1
            self.inlines.append(None)
        else:
            inlines = self.inlines[-1]
            if inlines is None:
                inlines = self.inlines[-1] = Counter()
            inlines[entry.name] += 1

    def pop(self) -> Entry:
        entry = self.entries.pop()
        entry.end()
        if entry.is_block:
            self.blocks[entry.name] -= 1
            self.inlines.pop()
        elif (inlines := self.inlines[-1]) is not None:
            inlines[entry.name] -= 1
        return entry

    def end_block(self, name: str) -> bool:
        if not self.blocks[name]:
            return False
        while (entry := self.pop()).name != name or not entry.is_block:
            pass
        return True

    def end_inline(self, name: str) -> bool:
        """The nearest of that name within the same block."""
        inlines = self.inlines[-1]
        if inlines is None or not inlines[name]:
            return False
        while self.pop().name != name:
            pass
        return True

    def end_formatting(self, name: str) -> bool:
        if not self.formatting[name]:
            return False
        self.formatting[name].pop().end()
        return True

    def innermost_blocks(self) -> Iterator[str]:
        """Names from the inside out, a few of them."""
        found = 0
        for entry in reversed(self.entries[-10 * FARTHEST :]):
            if entry.is_block:
                yield entry.name
                found += 1
                if found > FARTHEST:
                    return

    def end(self) -> None:
        while self.entries:
            self.pop()
        for entries in self.formatting.values():
            while entries:
                entries.pop().end()
        while self.undo:
            self.undo.pop()()
