from typing import Any

from django.core.management.base import BaseCommand

from editorial.content.translations_rebuild import rebuild


class Command(BaseCommand):
    help = (
        "Makes or mends the state of every translation. Run it once after `migrate` on a database that had records "
        "before the desk came, and after any change that went past the records' own save(). It may run again and "
        "again, and while people work."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        counts = rebuild()
        self.stdout.write(
            f"{counts['checked']} records seen; rows: {counts['created']} made, {counts['repaired']} mended, "
            f"{counts['removed']} removed."
        )
