import re
from typing import Any, ClassVar

from django.contrib import admin
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from editorial.admin import BilingualAdmin, BilingualInline, RecordInline, page_links
from editorial.admin.lists import light
from editorial.core.date_formats import short_date
from editorial.core.editor import LOW

from ..models import CrewMembership, Expedition, ExpeditionTask
from .crew import CrewForm, CrewFormSet

ABBREVIATION = re.compile(r"^\s*(МКС|ISS)\s*[-–—]?\s*", re.IGNORECASE)


class CrewInline(RecordInline):
    model = CrewMembership
    form = CrewForm
    formset = CrewFormSet
    fields = ("person", "role", "from_date", "to_date", "order")
    autocomplete_fields = ("person",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[CrewMembership]:
        return light(super().get_queryset(request).select_related("person"), ["person"])


class TaskInline(BilingualInline):
    model = ExpeditionTask
    fields: ClassVar[tuple[str, ...]] = ("text_ru", "text_en", "state", "order")
    help_texts: ClassVar[dict[str, Any]] = {"text": _("One line, as the panel shows it.")}


@admin.register(Expedition)
class ExpeditionAdmin(BilingualAdmin):
    editor_height = LOW
    common_fields = ("number", "starts_at", "ends_at", "patch")
    inlines = (CrewInline, TaskInline)
    autocomplete_fields = ("patch",)
    help_texts: ClassVar[dict[str, Any]] = {
        "number": _("58 for ISS-58. Its address follows the number."),
        "patch": _("The emblem. Search by the photo's caption, or add a new one with +."),
    }
    list_display = ("__str__", "started", "ended", "crew_size", "tasks_done", "on_site")
    search_fields = ("number",)
    search_help_text = _("By number")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Expedition]:
        people = Count("memberships__person", distinct=True)
        tasks = Count("tasks", distinct=True)
        done = Count("tasks", distinct=True, filter=Q(tasks__state=ExpeditionTask.State.DONE))
        return super().get_queryset(request).annotate(people=people, task_count=tasks, done_count=done)

    def get_search_results(self, request: HttpRequest, queryset: Any, search_term: str) -> Any:
        return super().get_search_results(request, queryset, ABBREVIATION.sub("", search_term))

    @admin.display(description=_("start"), ordering="starts_at")
    def started(self, expedition: Expedition) -> str:
        return short_date(expedition.starts_at)

    @admin.display(description=_("end"), ordering="ends_at", empty_value="—")
    def ended(self, expedition: Expedition) -> str | None:
        return short_date(expedition.ends_at) or None

    @admin.display(description=_("crew"), ordering="people")
    def crew_size(self, expedition: Any) -> int:
        return expedition.people

    @admin.display(description=_("tasks done"))
    def tasks_done(self, expedition: Any) -> str:
        return f"{expedition.done_count} / {expedition.task_count}"

    @admin.display(description=_("on the site"))
    def on_site(self, expedition: Expedition) -> SafeString | None:
        return page_links(expedition)
