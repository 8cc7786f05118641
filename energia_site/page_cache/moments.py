"""When what the public sees will change by itself: a scheduled text, a launch, an expedition's end, midnight in Moscow.

Found by looking at the models: every moment of a public record that somebody may set ahead. None is forgotten.
"""

from datetime import datetime, timedelta
from functools import cache
from typing import Any

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper

from editorial.core import clock

from .triggers import public_models

AHEAD = 8  # moments known at a time: the next look is a second away


def moment_fields() -> "list[models.DateTimeField[Any, Any]]":
    """Moments that stand in advance. When a row was made or changed is never ahead of us."""
    fields = (field for model in public_models() for field in model._meta.local_fields)
    return [field for field in fields if isinstance(field, models.DateTimeField) and _may_be_ahead(field)]


def _may_be_ahead(field: "models.DateTimeField[Any, Any]") -> bool:
    return not (field.auto_now or field.auto_now_add or field.has_default())


@cache
def _query() -> str:
    parts = []
    for field in moment_fields():
        table, column = field.model._meta.db_table, field.column
        parts.append(
            f'(SELECT "{column}" AS at FROM "{table}" WHERE "{column}" > %(now)s ORDER BY "{column}" LIMIT {AHEAD})'  # noqa: S608 - names of our models
        )
    return f"SELECT at FROM ({' UNION ALL '.join(parts)}) AS ahead ORDER BY at LIMIT {AHEAD}"  # noqa: S608


def ahead(connection: BaseDatabaseWrapper) -> list[datetime]:
    """The next moments at which public content changes by itself, soonest first: the worker's one query a second."""
    with connection.cursor() as cursor:
        cursor.execute(_query(), {"now": clock.now()})
        return [at for (at,) in cursor.fetchall()]


def end_of(now: datetime, moments: list[datetime]) -> datetime:
    """Until when a page made now is true: the next of the moments, at the latest the end of the Moscow day.

    A clock that was set is shown on every page to the minute: there a page lasts no longer than that.
    """
    ends = [at for at in moments if at > now][:1]
    if len(moments) == AHEAD and not ends:  # all have come since the last look, and more may stand behind them
        ends = [now + timedelta(seconds=1)]
    ends.append(clock.bounds(clock.day_of(now))[1])
    if clock.is_set():
        ends.append(now.replace(second=0, microsecond=0) + timedelta(minutes=1))
    return min(ends)
