"""What stands beside an article: the same day's others, the one before, the one after."""

from dataclasses import dataclass, field

from django.db.models import Q

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
    before = Q(published_at__lt=moment) | Q(published_at=moment, pk__lt=pk)
    after = Q(published_at__gt=moment) | Q(published_at=moment, pk__gt=pk)
    earlier = public.filter(before).order_by("-published_at", "-pk").values("pk")[:1]
    later = public.filter(after).order_by("published_at", "pk").values("pk")[:1]
    same_day = public.filter(day=day).exclude(pk=pk).order_by("-published_at", "-pk").values("pk")[:SAME_DAY]
    found = Article.objects.for_list().filter(Q(pk__in=earlier) | Q(pk__in=later) | Q(pk__in=same_day))
    result = Neighbours()
    for other in found.newest_first():
        if other.moscow_day() == day:
            result.same_day.append(other)
        if (other.published_at, other.pk) < (moment, pk):
            result.earlier = result.earlier or other
        else:
            result.later = other  # newest first: the last one seen is the nearest
    return result
