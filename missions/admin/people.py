from typing import Any, ClassVar

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from editorial.admin import BilingualAdmin, page_links
from editorial.admin.filters import MissingFilter
from editorial.admin.lists import in_either_language, light
from editorial.core import languages
from editorial.core.date_formats import short_date
from media_library.admin import thumbnail

from ..models import Flight, Person, Spaceflight


def flight_link(flight: Flight | None) -> SafeString | str:
    if flight is None:
        return "—"
    return format_html('<a href="{}">{}</a>', reverse("admin:missions_flight_change", args=[flight.pk]), flight)


class SpaceflightsInline(admin.TabularInline):
    """To read only: who flies on a ship is said once, in the flight."""

    model = Spaceflight
    fields = ("went_up", "launched", "came_down", "landed")
    readonly_fields = fields
    extra = 0
    can_delete = False
    verbose_name_plural = _("spaceflights (typed in the flights)")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Spaceflight]:
        related = ("up", "down")
        return light(super().get_queryset(request).select_related(*related), related)

    def has_add_permission(self, request: HttpRequest, obj: Person | None = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Spaceflight | None = None) -> bool:
        return False

    @admin.display(description=_("up on"))
    def went_up(self, trip: Spaceflight) -> SafeString | str:
        return flight_link(trip.up)

    @admin.display(description=_("launch"))
    def launched(self, trip: Spaceflight) -> str:
        return short_date(trip.up.launch_at)

    @admin.display(description=_("down on"))
    def came_down(self, trip: Spaceflight) -> SafeString | str:
        return flight_link(trip.down)

    @admin.display(description=_("landing"))
    def landed(self, trip: Spaceflight) -> str:
        return short_date(trip.ended_at) or "—"


@admin.register(Person)
class PersonAdmin(BilingualAdmin):
    common_fields = ("agency", "birth_date", "portrait", "slug")
    tabbed_fields = ("given_name", "patronymic", "family_name", "biography")
    inlines = (SpaceflightsInline,)
    autocomplete_fields = ("portrait",)
    prepopulated_fields: ClassVar[dict[str, Any]] = {"slug": ("family_name_en", "given_name_en")}
    help_texts: ClassVar[dict[str, Any]] = {
        "agency": _("The one this person flies for: it stands beside the name."),
        "birth_date": _("Day, month and year; empty where it is not public."),
        "portrait": _("Search by the photo's caption, or add a new one with +."),
        "patronymic": _("Where the language has one."),
        "family_name": _("As the press office spells it in this language; the search finds either spelling."),
    }
    list_display = ("photo", "name", "name_in_the_other_language", "agency_name", "born", "on_site")
    list_display_links = ("name",)
    list_filter = ("agency", MissingFilter)
    list_select_related = ("agency", "portrait")
    search_fields = ("family_name_ru", "given_name_ru", "family_name_en", "given_name_en", "slug")
    search_help_text = _("By name, in either alphabet")

    @admin.display(description=_("portrait"))
    def photo(self, person: Person) -> SafeString | str:
        return thumbnail(person.portrait)

    @admin.display(description=_("name"), ordering="family_name_ru")
    def name(self, person: Person) -> str:
        return person.name_in(languages.current()) or person.slug

    @admin.display(description=_("in the other language"), empty_value="—", ordering="family_name_en")
    def name_in_the_other_language(self, person: Person) -> str | None:
        names = [languages.text(person, name, languages.other()) for name in person.proper_names]
        return " ".join(filter(None, names)) or None

    @admin.display(description=_("agency"), ordering="agency")
    def agency_name(self, person: Person) -> str:
        return in_either_language(person.agency, "short_name")

    @admin.display(description=_("date of birth"), ordering="birth_date", empty_value="—")
    def born(self, person: Person) -> str | None:
        return short_date(person.birth_date) or None

    @admin.display(description=_("on the site"))
    def on_site(self, person: Person) -> SafeString | None:
        return page_links(person)
