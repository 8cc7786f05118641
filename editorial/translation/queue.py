"""What comes after this page in the queue of its language."""

from typing import Any

from django.db.models import Q

from editorial.content.lookup import address_of
from editorial.content.models import Translation

from .sheet import Sheet

TRIED = 5  # rows whose record is gone are passed over; never more than these


class Place:
    """Where a page stands in the queue. Taken before a save: what is in step afterwards stands nowhere."""

    def __init__(self, sheet: Sheet) -> None:
        self.language = sheet.language
        self.own = [row.pk for row in sheet.rows.values()]
        self.first = Translation.objects.wanting(self.language).filter(pk__in=self.own).first()

    def next_address(self, user: Any) -> str:
        """The page after this one, from the top again after the last; empty where nothing waits for this person."""
        waiting = Translation.objects.wanting(self.language).exclude(pk__in=self.own)
        waiting = waiting.filter(Q(translator=None) | Q(translator=user)).prefetch_related("record")
        for rows in (waiting.behind(self.first) if self.first else waiting.none(), waiting):
            for row in rows[:TRIED]:
                if row.record is not None:
                    return address_of(row.record)
        return ""
