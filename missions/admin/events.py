"""Lines of the chronicle, inside their flight and by themselves."""

from typing import TYPE_CHECKING, Any, ClassVar

from django.contrib import admin
from django.db.models import Field, Model, QuerySet
from django.forms import ModelForm, TypedChoiceField
from django.forms.models import BaseInlineFormSet
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from editorial.admin import BilingualAdmin, BilingualInline
from editorial.admin.lists import light
from editorial.core import languages
from editorial.core.date_formats import msk, short_date

from ..chronicle import event_line
from ..models import FlightEvent

STANDARD = tuple(FlightEvent.FROM_FLIGHT)
OTHER_KINDS = [choice for choice in FlightEvent.Kind.choices if choice[0] not in STANDARD]
RELATED = ("flight", "flight__spacecraft", "flight__launch_vehicle", "flight__port", "port")
KIND_HELP = _("A launch, docking, undocking or landing is typed in its flight and writes its line by itself.")


if TYPE_CHECKING:
    from django.contrib.admin.options import BaseModelAdmin

    Base = BaseModelAdmin[FlightEvent]
else:
    Base = object


def moment_text(event: FlightEvent) -> SafeString:
    return format_html("{} <b>{}</b>", short_date(event.at), msk(event.at))


class Lines(Base):
    """What the admins of events share: how a line and its moment are shown, which kinds can be chosen."""

    def formfield_for_choice_field(
        self, db_field: "Field[Any, Any]", request: HttpRequest, **kwargs: Any
    ) -> TypedChoiceField | None:
        if db_field.name == "kind":
            kwargs["choices"] = [("", "—"), *OTHER_KINDS]
        return super().formfield_for_choice_field(db_field, request, **kwargs)

    @admin.display(description=_("line"))
    def line(self, event: FlightEvent) -> str:
        return event_line(event)

    @admin.display(description=_("moment, Moscow time"), ordering="at")
    def moment(self, event: FlightEvent) -> SafeString:
        return moment_text(event)


class WordingFormSet(BaseInlineFormSet):
    def save_existing(self, form: "ModelForm[FlightEvent]", obj: FlightEvent, commit: bool = True) -> FlightEvent:
        """Only the wording. Saving the flight has just moved or removed its events: what was read is old by now."""
        event = FlightEvent._base_manager.filter(pk=form.instance.pk).first()
        if event is None:
            return form.instance
        for name in languages.columns("text"):
            setattr(event, name, getattr(form.instance, name))
        event.save()  # as any save: the other language's state and the history follow
        return event


class StandardEventsInline(Lines, BilingualInline):
    """Those that follow the flight's moments: only their wording can be changed."""

    model = FlightEvent
    formset = WordingFormSet
    fields = ("line", "moment", "text_ru", "text_en")
    readonly_fields = ("line", "moment")
    can_delete = False
    verbose_name_plural = _("chronicle: lines that write themselves from the moments above")

    def get_queryset(self, request: HttpRequest) -> QuerySet[FlightEvent]:
        events = super().get_queryset(request).filter(kind__in=STANDARD).order_by("at")
        return light(events.select_related(*RELATED), RELATED)

    def has_add_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False


class OtherEventsInline(Lines, BilingualInline):
    model = FlightEvent
    fields = ("kind", "at", "launch_offset", "port", "duration", "people", "text_ru", "text_en")
    autocomplete_fields = ("people",)
    verbose_name = _("event")
    verbose_name_plural = _("chronicle: other events of this flight")
    help_texts: ClassVar[dict[str, Any]] = {"kind": KIND_HELP, "port": _("Where it has moved to, if it has.")}

    def get_queryset(self, request: HttpRequest) -> QuerySet[FlightEvent]:
        events = super().get_queryset(request).exclude(kind__in=STANDARD).order_by("at")
        return light(events.select_related(*RELATED), RELATED)


@admin.register(FlightEvent)
class FlightEventAdmin(Lines, BilingualAdmin):
    common_fields = ("flight", "kind", ("at", "launch_offset"), "port", "duration", "people")
    autocomplete_fields = ("flight", "people")
    help_texts: ClassVar[dict[str, Any]] = {
        "flight": _("Empty for a spacewalk from the station."),
        "kind": KIND_HELP,
        "port": _("Where the ship has moved to, if it has."),
    }
    list_display = ("line", "kind", "moment")
    list_filter = ("kind",)
    list_select_related = RELATED
    search_fields = ("text_ru", "text_en", "flight__name_ru", "flight__name_en")
    search_help_text = _("By wording or by the flight's name, in either language")
    date_hierarchy = "at"

    def get_readonly_fields(self, request: HttpRequest, obj: Model | None = None) -> list[Any]:
        own = ("flight", "kind", "at") if isinstance(obj, FlightEvent) and obj.follows_flight else ()
        leaves = ("port",) if isinstance(obj, FlightEvent) and obj.kind == FlightEvent.Kind.UNDOCKING else ()
        return [*super().get_readonly_fields(request, obj), *own, *leaves]

    def has_delete_permission(self, request: HttpRequest, obj: FlightEvent | None = None) -> bool:
        """A line that follows its flight goes with the flight's moment, not by itself (it would come back)."""
        match = request.resolver_match
        here = match is not None and (match.url_name or "").startswith("missions_flightevent")
        if here and obj is not None and obj.follows_flight:
            return False
        return super().has_delete_permission(request, obj)
