from typing import Any

from django.core.management.base import BaseCommand

from energia_site.dumps import derived_rows


class Command(BaseCommand):
    help = (
        "Counts afresh what triggers keep (articles of a day) and tells PostgreSQL how large "
        "its tables are. Run it after `pg_restore`; `loaddata` does it by itself. It may run while people work."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        derived_rows.recount()
        counts = ", ".join(f"{model.__name__} {model._default_manager.count()}" for model in derived_rows.MODELS)
        self.stdout.write(f"Rows: {counts}.")
