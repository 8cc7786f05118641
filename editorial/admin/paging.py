"""Lists of the admin over records of any number: nothing counts or sorts them all."""

from datetime import datetime
from functools import cached_property
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Max, Min, QuerySet

from editorial.core import clock

MOST_COUNTED = 2000


class BoundedPaginator(Paginator):
    """Counts to MOST_COUNTED and no further: what lies behind is found by the filters, the dates or the search."""

    @cached_property
    def _found(self) -> int:
        records: Any = self.object_list
        return int(records[: MOST_COUNTED + 1].count()) if isinstance(records, QuerySet) else len(records)

    @cached_property
    def count(self) -> int:
        return min(self._found, MOST_COUNTED)

    @property
    def is_bounded(self) -> bool:
        """There is more than `count` says."""
        return self._found > MOST_COUNTED


def years(records: QuerySet[Any], field: str) -> list[datetime]:
    """January 1 of each year from the first record's to the last one's: two looks at an index."""
    ends = records.aggregate(first=Min(field), last=Max(field))
    if ends["first"] is None:
        return []
    first, last = (clock.day_of(ends[end]).year for end in ("first", "last"))
    return [datetime(year, 1, 1, tzinfo=clock.MOSCOW) for year in range(first, last + 1)]
