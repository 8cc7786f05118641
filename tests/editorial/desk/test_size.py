"""The desk with twenty thousand articles: few queries, and no list that sorts them all."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from editorial.content.models import Translation
from editorial.core import clock
from tests.conftest import NOON
from tests.people import client_of
from tests.site.touched import touched

from .scenes import ROLES, many_articles, person

ARTICLES = 20_000
AT_MOST = 15


@pytest.fixture(scope="module")
def archive(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    with django_db_blocker.unblock(), transaction.atomic(), clock.stopped(NOON):
        many_articles(ARTICLES)
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE editorial_translation")
        yield
        transaction.set_rollback(True)


@pytest.mark.django_db
@pytest.mark.parametrize("role", ROLES)
def test_the_desk_asks_at_most_fifteen_queries_for(archive, role):
    client = client_of(person(*ROLES[role]))
    ContentType.objects.clear_cache()  # as in a process that has just started
    with CaptureQueriesContext(connection) as queries:
        response = client.get("/admin/")
    assert response.status_code == 200
    assert len(queries) <= AT_MOST, [query["sql"][:120] for query in queries]
    assert response.content.decode().count('<th class="text"') > 40


@pytest.mark.django_db
@pytest.mark.parametrize("role", ["translator into English", "superuser"])
def test_no_list_reads_the_whole_table_to_sort_it(archive, role):
    client = client_of(person(*ROLES[role]))
    with CaptureQueriesContext(connection) as queries:
        client.get("/admin/")
    asked = [query["sql"] for query in queries if 'FROM "editorial_translation"' in query["sql"]]
    lists = [sql for sql in asked if "GROUP BY" not in sql]  # but for the grid, which is counted once after a change
    assert len(lists) == 2  # their beginnings, and how long those are that were cut
    assert len(asked) <= 3
    for sql in lists:
        with connection.cursor() as cursor:
            cursor.execute(f"EXPLAIN (FORMAT JSON) {sql}")
            plan = json.dumps(cursor.fetchone()[0])
        assert "Index Scan" in plan
        assert "Seq Scan" not in plan


@pytest.mark.django_db
@pytest.mark.parametrize("role", ROLES)
def test_an_empty_lane_is_not_looked_for_in_the_whole_archive(archive, role):
    """The planner has to know which states go together: it would look for missing texts through all that are out."""
    client = client_of(person(*ROLES[role]))
    with CaptureQueriesContext(connection) as queries:
        client.get("/admin/")
    beginnings = next(query["sql"] for query in queries if "UNION ALL" in query["sql"])
    assert touched(beginnings) < 0.6 * ARTICLES


@pytest.mark.django_db
def test_the_queue_in_full_asks_as_little_on_its_last_page(archive):
    client = client_of(person(*ROLES["translator into English"]))
    total = Translation.objects.wanting("en").count()
    assert total > 4_000
    with CaptureQueriesContext(connection) as queries:
        page = client.get("/admin/queue/", {"page": (total - 1) // 100 + 1})
    assert len(queries) <= AT_MOST
    assert page.context["part"].total == total
    assert page.context["part"].shown == (total - 1) % 100 + 1
