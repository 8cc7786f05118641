"""Markup within markup: no deeper than anybody means it, and nothing kept that holds nothing.

The parser behind the sanitiser takes time by the square of the depth: 300,000 characters of `<ul><li>` took it 11 s.
So what is nested deeper than DEEPEST loses its tags (never its text) before it is parsed. Whatever is misread here
errs on the side of depth: the sanitiser, not this module, decides what is allowed.
"""

import re
from collections import Counter

DEEPEST = 100

_VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
_TEXT_ONLY = {"script", "style", "title", "textarea", "xmp", "iframe", "noembed", "noframes"}  # hold no tags
# A start tag that ends the one before it, up to what holds it: nobody has to write </li> or </p>.
_ENDS = {"li": {"ul", "ol"}, "p": {"blockquote", "li", "td", "th", "div", "table", "button"}}
_TOKEN = re.compile(r"<!--|<[!?][^>]*>|</[^a-zA-Z][^>]*>|<(?P<end>/?)(?P<name>[a-zA-Z][^\s/>]*)[^>]*>")
_COMMENT_END = re.compile("--!?>")

_CLEAN_TAG = re.compile(r'(</?[a-z][a-z0-9]*(?: [^\s"=>]+="[^"]*")*>)')
_NAME = re.compile(r"</?([a-z0-9]+)")
_NOTHING_WITHOUT_TEXT = {"p", "h2", "h3", "ul", "ol", "li", "blockquote", "footer"}
_SOMETHING_BY_ITSELF = {"hr", "table"}


class _Depth:
    def __init__(self) -> None:
        self.open: list[str] = []
        self.dropped: Counter[str] = Counter()

    def keeps(self, name: str, is_end: bool) -> bool:
        return self._end(name) if is_end else self._start(name)

    def _start(self, name: str) -> bool:
        if name in _VOID:
            return True
        if name in _ENDS:
            self._close(name, _ENDS[name])
        if len(self.open) >= DEEPEST:
            self.dropped[name] += 1
            return False
        self.open.append(name)
        return True

    def _end(self, name: str) -> bool:
        if self.dropped[name]:
            self.dropped[name] -= 1
            return False
        self._close(name, set())
        return True

    def _close(self, name: str, holders: set[str]) -> None:
        for place in range(len(self.open) - 1, -1, -1):
            if self.open[place] in holders:
                return
            if self.open[place] == name:
                del self.open[place:]
                self.dropped.clear()  # they stood in what is closed now
                return


def flattened(html: str) -> str:
    """Any markup, without the tags that stand deeper than DEEPEST. In one pass."""
    if html.count("<") <= DEEPEST:
        return html
    kept, place, depth, text_of = [], 0, _Depth(), ""
    while token := _TOKEN.search(html, place):
        kept.append(html[place : token.start()])
        if token[0] == "<!--":
            end = _COMMENT_END.search(html, token.start() + 2)  # "<!-->" is a whole comment
            place = end.end() if end else len(html)
            continue
        place, name = token.end(), (token["name"] or "").lower()
        if text_of and token["end"] and name != text_of:
            continue  # words, not a tag: of a script or a style, which the sanitiser drops
        text_of = name if name in _TEXT_ONLY and not token["end"] else ""
        if name and depth.keeps(name, bool(token["end"])):
            kept.append(token[0])
    return "".join([*kept, html[place:]])


def without_empty_blocks(html: str) -> str:
    """Sanitised HTML without paragraphs, headings, lists and quotations that hold nothing. In one pass."""
    pieces: list[str] = []
    open_at: list[tuple[int, bool]] = []  # where an element starts in `pieces`, and whether it holds anything
    for number, piece in enumerate(_CLEAN_TAG.split(html)):
        if number % 2 == 0:
            if open_at and piece.replace("&nbsp;", "").strip():
                open_at[-1] = (open_at[-1][0], True)
        else:
            name = _NAME.match(piece)[1]  # type: ignore[index] # a tag has a name
            if piece.startswith("</") and open_at:
                start, is_full = open_at.pop()
                if name in _NOTHING_WITHOUT_TEXT and not is_full:
                    del pieces[start:]
                    continue
                holds = is_full or name in _SOMETHING_BY_ITSELF
                if open_at and holds:
                    open_at[-1] = (open_at[-1][0], True)
            elif name == "hr" and open_at:
                open_at[-1] = (open_at[-1][0], True)
            elif name not in _VOID:
                open_at.append((len(pieces), False))
        pieces.append(piece)
    return "".join(pieces)
