"""How many articles each day has in each language: pages that show months and years count no articles.

PostgreSQL keeps the count (`day_counts`), by the rule of `published_q` itself with the clock left out: so days to come
stand here too, and the day that runs has to be counted from its articles.
"""

from datetime import date
from typing import Any, Self

from django.apps import apps
from django.db import models

from editorial.core import clock, languages


class PublishedDayQuerySet(models.QuerySet[Any]):
    def over(self, language: str | None = None) -> Self:
        """Days that are over, of one language (the page's, if not given): nothing of theirs is still to come out."""
        return self.filter(language=language or languages.current(), day__lt=clock.today())


class PublishedDay(models.Model):
    """A Moscow day of a language with the number of its articles; a day without any has no row. Never saved."""

    pk = models.CompositePrimaryKey("language", "day")
    language = models.CharField(max_length=2)
    day = models.DateField()
    items = models.IntegerField()

    objects = PublishedDayQuerySet.as_manager()

    class Meta:
        indexes = [
            # Empty at every commit: whoever takes a day's last article finds the row without a look at all days.
            models.Index(fields=["day"], name="published_day_of_nothing", condition=models.Q(items=0)),
        ]

    def __str__(self) -> str:
        return f"{self.day} {self.language}: {self.items}"


def by_day(
    language: str | None = None, start: date | None = None, end: date | None = None, *, has_today: bool
) -> list[models.QuerySet[Any]]:
    """Rows of (day, articles public by now) from `start` to the day before `end`: the days that are over, and, if it
    lies there, the one that runs."""
    within = {name: day for name, day in (("day__gte", start), ("day__lt", end)) if day}
    over = PublishedDay.objects.over(language).filter(**within).values_list("day", "items")
    if not has_today:
        return [over]
    live = apps.get_model("news", "Article").objects.published(language).filter(day=clock.today())
    counted = live.order_by().values("day").annotate(items=models.Count("pk"))
    return [over, counted.rewrite(False).values_list("day", "items")]  # in this order: see modeltranslation
