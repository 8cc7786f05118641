"""What stands beside an article: the same day's others, the one before, the one after."""

from dataclasses import dataclass, field

from editorial.keyset import Place

from .models import Article

SAME_DAY = 12


@dataclass
class Neighbours:
    same_day: list[Article] = field(default_factory=list)
    earlier: Article | None = None
    later: Article | None = None


def around(article: Article) -> Neighbours:
    """One query: three short index scans joined, so that it costs the same in an archive of any size."""
    public = Article.objects.published()
    moment, pk, day = article.published_at, article.pk, article.moscow_day()
    place = Place.of(article)
    earlier = public.filter(place.older()).newest_first().values("pk")[:1]
    later = public.filter(place.newer()).order_by("published_at", "pk").values("pk")[:1]
    same_day = public.filter(day=day).exclude(pk=pk).newest_first().values("pk")[:SAME_DAY]
    # A union, because PostgreSQL looks at every article for "in this list or in that".
    found = Article.objects.for_list().filter(pk__in=earlier.union(later, same_day))
    result = Neighbours()
    for other in found.newest_first():
        if other.moscow_day() == day:
            result.same_day.append(other)
        if (other.published_at, other.pk) < (moment, pk):
            result.earlier = result.earlier or other
        else:
            result.later = other  # newest first: the last one seen is the nearest
    return result
