"""Several lists in one query: a UNION ALL of small slices, each the beginning of an index."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, Q, QuerySet, Value

from editorial.content.models import Translation
from editorial.content.models.translation_lists import Lane, in_order

HEAVY = ("made_from", "was")  # what no list shows


@dataclass
class Slice:
    """The beginning of one list, or a page of it, lane by lane."""

    lanes: list[tuple[str, list[Translation]]] = field(default_factory=list)
    more: bool = False  # something was left out

    def __iter__(self) -> Iterator[Translation]:
        return (row for _name, rows in self.lanes for row in rows)

    def __len__(self) -> int:
        return sum(len(rows) for _name, rows in self.lanes)


def beginnings(lists: Mapping[str, tuple[list[Lane], int]]) -> dict[str, Slice]:
    """The first rows of each list: `{name: (lanes, how many)}`. One query."""
    wanted = {(name, n): (lane, 0, many + 1) for name, (lanes, many) in lists.items() for n, lane in enumerate(lanes)}
    found = _load(wanted)
    return {
        name: _cut([(lane.name, found[name, n]) for n, lane in enumerate(lanes)], many)
        for name, (lanes, many) in lists.items()
    }


def page(lanes: list[Lane], extra: Q, start: int, many: int) -> tuple[Slice, int]:
    """Rows `start` … `start + many` of a list, and how long it is. Two queries."""
    lanes = [Lane(lane.name, lane.rule & extra, lane.order) for lane in lanes]
    any_lane = Q()
    for lane in lanes:
        any_lane |= lane.rule
    counts = {str(n): Count("pk", filter=lane.rule) for n, lane in enumerate(lanes)}
    sizes = [*Translation.objects.filter(any_lane).aggregate(**counts).values()]
    wanted, before = {}, 0
    for n, (lane, size) in enumerate(zip(lanes, sizes, strict=True)):
        first, last = max(start - before, 0), min(start + many - before, size)
        before += size
        if first < last:
            wanted["page", n] = (lane, first, last)
    found = _load(wanted)
    shown = Slice([(lanes[n].name, found[name, n]) for name, n in wanted], start + many < before)
    return shown, before


def lengths(lists: Mapping[Any, list[Lane]]) -> Counter[Any]:
    """How long each list is. One query, in which each lane is counted in the index that gives it."""
    lanes = [(key, lane) for key, found in lists.items() for lane in found]
    if not lanes:
        return Counter()
    parts = [
        Translation.objects.filter(lane.rule)
        .order_by()
        .annotate(of_lane=Value(n))
        .values("of_lane")
        .annotate(number=Count("pk"))
        for n, (_key, lane) in enumerate(lanes)
    ]
    sizes: Counter[Any] = Counter()
    for found in parts[0].union(*parts[1:], all=True) if len(parts) > 1 else parts[0]:
        sizes[lanes[found["of_lane"]][0]] += found["number"]
    return sizes


def _load(wanted: Mapping[tuple[str, int], tuple[Lane, int, int]]) -> dict[tuple[str, int], list[Translation]]:
    if not wanted:
        return {}
    parts = [_part(key, *cut) for key, cut in wanted.items()]
    rows = parts[0].union(*parts[1:], all=True) if len(parts) > 1 else parts[0]
    found: dict[tuple[str, int], list[Translation]] = defaultdict(list)
    for row in rows:
        found[row.of_list, row.of_lane].append(row)  # type: ignore[attr-defined] # annotated in _part
    return {key: in_order(found[key], cut[0].order) for key, cut in wanted.items()}


def _part(key: tuple[str, int], lane: Lane, start: int, end: int) -> QuerySet[Translation]:
    rows = Translation.objects.lane(lane).defer(*HEAVY)
    return rows.annotate(of_list=Value(key[0]), of_lane=Value(key[1]))[start:end]


def _cut(lanes: list[tuple[str, list[Translation]]], many: int) -> Slice:
    left, shown, more = many, [], False
    for name, rows in lanes:
        more = more or len(rows) > left
        if rows[:left]:
            shown.append((name, rows[:left]))
        left -= len(rows[:left])
    return Slice(shown, more)
