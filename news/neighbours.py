"""What stands beside an article: the same day's others, the one before, the one after."""

from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from typing import Any, NamedTuple

from django.db import connection

from editorial.content.querysets import public_sql
from editorial.core import clock, keyset, languages

from .addresses import address
from .models import Article

SAME_DAY = 12


class Neighbour(NamedTuple):
    day: date
    slug: str
    published_at: datetime
    title: str

    def get_absolute_url(self) -> str:
        return address(self.day, self.slug)


@dataclass
class Neighbours:
    day: date
    same_day: list[Neighbour] = field(default_factory=list)
    earlier: Neighbour | None = None
    later: Neighbour | None = None


def around(cursor: keyset.Cursor) -> Neighbours:
    """Of the article at a cursor. One query: three short index scans, so that it costs the same in an archive
    of any size."""
    day = clock.day_of(cursor.published_at)
    result = Neighbours(day)
    with connection.cursor() as database:
        values: dict[str, Any] = {"at": cursor.published_at, "pk": cursor.pk, "day": day, "now": clock.now()}
        database.execute(_sql(languages.current()), values)
        for where, *columns in database.fetchall():
            found = Neighbour(*columns)
            if where == "same day":
                result.same_day.append(found)
            else:
                setattr(result, where, found)
    return result


@cache
def _sql(language: str) -> str:
    public = public_sql(Article, language, "id", "day", "slug", "published_at", f"title_{language}")
    columns = f"day, slug, published_at, title_{language}"
    # The first condition of each says nothing new: it lets PostgreSQL begin in the index where the article stands.
    return f"""
        (SELECT 'earlier', {columns} FROM ({public}) AS public
          WHERE published_at <= %(at)s AND (published_at, id) < (%(at)s, %(pk)s) AND published_at <= %(now)s
          ORDER BY published_at DESC, id DESC LIMIT 1)
        UNION ALL
        (SELECT 'later', {columns} FROM ({public}) AS public
          WHERE published_at >= %(at)s AND (published_at, id) > (%(at)s, %(pk)s) AND published_at <= %(now)s
          ORDER BY published_at, id LIMIT 1)
        UNION ALL
        (SELECT 'same day', {columns} FROM ({public}) AS public
          WHERE day = %(day)s AND id <> %(pk)s AND published_at <= %(now)s
          ORDER BY published_at DESC, id DESC LIMIT {SAME_DAY})
    """  # noqa: S608 - names of our columns
