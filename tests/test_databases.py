"""What the tests stand on: copies of databases that are whole, analysed and nobody else's."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.db import connection

from news.models import Article, Section
from tests.databases import fingerprint


def rows_that_postgresql_expects(table: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT reltuples::int FROM pg_class WHERE relname = %s", [table])
        return cursor.fetchone()[0]


def test_postgresql_knows_how_large_the_tables_of_the_demo_are(demo):
    assert rows_that_postgresql_expects(Article._meta.db_table) == Article.objects.count() > 0


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("time", ["first", "second"])
def test_what_a_test_commits_is_gone_before_the_next_and_what_migrations_made_is_there(time):
    assert not Section.objects.exists()
    assert Group.objects.exists()
    assert Permission.objects.exists()
    Section.objects.create(slug="iss", name_ru="МКС", name_en="ISS")
    Group.objects.all().delete()


def test_the_templates_are_made_anew_when_a_source_changes(tmp_path, monkeypatch):
    monkeypatch.setattr("tests.databases.ROOT", tmp_path)
    source, test = tmp_path / "news" / "models.py", tmp_path / "tests" / "test_news.py"
    for path in (source, test):
        path.parent.mkdir()
        path.write_text("before")
    before = fingerprint()
    test.write_text("after")
    assert fingerprint() == before
    source.write_text("after")
    assert fingerprint() != before
