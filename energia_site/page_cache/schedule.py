"""When what the public sees will change by itself: a scheduled text, a launch, an expedition's end, midnight in Moscow.

Found by looking at the models: every moment of a public record that somebody may set ahead. None is forgotten.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime, timedelta
from functools import cache
from typing import Any

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper

from editorial.core import clock

from .triggers import public_models

AHEAD = 8  # moments of an app known at a time: the next look is a second away


def scheduled_fields() -> "list[models.DateTimeField[Any, Any]]":
    """Moments that stand in advance. When a row was made or changed is never ahead of us."""
    fields = (field for model in public_models() for field in model._meta.local_fields)
    return [field for field in fields if isinstance(field, models.DateTimeField) and _may_be_ahead(field)]


def _may_be_ahead(field: "models.DateTimeField[Any, Any]") -> bool:
    return not (field.auto_now or field.auto_now_add or field.has_default())


@cache
def _query() -> str:
    parts = []
    for field in scheduled_fields():
        app, table, column = field.model._meta.app_label, field.model._meta.db_table, field.column
        parts.append(
            f'(SELECT "{column}" AS at, \'{app}\' AS app FROM "{table}" WHERE "{column}" > %(now)s'  # noqa: S608 - names of our models
            f' ORDER BY "{column}" LIMIT {AHEAD})'
        )
    return f"SELECT at, app FROM ({' UNION ALL '.join(parts)}) AS ahead ORDER BY at"  # noqa: S608


def ahead(connection: BaseDatabaseWrapper) -> dict[str, list[datetime]]:
    """The next moments at which each app's public content changes by itself, soonest first: the worker's one query a
    second."""
    found: defaultdict[str, list[datetime]] = defaultdict(list)
    with connection.cursor() as cursor:
        cursor.execute(_query(), {"now": clock.now()})
        for at, app in cursor.fetchall():
            if len(found[app]) < AHEAD:
                found[app].append(at)
    return dict(found)


def end_of(now: datetime, ahead: Iterable[list[datetime]]) -> datetime:
    """Until when what is made now is true: the next moment of any of these apps, at the latest the end of the Moscow
    day."""
    ends = [clock.bounds(clock.day_of(now))[1]]
    for moments in ahead:
        ends += [at for at in moments if at > now][:1]
        if len(moments) == AHEAD and moments[-1] <= now:  # all have come since the last look, and more may follow
            ends.append(now + timedelta(seconds=1))
    return min(ends)
