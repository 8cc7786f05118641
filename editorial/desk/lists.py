"""The lists of the desk by name: what stands in them, what they are called, what is done there.

Several are read in one query: a UNION ALL of small ranges, each the beginning of an index.
"""

from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeVar

from django.db.models import Count, Q, Value
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from editorial.content.models import Need, Status, Translation, translation_lists
from editorial.content.models.translation_lists import Segment, in_order
from editorial.core import languages

Key = TypeVar("Key", bound=Hashable)
HEAVY = ("made_from", "was")  # what no list shows
TRANSLATE, READ, APPROVE, LOOK = "translate", "read", "approve", "look"  # what a row offers


@dataclass(frozen=True)
class DeskList:
    heading: Promise
    empty: Promise
    does: str
    segments: Callable[[datetime, str], list[Segment]]  # now, language
    in_language: dict[str, Promise] | None = None  # the heading where the list is of one language


LISTS: dict[str, DeskList] = {
    "queue": DeskList(
        _("To translate"),
        _("Everything is translated and in step."),
        TRANSLATE,
        lambda now, language: translation_lists.queue_segments(language, now),
        {languages.ENGLISH: _("To translate into English"), languages.RUSSIAN: _("To translate into Russian")},
    ),
    "unsent": DeskList(
        _("Translated, not sent to review"),
        _("Nothing: everything that is translated has been sent to review."),
        TRANSLATE,
        lambda now, language: translation_lists.unsent_segments(language),
        {
            languages.ENGLISH: _("Translated into English, not sent to review"),
            languages.RUSSIAN: _("Translated into Russian, not sent to review"),
        },
    ),
    "review": DeskList(
        _("Waiting for approval"),
        _("Nothing waits for approval."),
        APPROVE,
        lambda now, language: translation_lists.review_segments(now),
    ),
    "changed": DeskList(
        _("Changed after approval"),
        _("Nothing on the site has been changed since its approval."),
        LOOK,
        lambda now, language: translation_lists.changed_segments(),
    ),
    "held": DeskList(
        _("Held: the other language is not ready"),
        _("Nothing is held."),
        READ,
        lambda now, language: translation_lists.held_segments(now),
    ),
    "scheduled": DeskList(
        _("Scheduled"),
        _("Nothing is scheduled."),
        READ,
        lambda now, language: translation_lists.scheduled_segments(now),
    ),
    "in_review": DeskList(
        _("In review"),
        _("Nothing is in review."),
        READ,
        lambda now, language: translation_lists.undecided_review_segments(now),
    ),
    "drafts": DeskList(_("Drafts"), _("No drafts."), READ, lambda now, language: translation_lists.draft_segments()),
    "today": DeskList(
        _("Published today"),
        _("Nothing has been published today."),
        READ,
        lambda now, language: translation_lists.today_segments(now),
    ),
}

# Above the rows of the queue; other lists need no headings inside.
SEGMENT_HEADINGS = {
    "late": _("Held back: the moment has passed and this translation is not ready"),
    "due": _("Goes out at a set moment"),
    "stale": _("On the site and out of date"),
    "missing": _("On the site without a translation"),
    "undated": _("No publication moment ahead"),
}


def in_state(state: str, language: str, now: datetime) -> list[Segment]:
    """What a cell of the coverage grid counts."""
    if state == "review":
        mine = Q(language=language, target_status=Status.REVIEW)
        source = Q(language=languages.other(language), source_status=Status.REVIEW)
        return [Segment("review", mine | source, ("due_at", "pk"))]
    if state == Need.IN_STEP:
        rule = Q(language=language, wanted=True, need=Need.IN_STEP) & ~translation_lists.WITHDRAWN
        return [Segment("in step", rule, ("-due_at", "pk"))]
    return [
        Segment(segment.name, segment.rule & Q(need=state), segment.order)
        for segment in translation_lists.queue_segments(language, now)
    ]


@dataclass
class ListRange:
    """The beginning of one list, or a page of it, segment by segment."""

    segments: list[tuple[str, list[Translation]]] = field(default_factory=list)
    more: bool = False  # something was left out

    def __iter__(self) -> Iterator[Translation]:
        return (row for _name, rows in self.segments for row in rows)

    def __len__(self) -> int:
        return sum(len(rows) for _name, rows in self.segments)


def first_rows(lists: Mapping[Key, tuple[list[Segment], int]]) -> dict[Key, ListRange]:
    """The first rows of each list, given with how many they are to be. One query."""
    rows = iter(_load([(segment, 0, many + 1) for segments, many in lists.values() for segment in segments]))
    return {
        key: _shortened([(segment.name, next(rows)) for segment in segments], many)
        for key, (segments, many) in lists.items()
    }


def rows_of_page(segments: list[Segment], extra: Q, start: int, many: int) -> tuple[ListRange, int]:
    """Rows `start` … `start + many` of a list, and how long it is. Two queries."""
    segments = [Segment(segment.name, segment.rule & extra, segment.order) for segment in segments]
    any_segment = Q()
    for segment in segments:
        any_segment |= segment.rule
    counts = {str(n): Count("pk", filter=segment.rule) for n, segment in enumerate(segments)}
    sizes = [*Translation.objects.filter(any_segment).aggregate(**counts).values()]
    wanted, before = [], 0
    for segment, size in zip(segments, sizes, strict=True):
        first, last = max(start - before, 0), min(start + many - before, size)
        before += size
        if first < last:
            wanted.append((segment, first, last))
    names = [segment.name for segment, _first, _last in wanted]
    return ListRange(list(zip(names, _load(wanted), strict=True)), start + many < before), before


def lengths(lists: Mapping[Key, list[Segment]]) -> Counter[Key]:
    """How long each list is. One query, in which each segment is counted in the index that gives it."""
    segments = [(key, segment) for key, found in lists.items() for segment in found]
    if not segments:
        return Counter()
    parts = [
        Translation.objects.filter(segment.rule)
        .order_by()
        .annotate(of_segment=Value(n))
        .values("of_segment")
        .annotate(number=Count("pk"))
        for n, (_key, segment) in enumerate(segments)
    ]
    sizes: Counter[Key] = Counter()
    for found in parts[0].union(*parts[1:], all=True) if len(parts) > 1 else parts[0]:
        sizes[segments[found["of_segment"]][0]] += found["number"]
    return sizes


def _load(wanted: list[tuple[Segment, int, int]]) -> list[list[Translation]]:
    """Of each segment the rows from one number to another, in one query."""
    if not wanted:
        return []
    parts = [
        Translation.objects.segment(segment).defer(*HEAVY).annotate(of_segment=Value(n))[start:end]
        for n, (segment, start, end) in enumerate(wanted)
    ]
    found: list[list[Translation]] = [[] for _segment in wanted]
    for row in parts[0].union(*parts[1:], all=True) if len(parts) > 1 else parts[0]:
        found[row.of_segment].append(row)
    return [in_order(rows, segment.order) for rows, (segment, _start, _end) in zip(found, wanted, strict=True)]


def _shortened(segments: list[tuple[str, list[Translation]]], many: int) -> ListRange:
    left, shown, more = many, [], False
    for name, rows in segments:
        more = more or len(rows) > left
        if rows[:left]:
            shown.append((name, rows[:left]))
        left -= len(rows[:left])
    return ListRange(shown, more)
