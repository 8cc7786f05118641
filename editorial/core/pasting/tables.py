"""Tables of a paste: rows and cells end each other, and text between the cells stands before the table."""

from typing import Any

from .attributes import number, spoken
from .elements import LISTS, SECTIONS, TABLE_PARTS, LeftOut, Seen
from .open_elements import Entry, Scope
from .tree import BREAK, Node, Paragraph, attribute

DEEPEST = 100  # elements in elements; what lies deeper stands there
_ROOM = 4  # table, section, row, cell
_FOREIGN = {"width", "height", "style", "class", "bgcolor", "valign", "align"}


class Tables:
    def __init__(self, builder: Any) -> None:
        self.builder = builder

    @property
    def scope(self) -> Scope:
        return self.builder.scopes[-1]

    def parent(self) -> "list[Node | Paragraph] | _Before":
        """Where the next block goes."""
        nodes = self.builder.nodes
        if nodes[-1].name in ("table", "tr", *SECTIONS):
            place = next(n for n in range(len(nodes) - 1, -1, -1) if nodes[n].name == "table")  # three at the most
            return _Before(nodes[place - 1].children)
        return nodes[-1].children

    def start(self, seen: Seen) -> None:
        if seen.name == "table":
            self._table(seen)
        elif self._is_in_table():
            self._end_cell()
            self._end_strays()
            self._start_part(seen)
        elif seen.name in ("td", "th", "tr"):
            self.builder._block(seen)

    def _start_part(self, seen: Seen) -> None:
        if seen.name == "caption":
            self._caption(seen)
        elif seen.name in SECTIONS:
            self._end_parts()
            self._part(seen)
        elif seen.name == "tr":
            self._end_row()
            if self._top() == "table":
                self._part(_like(seen, "tbody"))
            self._part(seen)
        else:
            if self._top() != "tr":
                self._start_part(_like(seen, "tr"))
            self._cell(seen)

    def end(self, name: str) -> bool:
        """True where the end tag is a table's."""
        if not self._is_in_table():
            return False
        if name == "table":
            self._end_cell()
            self._end_scope()
        elif name in ("td", "th", "caption"):
            self._end_cell()
        elif name == "tr":
            self._end_cell()
            self._end_row()
        else:
            self._end_cell()
            self._end_parts()
        return True

    def _table(self, seen: Seen) -> None:
        builder = self.builder
        if self.scope.name == "table":  # a table between the cells of another ends that one
            self._end_scope()
        if not builder.words.left_out:
            builder._make_room("table")
        is_layout = (seen.attributes.get("role") or "") in ("presentation", "none")
        is_in_caption = builder.nodes[-1].name in ("table", "tr", *SECTIONS)
        if is_layout or is_in_caption or len(builder.nodes) + _ROOM > DEEPEST:
            builder._block(seen)
            return
        scope = Scope("table")
        builder.means(seen, scope.undo)
        builder._end_paragraph()
        self._into(scope, Node("table", spoken(seen)))
        builder.scopes.append(scope)

    def _into(self, scope: Scope, node: Node) -> None:
        """The node is left out with its words where they are."""
        builder = self.builder
        depth = len(builder.nodes)
        if builder.words.left_out:
            scope.undo.insert(0, builder.words.close)
            return
        if node.name == "table":
            if builder.nodes[-1].name in LISTS:
                builder._open(Node("li"))
            builder.insert(node)
        else:
            builder.nodes[-1].children.append(node)
        builder.nodes.append(node)
        scope.undo.insert(0, builder.closing(depth))

    def _part(self, seen: Seen) -> None:
        entry = Entry(seen.name, is_block=True)
        builder = self.builder
        builder.words.close()
        builder.means(seen, entry.undo)
        depth = len(builder.nodes)
        if not builder.words.left_out:
            node = Node(seen.name, spoken(seen))
            node.is_foreign = not _FOREIGN.isdisjoint(seen.attributes)
            builder.nodes[-1].children.append(node)
            builder.nodes.append(node)
        entry.undo.insert(0, builder.closing(depth))
        self.scope.push(entry)

    def _cell(self, seen: Seen) -> None:
        builder = self.builder
        builder.words.close()
        scope = Scope("cell")
        stays = seen.left_out in (LeftOut.DELETED, LeftOut.COMMENT)  # empty: its row keeps its columns
        if not stays:
            builder.means(seen, scope.undo)
        attributes = "".join(number(seen, name) for name in ("colspan", "rowspan"))
        direction = (seen.attributes.get("scope") or "").lower()
        if seen.name == "th" and direction in ("col", "row", "colgroup", "rowgroup"):
            attributes = attribute("scope", direction) + attributes
        node = Node(seen.name, attributes + spoken(seen))
        node.is_foreign = not _FOREIGN.isdisjoint(seen.attributes)
        self._into(scope, node)
        if stays:
            builder.means(seen, scope.undo)
        builder.scopes.append(scope)

    def _caption(self, seen: Seen) -> None:
        builder = self.builder
        self._end_parts()
        scope = Scope("cell")
        builder.means(seen, scope.undo)
        builder.words.close()
        if not builder.words.left_out:
            builder.words.open = Paragraph("caption", spoken(seen))
        scope.undo.insert(0, builder.words.close)
        builder.scopes.append(scope)

    def caption(self, table: Node, caption: Paragraph) -> None:
        """A table has one: a second goes on where the first ends."""
        first = table.children[0] if table.children else None
        if isinstance(first, Paragraph):
            first.pieces += [(BREAK, ()), *caption.pieces]
        else:
            table.children.insert(0, caption)

    def _is_in_table(self) -> bool:
        scopes = self.builder.scopes
        return scopes[-1].name == "table" or (len(scopes) > 1 and scopes[-2].name == "table")

    def _top(self) -> str:
        return self.scope.entries[-1].name if self.scope.entries else "table"

    def _end_cell(self) -> None:
        if self.scope.name == "cell":
            self._end_scope()

    def _end_strays(self) -> None:
        """What was opened between two cells ends where the next begins."""
        while self.scope.entries and self.scope.entries[-1].name not in TABLE_PARTS:
            self.scope.pop()

    def _end_row(self) -> None:
        self.scope.end_block("tr")

    def _end_parts(self) -> None:
        while self.scope.entries:
            self.scope.pop()

    def _end_scope(self) -> None:
        self.builder.words.close()
        self.builder.scopes.pop().end()


class _Before:
    """The children of a table's parent: what is put there stands before the table, which is the last of them."""

    def __init__(self, children: "list[Node | Paragraph]") -> None:
        self._children = children

    def append(self, node: "Node | Paragraph") -> None:
        self._children.insert(len(self._children) - 1, node)


def _like(seen: Seen, name: str) -> Seen:
    return Seen(name, {}, [], {})
