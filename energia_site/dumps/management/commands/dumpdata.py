from typing import Any

from django.core.management.commands import dumpdata
from typing_extensions import override

from energia_site.dumps import derived_rows


class Command(dumpdata.Command):
    """Django's own, without the rows that triggers derive from others: they come back as the others are loaded."""

    @override
    def handle(self, *app_labels: str, **options: Any) -> None:
        options["exclude"] = [*options["exclude"], *(model._meta.label for model in derived_rows.MODELS)]
        super().handle(*app_labels, **options)
