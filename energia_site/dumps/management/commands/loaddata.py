from typing import Any

from django.db import transaction
from modeltranslation.management.commands import loaddata
from typing_extensions import override

from energia_site.dumps import derived_rows


class Command(loaddata.Command):
    """modeltranslation's. Then what triggers have derived from the rows on their way in is counted afresh."""

    @override
    def handle(self, *fixture_labels: str, **options: Any) -> None:
        with transaction.atomic(options["database"]):
            super().handle(*fixture_labels, **options)
            derived_rows.recount(options["database"])
