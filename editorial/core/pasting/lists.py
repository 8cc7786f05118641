"""Lists that Word draws with paragraphs: a bullet typed in front, an indent for the level."""

import re

from .tree import Node, Paragraph

_NUMBER = re.compile(r"\(?(\d{1,4})[.)]")
_LETTERED = re.compile(r"\(?(?:[a-zа-я]|[ivxlc]{1,7})[.)]", re.IGNORECASE)
DEEPEST = 9  # Word's own


def gathered(node: Node) -> None:
    """Put each run of such paragraphs into one list, lists in its items by their levels."""
    kept: list[Node | Paragraph] = []
    open_: list[Node] = []
    known = ""
    for child in node.children:
        if isinstance(child, Node):
            gathered(child)
        if not isinstance(child, Paragraph) or child.list_place is None or child.name not in ("p", ""):
            open_, known = [], ""
            kept.append(child)
            continue
        place, level = child.list_place
        if place != known and level == 1 and open_ and _kind(child)[0] != open_[0].name:
            open_ = []
        known = place
        _put(kept, open_, child, min(level, DEEPEST))
    node.children = kept


def _put(kept: list[Node | Paragraph], open_: list[Node], item: Paragraph, level: int) -> None:
    level = min(level, len(open_) + 1)  # a level that was skipped is no level
    del open_[level:]
    name, attributes = _kind(item)
    if len(open_) == level and open_[-1].name != name:
        open_.pop()
    if len(open_) < level:
        made = Node(name, attributes)
        (_last_item(open_[-1]).children if open_ else kept).append(made)
        open_.append(made)
    entry = Node("li")
    entry.children.append(item)
    open_[-1].children.append(entry)
    item.name, item.attributes = "", ""


def _last_item(of: Node) -> Node:
    last = of.children[-1] if of.children else None
    if isinstance(last, Node):
        return last
    made = Node("li")
    of.children.append(made)
    return made


def _kind(item: Paragraph) -> tuple[str, str]:
    marker = item.marker.strip(" \u00a0\t\n")
    if number := _NUMBER.fullmatch(marker):
        return "ol", "" if number[1] == "1" else f' start="{int(number[1])}"'
    # "o" is Word's second bullet, a circle in Courier
    return ("ol" if _LETTERED.fullmatch(marker) else "ul"), ""
