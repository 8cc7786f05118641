"""PostgreSQL keeps `PublishedDay` itself, so that bulk updates, COPY and `psql` are counted, and a rollback is not: by
triggers of the two tables that the rule of `published_q` reads, declared beside their models.

A trigger for each statement takes the difference: minus for rows as they were, plus for rows as they are. Two
transactions at once add up. The clock is left out of the rule: days to come are counted, too.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pgtrigger
from django.apps import apps
from django.db import connections, models, transaction
from django.db.migrations import Migration
from pgtrigger.migrations import AddTrigger
from typing_extensions import override

from editorial.content.querysets import public_sql
from editorial.core import languages

DAYS = '"public"."news_publishedday"'
# What the rule reads. Other columns may change without a look.
READ = {
    "news_article": ("day", "published_at", "section_id", "hold", "status_ru", "status_en"),
    "news_section": ("id", "policy"),
}
# PostgreSQL's names for rows before and after: a trigger has such tables for one event only, hence a trigger an event.
GONE, COME = "gone", "come"
EVENTS = {
    "insert": (pgtrigger.Insert, pgtrigger.Referencing(new=COME)),
    "update": (pgtrigger.Update, pgtrigger.Referencing(old=GONE, new=COME)),
    "delete": (pgtrigger.Delete, pgtrigger.Referencing(old=GONE)),
}


class _CountsDays(pgtrigger.Trigger):
    level = pgtrigger.Statement
    when = pgtrigger.After

    @override
    def get_func(self, model: models.Model) -> str:
        """plpgsql. Its tables have their schema: pg_restore and logical replication write with an empty search path."""
        table = model._meta.db_table
        come, gone = (_changed(table, rows, self.referencing) for rows in (COME, GONE))
        parts = [_counted(rows, sign) for rows, sign in ((come, ""), (gone, "-")) if rows]
        # By the order of keys, so that two statements wait for each other and never both for both.
        return f"""
            IF NOT EXISTS ({come or gone} SELECT FROM "{table}") THEN RETURN NULL; END IF;
            {_locked(table, come, gone)}
            INSERT INTO {DAYS} AS publishedday (day, language, items)
            SELECT day, language, sum(items) FROM ({" UNION ALL ".join(parts)}) AS difference
            GROUP BY day, language HAVING sum(items) <> 0 ORDER BY day, language
            ON CONFLICT (day, language) DO UPDATE SET items = publishedday.items + excluded.items;
            IF FOUND THEN DELETE FROM {DAYS} WHERE items = 0; END IF;
            RETURN NULL;
        """


def triggers() -> list[pgtrigger.Trigger]:
    """For the `Meta` of a model whose table stands in READ."""
    return [
        _CountsDays(name=f"counts_days_on_{event}", operation=operation, referencing=referencing)
        for event, (operation, referencing) in EVENTS.items()
    ]


def emptied() -> pgtrigger.Trigger:
    """Without articles there are no days; sections are never emptied without their articles."""
    func = f"DELETE FROM {DAYS}; RETURN NULL;"
    return pgtrigger.Trigger(
        name="counts_days_on_truncate",
        level=pgtrigger.Statement,
        when=pgtrigger.After,
        operation=pgtrigger.Truncate,
        func=func,
    )


def _changed(table: str, rows: str, referencing: pgtrigger.Referencing | None) -> str:
    """WITH the changed rows under the table's own name, and the rule's other table as it stands: a SELECT by the rule
    then counts these rows in the table's place. "" where the event has no such rows."""
    seen = {COME: referencing.new, GONE: referencing.old} if referencing else {}
    if not seen[rows]:
        return ""
    columns, other = ", ".join(READ[table]), GONE if rows == COME else COME
    # As many come as go in an update: what stays as it was is no change.
    without = f" EXCEPT ALL SELECT {columns} FROM {other}" if seen[other] else ""
    parts = [f'"{table}" AS (SELECT {columns} FROM {rows}{without})']
    parts += [
        f'"{name}" AS NOT MATERIALIZED (SELECT {", ".join(others)} FROM "public"."{name}")'
        for name, others in READ.items()
        if name != table
    ]
    return f"WITH {', '.join(parts)}"


def _counted(rows: str, sign: str = "") -> str:
    return f"SELECT day, language, {sign}1 AS items FROM ({rows} {public()}) AS counted"


def _locked(table: str, *changed: str) -> str:
    """An article's section is held until the transaction ends: if its policy changed at the same time, the article
    would be counted by the old one."""
    if table != "news_article":
        return ""
    sections = " UNION ".join(f"({rows} SELECT section_id FROM news_article)" for rows in changed if rows)
    return f'PERFORM 1 FROM "public"."news_section" WHERE id IN ({sections}) ORDER BY id FOR SHARE;'


def public() -> str:
    """A SELECT of (day, language) for every article and language in which it is public, by the rule of every page."""
    return " UNION ALL ".join(_public(language) for language in languages.LANGUAGES)


def _public(language: str) -> str:
    sql = public_sql(apps.get_model("news", "Article"), language, "day").replace("%%", "%")
    return f"SELECT day, '{language}' AS language FROM ({sql}) AS public"


def rebuild(using: str = "default") -> None:
    """Everything counted afresh, while nobody else writes to the tables that are counted."""
    with transaction.atomic(using), connections[using].cursor() as cursor:
        for table in READ:
            cursor.execute(f'LOCK TABLE "{table}" IN SHARE ROW EXCLUSIVE MODE')
        cursor.execute(f"DELETE FROM {DAYS}")
        counted = _counted("")
        cursor.execute(
            f"INSERT INTO {DAYS} (day, language, items) "
            f"SELECT day, language, count(*) FROM ({counted}) AS counted GROUP BY day, language"
        )


def recount_where_the_rule_is_new(plan: list[tuple[Migration, bool]], using: str = "default", **kwargs: Any) -> None:
    """After a `migrate` that has made the triggers anew: an archive that stood before was counted by another rule."""
    steps = (step for migration, is_backwards in plan if not is_backwards for step in migration.operations)
    made = [str(step.trigger.name) for step in steps if isinstance(step, AddTrigger)]
    if any(name.startswith("counts_days_") for name in made):
        rebuild(using)


@contextmanager
def uncounted(using: str = "default") -> Iterator[None]:
    """Very many articles come in without a count for each statement: all are counted at the end, whatever happens."""
    _switch("disable", using)
    try:
        yield
    finally:
        with transaction.atomic(using):
            _switch("enable", using)
            rebuild(using)


def _switch(to: str, using: str) -> None:
    for name in ("Article", "Section"):
        model: type[models.Model] = apps.get_model("news", name)
        for trigger in model._meta.triggers:  # type: ignore[attr-defined] # pgtrigger adds it to every Meta
            getattr(trigger, to)(model, database=using)
