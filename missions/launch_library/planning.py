"""Facts compared with this site: what would be made, changed and kept. Nothing is written here.

The rule for every column of a record that stands: what is empty is filled; what this source wrote and now says
otherwise is changed; what differs from the source's last word was written by a person, and stays.
"""

from collections.abc import Iterator
from typing import Any

from django.db.models import Field
from django.utils.translation import gettext as _

from ..models import ImportedRecord
from .changes import Change, Plan, Step
from .existing_records import ExistingRecords, as_json, model_of
from .facts import KINDS, OURS, CrewMembershipFact, Fact, FlightFact, Key, SpaceflightFact
from .gathering import Gathering
from .judging import Judge
from .matching import Matching
from .names import folded
from .presence import presence
from .report import Problem
from .slugs import Slugs
from .trips import paired
from .values import LeftOut

MISSING = object()
PEOPLE = "people"
NAMES = {"given_name_en", "family_name_en"}
ON_DEMAND = {"spacecraft", "launchvehicle", "launchsite", "port", "agency"}
LL2 = ImportedRecord.LAUNCH_LIBRARY


def plan(gathering: Gathering, source: str) -> Plan:
    return Planner(gathering, ExistingRecords(source)).planned()


class Planner:
    def __init__(self, gathering: Gathering, existing: ExistingRecords) -> None:
        self.gathering, self.existing = gathering, existing
        self.matching = Matching(existing)
        self.judge = Judge(existing)
        self.slugs = Slugs(existing)
        self.plan = Plan(existing, [], gathering.problems)
        self.places: dict[Key, int | Key] = {}  # where a fact stands: a record here, or one that will be made
        self.taken: dict[tuple[str, int], Key] = {}

    def planned(self) -> Plan:
        for kind in KINDS:
            facts = list(self.gathering.of(kind))
            if kind is SpaceflightFact:
                facts = paired(facts, self.judge, self._place, self.plan.problems)
            for fact in facts:
                self._try(fact)
        self.plan.changes = [change for change in self.plan.changes if self._is_wanted(change)]
        return self.plan

    def _try(self, fact: Fact) -> None:
        try:
            self._one(fact)
        except LeftOut as why:
            self._problem(fact, why.key, why.why, whole=True)

    def _problem(self, fact: Fact, key: str, why: str, *, whole: bool = False) -> None:
        record = f"{fact.key} “{fact.label}”" if fact.label else str(fact.key)
        self.plan.problems.append(Problem(record, key, why, whole))

    def _one(self, fact: Fact) -> None:
        values = self._resolved(fact)
        if isinstance(fact, FlightFact):
            self._series(fact, values)
        pk, last = self._standing(fact, values)
        if pk is None:
            change = self._made(fact, values)
        else:
            change = self._compared(fact, values, self.existing.records[fact.model][pk], last)
        self.places[fact.key] = change.pk if change.pk is not None else fact.key
        self.judge.note(change)
        self.plan.changes.append(change)

    def _place(self, key: Key) -> int | Key | None:
        """Where a source's name leads: a record here, one of this import, or nowhere."""
        if key.source == OURS:
            return int(key.id)
        key = self.gathering.canonical(key)
        if key in self.places:
            return self.places[key]
        link = self.existing.links.get(key)
        return link.object_id if link and link.object_id in self.existing.records.get(link.model, {}) else None

    def _resolved(self, fact: Fact) -> dict[str, Any]:
        values = fact.told()
        if "people" in values:
            places = {place for key in values["people"] if (place := self._place(key)) is not None}
            values["people"] = tuple(sorted(places, key=str))
        for name, value in list(values.items()):
            if not isinstance(value, Key):
                continue
            values[name] = self._place(value)
            if values[name] is None:
                del values[name]
                whole = name in fact.needed
                if whole:
                    raise LeftOut(name, _("It stands on %(key)s, which is not here.") % {"key": value})
                self._problem(fact, name, _("%(key)s is not here: left out.") % {"key": value})
        return values

    def _series(self, fact: FlightFact, values: dict[str, Any]) -> None:
        """This site's own series is finer than the source's: Soyuz MS, where that says Soyuz."""
        finer = self.matching.series_of(fact.name_en or "") if fact.key.source == LL2 else None
        if finer is not None:
            values["spacecraft"] = finer

    def _standing(self, fact: Fact, values: dict[str, Any]) -> tuple[int | None, dict[str, Any]]:
        """The record here and the source's last word on it. Raises LeftOut for one that a person deleted."""
        names = [key for key in (fact.key, *fact.also) if key in self.existing.links]
        for key in names:
            link = self.existing.links[key]
            if link.object_id in self.existing.records.get(link.model, {}):
                self.taken[fact.model, link.object_id] = fact.key
                return link.object_id, self.existing.links[names[0]].values
        if names:
            raise LeftOut("", _("A person here has deleted it: it is not made again."))
        pk = self.matching.find(fact, values)
        owner = self.taken.setdefault((fact.model, pk), fact.key) if pk is not None else fact.key
        if owner != fact.key and fact.model not in ON_DEMAND:
            raise LeftOut("id", _("%(key)s is the same record here.") % {"key": owner})
        return pk, {}

    def _made(self, fact: Fact, values: dict[str, Any]) -> Change:
        values = self._fitting(fact, values)
        for name in fact.needed:
            if values.get(name) in (None, ""):
                raise LeftOut(name, _("This is missing, and this site has no such record."))
        for name, why in self.judge.new(fact, values):
            self._problem(fact, name, why)
        first = {name: values[name] for name in fact.first if name in values}
        if isinstance(fact, CrewMembershipFact) and fact.key.source == LL2:
            first |= presence(values, self.judge)
        if isinstance(fact, CrewMembershipFact):
            self.judge.command(values | first)
        first |= self.slugs.free(fact, values)
        told = {name: value for name, value in values.items() if name not in fact.first and name != PEOPLE}
        steps = [Step(name, None, value) for name, value in told.items()]
        steps += [Step(PEOPLE, None, values[PEOPLE])] if values.get(PEOPLE) else []
        return Change(fact.key, fact.model, fact.label, None, told, (fact.key, *fact.also), steps, first)

    def _compared(self, fact: Fact, values: dict[str, Any], record: Any, last: dict[str, Any]) -> Change:
        values = {name: value for name, value in self._fitting(fact, values).items() if name not in fact.first}
        steps = list(self._people(record, values.pop(PEOPLE, ())))
        for name, value in values.items():
            step = compare(record, name, value, last.get(name, MISSING))
            if step is not None:
                steps.append(step)
        change = Change(fact.key, fact.model, fact.label, record.pk, values, (fact.key, *fact.also), steps)
        for name, why in self.judge.changed(change, record):
            self._problem(fact, name, why)
        return change

    def _people(self, event: Any, people: tuple[int | Key, ...]) -> Iterator[Step]:
        """Who went out: said where this site does not know it; another opinion stays beside this site's own."""
        known = self.existing.out.get(event.pk, set()) if people else set()
        if people and known != set(people):
            yield Step(PEOPLE, tuple(sorted(known)) or None, people, kept=bool(known))

    def _fitting(self, fact: Fact, values: dict[str, Any]) -> dict[str, Any]:
        """Without what is too long for its column."""
        model, fitting = model_of(fact.model), {}
        for name, value in values.items():
            longest = getattr(model._meta.get_field(name), "max_length", None)
            if isinstance(value, str) and longest and len(value) > longest:
                self._problem(fact, name, _("Longer than %(number)d characters: left out.") % {"number": longest})
            else:
                fitting[name] = value
        return fitting

    def _is_wanted(self, change: Change) -> bool:
        """Names of ships, vehicles, sites, ports come into this site with what bears them."""
        if change.pk is not None or change.model not in ON_DEMAND or change.key in self.gathering.own:
            return True
        return change.key in self._needed()

    def _needed(self) -> set[Key]:
        if not hasattr(self, "_all_needed"):
            self._all_needed = {key for change in self.plan.changes for key in change.needs()}
        return self._all_needed


def compare(record: Any, name: str, value: Any, last: Any) -> Step | None:
    """None where both say the same."""
    column: Field[Any, Any] = record._meta.get_field(name)
    old = getattr(record, column.attname)
    old = None if old == "" else old
    if _same(name, old, value):
        return None
    empty = old is None or (name == "outcome" and old == "planned")
    if last is MISSING:
        return Step(name, old, value, kept=not empty)
    was = None if last == "" else last
    return Step(name, old, value, kept=not (as_json(old) == was or (empty and was in (None, "planned"))))


def _same(name: str, old: Any, new: Any) -> bool:
    """Another Latin spelling of a name is the same name, and this site's spelling stands."""
    if old == new:
        return True
    return name in NAMES and isinstance(old, str) and isinstance(new, str) and folded(old) == folded(new)
