"""Keeps the demo out of the real site's database: logins whose passwords are their names, invented news."""

from django.apps import apps
from django.conf import settings
from django.core.management.base import CommandError

REAL = ".prod"  # how the name of production's settings ends


def refuse() -> None:
    """Raises CommandError under production's settings, and under any others that do not install the demo."""
    if (settings.SETTINGS_MODULE or "").endswith(REAL) or not apps.is_installed("demo"):
        raise CommandError(
            "These are the settings of the real site. The demo would fill it with invented news and with logins that"
            " anybody can guess, so it is not loaded here. Nothing has been changed."
        )
