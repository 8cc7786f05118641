"""How many articles each day has in each language: pages that show months and years count no articles.

PostgreSQL keeps the count (`core/statement_triggers.py`), by the rule of `published_q` itself with the clock left
out: so days to come stand here too, and the day that runs has to be counted from its articles.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any, Self

from django.apps import apps
from django.db import connections, models, transaction

from editorial.content.querysets import public_sql
from editorial.core import clock, languages
from editorial.core.content_cache import cached
from editorial.core.statement_triggers import StatementTrigger, Tally


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


def tally() -> Tally:
    """The rule is read from `published_q`: where that changes, the next `migrate` counts afresh."""
    counted = " UNION ALL ".join(_public(language) for language in languages.LANGUAGES)
    return Tally(PublishedDay._meta.db_table, ("day", "language"), counted)


def _public(language: str) -> str:
    public = public_sql(apps.get_model("news", "Article"), language, "day").replace("%%", "%")
    return f"SELECT day, '{language}' AS language, 1 AS items FROM ({public}) AS public"  # noqa: S608 - our own query


def triggers() -> list[StatementTrigger]:
    article, section = (apps.get_model("news", name)._meta.db_table for name in ("Article", "Section"))
    columns = ("day", "published_at", "section_id", "hold", "status_ru", "status_en")
    held = {"section_id": section}
    return [
        StatementTrigger("counts_published_days", article, columns, tally(), held),
        StatementTrigger("counts_published_days_of_section", section, ("id", "policy"), tally()),
    ]


def rebuild(using: str = "default") -> None:
    with transaction.atomic(using), connections[using].cursor() as cursor:
        _count_afresh(cursor)


def _count_afresh(cursor: Any) -> None:
    tally().count_afresh(cursor, *(trigger.table for trigger in triggers()))


def install(using: str = "default", **kwargs: Any) -> None:
    """After every `migrate`, when all tables stand. An archive that nobody has counted yet is counted here."""
    with transaction.atomic(using), connections[using].cursor() as cursor:
        if PublishedDay._meta.db_table not in connections[using].introspection.table_names(cursor):
            return  # on the way back to a release that has no such table
        made = [trigger.ensure(cursor) for trigger in triggers()]
        if any(made):
            _count_afresh(cursor)


@contextmanager
def uncounted(using: str = "default") -> Iterator[None]:
    """Very many articles come in without a count for each statement: all are counted at the end, whatever happens."""
    _switch(using, on=False)
    try:
        yield
    finally:
        _switch(using, on=True)


def _switch(using: str, *, on: bool) -> None:
    with transaction.atomic(using), connections[using].cursor() as cursor:
        for trigger in triggers():
            trigger.switch(cursor, on=on)
        if on:
            _count_afresh(cursor)
