"""A generated column of another expression: Django has no way to alter one, so it is made anew under its indexes.

`makemigrations` writes the operation by itself (`Autodetector`): a new text of the search is
one declaration and one migration.
"""

from typing import Any

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.autodetector import MigrationAutodetector
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState
from pgtrigger.migrations import MigrationAutodetectorMixin
from typing_extensions import override

_STORAGE = {"p": "PLAIN", "e": "EXTERNAL", "x": "EXTENDED", "m": "MAIN"}


class AlterGeneratedField(migrations.AlterField):
    @override
    def database_forwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: ProjectState, to_state: ProjectState
    ) -> None:
        old, new = (state.apps.get_model(app_label, self.model_name) for state in (from_state, to_state))
        if not self.allow_migrate_model(schema_editor.connection.alias, new):
            return
        column, table = new._meta.get_field(self.name), schema_editor.quote_name(new._meta.db_table)
        indexes = [index for index in new._meta.indexes if self.name in index.fields]
        storage = _storage(schema_editor, new._meta.db_table, column.column)
        for index in indexes:
            schema_editor.remove_index(old, index)
        schema_editor.remove_field(old, old._meta.get_field(self.name))
        schema_editor.add_field(new, column)
        schema_editor.execute(
            f"ALTER TABLE {table} ALTER {schema_editor.quote_name(column.column)} SET STORAGE {storage}"
        )
        for index in indexes:
            schema_editor.add_index(new, index)


def _storage(schema_editor: BaseDatabaseSchemaEditor, table: str, column: str) -> str:
    """How PostgreSQL keeps its long values, which a migration may have chosen."""
    with schema_editor.connection.cursor() as cursor:
        cursor.execute(
            "SELECT attstorage FROM pg_attribute WHERE attrelid = %s::regclass AND attname = %s", [table, column]
        )
        return _STORAGE[cursor.fetchone()[0]]


class Autodetector(MigrationAutodetectorMixin, MigrationAutodetector):
    """Django's, for generated columns that change and for triggers that stand beside their models.

    Of `makemigrations` and `migrate` alike, as Django demands.
    """

    @override
    def add_operation(self, app_label: str, operation: Operation, *args: Any, **kwargs: Any) -> None:
        if isinstance(operation, migrations.AlterField) and operation.field.generated:
            operation = AlterGeneratedField(operation.model_name, operation.name, operation.field)
        super().add_operation(app_label, operation, *args, **kwargs)
