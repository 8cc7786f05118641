from typing import Any

from django.apps import apps
from django.contrib import admin
from django.contrib.contenttypes.prefetch import GenericPrefetch
from django.db import models
from django.http import HttpRequest

from editorial.content.models import OldAddress, Sluggable

from .lists import light


@admin.register(OldAddress)
class OldAddressAdmin(admin.ModelAdmin):
    """To look up where an address leads; addresses are remembered by the records themselves."""

    list_display = ("path", "record", "since")
    search_fields = ("path",)
    list_per_page = 100
    show_full_result_count = False

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[OldAddress]:
        addressed = [model for model in apps.get_models() if issubclass(model, Sluggable)]
        targets = [light(model._base_manager.all()) for model in addressed]
        return super().get_queryset(request).prefetch_related(GenericPrefetch("record", targets))

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
