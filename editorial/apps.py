from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class EditorialConfig(AppConfig):
    name = "editorial"
    verbose_name = _("Editorial")

    def ready(self) -> None:
        # Models can be imported from here on.
        from . import receivers
        from .content.models import tallies
        from .glossary import admin  # noqa: F401 - a screen: the admin's bases below it do not know it

        receivers.connect()
        post_migrate.connect(tallies.install, sender=self)
