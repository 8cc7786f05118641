"""Pages of a long list by the place where they begin: the last page costs what the first one does.

A cursor is the publication moment and the key of a text, written `20181203T094000000000Z-123` in an address. It stays
right when texts come and go, and does not need the text that it names.
"""

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Generic, Protocol, Self, TypeVar, cast

from django.db.models import Model, Q, QuerySet

M = TypeVar("M", bound=Model)
_WRITTEN = re.compile(r"([0-9]{8}T[0-9]{12}Z)-([0-9]{1,18})")
_MOMENT = "%Y%m%dT%H%M%S%fZ"


class Published(Protocol):
    """What has a place in a list that is ordered by publication."""

    pk: int
    published_at: datetime | None


@dataclass(frozen=True)
class Cursor:
    published_at: datetime
    pk: int

    @classmethod
    def of(cls, record: Published) -> Self:
        """Raises ValueError for what has no publication moment, and so no place."""
        if record.published_at is None:
            raise ValueError("a record without a publication moment has no place in a list")
        return cls(record.published_at, record.pk)

    @classmethod
    def read(cls, written: str) -> Self:
        """Raises ValueError for what is no cursor."""
        match = _WRITTEN.fullmatch(written)
        if match is None:
            raise ValueError(f"no cursor: {written!r}")
        return cls(datetime.strptime(match[1], _MOMENT).replace(tzinfo=UTC), int(match[2]))

    def __str__(self) -> str:
        return f"{self.published_at.astimezone(UTC):{_MOMENT}}-{self.pk}"

    def older(self) -> Q:
        """The first condition says nothing new; it lets PostgreSQL begin in the index where the page begins."""
        at = self.published_at
        return Q(published_at__lte=at) & (Q(published_at__lt=at) | Q(pk__lt=self.pk))

    def newer(self) -> Q:
        at = self.published_at
        return Q(published_at__gte=at) & (Q(published_at__gt=at) | Q(pk__gt=self.pk))


@dataclass(frozen=True)
class KeysetPage(Generic[M]):
    """One page of a list, newest first, and the cursors from which the next ones begin; None at an end."""

    records: list[M]
    newer: Cursor | None
    older: Cursor | None


def page_of(records: "QuerySet[M]", size: int, before: str = "", after: str = "") -> KeysetPage[M]:
    """The page of what is older than `before`, or just newer than `after`; the newest without either. One query.

    Raises ValueError where the cursor is none.
    """
    if after:
        read = list(records.filter(Cursor.read(after).newer()).order_by("published_at", "pk")[: size + 1])
        shown = read[:size][::-1]
        more_newer, more_older = len(read) > size, True
    else:
        cursor = Cursor.read(before) if before else None
        ordered = records.order_by("-published_at", "-pk")
        read = list((ordered.filter(cursor.older()) if cursor else ordered)[: size + 1])
        shown = read[:size]
        more_newer, more_older = cursor is not None, len(read) > size
    newer = Cursor.of(cast(Published, shown[0])) if shown and more_newer else None
    older = Cursor.of(cast(Published, shown[-1])) if shown and more_older else None
    return KeysetPage(shown, newer, older)
