"""What an import would do to one record, and the whole of it."""

import hashlib
import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any

from django.utils.text import capfirst
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from editorial.content.columns import column_label
from editorial.core.cleaning import plain

from .existing_records import ExistingRecords, as_json, model_of
from .facts import Key
from .report import CREATED, UNCHANGED, UPDATED, Difference, Line, Problem, Report

SHOWN = 160  # characters of a value that a report shows


@dataclass(slots=True)
class Step:
    """One column: the value here, the source's, and whether this site's own is kept."""

    column: str
    old: Any
    new: Any
    kept: bool = False


@dataclass(slots=True)
class Change:
    """Of one record. A value that is a `Key` is a record that this import makes.

    `told` is everything that the source says of it; `links`: its names there.
    """

    key: Key
    model: str
    label: str
    pk: int | None
    told: dict[str, Any]
    links: tuple[Key, ...]
    steps: list[Step] = field(default_factory=list)
    first: dict[str, Any] = field(default_factory=dict)  # said once, when the record is made

    @property
    def state(self) -> str:
        if self.pk is None:
            return CREATED
        return UPDATED if any(not step.kept for step in self.steps) else UNCHANGED

    @property
    def writes(self) -> dict[str, Any]:
        return {step.column: step.new for step in self.steps if not step.kept}

    def needs(self) -> Iterator[Key]:
        """Records that this one stands on, and this import makes."""
        for value in (*self.writes.values(), *self.first.values()):
            yield from (each for each in (value if isinstance(value, tuple) else ()) if isinstance(each, Key))
            if isinstance(value, Key):
                yield value

    def name(self, step: Step | None = None) -> str:
        """How a form names this line of the difference."""
        return f"{self.key.kind}|{self.key.id}|{step.column if step else ''}"


@dataclass
class Plan:
    existing: ExistingRecords
    changes: list[Change] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    @property
    def digest(self) -> str:
        """Of everything that it would do and keep: another one means that this site or the file has changed."""
        said = [
            [change.name(), change.state, [_told(step) for step in change.steps]]
            for change in self.changes
            if change.steps
        ]
        return hashlib.sha256(json.dumps(said).encode()).hexdigest()[:32]

    def only(self, names: Collection[str]) -> "Plan":
        """What of it was accepted, by the names of lines. A kept line that is accepted is written after all."""
        changes = [chosen for change in self.changes if (chosen := _chosen(change, names))]
        made = {change.key for change in changes if change.pk is None}
        problems: list[Problem] = []
        while lacking := [change for change in changes if not made.issuperset(change.needs())]:
            problems += [_lacking(change) for change in lacking]
            changes = [change for change in changes if change not in lacking]
            made -= {change.key for change in lacking}
        return Plan(self.existing, changes, problems)

    def report(self) -> Report:
        lines = [
            Line(change.state, change.model, str(change.key), change.label, tuple(differences(change, self.existing)))
            for change in self.changes
        ]
        return Report(lines, list(self.problems))


def _chosen(change: Change, names: Collection[str]) -> Change | None:
    if change.pk is None:
        return change if change.name() in names else None
    steps = [replace(step, kept=False) for step in change.steps if change.name(step) in names]
    declined = {step.column for step in change.steps if change.name(step) not in names}
    told = {name: value for name, value in change.told.items() if name not in declined}
    return replace(change, steps=steps, told=told) if steps else None


def _lacking(change: Change) -> Problem:
    return Problem(str(change.key), "", _("It stands on a record that was not accepted."), whole=True)


def differences(change: Change, existing: ExistingRecords) -> Iterator[Difference]:
    model = model_of(change.model)
    for step in change.steps:
        said = [shown(value, model, step.column, existing) for value in (step.old, step.new)]
        yield Difference(str(capfirst(column_label(model, step.column))), said[0], said[1], step.kept)


def shown(value: Any, model: Any, column: str, existing: ExistingRecords) -> str:
    """A value as a person reads it: a record by its name, a moment in UTC, a choice by its word."""
    if value is None or value == "":
        return ""
    found = model._meta.get_field(column)
    if isinstance(value, Key | tuple):
        names = (value,) if isinstance(value, Key) else value
        return ", ".join(str(existing.records["person"].get(each, each)) for each in names)
    if found.is_relation:
        return str(existing.records[found.related_model._meta.model_name].get(value, value))
    if isinstance(value, datetime):
        return f"{localtime(value, timezone=UTC):%Y-%m-%d %H:%M:%S} UTC"
    if found.choices:
        return str(dict(found.flatchoices).get(value, value))
    return plain(str(value))[:SHOWN]


def _told(step: Step) -> list[Any]:
    return [step.column, str(as_json(step.old)), str(as_json(step.new)), step.kept]
