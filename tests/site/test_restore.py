"""What comes back from a dump is counted once, and PostgreSQL knows at once how large it is."""

import json
from collections import Counter
from io import StringIO

import pytest
from django.core.management import call_command
from django.core.management.commands import dumpdata as djangos_own
from django.db import connection

from editorial.content.models import Translation
from energia_site.dumps import derived_rows
from missions.launch_library import importing
from missions.models import Flight, Person
from news.models import Article
from news.published_days import PublishedDay
from tests.conftest import load_demo
from tests.missions.launch_library.conftest import samples

pytestmark = pytest.mark.django_db(transaction=True)


def dump(command="dumpdata") -> str:
    written = StringIO()
    call_command(command, stdout=written)
    return written.getvalue()


def load(text: str, folder) -> None:
    file = folder / "dump.json"
    file.write_text(text)
    call_command("loaddata", file, verbosity=0)


def counts() -> tuple[Counter, Counter]:
    """Articles by day and language, translations by group and state: as the derived rows have them."""
    days = Counter({(row.day, row.language): row.items for row in PublishedDay.objects.all()})
    groups = Translation.objects.groups()
    kinds = Counter({tuple(sorted(group.items(), key=str)): group["translations"] for group in groups})
    return days, kinds


def is_known(*models) -> bool:
    """PostgreSQL expects as many rows of these as there are."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT relname, reltuples::int FROM pg_class WHERE relkind = 'r'")
        expected = dict(cursor.fetchall())
    return all(expected[model._meta.db_table] == model.objects.count() > 0 for model in models)


def test_a_dump_that_is_loaded_is_what_was_dumped_and_counts_everything_once(databases, tmp_path):
    with databases.with_demo():
        dumped, before = dump(), counts()
    load(dumped, tmp_path)
    assert counts() == before
    assert sum(before[0].values()) > 70
    assert Translation.objects.count() == sum(before[1].values())
    assert json.loads(dump()) == json.loads(dumped)
    assert is_known(Article, Flight, Person)


def test_a_dump_of_an_earlier_release_that_holds_the_counts_is_counted_once_too(databases, tmp_path):
    with databases.with_demo():
        dumped, before = dump(djangos_own.Command()), counts()
        ours = {row["model"] for row in json.loads(dump())}
    load(dumped, tmp_path)
    assert counts() == before
    theirs = {row["model"] for row in json.loads(dumped)}
    assert theirs - ours == {model._meta.label_lower for model in derived_rows.MODELS}


def test_counts_that_came_in_beside_the_rows_they_count_are_put_right(databases):
    with databases.with_demo():
        before = counts()
        with connection.cursor() as cursor:  # as `pg_restore --data-only` adds them
            cursor.execute("UPDATE news_publishedday SET items = 2 * items")
        assert counts() != before
        call_command("recount_derived_rows", stdout=StringIO())
        assert counts() == before


def test_postgresql_knows_the_size_of_the_demo_as_soon_as_it_stands():
    load_demo()
    assert is_known(Article, Flight, Person)


def test_postgresql_knows_the_size_of_what_was_imported():
    assert importing.run(samples("2.3")).applied
    assert is_known(Flight, Person)
