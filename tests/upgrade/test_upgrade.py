"""What was released once can be brought to what stands here: nothing is lost, pages answer, and the tables are those of
a new installation."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.apps import apps
from django.contrib import admin
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse

from demo.page_kinds import KINDS, address
from editorial.content.models import OldAddress
from editorial.core import clock
from news import day_counts
from news.models import Article, PublishedDay
from tests.conftest import NOON
from tests.databases import Databases

from . import releases
from .releases import OURS, Release

# Whatever PostgreSQL knows of the tables of a schema: one line a thing.
CATALOGUES = {
    "column": "SELECT attrelid::regclass, attname, format_type(atttypid, atttypmod), attnotnull, attstorage,"
    " attidentity, attgenerated, pg_get_expr(adbin, adrelid) FROM pg_attribute"
    " JOIN pg_class ON pg_class.oid = attrelid LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum"
    " WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND attnum > 0 AND NOT attisdropped",
    "index": "SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'",
    # PostgreSQL 18 counts NOT NULL among these, under names of its own; the columns say it.
    "constraint": "SELECT conrelid::regclass, conname, pg_get_constraintdef(oid) FROM pg_constraint"
    " WHERE connamespace = 'public'::regnamespace AND contype <> 'n'",
    "trigger": "SELECT pg_get_triggerdef(pg_trigger.oid), tgenabled, prosrc FROM pg_trigger"
    " JOIN pg_proc ON pg_proc.oid = tgfoid WHERE NOT tgisinternal",
    "statistics": "SELECT pg_get_statisticsobjdef(oid) FROM pg_statistic_ext",
}


def schema() -> set[tuple[Any, ...]]:
    found: set[tuple[Any, ...]] = set()
    with connection.cursor() as cursor:
        for kind, query in CATALOGUES.items():
            cursor.execute(query)
            found |= {(kind, *row) for row in cursor.fetchall()}
    return found


def rows() -> dict[str, int]:
    """By table of ours, those that a model of today has."""
    models = [model for model in apps.get_models(include_auto_created=True) if model._meta.app_label in OURS]
    return {model._meta.db_table: model._base_manager.count() for model in models}


@pytest.fixture(scope="module")
def installed(django_db_setup: None, django_db_blocker: Any) -> set[tuple[Any, ...]]:
    with django_db_blocker.unblock():
        return schema()


@pytest.fixture(scope="module", params=releases.releases())
def release(request: pytest.FixtureRequest) -> Release:
    return Release(request.param)


@pytest.fixture(scope="module")
def upgraded(
    release: Release, installed: set[Any], databases: Databases, django_db_blocker: Any
) -> Iterator[dict[str, int]]:
    """The release's database, migrated to today's tables; how many rows its tables had."""
    with django_db_blocker.unblock(), databases.without_tables(), clock.stopped(NOON):
        release.restore()
        with connection.cursor() as cursor:
            stood = {}
            for table in connection.introspection.table_names(cursor):
                cursor.execute(f'SELECT count(*) FROM "{table}"')  # noqa: S608
                stood[table] = cursor.fetchone()[0]
        call_command("migrate", interactive=False, verbosity=0)
        yield stood


def test_a_released_migration_is_never_edited(release):
    assert release.edited() == [], "undo this, and write a new migration"


def test_an_edited_migration_would_be_found(release, monkeypatch):
    monkeypatch.setattr(releases, "digest", lambda app, name: "" if app == "news" else "other")
    assert len(release.edited()) >= len(OURS)


def test_a_release_has_content_of_every_model(upgraded, release):
    ours = tuple(f'"{app}_' for app in OURS)
    found = {head: rows for head, rows in release.rows() if head.startswith(ours)}
    assert len(found) > 30
    assert [head for head, rows in found.items() if not rows] == []


def test_an_upgraded_database_has_the_tables_of_a_new_one(upgraded, installed):
    found = schema()
    assert sorted(map(str, found - installed)) == sorted(map(str, installed - found)) == []


@pytest.mark.parametrize(
    "change",
    [
        "DROP INDEX article_newest",
        "ALTER TABLE news_article ALTER place_ru TYPE varchar(81)",
        "ALTER TABLE news_article ALTER search_ru SET STORAGE EXTENDED",
        "ALTER TABLE news_article DROP CONSTRAINT article_address_once",
        "ALTER TABLE news_article DISABLE TRIGGER USER",
        "DROP STATISTICS translation_states",
    ],
)
def test_another_table_would_be_found(upgraded, installed, change):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(change)
        assert schema() != installed
        transaction.set_rollback(True)


def test_no_row_is_lost(upgraded):
    """A migration that drops or merges rows says here which, and why."""
    now = rows()
    assert {table: number for table, number in now.items() if number < upgraded.get(table, 0)} == {}


def test_what_triggers_keep_is_counted(upgraded):
    kept = {(row.day, row.language): row.items for row in PublishedDay.objects.all()}
    day_counts.rebuild()
    assert kept == {(row.day, row.language): row.items for row in PublishedDay.objects.all()} != {}


@pytest.mark.parametrize("language", ["ru", "en"])
def test_every_page_answers(upgraded, language):
    reader = Client()
    answers = {kind: reader.get(address(kind, language)).status_code for kind in KINDS}
    assert answers == {kind: 404 if kind == "missing" else 200 for kind in KINDS}
    articles = [article.get_absolute_url() for article in Article.objects.published(language)]
    assert len(articles) > 30
    paths = [f"/{language}/{url.split('/', 2)[2]}" for url in articles]
    assert {path for path in paths if reader.get(path).status_code != 200} == set()


def test_old_addresses_lead_on(upgraded):
    moved = OldAddress.objects.get()
    assert Client().get(f"/en{moved.path}").status_code == 301


def test_every_form_and_list_of_the_admin_answers(upgraded):
    staff = Client()
    staff.force_login(get_user_model().objects.filter(is_superuser=True).earliest("pk"))
    paths = [reverse("admin:index")]
    for model in admin.site._registry:
        name = f"admin:{model._meta.app_label}_{model._meta.model_name}"
        paths.append(reverse(f"{name}_changelist"))
        paths += [reverse(f"{name}_change", args=[pk]) for pk in model._base_manager.values_list("pk", flat=True)[:1]]
    assert {path for path in paths if staff.get(path).status_code != 200} == set()
