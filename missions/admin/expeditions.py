"""Expeditions with their crews and tasks."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from typing import TYPE_CHECKING, Any, ClassVar, Protocol

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import Count, Q, QuerySet
from django.forms.models import BaseInlineFormSet
from django.http import HttpRequest
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from editorial.admin import BilingualAdmin, BilingualInline, RecordInline, page_links
from editorial.admin.lists import light
from editorial.core.date_formats import long_date, short_date
from editorial.core.editor import LOW

from ..models import CrewMembership, Expedition, ExpeditionTask, Person

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

ABBREVIATION = re.compile(r"^\s*(МКС|ISS)\s*[-–—]?\s*", re.IGNORECASE)


Role = CrewMembership.Role

TWO_COMMANDERS = _(
    "%(first)s and %(second)s cannot both be commander from %(day)s. Give the first one a last day, or change a role."
)
TWO_COMMANDERS_AT_START = _(
    "%(first)s and %(second)s cannot both be commander from the start of the expedition. "
    "Give the first one a last day, or change a role."
)
TWICE = _("%(first)s stands in the crew twice from %(day)s. Give the first row a last day, or remove one.")
TWICE_AT_START = _(
    "%(first)s stands in the crew twice from the start of the expedition. Give the first row a last day, or remove one."
)


@dataclass(frozen=True)
class Stint:
    """A row of the crew in days: half-open, as long as the calendar where a day is empty."""

    person: Person
    role: str
    first: date
    last: date
    form: "forms.ModelForm[Any] | None"  # None for a row that somebody else has just saved

    def overlaps(self, other: "Stint") -> bool:
        return self.first < other.last and other.first < self.last


def stint(row: CrewMembership, form: "forms.ModelForm[Any] | None" = None) -> Stint:
    return Stint(row.person, row.role, row.from_date or date.min, row.to_date or date.max, form)


class CrewForm(forms.ModelForm):
    def validate_constraints(self) -> None:
        """Left to the formset: compared with what is stored, a handover inside one form looks like two commanders."""


class CrewFormSet(BaseInlineFormSet):
    def clean(self) -> None:
        super().clean()
        for one, other in combinations(self._stints(), 2):
            earlier, later = sorted((one, other), key=lambda found: found.first)
            if not earlier.overlaps(later):
                continue
            if earlier.person == later.person:
                self._refuse(earlier, later, "person", TWICE, TWICE_AT_START)
            elif earlier.role == later.role == Role.COMMANDER:
                self._refuse(earlier, later, "role", TWO_COMMANDERS, TWO_COMMANDERS_AT_START)

    def _stints(self) -> list[Stint]:
        return [*self._submitted(), *self._stored_by_others()]

    def _submitted(self) -> Iterator[Stint]:
        for form in self.forms:
            filled = form.is_valid() and form.cleaned_data.get("person")
            if filled and not form.cleaned_data.get("DELETE"):
                yield stint(form.instance, form)

    def _stored_by_others(self) -> list[Stint]:
        if self.instance.pk is None:
            return []
        here = [form.instance.pk for form in self.initial_forms]
        rows = CrewMembership.objects.filter(expedition=self.instance).exclude(pk__in=here)
        return [stint(row) for row in rows.select_related("person")]

    def _refuse(
        self, earlier: Stint, later: Stint, field: str, message: "_StrPromise", message_at_start: "_StrPromise"
    ) -> None:
        form = later.form or earlier.form
        if form is None:
            return
        params = {"first": earlier.person, "second": later.person, "day": long_date(later.first)}
        at_start = later.first == date.min
        form.add_error(field, ValidationError(message_at_start if at_start else message, params=params))

    def save_existing_objects(self, commit: bool = True) -> list[Any]:
        # The database looks after each saved row. For a moment nobody of the changed rows commands, so that command
        # can be handed over in one form whatever the order of its rows.
        changed = [form.instance.pk for form in self.initial_forms if form.has_changed()]
        if commit and changed:
            CrewMembership.objects.filter(pk__in=changed).update(role=Role.FLIGHT_ENGINEER)
        return super().save_existing_objects(commit=commit)


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


class CountedExpedition(Protocol):
    """As the list's queryset has annotated it."""

    people: int
    task_count: int
    done_count: int


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

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Expedition], search_term: str
    ) -> tuple[QuerySet[Expedition], bool]:
        return super().get_search_results(request, queryset, ABBREVIATION.sub("", search_term))

    @admin.display(description=_("start"), ordering="starts_at")
    def started(self, expedition: Expedition) -> str:
        return short_date(expedition.starts_at)

    @admin.display(description=_("end"), ordering="ends_at", empty_value="—")
    def ended(self, expedition: Expedition) -> str | None:
        return short_date(expedition.ends_at) or None

    @admin.display(description=_("crew"), ordering="people")
    def crew_size(self, expedition: CountedExpedition) -> int:
        return expedition.people

    @admin.display(description=_("tasks done"))
    def tasks_done(self, expedition: CountedExpedition) -> str:
        return f"{expedition.done_count} / {expedition.task_count}"

    @admin.display(description=_("on the site"))
    def on_site(self, expedition: Expedition) -> SafeString | None:
        return page_links(expedition)
