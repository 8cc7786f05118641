"""The tests' databases: made once as templates, analysed, and copied from then on.

Two templates stand in the cluster: the tables alone, and the tables with the demo's content. They are made by the first
worker that needs them and serve every worker and every later run, until a file changes that could change them. A copy
takes a fifth of a second; emptying every table, as Django does after each test that commits, takes longer, and loading
the demo twenty times as long. What PostgreSQL has learnt of the tables (ANALYZE) is copied with them: over tables that
it believes empty it joins by nested loops, and one page of a person took ten seconds.
"""

import hashlib
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg2
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.db import connection
from django.test import override_settings

ROOT = Path(__file__).resolve().parents[1]
# Whatever may change a table, a trigger, a role or a row of the demo.
SOURCES = ("*/migrations/*.py", "**/*.py", "demo/data/*", "locale/*/LC_MESSAGES/*.po", "requirements-dev.lock")
NOT_SOURCES = {".venv", "var", "tests", "bench", "tools", "docs", "findings"}
ONE_AT_A_TIME = 0x74657374  # of PostgreSQL's advisory locks: who makes a template
SCHEMA, DEMO = "template_tests", "template_tests_demo"


def fingerprint() -> str:
    """Of every file that a template is made from."""
    files = {path for pattern in SOURCES for path in ROOT.glob(pattern)}
    digest = hashlib.sha256()
    for path in sorted(files):
        if path.relative_to(ROOT).parts[0] not in NOT_SOURCES and path.is_file():
            digest.update(str(path.relative_to(ROOT)).encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


class Databases:
    """Those of one worker. `load` puts the demo's content into the current database; `worker` names the worker."""

    def __init__(self, worker: str, load: Callable[[], None]) -> None:
        self.load = load
        self.server: dict[str, Any] = connection.get_connection_params() | {"dbname": "postgres"}
        self.server.pop("cursor_factory", None)
        self.base: str = connection.settings_dict["NAME"]
        self.own = f"test_{self.base}_{worker}"
        self.of_demo = f"{self.own}_demo"
        # The files of the demo's photos, beside the template that names them.
        self.files = ROOT / "var" / "tests-media" / self.base
        self._fingerprint = fingerprint()

    @contextmanager
    def standing(self) -> Iterator[None]:
        """The worker's own database, with its tables and nothing in them, for as long as the session lasts."""
        self._be_quick()
        self._ensure(SCHEMA, template=self.base, fill=self._migrate)
        self._copy(SCHEMA, self.own)
        self._turn_to(self.own)
        yield
        self._turn_to(self.base)
        for name in (self.own, self.of_demo):
            self._execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')

    def renew(self) -> None:
        """After a test that has committed: the current database as it was made."""
        current = connection.settings_dict["NAME"]
        connection.close()
        self._copy(DEMO if current == self.of_demo else SCHEMA, current)
        ContentType.objects.clear_cache()

    @contextmanager
    def with_demo(self) -> Iterator[None]:
        """A database with the demo's content in place of the worker's own. Not inside a transaction."""
        self._ensure(DEMO, template=SCHEMA, fill=self._load_demo, is_whole=self.files.exists())
        self._copy(DEMO, self.of_demo)
        shutil.copytree(self.files, settings.MEDIA_ROOT, dirs_exist_ok=True)
        self._turn_to(self.of_demo)
        try:
            yield
        finally:
            self._turn_to(self.own)

    @contextmanager
    def without_tables(self) -> Iterator[None]:
        """A database with nothing in it, in place of the worker's own. Not inside a transaction."""
        name = f"{self.own}_empty"
        self._copy(self.base, name)
        self._turn_to(name)
        try:
            yield
        finally:
            self._turn_to(self.own)
            self._execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')

    def _turn_to(self, name: str) -> None:
        connection.close()
        # The same dictionary serves the threads of a live server and whoever is given the address of the database.
        connection.settings_dict["NAME"] = settings.DATABASES["default"]["NAME"] = name
        ContentType.objects.clear_cache()

    def _ensure(self, name: str, template: str, fill: Callable[[], None], *, is_whole: bool = True) -> None:
        with self._connected() as cursor:
            cursor.execute("SELECT pg_advisory_lock(%s)", [ONE_AT_A_TIME])
            cursor.execute(
                "SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = %s", [self._named(name)]
            )
            if cursor.fetchone() == (self._fingerprint,) and is_whole:
                return
            self._copy(template, self._named(name))
            earlier = connection.settings_dict["NAME"]
            self._turn_to(self._named(name))
            try:
                fill()
                with connection.cursor() as inside:
                    inside.execute("VACUUM ANALYZE")
            finally:
                self._turn_to(earlier)
            cursor.execute(f'COMMENT ON DATABASE "{self._named(name)}" IS %s', [self._fingerprint])

    def _migrate(self) -> None:
        call_command("migrate", interactive=False, verbosity=0)

    def _load_demo(self) -> None:
        shutil.rmtree(self.files, ignore_errors=True)
        self.files.mkdir(parents=True)
        with override_settings(MEDIA_ROOT=self.files):
            self.load()

    def _named(self, name: str) -> str:
        """Clusters that several projects share have a template for each."""
        return f"{name}_{self.base}" if name in (SCHEMA, DEMO) else name

    def _copy(self, template: str, name: str) -> None:
        self._execute(
            f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)',
            f'CREATE DATABASE "{name}" TEMPLATE "{self._named(template)}"',
        )

    def _be_quick(self) -> None:
        """The cluster in var/ is the tests' own: a crash of the machine may lose it, and it is made anew."""
        if "pg-test" in str(self.server.get("host", "")):
            self._execute("ALTER SYSTEM SET fsync = off", "ALTER SYSTEM SET full_page_writes = off")
            self._execute("SELECT pg_reload_conf()")

    def _execute(self, *statements: str) -> None:
        with self._connected() as cursor:
            for statement in statements:
                cursor.execute(statement)

    @contextmanager
    def _connected(self) -> Iterator[Any]:
        """To the cluster and to none of its databases that are copied: a statement is a transaction."""
        server = psycopg2.connect(**self.server)
        server.autocommit = True
        try:
            with server.cursor() as cursor:
                yield cursor
        finally:
            server.close()
