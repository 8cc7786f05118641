"""Lists of news as pages show them, what an article is about, and what stands beside it."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from itertools import groupby
from typing import Any, NamedTuple

from django.db import connection
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from editorial.content.models import Sluggable
from editorial.content.querysets import public_sql
from editorial.core import clock, languages
from editorial.core.content_cache import cached
from editorial.core.keyset import Cursor
from editorial.core.page_text import in_language
from missions.cached_records import expeditions, people
from missions.models import Flight

from .addresses import address
from .models import Article, Project

RELATIONS = ("flights", "expeditions", "people", "projects")
SAME_DAY = 12


def log(articles: Iterable[Article], heading: str = "h2") -> SafeString:
    """Articles (newest first) under the day they were published on; `heading` is the level of the days."""
    days = [(day, list(group)) for day, group in groupby(articles, key=Article.moscow_day)]
    context = {"days": days, "heading": heading, "below": f"h{int(heading[1]) + 1}", "today": clock.today()}
    return render_to_string("news/_log.html", context)


@cached("news", most=4)
def latest_log(number: int, without: int | None) -> SafeString:
    """The newest articles but one (by id), which the page tells of elsewhere."""
    newest = Article.objects.published().newest_first().for_list()[: number + 1]
    return log([article for article in newest if article.pk != without][:number], heading="h3")


@cached("missions", "news", most=1024)
def linked(article: int) -> SafeString:
    """What an article (by id) is about."""
    return render_to_string("news/_linked.html", {"links": links_of(article)})


@cached("news", most=1024)
def neighbours(cursor: Cursor) -> SafeString:
    """What stands beside the article at a cursor: the same day's others, the one before, the one after."""
    return render_to_string("news/_neighbours.html", {"neighbours": around(cursor)})


class Link(NamedTuple):
    name: str
    url: str


def links_of(article: int) -> list[Link]:
    """Of an article by its id. One query, and one more each for flights and projects where it has any."""
    keys = _linked_keys(article)
    flights = Flight.objects.filter(pk__in=keys["flights"]).only("slug", "name_ru", "name_en").order_by("pk")
    projects = Project.objects.published().filter(pk__in=keys["projects"]).only("slug", "title_ru", "title_en")
    records: list[Sluggable] = list(flights) if keys["flights"] else []
    records += sorted((each for each in expeditions() if each.pk in keys["expeditions"]), key=lambda each: each.pk)
    records += [people()[pk] for pk in sorted(keys["people"])]
    records += list(projects.order_by("pk")) if keys["projects"] else []
    return [Link(_name(record), record.get_absolute_url()) for record in records]


def _name(record: Sluggable) -> str:
    if isinstance(record, Flight):
        return record.quoted
    return in_language(record, "title") if isinstance(record, Project) else str(record)


def _linked_keys(article: int) -> dict[str, set[int]]:
    found: defaultdict[str, set[int]] = defaultdict(set)
    with connection.cursor() as cursor:
        cursor.execute(_links_sql(), {"article": article})
        for relation, pk in cursor.fetchall():
            found[relation].add(pk)
    return found


@cache
def _links_sql() -> str:
    """All four tables of links at once: Django would ask each by a query of its own."""
    parts = []
    for relation in RELATIONS:
        field = Article._meta.get_field(relation)
        table, article, linked = field.m2m_db_table(), field.m2m_column_name(), field.m2m_reverse_name()  # type: ignore[union-attr]
        parts.append(f"SELECT '{relation}', {linked} FROM {table} WHERE {article} = %(article)s")  # noqa: S608 - names of our models
    return " UNION ALL ".join(parts)


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


def around(cursor: Cursor) -> Neighbours:
    """Of the article at a cursor. One query: three short index scans, so that it costs the same in an archive
    of any size."""
    day = clock.day_of(cursor.published_at)
    result = Neighbours(day)
    with connection.cursor() as database:
        values: dict[str, Any] = {"at": cursor.published_at, "pk": cursor.pk, "day": day, "now": clock.now()}
        database.execute(_around_sql(languages.current()), values)
        for where, *columns in database.fetchall():
            found = Neighbour(*columns)
            if where == "same day":
                result.same_day.append(found)
            else:
                setattr(result, where, found)
    return result


@cache
def _around_sql(language: str) -> str:
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
