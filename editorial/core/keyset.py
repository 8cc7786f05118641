"""Pages of a long list by the place where they begin: the last page costs what the first one does.

A place is the moment and the key of a text, written `20181203T094000000000Z-123` in an address. It stays right when
texts come and go, and does not need the text that it names.
"""

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Self

from django.db.models import Q, QuerySet

_WRITTEN = re.compile(r"([0-9]{8}T[0-9]{12}Z)-([0-9]{1,18})")
_MOMENT = "%Y%m%dT%H%M%S%fZ"


@dataclass(frozen=True)
class Place:
    moment: datetime
    pk: int

    @classmethod
    def of(cls, record: Any) -> Self:
        return cls(record.published_at, record.pk)

    @classmethod
    def read(cls, written: str) -> Self:
        """Raises ValueError for what is no place."""
        found = _WRITTEN.fullmatch(written)
        if found is None:
            raise ValueError(f"no place in a list: {written!r}")
        return cls(datetime.strptime(found[1], _MOMENT).replace(tzinfo=UTC), int(found[2]))

    def __str__(self) -> str:
        return f"{self.moment.astimezone(UTC):{_MOMENT}}-{self.pk}"

    def older(self) -> Q:
        """The first condition says nothing new; it lets PostgreSQL begin in the index where the page begins."""
        return Q(published_at__lte=self.moment) & (Q(published_at__lt=self.moment) | Q(pk__lt=self.pk))

    def newer(self) -> Q:
        return Q(published_at__gte=self.moment) & (Q(published_at__gt=self.moment) | Q(pk__gt=self.pk))


@dataclass(frozen=True)
class Turn:
    """One page of a list, newest first, and the places from which the next ones begin; None at an end."""

    records: list[Any]
    newer: Place | None
    older: Place | None


def turn(records: QuerySet[Any], size: int, before: str = "", after: str = "") -> Turn:
    """The page of what is older than `before`, or just newer than `after`; the newest without either. One query.

    Raises ValueError where the place is none.
    """
    if after:
        found = list(records.filter(Place.read(after).newer()).order_by("published_at", "pk")[: size + 1])
        shown = found[:size][::-1]
        more_newer, more_older = len(found) > size, True
    else:
        place = Place.read(before) if before else None
        ordered = records.order_by("-published_at", "-pk")
        found = list((ordered.filter(place.older()) if place else ordered)[: size + 1])
        shown = found[:size]
        more_newer, more_older = place is not None, len(found) > size
    newer = Place.of(shown[0]) if shown and more_newer else None
    older = Place.of(shown[-1]) if shown and more_older else None
    return Turn(shown, newer, older)
