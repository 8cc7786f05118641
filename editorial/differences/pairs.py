"""Which of the changed lines became which."""

from collections import Counter
from collections.abc import Iterator

from .lines import Line

ALIKE = 0.3  # the share of common words under which two lines are two lines
MOST_COMPARED = 2_500  # pairs of lines that are tried for likeness in one place
CELLS = {"td", "th"}  # whose place says what they are, whatever stands in them

Pair = tuple[Line | None, Line | None]


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
