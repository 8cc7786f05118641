from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EditorialConfig(AppConfig):
    name = "editorial"
    verbose_name = _("Editorial")

    def ready(self) -> None:
        # Models can be imported from here on.
        from . import receivers
        from .glossary import admin  # noqa: F401 - a screen: the admin's bases below it do not know it

        receivers.connect()
