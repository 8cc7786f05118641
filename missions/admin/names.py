"""Agencies, ships, launch vehicles, sites and ports: names that stand once."""

from typing import Any, ClassVar

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from editorial.admin import BilingualAdmin
from editorial.admin.filters import MissingFilter
from editorial.admin.lists import in_either_language
from editorial.content.models import Record
from editorial.core import languages

from ..models import Agency, LaunchSite, LaunchVehicle, Port, Spacecraft


class NamedAdmin(BilingualAdmin):
    common_fields: ClassVar[tuple[Any, ...]] = ("slug",)
    prepopulated_fields: ClassVar[dict[str, Any]] = {"slug": ("name_en",)}
    help_texts: ClassVar[dict[str, Any]] = {"slug": _("Latin letters, digits and hyphens; fills itself from the name.")}
    list_display: Any = ("name_text", "name_in_the_other_language", "slug")
    list_filter: ClassVar[Any] = (MissingFilter,)
    search_fields: ClassVar[Any] = ("name_ru", "name_en", "slug")

    @admin.display(description=_("name"))
    def name_text(self, record: Record) -> str:
        return in_either_language(record, "name")

    @admin.display(description=_("in the other language"), empty_value="—")
    def name_in_the_other_language(self, record: Record) -> str | None:
        return languages.text(record, "name", languages.other()) or None


@admin.register(Agency)
class AgencyAdmin(NamedAdmin):
    common_fields = ("country_code", "slug")
    list_display = (*NamedAdmin.list_display, "country_code")


@admin.register(Spacecraft)
class SpacecraftAdmin(NamedAdmin):
    common_fields = ("kind", "slug")
    list_display = (*NamedAdmin.list_display, "kind")
    list_filter = ("kind", MissingFilter)
    help_texts: ClassVar[dict[str, Any]] = {
        **NamedAdmin.help_texts,
        "kind": _("Nobody flies on a cargo ship, and the chronicle words its flights in another way."),
    }


@admin.register(LaunchVehicle)
class LaunchVehicleAdmin(NamedAdmin):
    pass


@admin.register(LaunchSite)
class LaunchSiteAdmin(NamedAdmin):
    pass


@admin.register(Port)
class PortAdmin(NamedAdmin):
    tabbed_fields = ("module", "name")
    common_fields = ("segment", ("side", "order"), ("from_date", "to_date"), "slug")
    list_display = ("module_text", *NamedAdmin.list_display, "segment", "order")
    list_filter = ("segment", MissingFilter)
    search_fields = (*NamedAdmin.search_fields, "module_ru", "module_en")

    @admin.display(description=_("module"))
    def module_text(self, port: Port) -> str:
        return in_either_language(port, "module")
