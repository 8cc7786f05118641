from django.core.management.commands import migrate

from editorial.core.generated_columns import Autodetector


class Command(migrate.Command):
    autodetector = Autodetector
