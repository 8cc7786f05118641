"""What PostgreSQL knows of the tables' contents, by which it chooses how to join them."""

from django.apps import apps
from django.db import connections


def analyze(*app_labels: str, using: str = "default") -> None:
    """ANALYZE every table of these apps, or of all. Call it where very many rows came in at once, also inside their
    transaction: autovacuum comes a minute later, and until then PostgreSQL plans as if the tables were empty, which
    makes seconds of a page's milliseconds. Waits for a VACUUM of the same table that is under way.
    """
    configs = [apps.get_app_config(label) for label in app_labels] or list(apps.get_app_configs())
    names = [model._meta.db_table for config in configs for model in config.get_models(include_auto_created=True)]
    with connections[using].cursor() as cursor:
        standing = set(connections[using].introspection.table_names(cursor))
        quoted = ", ".join(connections[using].ops.quote_name(name) for name in names if name in standing)
        if quoted:
            cursor.execute(f"ANALYZE {quoted}")
