from django.apps import AppConfig, apps
from django.contrib.admin import apps as stock
from django.core import checks
from django.db.models.signals import post_migrate


class SiteConfig(AppConfig):
    name = "energia_site"
    default = True

    def ready(self) -> None:
        from . import checks as own
        from . import outages, roles
        from .page_cache import triggers

        outages.watch()
        checks.register(own.proxies, checks.Tags.security)
        checks.register(own.names_on_pages)
        # The signal is sent for apps with models only. News is the last of ours: every permission stands by then.
        post_migrate.connect(roles.ensure, sender=apps.get_app_config("news"))
        post_migrate.connect(triggers.install, sender=apps.get_app_config("news"))


class AdminConfig(stock.AdminConfig):
    default = False
    default_site = "energia_site.admin_site.PressOfficeSite"
