"""Flights, with the people aboard and the lines of the chronicle."""

from typing import Any, ClassVar

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.forms.models import BaseInlineFormSet
from django.http import HttpRequest
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from editorial.admin import BilingualAdmin, RecordInline, page_links
from editorial.admin.filters import MissingFilter
from editorial.admin.forms import RecordForm
from editorial.admin.lists import in_either_language, light
from editorial.content import roles
from editorial.core import clock
from editorial.core.date_formats import msk, short_date
from editorial.core.editor import LOW

from ..instants import launch_instant
from ..models import Flight, Spaceflight
from ..signals import prepared_texts_wanted
from .events import OtherEventsInline, StandardEventsInline

CONFIRM_IT = _("Texts are prepared for this launch: please confirm the outcome on the page of the launch day.")
TWICE = _("%(person)s already stands in another row.")
ONE_WAY_BACK = _("Either back on this ship or on another, not both.")


class PersonUpForm(forms.ModelForm):
    comes_back = forms.BooleanField(
        label=_("comes back on it"),
        required=False,
        initial=True,
        help_text=_("Nearly everybody does. Days in space end with the landing of this ship."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "down" not in self.fields:  # whoever may not change facts reads who is aboard
            del self.fields["comes_back"]
            return
        self.fields["down"].label = _("or on another ship")
        if self.instance.pk:
            self.initial["comes_back"] = self.instance.down_id == self.instance.up_id
            if self.initial["comes_back"]:
                self.initial["down"] = None

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean() or {}
        flight = cleaned.get("up")
        if cleaned.get("comes_back") and flight is not None:
            if cleaned.get("down") not in (None, flight):
                self.add_error("down", ONE_WAY_BACK)
            cleaned["down"] = flight
        return cleaned

    def add_error(self, field: str | None, error: Any) -> None:
        """In these rows the flight is not a field that can be seen: what is said of it stands beside the person."""
        if field is None and "up" in getattr(error, "error_dict", {}):
            errors = dict(error.error_dict)
            errors["person"] = [*errors.get("person", []), *errors.pop("up")]
            error = ValidationError(errors)
        super().add_error(field, error)


class PeopleUpFormSet(BaseInlineFormSet):
    def validate_unique(self) -> None:
        """In `clean`, by name; Django's sentence says only that something is doubled."""

    def clean(self) -> None:
        super().clean()
        seen = set()
        for form in self.forms:
            person = form.cleaned_data.get("person") if form.is_valid() else None
            if person is None or form.cleaned_data.get("DELETE"):
                continue
            if person in seen:
                form.add_error("person", ValidationError(TWICE, params={"person": person}))
            seen.add(person)


class PeopleUpInline(RecordInline):
    model = Spaceflight
    fk_name = "up"
    form = PersonUpForm
    formset = PeopleUpFormSet
    fields = ("person", "comes_back", "down")
    autocomplete_fields = ("person", "down")
    verbose_name = _("person aboard")
    verbose_name_plural = _("people who go up on it")

    def get_fields(self, request: HttpRequest, obj: Flight | None = None) -> tuple[str, ...]:
        """The tick belongs to the form: read, a row says on which ship a person came down."""
        return self.fields if roles.may_edit_facts(request.user) else ("person", "down")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Spaceflight]:
        related = ("person", "up", "down")
        return light(super().get_queryset(request).select_related(*related), related)


class FlightForm(RecordForm):
    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean() or {}
        planned = Flight.Outcome.PLANNED
        decides = self.instance.pk and "outcome" in self.changed_data and self.initial.get("outcome") == planned
        if decides and any(texts for _receiver, texts in prepared_texts_wanted.send(Flight, flight=self.instance)):
            self.add_error("outcome", CONFIRM_IT)
        return cleaned


@admin.register(Flight)
class FlightAdmin(BilingualAdmin):
    form = FlightForm
    editor_height = LOW
    common_fields = (
        ("spacecraft", "launch_vehicle", "launch_site"),
        ("launch_at", "launch_precision"),
        "launch_history",
        ("docking_at", "port"),
        "undocking_at",
        "landing_at",
        "outcome",
        "slug",
    )
    readonly_fields = ("launch_history",)
    prepopulated_fields: ClassVar[dict[str, Any]] = {"slug": ("name_en",)}
    help_texts: ClassVar[dict[str, Any]] = {
        "spacecraft": _("The series; this one ship is named below, in both languages."),
        "port": _("Where it docks first; a relocation is an event of its own."),
        "launch_precision": _("How exactly it is known: less than a day is not shown in calendars."),
        "docking_at": _("In the future: the plan. The chronicle shows it when it has come."),
        "undocking_at": _("In the future: the plan. Needs a docking."),
        "outcome": _("Stays “planned” until the launch."),
        "summary": _("A paragraph or two; times and crew write themselves."),
    }
    list_display = ("name_text", "launched", "docked", "landed", "outcome", "ship", "on_site")
    list_filter = ("outcome", "spacecraft", MissingFilter)
    list_select_related = ("spacecraft",)
    search_fields = ("name_ru", "name_en", "slug")
    search_help_text = _("By name, in either alphabet")

    def get_inlines(self, request: HttpRequest, obj: Flight | None) -> list[Any]:
        """The chronicle's lines belong to a flight that exists: its own are made when it is saved."""
        return [PeopleUpInline] if obj is None else [PeopleUpInline, StandardEventsInline, OtherEventsInline]

    @admin.display(description=_("name"))
    def name_text(self, flight: Flight) -> str:
        return in_either_language(flight, "name")

    @admin.display(description=_("changes of the launch time"))
    def launch_history(self, flight: Flight) -> SafeString | str:
        changes = flight.changes.all() if flight.pk else []
        lines = ((short_date(change.changed_at), msk(change.changed_at), change.in_words) for change in changes)
        return (
            format_html_join(SafeString("<br>"), "{} {}: {}", lines) or "—"
        )  # a form prints what a list would replace

    @admin.display(description=_("launch, Moscow time"), ordering="launch_at")
    def launched(self, flight: Flight) -> SafeString:
        """No more exactly than it is known."""
        launch = launch_instant(flight, clock.now())
        return format_html("{} <b>{}</b>", launch.short, msk(launch.at) if launch.has_time else "")

    @admin.display(description=_("docking"), ordering="docking_at", empty_value="—")
    def docked(self, flight: Flight) -> str | None:
        return short_date(flight.docking_at) or None

    @admin.display(description=_("landing"), ordering="landing_at", empty_value="—")
    def landed(self, flight: Flight) -> str | None:
        return short_date(flight.landing_at) or None

    @admin.display(description=_("spacecraft series"), ordering="spacecraft")
    def ship(self, flight: Flight) -> str:
        return in_either_language(flight.spacecraft, "name")

    @admin.display(description=_("on the site"))
    def on_site(self, flight: Flight) -> SafeString | None:
        return page_links(flight)
