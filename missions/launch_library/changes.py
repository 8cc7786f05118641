"""What an import would do to one record, and the whole of it."""

import hashlib
import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from django.db.models import Field, ForeignKey
from django.utils.text import capfirst
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from editorial.content.columns import column_label
from editorial.core.cleaning import plain

from ..models import Person
from .existing_records import ExistingRecords, as_json
from .facts import Key, Kind, Reference, Values
from .report import CREATED, UNCHANGED, UPDATED, Difference, Line, Problem, Report

LONGEST_SHOWN = 160  # characters of a value


@dataclass(slots=True)
class Step:
    """One column: the value here, the source's, and whether this site's own is kept."""

    column: str
    old: object
    new: object
    kept: bool = False


@dataclass(slots=True)
class Change:
    """Of one record. A value that is a `Key` is a record that this import makes.

    `values` is everything that the source says of it; `keys`: its names there.
    """

    kind: Kind
    key: Key
    label: str
    pk: int | None
    values: Values
    keys: tuple[Key, ...]
    steps: list[Step] = field(default_factory=list)
    initial: Values = field(default_factory=dict)  # written once, when the record is made

    @property
    def reference(self) -> Reference:
        return self.pk if self.pk is not None else self.key

    @property
    def state(self) -> str:
        if self.pk is None:
            return CREATED
        return UPDATED if any(not step.kept for step in self.steps) else UNCHANGED

    @property
    def writes(self) -> Values:
        return {step.column: step.new for step in self.steps if not step.kept}

    def drop(self, *columns: str) -> None:
        self.steps = [step for step in self.steps if step.column not in columns]
        for column in columns:
            self.values.pop(column, None)

    def needs(self) -> Iterator[Key]:
        """Records that this one stands on, and this import makes."""
        for value in (*self.writes.values(), *self.initial.values()):
            members = value if isinstance(value, tuple) and not isinstance(value, Key) else (value,)
            yield from (each for each in members if isinstance(each, Key))

    def box(self, step: Step | None = None) -> str:
        """How a form names this line of the difference."""
        return f"{self.key.kind}|{self.key.id}|{step.column if step else ''}"

    def accepted(self, boxes: Collection[str]) -> "Change | None":
        """Without the steps that were not ticked. A kept one that was is written after all."""
        if self.pk is None:
            return self if self.box() in boxes else None
        steps = [replace(step, kept=False) for step in self.steps if self.box(step) in boxes]
        declined = {step.column for step in self.steps if self.box(step) not in boxes}
        values = {column: value for column, value in self.values.items() if column not in declined}
        return replace(self, steps=steps, values=values) if steps else None

    def line(self, existing: ExistingRecords) -> Line:
        differences = tuple(
            Difference(
                str(capfirst(column_label(self.kind.model, step.column))),
                _shown(step.old, self.kind, step.column, existing),
                _shown(step.new, self.kind, step.column, existing),
                step.kept,
                self.box(step),
            )
            for step in self.steps
        )
        box = self.box() if self.pk is None else ""
        return Line(self.state, self.kind.name, str(self.key), self.label, differences, box)


@dataclass
class Plan:
    existing: ExistingRecords
    changes: list[Change] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    @property
    def digest(self) -> str:
        """Of everything that it would do and keep: another one means that this site or the file has changed."""
        changes = [
            [change.box(), change.state, [_digested(step) for step in change.steps]]
            for change in self.changes
            if change.steps
        ]
        return hashlib.sha256(json.dumps(changes).encode()).hexdigest()[:32]

    def accepted(self, boxes: Collection[str]) -> "Plan":
        """What of it was ticked, without what stands on a record that was not."""
        changes = [chosen for change in self.changes if (chosen := change.accepted(boxes))]
        created = {change.key for change in changes if change.pk is None}
        why = _("It stands on a record that was not accepted.")
        problems: list[Problem] = []
        while lacking := [change for change in changes if not created.issuperset(change.needs())]:
            problems += [Problem(str(change.key), "", why, whole=True) for change in lacking]
            changes = [change for change in changes if change not in lacking]
            created -= {change.key for change in lacking}
        return Plan(self.existing, changes, problems)

    def report(self) -> Report:
        return Report([change.line(self.existing) for change in self.changes], list(self.problems))


def _shown(value: object, kind: Kind, column: str, existing: ExistingRecords) -> str:
    """A value as a person reads it: a record by its name, a time in UTC, a choice by its word."""
    if value is None or value == "":
        return ""
    column_field = kind.model._meta.get_field(column)
    if isinstance(value, tuple):
        people = existing.by_pk(Person)
        members = (value,) if isinstance(value, Key) else value
        return ", ".join(str(people.get(each, each)) for each in members)
    if isinstance(column_field, ForeignKey) and isinstance(value, int):
        return str(existing.by_pk(column_field.related_model).get(value, value))
    if isinstance(value, datetime):
        return f"{localtime(value, timezone=UTC):%Y-%m-%d %H:%M:%S} UTC"
    if isinstance(column_field, Field) and column_field.choices:
        return str(dict(column_field.flatchoices).get(value, value))
    return plain(str(value))[:LONGEST_SHOWN]


def _digested(step: Step) -> list[object]:
    return [step.column, str(as_json(step.old)), str(as_json(step.new)), step.kept]
