"""A plan written: all of it or nothing.

What is new is written in bulk, with what a save would have let follow. What stands already is changed by its own
`save()`, so that old addresses, the history and the state of translations follow as from any other change.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from django.contrib.contenttypes.models import ContentType
from django.db import DatabaseError

from editorial.content.models import Record
from editorial.content.models.records import Session
from editorial.content.translations_rebuild import rebuild_some
from editorial.core.planner_statistics import analyze

from ..locking import missions_lock, refuse_contradictions
from ..models import Flight, FlightEvent, ImportedRecord, Spaceflight
from ..querysets import DATED
from .changes import Change, Plan
from .existing_records import as_json
from .facts import KINDS, PEOPLE, SPACEFLIGHT, Key, Kind, Values
from .report import ImportRefused

BATCH = 500
Progress = Callable[[str, int], None]
R = TypeVar("R", bound=Record)


def no_progress(what: str, number: int) -> None:
    """Nobody watches."""


def apply(plan: Plan, progress: Progress = no_progress, session: Session | None = None) -> None:
    """Raises ImportRefused, with nothing written, where the database refuses a record."""
    with missions_lock():
        Application(plan, progress, session).run()
        analyze("editorial", "missions")


class Application:
    def __init__(self, plan: Plan, progress: Progress, session: Session | None) -> None:
        self.plan, self.progress, self.session = plan, progress, session
        self.created: dict[Key, int] = {}

    def run(self) -> None:
        by_kind: dict[Kind, list[Change]] = defaultdict(list)
        for change in self.plan.changes:
            by_kind[change.kind].append(change)
        for kind in KINDS:
            for change in by_kind[kind]:
                if change.pk is not None and change.writes:
                    self._update(change, change.pk)
            new = [change for change in by_kind[kind] if change.pk is None]
            for start in range(0, len(new), BATCH):
                self._create(kind, new[start : start + BATCH])
        trips = [self.created[change.key] for change in by_kind[SPACEFLIGHT] if change.pk is None]
        refuse_contradictions(Spaceflight.objects.filter(pk__in=trips))
        self._link()

    def _create(self, kind: Kind, changes: list[Change]) -> None:
        records = [_cleaned(kind.model(**self._columns(change, change.writes | change.initial))) for change in changes]
        with _naming(changes):
            kind.model._base_manager.bulk_create(records)
        for change, record in zip(changes, records, strict=True):
            self.created[change.key] = record.pk
            self._add_people(change, record.pk)
        _follow(records)
        self.progress(kind.name, len(changes))

    def _update(self, change: Change, pk: int) -> None:
        record = self.plan.existing.by_pk(change.kind.model)[pk]
        for column, value in self._columns(change, change.writes).items():
            setattr(record, column, value)
        with _naming([change]):
            record.save(session=self.session)
            self._add_people(change, pk)
        self.progress(change.kind.name, 1)

    def _add_people(self, change: Change, event: int) -> None:
        through = FlightEvent.people.through
        people = [self.created.get(person, person) for person in change.writes.get(PEOPLE, ())]
        if people:
            through.objects.bulk_create(through(flightevent_id=event, person_id=person) for person in people)

    def _columns(self, change: Change, values: Values) -> Values:
        """By attribute; what this import has made is there by its primary key."""
        fields = change.kind.model._meta
        return {
            fields.get_field(column).attname: self.created[value] if isinstance(value, Key) else value  # type: ignore[union-attr]
            for column, value in values.items()
            if column != PEOPLE
        }

    def _as_json(self, value: object) -> object:
        """What is known already here needed no record of what the source says it stands on: that has a key alone."""
        return as_json(self.created.get(value, value) if isinstance(value, Key) else value)

    def _link(self) -> None:
        """The sources' names and last words, where they are new."""
        links = self.plan.existing.links
        types = {kind: ContentType.objects.get_for_model(kind.model) for kind in KINDS}
        rows = []
        for change in self.plan.changes:
            pk = change.pk if change.pk is not None else self.created[change.key]
            values = {column: self._as_json(value) for column, value in change.values.items()}
            for key in change.keys:
                known = links.get(key)
                merged = (known.values if known else {}) | (values if key == change.keys[0] else {})
                if known is None or (known.object_id, known.values) != (pk, merged):
                    names = {"source": key.source, "kind": key.kind, "external_id": key.id}
                    rows.append(ImportedRecord(content_type=types[change.kind], object_id=pk, values=merged, **names))
        ImportedRecord.objects.bulk_create(
            rows,
            batch_size=BATCH,
            update_conflicts=True,
            unique_fields=["source", "kind", "external_id"],
            update_fields=["object_id", "values"],
        )


def _cleaned(record: R) -> R:
    """As `save()` does; rich text cleans itself."""
    record._clean_texts()
    return record


def _follow(records: list[Record]) -> None:
    """What a save lets follow: a flight's events, the states of translations."""
    events = [event for record in records if isinstance(record, Flight) for event in _events(record)]
    FlightEvent.objects.bulk_create(events, batch_size=BATCH)
    moves = {record.flight_id for record in records if isinstance(record, FlightEvent) and _is_move(record)}
    for flight in moves:
        FlightEvent.objects.update_undocking_port(flight)
    for batch in (records, events):
        if batch and batch[0].translated_texts:
            rebuild_some(type(batch[0])._base_manager.filter(pk__in=[record.pk for record in batch]))


def _is_move(event: FlightEvent) -> bool:
    return event.kind == FlightEvent.Kind.RELOCATION


def _events(flight: Flight) -> Iterator[FlightEvent]:
    for kind, column in FlightEvent.FROM_FLIGHT.items():
        at = getattr(flight, column)
        is_dated = kind != FlightEvent.Kind.LAUNCH or flight.launch_precision in DATED
        if at is not None and is_dated:
            yield _cleaned(FlightEvent(flight=flight, kind=kind, at=at))


@contextmanager
def _naming(changes: list[Change]) -> Iterator[None]:
    """A refusal of the database names the records that were being written."""
    try:
        yield
    except DatabaseError as error:
        first, last = changes[0].key, changes[-1].key
        names = str(first) if first == last else f"{first} … {last}"
        reason = " ".join(str(error).split())[:200]
        raise ImportRefused(f"{names}: {reason}") from error
