"""The lists of the desk, as adjectives on translations. Every list is a slice of an index.

A row repeats what its record says (`content.models.translations`): `ready` holds the languages that go out as soon
as the publication moment comes, asked of the one rule in `Publishable.ready_languages`.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Case, IntegerField, Q, Value, When
from django.utils.translation import gettext_lazy as _

from editorial.content.querysets import Embargo, Status
from editorial.core import clock

NEAR = timedelta(hours=24)  # a moment so close that one language without the other is trouble


class Need(models.TextChoices):
    """What a translation needs. The order of the queue: what is wrong on the site comes before what is not there."""

    OUT_OF_DATE = "out_of_date", _("out of date")
    MISSING = "missing", _("missing")
    IN_STEP = "in_step", _("in step")


# What the desk's grid counts by.
GROUPS = ("content_type", "shelf", "language", "need", "wanted", "hold", "source_status", "target_status")
SOME_APPROVED = Q(source_status=Status.APPROVED) | Q(target_status=Status.APPROVED)
AWAITING_OTHER = SOME_APPROVED & Q(ready=[])  # approved in a language that may not go out without the other
IN_REVIEW = Q(source_status=Status.REVIEW) | Q(target_status=Status.REVIEW)
LOCKED = Q(hold=Embargo.LOCKED)  # prepared for what did not happen: nobody has to work on it
WITHDRAWN = Q(source_status=Status.WITHDRAWN) | Q(target_status=Status.WITHDRAWN) | LOCKED
WANTING = Q(wanted=True) & ~Q(need=Need.IN_STEP)
UNSENT = Q(need=Need.IN_STEP, target_status=Status.DRAFT)


@dataclass(frozen=True)
class Segment:
    """A part of a list that one index gives in its order. Segments of a list share no row and leave none out."""

    name: str
    rule: Q
    order: tuple[str, ...]


def queue_segments(language: str, now: datetime) -> list[Segment]:
    """What somebody has to translate into `language`, the most pressing first."""
    everything = Q(language=language) & WANTING & ~WITHDRAWN
    past = Q(due_at__lte=now)
    out = everything & past & ~Q(ready=[])
    rest = everything & Q(ready=[]) & (Q(due_at__isnull=True) | past) & ~SOME_APPROVED
    return [
        Segment("late", everything & past & AWAITING_OTHER, ("-due_at", "-need", "pk")),
        Segment("due", everything & Q(due_at__gt=now), ("due_at", "-need", "pk")),
        Segment("stale", out & Q(need=Need.OUT_OF_DATE), ("-due_at", "pk")),
        Segment("missing", out & Q(need=Need.MISSING), ("-due_at", "pk")),
        Segment("undated", rest, ("-need", "-changed_at", "pk")),
    ]


def review_segments(now: datetime, extra: Q | None = None) -> list[Segment]:
    """What waits for approval: first what is not on the site and has a moment, then what is there in one language."""
    rule = IN_REVIEW & ~LOCKED & (extra or Q())
    return [
        Segment("to come", rule & (Q(ready=[], due_at__isnull=False) | Q(due_at__gt=now)), ("due_at", "pk")),
        Segment("half out", rule & Q(due_at__lte=now) & ~Q(ready=[]), ("-due_at", "pk")),
        Segment("undated", rule & Q(due_at__isnull=True), ("changed_at", "pk")),
    ]


def held_segments(now: datetime) -> list[Segment]:
    return [Segment("held", AWAITING_OTHER & Q(due_at__lte=now + NEAR) & ~WITHDRAWN, ("due_at", "pk"))]


def scheduled_segments(now: datetime) -> list[Segment]:
    later = Q(due_at__gt=now) & SOME_APPROVED & ~WITHDRAWN
    return [Segment("scheduled", later & (~Q(ready=[]) | Q(due_at__gt=now + NEAR)), ("due_at", "pk"))]


def undecided_review_segments(now: datetime) -> list[Segment]:
    """In review, and neither scheduled nor held: each text stands in one list of the press office."""
    return review_segments(now, ~(SOME_APPROVED & (Q(due_at__gt=now) | Q(ready=[]))))


def draft_segments() -> list[Segment]:
    waiting = Q(target_status__in=[Status.REVIEW, Status.APPROVED])
    return [Segment("drafts", Q(source_status=Status.DRAFT) & ~waiting, ("-changed_at", "pk"))]


def today_segments(now: datetime) -> list[Segment]:
    start = clock.bounds(clock.day_of(now))[0]
    return [
        Segment("today", Q(due_at__gte=start, due_at__lte=now, hold=Embargo.NONE) & ~Q(ready=[]), ("-due_at", "pk"))
    ]


def unsent_segments(language: str) -> list[Segment]:
    """Translated, and nobody has sent it to review."""
    rule = Q(language=language, wanted=True) & UNSENT & ~Q(source_status=Status.WITHDRAWN)
    return [Segment("unsent", rule, ("due_at", "pk"))]


def changed_segments() -> list[Segment]:
    return [Segment("changed", ~Q(unapproved_changes=[]), ("-changed_at", "pk"))]


def in_order(rows: Iterable[Any], order: tuple[str, ...]) -> list[Any]:
    """As PostgreSQL orders: nulls last when rising, first when falling. A union promises no order."""
    found = list(rows)
    for name in reversed(order):
        column = name.removeprefix("-")
        found.sort(key=partial(_place, column=column), reverse=name[0] == "-")
    return found


def _place(row: Any, column: str) -> tuple[bool, Any]:
    value = getattr(row, column)
    return (value is None, value or 0)


class TranslationQuerySet(models.QuerySet[Any]):
    def of(self, record: models.Model) -> "TranslationQuerySet":
        content_type = ContentType.objects.get_for_model(record)
        return self.filter(content_type=content_type, object_id=record.pk)

    def groups(self) -> models.QuerySet[Any, dict[str, Any]]:
        """Of each kind and state the number of `translations` and the `words` left in them."""
        added_up = {"translations": models.Count("pk"), "words": models.Sum("words_left")}
        return self.order_by().values(*GROUPS).annotate(**added_up)

    def of_all(self, records: Iterable[models.Model]) -> "TranslationQuerySet":
        """Of records of several kinds."""
        keys: dict[type[models.Model], list[int]] = {}
        for record in records:
            keys.setdefault(type(record), []).append(record.pk)
        wanted = Q(pk=None)
        for model, pks in keys.items():
            wanted |= Q(content_type=ContentType.objects.get_for_model(model), object_id__in=pks)
        return self.filter(wanted)

    def segment(self, segment: Segment) -> "TranslationQuerySet":
        return self.filter(segment.rule).order_by(*segment.order)

    def wanting(self, language: str) -> "TranslationQuerySet":
        """The whole queue in one queryset, in the order of its segments; each row has its segment's number as `place`.

        Sorts what it finds: the desk's own pages take the segments one by one, which sorts nothing.
        """
        segments = queue_segments(language, clock.now())
        number = Case(
            *(When(segment.rule, then=Value(n)) for n, segment in enumerate(segments)), output_field=IntegerField()
        )
        keys: list[Any] = []
        for segment in segments:
            for name in segment.order[:-1]:
                key = Case(When(segment.rule, then=name.removeprefix("-")))
                keys.append(key.desc(nulls_first=True) if name[0] == "-" else key.asc(nulls_last=True))
        queue = self.filter(Q(language=language) & WANTING & ~WITHDRAWN).annotate(place=number)
        return queue.order_by("place", *keys, "pk")

    def behind(self, row: Any) -> "TranslationQuerySet":
        """Of `wanting`, what comes after one of its rows."""
        rule, equal = Q(), Q()
        for name in queue_segments(row.language, clock.now())[row.place].order:
            column = name.removeprefix("-")
            value = getattr(row, column)
            rule |= equal & Q(**{f"{column}__{'lt' if name[0] == '-' else 'gt'}": value})
            equal &= Q(**{column: value})
        return self.filter(Q(place__gt=row.place) | (Q(place=row.place) & rule))
