from django.core.management.commands import makemigrations

from editorial.core.generated_columns import Autodetector


class Command(makemigrations.Command):
    autodetector = Autodetector
