"""How many articles each day has in each language: pages that show months and years count no articles.

PostgreSQL keeps the count (`day_counts`), by the rule of `published_q` itself with the clock left out: so days to come
stand here too, and the day that runs has to be counted from its articles.
"""

from datetime import date
from typing import Any, Self

from django.apps import apps
from django.db import models

from editorial.core import clock, languages
from editorial.core.content_cache import cached


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


@cached("news", most=2, in_each_language=False)
def by_day(language: str) -> dict[date, int]:
    """Every day with how many of its articles are public by now in a language."""
    over = dict(PublishedDay.objects.over(language).values_list("day", "items"))
    articles = apps.get_model("news", "Article").objects
    if today := articles.published(language).filter(day=clock.today()).count():
        over[clock.today()] = today
    return over
