"""A row of the desk: a translation's state with everything that is said of it and done with it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cached_property
from typing import Any

from django.contrib import admin
from django.contrib.contenttypes.models import ContentType
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from editorial.content import people, roles, waiting
from editorial.content.lookup import change_url, label
from editorial.content.models import Need, Publishable, Record, Status, Translation
from editorial.content.translations_rebuild import tracked_models
from editorial.core import clock, languages

APPROVE = {languages.RUSSIAN: _("Approve Russian"), languages.ENGLISH: _("Approve English")}
BOTH = "both"


@dataclass
class DeskContext:
    """What all rows of a page share."""

    user: roles.AnyUser
    now: datetime
    models: dict[int, type[Record]]  # by content type
    group_names: dict[str, dict[str, str]]  # by the group's key, by the model's label
    people: people.People
    notes: dict[tuple[int, int], str] = field(default_factory=dict)  # by content type and id

    def load_notes(self, found: Iterable[Translation]) -> None:
        """One query for each kind that has something to say of its records."""
        keys: dict[int, list[int]] = defaultdict(list)
        for row in found:
            keys[row.content_type_id].append(row.object_id)
        for kind, ids in keys.items():
            if kind in self.models:
                self.notes |= {(kind, pk): note for pk, note in self.models[kind].desk_notes(ids).items()}

    @cached_property
    def may_approve(self) -> bool:
        return roles.may_approve(self.user)

    @cached_property
    def may_edit_facts(self) -> bool:
        return roles.may_edit_facts(self.user)

    @cached_property
    def may_edit(self) -> dict[str, bool]:
        return {language: roles.may_edit(self.user, language) for language in languages.LANGUAGES}


def desk_context(user: roles.AnyUser) -> DeskContext:
    """The people are added when it is known who is mentioned."""
    kinds = ContentType.objects.get_for_models(*tracked_models())
    models = {kinds[model].pk: model for model in sorted(tracked_models(), key=_is_of_every_day)}
    group_names = {label(model): dict(_groups_of(model)) for model in models.values() if model.group_field}
    return DeskContext(user, clock.now(), models, group_names, people.People())


def _is_of_every_day(model: type[Record]) -> int:
    """What goes out stands before what stays: articles with their sections, projects, then the rest."""
    return 0 if model.group_field else 1 if issubclass(model, Publishable) else 2


def _groups_of(model: type[Record]) -> Iterator[tuple[str, str]]:
    group: Any = model._meta.get_field(model.group_field).related_model
    return ((str(found.pk), str(found)) for found in group._base_manager.order_by(*group._meta.ordering))


class Row:
    def __init__(self, row: Translation, context: DeskContext) -> None:
        self.row, self.context = row, context
        self.model = context.models[row.content_type_id]
        self.label = label(self.model)
        self.args = [self.label, row.object_id]

    @cached_property
    def kind(self) -> str:
        group = self.context.group_names.get(self.label, {}).get(self.row.shelf, "")
        kind = capfirst(str(self.model._meta.verbose_name))
        return f"{kind} · {group}" if group else kind

    @cached_property
    def fields(self) -> str:
        """Names of what is out of date or, where nothing is, of what is missing."""
        names = self.row.stale_fields or self.row.missing_fields
        columns: list[Any] = [self.model._meta.get_field(name) for name in names]
        return ", ".join(str(column.verbose_name) for column in columns)

    @cached_property
    def sentences(self) -> list[str]:
        note = self.context.notes.get((self.row.content_type_id, self.row.object_id))
        return ([note] if note else []) + waiting.waiting(self.row, self.context.people, self.fields)

    # The publication time

    @property
    def is_to_come(self) -> bool:
        return self.row.due_at is not None and self.row.due_at > self.context.now

    @property
    def is_late(self) -> bool:
        """Its moment has passed and no reader sees it."""
        return self.row.due_at is not None and not self.is_to_come and not self.row.ready

    @property
    def day(self) -> str:
        """today, tomorrow, this year or another."""
        day, today = clock.day_of(self.row.due_at), clock.day_of(self.context.now)  # type: ignore[arg-type]
        if day - today in (timedelta(0), timedelta(1)):
            return "today" if day == today else "tomorrow"
        return "this year" if day.year == today.year else "another"

    # Translating

    @cached_property
    def translate_url(self) -> str:
        return reverse("admin:translate", args=self.args)

    @cached_property
    def change_url(self) -> str:
        if not admin.site.is_registered(self.model):
            return self.translate_url
        return change_url(self.model, self.row.object_id)

    @property
    def need(self) -> str:
        return str(Need(self.row.need).label)

    @property
    def may_work(self) -> bool:
        return self.context.may_edit[self.row.language] and self.row.need != Need.IN_STEP

    @property
    def is_mine(self) -> bool:
        return self.row.translator_id == self.context.user.pk

    @property
    def is_taken(self) -> bool:
        """By somebody else who is still here."""
        return not self.is_mine and self.context.people.is_here(self.row.translator_id)

    @property
    def was_left(self) -> bool:
        return self.row.claimed_at is not None and not self.is_mine and not self.is_taken

    @property
    def claimant(self) -> str:
        return self.context.people.name(self.row.translator_id)

    @property
    def may_hand_over(self) -> bool:
        """The press office hands out anybody's; a translator what nobody else has."""
        return self.context.may_edit_facts or not self.is_taken

    @property
    def colleagues(self) -> list[tuple[int, str]]:
        here = self.context.people.colleagues[self.row.language]
        return [(pk, name) for pk, name in here if pk not in (self.row.translator_id, self.context.user.pk)]

    # Approving

    @property
    def approvals(self) -> list[tuple[str, Promise]]:
        """Buttons: (what is sent, what stands on them)."""
        waits = [name for name in languages.LANGUAGES if waiting.status_in(self.row, name) == Status.REVIEW]
        buttons: list[tuple[str, Promise]] = [(name, APPROVE[name]) for name in waits]
        return [(BOTH, _("Approve both")), *buttons] if len(waits) == len(languages.LANGUAGES) else buttons

    @property
    def changed_languages(self) -> list[str]:
        return [str(languages.IN_LANGUAGE[name]) for name in self.row.unapproved_changes]

    @property
    def version(self) -> str:
        """What this page shows of the text: an approval of anything newer is refused."""
        return self.row.changed_at.isoformat()


def rows(found: Iterable[Translation], context: DeskContext) -> list[Row]:
    """Without those of a kind that is no longer followed."""
    return [Row(row, context) for row in found if row.content_type_id in context.models]
