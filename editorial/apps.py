from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_delete
from django.utils.translation import gettext_lazy as _


class EditorialConfig(AppConfig):
    name = "editorial"
    verbose_name = _("Editorial")

    def ready(self) -> None:
        post_delete.connect(forget, dispatch_uid="a record's translation goes with it")


def forget(sender: Any, instance: Any, **kwargs: Any) -> None:
    """Also after a cascade and after the admin's deletion of many, which no model's own delete() sees."""
    from .models import Record, Translation

    if issubclass(sender, Record) and sender.translated_texts:
        Translation.objects.of(instance).delete()
