"""What two texts share, in bounded time whatever was pasted: items that stay, and which line became which."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from difflib import SequenceMatcher

from .lines import Line

PAIRS = 40_000  # of equal items up to which difflib looks at everything; its time grows with their number

ALIKE = 0.3  # the share of common words under which two lines are two lines
MOST_COMPARED = 2_500  # pairs of lines that are tried for likeness in one place
CELLS = {"td", "th"}  # whose place says what they are, whatever stands in them

Pair = tuple[Line | None, Line | None]
Change = tuple[int, int, int, int]  # a[i1:i2] became b[j1:j2]; either may be empty


def changes(a: Sequence[Hashable], b: Sequence[Hashable]) -> list[Change]:
    """In order, never touching one another."""
    joined: list[Change] = []
    for i1, i2, j1, j2 in _between(a, b, 0, len(a), 0, len(b)):
        if joined and joined[-1][1] == i1 and joined[-1][3] == j1:
            joined[-1] = (joined[-1][0], i2, joined[-1][2], j2)
        else:
            joined.append((i1, i2, j1, j2))
    return joined


def _between(a: Sequence[Hashable], b: Sequence[Hashable], i1: int, i2: int, j1: int, j2: int) -> Iterator[Change]:
    while i1 < i2 and j1 < j2 and a[i1] == b[j1]:
        i1, j1 = i1 + 1, j1 + 1
    while i1 < i2 and j1 < j2 and a[i2 - 1] == b[j2 - 1]:
        i2, j2 = i2 - 1, j2 - 1
    if i1 == i2 or j1 == j2:
        if i1 < i2 or j1 < j2:
            yield i1, i2, j1, j2
    elif _count_equal(a[i1:i2], b[j1:j2]) <= PAIRS:
        for tag, k1, k2, l1, l2 in SequenceMatcher(None, a[i1:i2], b[j1:j2], autojunk=False).get_opcodes():
            if tag != "equal":
                yield i1 + k1, i1 + k2, j1 + l1, j1 + l2
    elif anchors := _anchors(a, b, i1, i2, j1, j2):
        for i, j in [*anchors, (i2, j2)]:
            yield from _between(a, b, i1, i, j1, j)
            i1, j1 = i + 1, j + 1
    else:
        yield i1, i2, j1, j2


def _count_equal(a: Sequence[Hashable], b: Sequence[Hashable]) -> int:
    """How many pairs of equal items there are."""
    counted = Counter(b)
    return sum(counted[item] for item in a)


def _anchors(a: Sequence[Hashable], b: Sequence[Hashable], i1: int, i2: int, j1: int, j2: int) -> list[tuple[int, int]]:
    """The longest run, in both orders, of items that stand once on either side (a "patience" difference)."""
    once_a, once_b = Counter(a[i1:i2]), Counter(b[j1:j2])
    place = {b[j]: j for j in range(j1, j2) if once_b[b[j]] == 1}
    both = [(i, place[a[i]]) for i in range(i1, i2) if once_a[a[i]] == 1 and a[i] in place]
    tops: list[int] = []  # the least place in b that ends a run of each length
    ends: list[int] = []  # which of `both` that is
    before: list[int | None] = []
    for number, (_i, j) in enumerate(both):
        length = bisect_left(tops, j)
        before.append(ends[length - 1] if length else None)
        tops[length : length + 1] = [j]
        ends[length : length + 1] = [number]
    run = []
    last = ends[-1] if ends else None
    while last is not None:
        run.append(both[last])
        last = before[last]
    return run[::-1]


def paired(old: list[Line], new: list[Line]) -> Iterator[Pair]:
    """In the order of both texts. A line that became no other one stands alone, the old ones first."""
    i = j = 0
    for one, other in _best(old, new):
        yield from ((line, None) for line in old[i:one])
        yield from ((None, line) for line in new[j:other])
        yield old[one], new[other]
        i, j = one + 1, other + 1
    yield from ((line, None) for line in old[i:])
    yield from ((None, line) for line in new[j:])


def _best(old: list[Line], new: list[Line]) -> list[tuple[int, int]]:
    if len(old) == len(new) == 1 and old[0].shape() == new[0].shape():
        return [(0, 0)]  # one for one, however unlike: it is written anew in its place
    if len(old) * len(new) > MOST_COMPARED:
        if len(old) != len(new):
            return []
        return [(k, k) for k in range(len(old)) if likeness(old[k], new[k]) >= ALIKE]
    likes = [[likeness(a, b) for b in new] for a in old]
    best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for i in reversed(range(len(old))):
        for j in reversed(range(len(new))):
            together = likes[i][j] + best[i + 1][j + 1] if likes[i][j] >= ALIKE else 0.0
            best[i][j] = max(together, best[i + 1][j], best[i][j + 1])
    found, i, j = [], 0, 0
    while i < len(old) and j < len(new):
        if likes[i][j] >= ALIKE and best[i][j] == likes[i][j] + best[i + 1][j + 1]:
            found.append((i, j))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return found


def likeness(old: Line, new: Line) -> float:
    """From 0 to 1: the share of common words. Lines in other blocks (a heading, a paragraph) are never alike."""
    if old.shape() != new.shape():
        return 0.0
    a, b = (Counter(token.text.casefold() for token in line.tokens) for line in (old, new))
    share = 2 * (a & b).total() / max(1, a.total() + b.total())
    is_cell = bool(old.path) and old.path[-1][1][0] in CELLS
    return max(share, ALIKE) if is_cell else share
