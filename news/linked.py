"""What an article is about: flights, expeditions, people and public projects, as names and addresses."""

from collections import defaultdict
from functools import cache
from typing import NamedTuple

from django.db import connection

from editorial.content.models import Sluggable
from editorial.core.page_text import in_language
from missions.cached_records import expeditions, people
from missions.models import Flight

from .models import Article, Project

RELATIONS = ("flights", "expeditions", "people", "projects")


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
