from django.apps import AppConfig
from django.contrib.admin import apps as stock
from django.db.models.signals import post_migrate


class SiteConfig(AppConfig):
    name = "energia_site"
    default = True

    def ready(self) -> None:
        from . import roles

        # Sent for this app after those below it: their permissions stand by then.
        post_migrate.connect(roles.ensure, sender=self)


class AdminConfig(stock.AdminConfig):
    default = False
    default_site = "energia_site.admin_site.PressOfficeSite"
