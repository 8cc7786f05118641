"""Two texts compared word by word, as HTML in which <del> and <ins> show what changed.

Texts are cut into lines (a paragraph, a heading, an item, a cell). Lines that are alike are compared word by word; a
word is another one when its mark-up is (bold, a link). Whatever comes in, what comes out is sanitised.
"""

from collections import Counter

import nh3
from django.utils.safestring import SafeString, mark_safe

from editorial.core import fingerprints
from editorial.core.cleaning import ATTRIBUTES, DROPPED_WITH_TEXT, TAGS
from editorial.core.links import SCHEMES

from .alignment import changes, paired
from .lines import plain_lines, rich_lines
from .writer import DifferenceWriter


def compare(old: str, new: str, *, rich: bool) -> SafeString:
    """What `old` became, word by word. Plain texts' line breaks come back as <br>."""
    cut = rich_lines if rich else plain_lines
    a, b = cut(old or ""), cut(new or "")
    writer = DifferenceWriter(breaks=not rich)
    done_a = done_b = 0
    for i1, i2, j1, j2 in changes([line.content() for line in a], [line.content() for line in b]):
        writer.same(a[done_a:i1], b[done_b:j1])
        for one, other in paired(a[i1:i2], b[j1:j2]):
            if one is not None and other is not None:
                writer.changed(one, other)
            elif one is not None:
                writer.removed(one)
            elif other is not None:
                writer.added(other)
        done_a, done_b = i2, j2
    writer.same(a[done_a:], b[done_b:])
    return _sanitised(writer.html())


def summary(old: str, new: str) -> tuple[int, int]:
    """How many words were added and removed, wherever they stand."""
    before, after = Counter(fingerprints.words_of(old or "")), Counter(fingerprints.words_of(new or ""))
    return (after - before).total(), (before - after).total()


def _sanitised(html: str) -> SafeString:
    return mark_safe(  # noqa: S308 - the sanitiser has the last word
        nh3.clean(
            html,
            tags=TAGS | {"ins", "del"},
            clean_content_tags=DROPPED_WITH_TEXT,
            attributes=ATTRIBUTES,
            url_schemes=SCHEMES,
            link_rel="noopener",
        )
    )
