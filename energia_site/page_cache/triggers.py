"""PostgreSQL tells every worker, at commit, which app's public content may have changed: bulk updates and COPY too.

A trigger for each statement on each public table. Every table is public unless it stands below: a new model is followed
without being named here. `pg_notify` sends once a transaction and app, when it commits, and nothing when it rolls back.
"""

from typing import Any

from django.apps import apps
from django.db import connections, models

from editorial.content.models.translation_lists import GROUPS

CHANNEL = "public_content"
TRIGGER = "notifies_of_public_content"
# Apps and models that no public page reads.
PRIVATE_APPS = {"admin", "auth", "contenttypes", "sessions", "axes", "reversion"}
PRIVATE_MODELS = {
    "editorial.AuditEntry",
    "editorial.GlossaryTerm",
    "editorial.Presence",
    "editorial.PreviewLink",
    "editorial.RevisionNote",
    "editorial.SentForm",
    "missions.ImportUpload",
    "missions.ImportedRecord",
}

# Of these only some columns are read: an update of others (somebody claims a translation) is not heard.
COLUMNS = {"editorial.Translation": (*GROUPS, "words_left")}

FUNCTION = f"""
CREATE OR REPLACE FUNCTION {TRIGGER}() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN PERFORM pg_notify('{CHANNEL}', TG_ARGV[0]); RETURN NULL; END $$
"""


def public_models() -> list[type[models.Model]]:
    every = apps.get_models(include_auto_created=True)
    return [model for model in every if model._meta.managed and not model._meta.proxy and _is_public(model)]


def _is_public(model: type[models.Model]) -> bool:
    return model._meta.app_label not in PRIVATE_APPS and model._meta.label not in PRIVATE_MODELS


def install(using: str = "default", **kwargs: Any) -> None:
    """After every `migrate`, when all tables stand: makes what is missing, drops what is not wanted any more."""
    with connections[using].cursor() as cursor:
        cursor.execute(
            "SELECT relname FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid"
            " WHERE tgname = %s AND relnamespace = current_schema()::regnamespace",
            [TRIGGER],
        )
        followed = {name for (name,) in cursor.fetchall()}
        standing = connections[using].introspection.table_names(cursor)  # fewer on the way back to an older release
        public = {model._meta.db_table: model for model in public_models()}
        wanted = public.keys() & set(standing)
        for table in sorted(followed - wanted):
            cursor.execute(f'DROP TRIGGER {TRIGGER} ON "{table}"')
        if wanted - followed:
            cursor.execute(FUNCTION)
        for table in sorted(wanted - followed):
            cursor.execute(
                f'CREATE TRIGGER {TRIGGER} AFTER INSERT OR {_update(public[table])} OR DELETE OR TRUNCATE ON "{table}" '
                f"FOR EACH STATEMENT EXECUTE FUNCTION {TRIGGER}('{public[table]._meta.app_label}')"
            )


def _update(model: type[models.Model]) -> str:
    read = COLUMNS.get(model._meta.label, ())
    columns = [str(field.column) for field in model._meta.concrete_fields if field.name in read]
    return f"UPDATE OF {', '.join(columns)}" if columns else "UPDATE"
