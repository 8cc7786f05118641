"""Brings a seeded archive into PostgreSQL: COPY by two processes, indexes made once at the end."""

import os
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from contextlib import contextmanager, suppress
from io import BytesIO
from multiprocessing import get_context

from django.db import ProgrammingError, connection, connections, transaction
from django.db.backends.utils import CursorWrapper
from django.db.models import Max

from editorial.content.models import Translation
from editorial.core import clock
from energia_site.page_cache.triggers import CHANNEL
from news import day_counts
from news.models import Article

from .. import production
from .rows import LINKED, SLUG, Plan, Rows, through

SLICE = 1_000  # small enough that no process writes much longer than the others at the end
PROCESSES = 2
CHUNK = 64 * 1024  # bytes of one message to PostgreSQL

Progress = Callable[[int, int], None]


class AlreadySeeded(Exception):
    """An archive is seeded once: a second one would take the addresses of the first."""


def seed(number: int, seed: int = 2019, progress: Progress = lambda done, of: None) -> None:
    """`number` articles, each in both languages, up to the site's present. Raises AlreadySeeded.

    Whoever breaks it off finds the articles that were copied by then, and every index in place. Raises CommandError
    under production's settings.
    """
    production.refuse()
    if Article.objects.filter(slug__startswith=f"{SLUG}-").exists():
        raise AlreadySeeded("The archive has seeded articles already.")
    first, first_translation = (
        (model.objects.aggregate(pk=Max("pk"))["pk"] or 0) + 1 for model in (Article, Translation)
    )
    plan = Plan(number, first, first_translation, clock.now(), seed)
    tables = [Article._meta.db_table, Translation._meta.db_table, *(through(name)[0] for name in LINKED)]
    with day_counts.uncounted(), without_indexes(tables), left_alone(tables):
        _copy(plan, progress)
        _go_on_counting(tables)
    with connection.cursor() as cursor:
        cursor.execute(f"VACUUM (ANALYZE) {', '.join(tables)}")
        cursor.execute("SELECT pg_notify(%s, '')", [CHANNEL])  # the page caches heard nothing of all this


def _copy(plan: Plan, progress: Progress) -> None:
    starts, done = range(0, plan.number, SLICE), 0
    Worker.rows = Rows(plan)  # before the processes part: they share what was written once
    connections.close_all()  # but a connection does not live in two
    with ProcessPoolExecutor(PROCESSES, get_context("fork"), _begin) as pool:
        for future in as_completed([pool.submit(_copy_slice, start) for start in starts]):
            done += future.result()
            progress(done, plan.number)


class Worker:
    """What one process keeps from slice to slice."""

    rows: Rows


def _begin() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET synchronous_commit = off")
        # Foreign keys are right by how they are made; to look at each takes as long as to write it. Only a superuser
        # may say so: for others each is looked at.
        with suppress(ProgrammingError):
            cursor.execute("SET session_replication_role = replica")


def _copy_slice(start: int) -> int:
    rows = Worker.rows
    stop = min(start + SLICE, rows.plan.number)
    articles, translations, links = rows.between(start, stop)
    with transaction.atomic(), connection.cursor() as cursor:
        _send(cursor, rows.article.table, rows.article.columns, articles)
        _send(cursor, rows.translation.table, rows.translation.columns, translations)
        for name, lines in links.items():
            _send(cursor, *through(name), lines)
    return stop - start


def _send(cursor: CursorWrapper, table: str, columns: list[str], lines: list[str]) -> None:
    names = ", ".join(f'"{column}"' for column in columns)
    cursor.copy_expert(f'COPY "{table}" ({names}) FROM STDIN', BytesIO("".join(lines).encode()), CHUNK)


def _go_on_counting(tables: list[str]) -> None:
    with connection.cursor() as cursor:
        for table in tables:
            cursor.execute(
                f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), (SELECT max(id) FROM \"{table}\"))"  # noqa: S608
            )


@contextmanager
def without_indexes(tables: list[str]) -> Iterator[None]:
    """While many rows come in, only what keeps them unique is kept. The rest is made again whatever happens."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT indexrelid::regclass::text, pg_get_indexdef(indexrelid) FROM pg_index"
            " WHERE indrelid = ANY(%s::regclass[]) AND NOT indisunique",
            [tables],
        )
        definitions = dict(cursor.fetchall())
        for name in definitions:
            cursor.execute(f"DROP INDEX {name}")
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("SET maintenance_work_mem = '512MB'")
            # Beside this connection's own process, which builds as well.
            cursor.execute(f"SET max_parallel_maintenance_workers = {(os.cpu_count() or 1) - 1}")
            for definition in definitions.values():
                cursor.execute(definition)


@contextmanager
def left_alone(tables: list[str]) -> Iterator[None]:
    """Autovacuum, which would come every minute for as long as we write, leaves the tables to the VACUUM at the end."""
    with connection.cursor() as cursor:
        for table in tables:
            cursor.execute(f'ALTER TABLE "{table}" SET (autovacuum_enabled = off)')
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            for table in tables:
                cursor.execute(f'ALTER TABLE "{table}" RESET (autovacuum_enabled)')
