"""Facts compared with this site: what would be made, changed and kept. Nothing is written here.

The rule for every column of a record that stands: what is empty is filled; what this source wrote and now says
otherwise is changed; what differs from the source's last word was written by a person, and stays.
"""

from collections.abc import Iterator

from django.db.models import Field
from django.utils.translation import gettext as _

from editorial.content.models import Record

from ..models import Flight, FlightEvent, ImportedRecord
from .changes import Change, Plan, Step
from .consistency import Consistency
from .existing_records import ExistingRecords, as_json
from .facts import (
    CREW_MEMBERSHIP,
    FLIGHT,
    HERE,
    KINDS,
    PEOPLE,
    SPACEFLIGHT,
    Fact,
    FactCollection,
    Key,
    Kind,
    Reference,
    Values,
)
from .json_object import Rejected
from .matching import Matching
from .names import folded
from .report import Problem
from .trips import TripPairing, days_in_crew

UNSAID = object()
NAMES = {"given_name_en", "family_name_en"}
LAUNCH_LIBRARY = ImportedRecord.LAUNCH_LIBRARY


class Planner:
    def __init__(self, facts: FactCollection, source: str) -> None:
        self.facts, self.existing = facts, ExistingRecords(source)
        self.matching = Matching(self.existing)
        self.state = Consistency(self.existing)
        self.problems = facts.problems
        self.changes: list[Change] = []
        self.references: dict[Key, Reference] = {}  # where a fact stands
        self.claimed: dict[tuple[Kind, int], Key] = {}  # records here, by the fact that is about them

    def plan(self) -> Plan:
        for kind in KINDS:
            facts = list(self.facts.of(kind))
            if kind is SPACEFLIGHT:
                pairing = TripPairing(self.existing, self.state, self._resolve)
                facts = pairing.pair(facts)
                self.problems += pairing.problems
            for fact in facts:
                try:
                    self._add(fact)
                except Rejected as why:
                    self._report(fact, why.key, why.why, whole=True)
        return Plan(self.existing, self._wanted(), self.problems)

    def _wanted(self) -> list[Change]:
        """Names of ships, vehicles, sites, ports come into this site with what bears them."""
        needed = self.facts.primary.union(*(change.needs() for change in self.changes))
        return [
            change
            for change in self.changes
            if change.pk is not None or not change.kind.on_demand or change.key in needed
        ]

    def _report(self, fact: Fact, key: str, why: str, *, whole: bool = False) -> None:
        record = f"{fact.key} “{fact.label}”" if fact.label else str(fact.key)
        self.problems.append(Problem(record, key, why, whole))

    def _add(self, fact: Fact) -> None:
        values = self._resolved(fact)
        series = self.matching.series_of(fact.get("name_en") or "") if fact.kind is FLIGHT else None
        if series is not None and fact.key.source == LAUNCH_LIBRARY:
            values["spacecraft"] = series  # ours is finer than the source's: Soyuz MS, where that says Soyuz
        pk, last = self._identify(fact, values)
        values = self._fitting(fact, values)
        if pk is None:
            change = self._creation(fact, values)
        else:
            change = self._update(fact, values, self.existing.by_pk(fact.kind.model)[pk], last)
        self.references[fact.key] = change.reference
        self.state.note(change)
        self.changes.append(change)

    def _resolve(self, key: Key) -> Reference | None:
        """Where a source's key leads: a record here, one of this import, or nowhere."""
        if key.source == HERE:
            return int(key.id)
        key = self.facts.canonical(key)
        if key in self.references:
            return self.references[key]
        link = self.existing.linked(key)
        return link.object_id if link else None

    def _resolved(self, fact: Fact) -> Values:
        values = fact.ordered_values
        if PEOPLE in values:
            people = {person for key in values[PEOPLE] if (person := self._resolve(key)) is not None}
            values[PEOPLE] = tuple(sorted(people, key=str))
        for column, key in list(values.items()):
            if not isinstance(key, Key):
                continue
            if (reference := self._resolve(key)) is not None:
                values[column] = reference
            elif column in fact.kind.required:
                raise Rejected(column, _("It stands on %(key)s, which is not here.") % {"key": key})
            else:
                del values[column]
                self._report(fact, column, _("%(key)s is not here: left out.") % {"key": key})
        return values

    def _identify(self, fact: Fact, values: Values) -> tuple[int | None, Values]:
        """The record here and the source's last word on it. Raises Rejected for one that a person deleted."""
        known = [key for key in (fact.key, *fact.also) if key in self.existing.links]
        for key in known:
            if link := self.existing.linked(key):
                self.claimed[fact.kind, link.object_id] = fact.key
                return link.object_id, self.existing.links[known[0]].values
        if known:
            raise Rejected("", _("A person here has deleted it: it is not made again."))
        pk = self.matching.find(fact, values)
        owner = self.claimed.setdefault((fact.kind, pk), fact.key) if pk is not None else fact.key
        if owner != fact.key and not fact.kind.on_demand:
            raise Rejected("id", _("%(key)s is the same record here.") % {"key": owner})
        return pk, {}

    def _creation(self, fact: Fact, values: Values) -> Change:
        kind = fact.kind
        for column in kind.required:
            if values.get(column) in (None, ""):
                raise Rejected(column, _("This is missing, and this site has no such record."))
        for column, why in self.state.drop_from_new(kind, values):
            self._report(fact, column, why)
        initial = {column: values[column] for column in kind.initial if column in values}
        if kind is CREW_MEMBERSHIP:
            if fact.key.source == LAUNCH_LIBRARY:
                initial |= days_in_crew(values, self.state)
            self.state.add_command(values | initial)
        if kind.model in self.existing.slugs and not values.get("slug"):
            initial["slug"] = self.existing.free_slug(kind, values)
        people = values.pop(PEOPLE, ())
        values = {column: value for column, value in values.items() if column not in kind.initial}
        steps = [Step(column, None, value) for column, value in values.items()]
        steps += [Step(PEOPLE, None, people)] if people else []
        return Change(kind, fact.key, fact.label, None, values, (fact.key, *fact.also), steps, initial)

    def _update(self, fact: Fact, values: Values, record: Record, last: Values) -> Change:
        values = {column: value for column, value in values.items() if column not in fact.kind.initial}
        steps = list(self._people(record, values.pop(PEOPLE, ())))
        compared = (compare(record, column, value, last.get(column, UNSAID)) for column, value in values.items())
        steps += [step for step in compared if step is not None]
        change = Change(fact.kind, fact.key, fact.label, record.pk, values, (fact.key, *fact.also), steps)
        for column, why in self.state.drop_from_change(change, record):
            self._report(fact, column, why)
        return change

    def _people(self, event: Record, people: tuple[Reference, ...]) -> Iterator[Step]:
        """Who went out: said where this site does not know it; another opinion stays beside this site's own."""
        known = self.existing.people_outside.get(event.pk, set()) if isinstance(event, FlightEvent) else set()
        if people and known != set(people):
            yield Step(PEOPLE, tuple(sorted(known)) or None, people, kept=bool(known))

    def _fitting(self, fact: Fact, values: Values) -> Values:
        """Without what is too long for its column."""
        fitting = {}
        for column, value in values.items():
            longest = getattr(fact.kind.model._meta.get_field(column), "max_length", None)
            if isinstance(value, str) and longest and len(value) > longest:
                self._report(fact, column, _("Longer than %(number)d characters: left out.") % {"number": longest})
            else:
                fitting[column] = value
        return fitting


def compare(record: Record, column: str, value: object, last: object) -> Step | None:
    """None where both say the same. `last`: the source's last word, as JSON."""
    column_field = record._meta.get_field(column)
    old = getattr(record, column_field.attname) if isinstance(column_field, Field) else None
    old = None if old == "" else old
    if _is_same(column, old, value):
        return None
    is_empty = old is None or (column == "outcome" and old == Flight.Outcome.PLANNED)
    if last is UNSAID:
        return Step(column, old, value, kept=not is_empty)
    was = None if last == "" else last
    is_sources_own = as_json(old) == was or (is_empty and was in (None, Flight.Outcome.PLANNED))
    return Step(column, old, value, kept=not is_sources_own)


def _is_same(column: str, old: object, new: object) -> bool:
    """Another Latin spelling of a name is the same name, and this site's spelling stands."""
    if old == new:
        return True
    return column in NAMES and isinstance(old, str) and isinstance(new, str) and folded(old) == folded(new)
