"""What stands beside an article: the same day's others, the one before, the one after."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from editorial.core.cached_queries import Composed
from editorial.core.keyset import Place

from .models import Article

SAME_DAY = 12


@dataclass
class Neighbours:
    same_day: list[Article] = field(default_factory=list)
    earlier: Article | None = None
    later: Article | None = None


def around(article: Article) -> Neighbours:
    """One query: three short index scans joined, so that it costs the same in an archive of any size."""
    moment, pk, day = article.published_at, article.pk, article.moscow_day()
    result = Neighbours()
    for other in _around(moment=moment, pk=pk, day=day):
        if other.moscow_day() == day:
            result.same_day.append(other)
        if (other.published_at, other.pk) < (moment, pk):
            result.earlier = result.earlier or other
        else:
            result.later = other  # newest first: the last one seen is the nearest
    return result


@Composed
def _around(*, moment: datetime, pk: int, day: date) -> Any:
    public, place = Article.objects.published(), Place(moment, pk)
    earlier = public.filter(place.older()).newest_first().values("pk")[:1]
    later = public.filter(place.newer()).order_by("published_at", "pk").values("pk")[:1]
    same_day = public.filter(day=day).exclude(pk=pk).newest_first().values("pk")[:SAME_DAY]
    # A union, because PostgreSQL looks at every article for "in this list or in that".
    return Article.objects.for_list().filter(pk__in=earlier.union(later, same_day)).newest_first()
