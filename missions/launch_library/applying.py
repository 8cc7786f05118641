"""A plan written: all of it or nothing.

What is new is written in bulk, with what a save would have let follow. What stands already is changed by its own
`save()`, so that old addresses, the history and the state of translations follow as from any other change.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import DatabaseError

from editorial.content.models.records import Session
from editorial.content.translations_rebuild import rebuild_some
from editorial.core.planner_statistics import analyze

from ..locking import missions_lock, refuse_contradictions
from ..models import FlightEvent, ImportedRecord
from ..models.flights import Spaceflight
from ..querysets import DATED
from .changes import Change, Plan
from .existing_records import as_json, model_of
from .facts import KINDS, FlightEventFact, Key
from .report import ImportRefused

BATCH = 500
PEOPLE = "people"
MOVED = FlightEvent.Kind.RELOCATION
Progress = Callable[[str, int], None]


def silent(what: str, number: int) -> None:
    """Nobody watches."""


def apply(plan: Plan, progress: Progress = silent, session: Session | None = None) -> None:
    """Raises ImportRefused, with nothing written, where the database refuses a record."""
    with missions_lock():
        Applying(plan, progress, session).run()
        analyze("editorial", "missions")


class Applying:
    def __init__(self, plan: Plan, progress: Progress, session: Session | None) -> None:
        self.plan, self.progress, self.session = plan, progress, session
        self.made: dict[Key, int] = {}

    def run(self) -> None:
        by_model: dict[str, list[Change]] = defaultdict(list)
        for change in self.plan.changes:
            by_model[change.model].append(change)
        for kind in KINDS:
            self._change([change for change in by_model[kind.model] if change.pk is not None])
            self._make(kind.model, [change for change in by_model[kind.model] if change.pk is None])
            if kind is FlightEventFact:
                break
        refuse_contradictions(Spaceflight.objects.filter(pk__in=self._made_of("spaceflight")))
        self._link()

    def _made_of(self, model: str) -> list[int]:
        return [self.made[change.key] for change in self.plan.changes if change.model == model and change.pk is None]

    def _make(self, name: str, changes: list[Change]) -> None:
        model = model_of(name)
        for batch in _in_batches(changes):
            records = [_clean(model(**self._columns(model, change.writes | change.first))) for change in batch]
            with _named(batch):
                model._base_manager.bulk_create(records)
            self.made |= {change.key: record.pk for change, record in zip(batch, records, strict=True)}
            for change in batch:
                self._people(change, self.made[change.key])
            _follow(model, records)
            self.progress(name, len(batch))

    def _change(self, changes: list[Change]) -> None:
        for change in changes:
            if not change.writes:
                continue
            record = self.plan.existing.records[change.model][change.pk or 0]
            for name, value in self._columns(type(record), change.writes).items():
                setattr(record, name, value)
            with _named([change]):
                record.save(session=self.session)
                self._people(change, record.pk)
            self.progress(change.model, 1)

    def _people(self, change: Change, event: int) -> None:
        people = change.writes.get(PEOPLE, ())
        if people:
            FlightEvent.people.through.objects.bulk_create(
                FlightEvent.people.through(flightevent_id=event, person_id=self.made.get(person, person))
                for person in people
            )

    def _columns(self, model: Any, values: dict[str, Any]) -> dict[str, Any]:
        """By attribute; what this import has made is there by its key."""
        return {
            model._meta.get_field(name).attname: self.made[value] if isinstance(value, Key) else value
            for name, value in values.items()
            if name != PEOPLE
        }

    def _link(self) -> None:
        """The sources' names and last words, where they are new."""
        types = {kind.model: ContentType.objects.get_for_model(model_of(kind.model)) for kind in KINDS}
        new, mended = [], []
        for change in self.plan.changes:
            pk = change.pk if change.pk is not None else self.made[change.key]
            told = {
                name: as_json(self.made.get(value, value)) if isinstance(value, Key) else as_json(value)
                for name, value in change.told.items()
            }
            for key in change.links:
                row = ImportedRecord(source=key.source, kind=key.kind, external_id=key.id, object_id=pk)
                row.content_type, row.values = types[change.model], told if key == change.links[0] else {}
                known = self.plan.existing.links.get(key)
                row.values = (known.values if known else {}) | row.values
                if known is None:
                    new.append(row)
                elif (known.object_id, known.values) != (pk, row.values):
                    row.pk = known.pk
                    mended.append(row)
        ImportedRecord.objects.bulk_create(new, batch_size=BATCH)
        ImportedRecord.objects.bulk_update(mended, ["object_id", "values"], batch_size=BATCH)


def _clean(record: Any) -> Any:
    """As `save()` does; rich text cleans itself."""
    record._clean_texts()
    return record


def _follow(model: Any, records: list[Any]) -> None:
    """What a save lets follow: a flight's events, the states of translations."""
    if model._meta.model_name == "flight":
        events = list(_events(records))
        FlightEvent.objects.bulk_create(events, batch_size=BATCH)
        _states(FlightEvent, events)
    for flight in {record.flight_id for record in records if getattr(record, "kind", "") == MOVED}:
        FlightEvent.objects.undock_where_it_stood(flight)
    if model.translated_texts:
        _states(model, records)


def _events(flights: Iterable[Any]) -> Iterator[FlightEvent]:
    for flight in flights:
        for kind, column in FlightEvent.FROM_FLIGHT.items():
            moment = getattr(flight, column)
            dated = kind != FlightEvent.Kind.LAUNCH or flight.launch_precision in DATED
            if moment is not None and dated:
                yield _clean(FlightEvent(flight=flight, kind=kind, at=moment))


def _states(model: Any, records: list[Any]) -> None:
    if records:
        rebuild_some(model._base_manager.filter(pk__in=[record.pk for record in records]))


def _in_batches(changes: list[Change]) -> Iterator[list[Change]]:
    for start in range(0, len(changes), BATCH):
        yield changes[start : start + BATCH]


class _named:
    """A refusal of the database names the records that were being written."""

    def __init__(self, changes: list[Change]) -> None:
        self.changes = changes

    def __enter__(self) -> None:
        pass

    def __exit__(self, kind: Any, error: BaseException | None, trace: Any) -> None:
        if isinstance(error, DatabaseError):
            first, last = self.changes[0], self.changes[-1]
            names = str(first.key) if first is last else f"{first.key} … {last.key}"
            reason = " ".join(str(error).split())[:200]
            raise ImportRefused(f"{names}: {reason}") from error
