"""The tokens of a paste, one after the other, into a tree of this site's own blocks."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from . import styles
from .attributes import known_language, link, number, spoken
from .elements import BLOCKS, FORMATTING, HEADINGS, LISTS, TABLE_PARTS, VOID, LeftOut, Seen
from .lists import gathered
from .open_elements import NOTHING_MORE, Entry, Scope
from .tables import DEEPEST, Tables
from .tokens import tokens
from .tree import BREAK, Node, Paragraph, pruned
from .words import Words

_CYRILLIC = re.compile("[А-Яа-яЁё]")
_KEPT_MARKS = {"b", "strong", "i", "em", "sub", "sup"}


@dataclass(frozen=True)
class Tidied:
    html: str
    left_out: frozenset[LeftOut]


def tidy(html: str, language: str = "") -> Tidied:
    """Blocks and marks of the toolbar from any markup. `language` is that of the text, where it is known."""
    if html.startswith("Version:") and "StartHTML:" in html[:200]:
        html = html[html.find("<") :]  # the head of Windows' own format of a clipboard
    language = language or ("ru" if _CYRILLIC.search(html) else "en")
    builder = _Builder(language)
    builder.deletion_ends = html.lower().count("</del")
    for kind, value in tokens(html):
        if kind == "text":
            builder.text(value)
        elif kind == "start":
            builder.start(*value)
        else:
            builder.end(value)
    tree = builder.finished()
    told = builder.words.was_left_out - {LeftOut.MACHINERY}
    return Tidied(tree.html() if builder.words.is_anything else "", frozenset(told))


class _Builder:
    def __init__(self, language: str) -> None:
        self.root = Node("")
        self.nodes = [self.root]
        self.scopes = [Scope("")]
        self.words = Words(language, self._insert)
        self.sheet = styles.Sheet()
        self.in_style = 0
        self.struck = 0  # words left out by what blocks do not end, and so go on between them
        self.deletion_ends = self.deletions_ended = 0
        self.tables = Tables(self)

    def finished(self) -> Node:
        while self.scopes:
            self.words.close()
            self.scopes.pop().end()
        gathered(self.root)
        pruned(self.root)
        return self.root

    def text(self, text: str) -> None:
        if self.in_style:
            self.sheet.read(text)
        else:
            self.words.text(text)

    def start(self, name: str, attributes: dict[str, str | None]) -> None:
        seen = Seen.of(name, attributes, self.sheet)
        if name in VOID:
            self._void(seen)
        elif name == "table" or name in TABLE_PARTS:
            self.tables.start(seen)
        elif name in BLOCKS:
            self._block(seen)
        else:
            self._inline(seen)

    def end(self, name: str) -> None:
        scope = self.scopes[-1]
        if name in ("table", *TABLE_PARTS) and self.tables.end(name):
            return
        if name == "br":
            self.words.break_()
        elif name in FORMATTING:
            self.deletions_ended += name == "del"
            if not scope.end_formatting(name):
                scope.end_inline(name)
        elif name in HEADINGS:
            scope.end_block(next((one for one in HEADINGS if scope.blocks[one]), name))  # <h2>…</h3> ends it as well
        elif name in BLOCKS:
            scope.end_block(name)
        else:
            scope.end_inline(name)

    def _void(self, seen: Seen) -> None:
        if self.words.is_refused or seen.left_out:
            return
        if seen.name == "br" and "apple-interchange-newline" not in seen.classes:
            self.words.break_()
        elif seen.name == "hr":
            self._end_paragraph()
            self.insert(Node("hr"))

    def _inline(self, seen: Seen) -> None:
        scope = self.scopes[-1]
        is_formatting = seen.name in FORMATTING and (seen.name != "del" or self._is_ended(scope))
        if seen.name == "a":
            scope.end_formatting("a")
        elif is_formatting and not seen.attributes and (before := scope.formatting[seen.name]) and before[-1].is_bare:
            before.append(NOTHING_MORE)
            return
        entry = Entry(seen.name, is_block=False, is_bare=is_formatting and not seen.attributes)
        if seen.is_of_comment and not self.words.left_out:
            self._refuse_paragraph()
        self.means(seen, entry.undo)
        entry.undo += self._marked(seen)
        if seen.name == "q":
            entry.undo.append(self.words.quote())
        if seen.name == "style":
            entry.undo.append(self._counted(self, "in_style"))
        if is_formatting:
            if seen.left_out:
                entry.undo.append(self._counted(self, "struck"))
            scope.formatting[seen.name].append(entry)
        else:
            scope.push(entry)

    def means(self, seen: Seen, undo: list[Callable[[], None]]) -> None:
        """Begin what the element does to the words in it; `undo` gets what ends it."""
        if kind := seen.left_out:
            undo.append(self._left_out(kind))
        if not seen.attributes and seen.name != "pre":
            return
        if seen.name in ("pre", "listing", "plaintext", "xmp") or styles.keeps_lines(seen.said):
            undo.append(self._counted(self.words, "lines_kept"))
        if seen.is_space:
            undo.append(self._counted(self.words, "spaces"))
        if seen.is_marker:
            undo.append(self._counted(self.words, "markers"))
        if language := known_language(seen):
            undo.append(self._speaking(language[:2].lower()))

    def _marked(self, seen: Seen) -> list[Callable[[], None]]:
        if seen.name == "a":
            found = link(seen)
            return [self.words.mark("a", found)] if found else []
        if seen.name in _KEPT_MARKS:
            plain = styles.is_plain(seen.name, seen.said)
            return [] if plain else [self.words.mark(seen.name, spoken(seen))]
        if seen.name not in ("span", "font") or not seen.said:
            return []
        is_heading = self.words.open is not None and self.words.open.name in ("h2", "h3", "caption")
        return [self.words.mark(name) for name in styles.marks(seen.said) if not (is_heading and name == "strong")]

    def _is_ended(self, scope: Scope) -> bool:
        """One more deletion has its end somewhere: without it, the block ends it."""
        return self.deletion_ends - self.deletions_ended > len(scope.formatting["del"])

    def _block(self, seen: Seen) -> None:
        entry, words = Entry(seen.name, is_block=True), self.words
        if words.left_out.total() > self.struck:
            before = words.open
            entry.undo.append(lambda: None if words.open is before else self._end_paragraph())
            self.means(seen, entry.undo)
        else:
            self._make_room(seen.name)
            if words.open is not None and words.open.name in ("h2", "h3", "caption"):
                self._end_line()
                entry.undo.append(self._end_line)
                self.means(seen, entry.undo)
            else:
                self._end_paragraph()
                self.means(seen, entry.undo)
                if words.left_out.total() == self.struck:
                    self._own_block(seen, entry)
                entry.undo.append(self._end_paragraph)
        self.scopes[-1].push(entry)

    def _end_line(self) -> None:
        """Between two blocks of a heading."""
        line = self.words.open
        if line is not None and line.is_visible and line.pieces[-1][0] is not BREAK:
            self.words.break_()

    def _own_block(self, seen: Seen, entry: Entry) -> None:
        name = LISTS.get(seen.name, seen.name)
        if seen.name == "p" or name in HEADINGS:
            paragraph = Paragraph(HEADINGS.get(name, name), spoken(seen))
            paragraph.list_place = seen.list_place
            self.words.open = paragraph
        elif name in ("ul", "ol", "blockquote", "li") or (
            name == "footer" and any(node.name == "blockquote" for node in self.nodes)
        ):
            self._open_container(seen, name, entry)

    def _open_container(self, seen: Seen, name: str, entry: Entry) -> None:
        if len(self.nodes) >= DEEPEST:
            return
        depth, top = len(self.nodes), self.nodes[-1]
        if name == "li" and top.name not in LISTS:
            last = top.children[-1] if top.children else None
            if not (isinstance(last, Node) and last.is_implied and last.name == "ul"):
                last = Node("ul", is_implied=True)
                self.insert(last)
            self.nodes.append(last)
        elif name != "li" and top.name in LISTS:  # a list straight in a list belongs to the item before it
            last = top.children[-1] if top.children else None
            if isinstance(last, Node):
                self.nodes.append(last)
        self._open(Node(name, spoken(seen) + (number(seen, "start") if name == "ol" else "")))
        entry.undo.append(self.closing(depth))

    def _make_room(self, name: str) -> None:
        """What a new block ends by its beginning."""
        scope = self.scopes[-1]
        block = next(scope.innermost_blocks(), "")
        if block == "p" or (block in HEADINGS and name in HEADINGS):
            scope.end_block(block)
        ends = {"li": ("li",), "dt": ("dt", "dd"), "dd": ("dt", "dd")}.get(name, ())
        if not any(scope.blocks[one] for one in ends):
            return
        for block in scope.innermost_blocks():
            if block in ends:
                scope.end_block(block)
                return
            if block not in ("div", "p", "address"):
                return

    def insert(self, node: Node | Paragraph) -> None:
        top = self.nodes[-1]
        if isinstance(node, Paragraph) and node.name == "caption":
            self.tables.caption(top, node)
        elif top.name in LISTS and node.name != "li":
            item = Node("li")
            item.children.append(node)
            top.children.append(item)
        else:
            self.tables.parent().append(node)

    def _insert(self, paragraph: Paragraph) -> None:
        if not (paragraph.list_place and paragraph.name in ("p", "")):
            paragraph.with_marker()
        self.insert(paragraph)

    def _open(self, node: Node) -> None:
        self.insert(node)
        self.nodes.append(node)

    def _end_paragraph(self) -> None:
        self.words.close()

    def closing(self, depth: int) -> Callable[[], None]:
        def close() -> None:
            self._end_paragraph()
            del self.nodes[depth:]

        return close

    def _refuse_paragraph(self) -> None:
        if self.words.open is None:
            self.words.open = Paragraph()
        self.words.open.refused = True
        self.words.was_left_out.add(LeftOut.COMMENT)

    def _left_out(self, kind: LeftOut) -> Callable[[], None]:
        self.words.left_out[kind] += 1

        def end() -> None:
            self.words.left_out[kind] -= 1
            if not self.words.left_out[kind]:
                del self.words.left_out[kind]

        return end

    def _counted(self, of: object, name: str) -> Callable[[], None]:
        setattr(of, name, getattr(of, name) + 1)
        return lambda: setattr(of, name, getattr(of, name) - 1)

    def _speaking(self, language: str) -> Callable[[], None]:
        before, self.words.language = self.words.language, language
        return lambda: setattr(self.words, "language", before)
