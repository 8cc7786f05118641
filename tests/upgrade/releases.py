"""What was released: which migrations, and a database with content of every model as they had made it.

A folder here for each release, made once and never changed: `python -m tests.upgrade.releases 2` makes the second.
`migrations.txt` names every migration of every app in the order in which they were applied, ours with a digest of its
file; `rows.xz` has the rows of all tables as PostgreSQL's COPY writes them: the demo's content, and a record of every
kind that the demo does not have.
"""

import hashlib
import lzma
import os
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

from django.apps import apps
from django.db import connection, transaction
from django.db.migrations.executor import MigrationExecutor

FOLDER = Path(__file__).parent
ROOT = FOLDER.parents[1]
OURS = ("editorial", "media_library", "missions", "news")
KEPT_BY_TRIGGERS = {"news_publishedday"}
UNKNOWN = "-"  # the digest of a migration of somebody else's


class Release:
    def __init__(self, name: str) -> None:
        lines = (FOLDER / name / "migrations.txt").read_text().splitlines()
        self.name = name
        self.migrations = [tuple(line.split(" ")) for line in lines]
        self.last = {app: migration for app, migration, _digest in self.migrations}

    def edited(self) -> list[str]:
        """Migrations of ours that are not what they were, or are gone."""
        ours = ((app, name, known) for app, name, known in self.migrations if known != UNKNOWN)
        return [f"{app}.{name}" for app, name, known in ours if digest(app, name) != known]

    def restore(self) -> None:
        """Into a database without tables: as it stood on the day of the release."""
        MigrationExecutor(connection).migrate(list(self.last.items()))
        with transaction.atomic(), connection.cursor() as cursor:
            tables = ", ".join(f'"{name}"' for name in _tables())
            cursor.execute(f"TRUNCATE {tables}")  # a migration may have made rows of its own
            for head, rows in self.rows():
                cursor.copy_expert(f"COPY {head} FROM STDIN", BytesIO(rows))
            for table in _tables():
                _go_on_counting(cursor, table)

    def rows(self) -> Iterator[tuple[str, bytes]]:
        """(table with its columns, its rows)."""
        parts = lzma.decompress((FOLDER / self.name / "rows.xz").read_bytes()).split(b"\\.\n")
        for part in filter(None, parts):
            head, _, rows = part.partition(b"\n")
            yield head.decode(), rows


def releases() -> list[str]:
    return sorted(path.parent.name for path in FOLDER.glob("*/migrations.txt"))


def digest(app: str, migration: str) -> str:
    file = ROOT / app / "migrations" / f"{migration}.py"
    return hashlib.sha256(file.read_bytes()).hexdigest() if file.exists() else ""


def _tables() -> list[str]:
    """All but the list of migrations, in an order that does not change."""
    with connection.cursor() as cursor:
        return sorted({*connection.introspection.table_names(cursor)} - {"django_migrations"})


def _copied(cursor: Any, table: str) -> bytes:
    columns = connection.introspection.get_table_description(cursor, table)
    generated = {
        field.column
        for model in apps.get_models()
        if model._meta.db_table == table
        for field in model._meta.local_fields
        if field.generated
    }
    names = ", ".join(f'"{column.name}"' for column in columns if column.name not in generated)
    rows = BytesIO()
    cursor.copy_expert(f'COPY "{table}" ({names}) TO STDOUT', rows)
    return f'"{table}" ({names})\n'.encode() + rows.getvalue() + b"\\.\n"


def _go_on_counting(cursor: Any, table: str) -> None:
    for sequence in connection.introspection.get_sequences(cursor, table):
        last = 'SELECT setval(%s, max("{column}")) FROM "{table}" HAVING max("{column}") IS NOT NULL'
        cursor.execute(last.format(**sequence), [sequence["name"]])


def record(name: str) -> None:
    """The current database, as the release `name`."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT app, name FROM django_migrations ORDER BY id")
        applied = cursor.fetchall()
        rows = b"".join(_copied(cursor, table) for table in _tables() if table not in KEPT_BY_TRIGGERS)
    folder = FOLDER / name
    folder.mkdir()
    lines = [f"{app} {each} {digest(app, each) if app in OURS else UNKNOWN}\n" for app, each in applied]
    (folder / "migrations.txt").write_text("".join(lines))
    (folder / "rows.xz").write_bytes(lzma.compress(rows, preset=9 | lzma.PRESET_EXTREME))


def main(name: str) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "energia_site.settings.test")
    import django

    django.setup()
    from editorial.core import clock
    from tests.conftest import NOON, load_demo
    from tests.databases import Databases

    from . import content

    databases = Databases("release", load_demo)
    with databases.standing(), databases.with_demo(), clock.stopped(NOON):
        content.add()
        record(name)


if __name__ == "__main__":
    main(sys.argv[1])
