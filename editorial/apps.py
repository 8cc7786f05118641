from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class EditorialConfig(AppConfig):
    name = "editorial"
    verbose_name = _("Editorial")

    def ready(self) -> None:
        from . import field_names, receivers
        from .models import tallies

        receivers.connect()
        field_names.say_the_language()
        post_migrate.connect(tallies.install, sender=self)
