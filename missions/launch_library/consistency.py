"""What cannot be, found before anything is written: times out of order, people aboard two ships, two expeditions."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta

from django.utils.translation import gettext as _

from editorial.content.models import Record
from editorial.core import clock

from ..flight_rules import TIMES, schedule_errors
from ..models import CrewMembership, Expedition, Flight, ImportedRecord, Spacecraft, Spaceflight
from ..querysets import FOREVER
from .changes import Change
from .existing_records import ExistingRecords
from .facts import EXPEDITION, FLIGHT, SPACECRAFT, SPACEFLIGHT, Kind, Reference, Values
from .json_object import Rejected

COMMANDER, PLANNED = CrewMembership.Role.COMMANDER, Flight.Outcome.PLANNED
NEWS = timedelta(days=7)
Problems = Iterator[tuple[str, str]]  # a column or a source's key, and a sentence


class Consistency:
    """Knows flights, trips and expeditions as they will be when everything planned so far is done."""

    def __init__(self, existing: ExistingRecords) -> None:
        self.flights: dict[Reference, Values] = {flight.pk: vars(flight) for flight in existing.all(Flight)}
        series = existing.all(Spacecraft)
        self.cargo: set[Reference] = {each.pk for each in series if each.kind == Spacecraft.Kind.CARGO}
        # person → trip → up, down
        self.trips: dict[Reference, dict[Reference, tuple[Reference, Reference | None]]] = defaultdict(dict)
        for trip in existing.all(Spaceflight):
            self.trips[trip.person_id][trip.pk] = (trip.up_id, trip.down_id)
        self.commands: dict[Reference, list[tuple[date, date]]] = defaultdict(list)  # expedition → from, to
        for membership in existing.all(CrewMembership):
            if membership.role == COMMANDER:
                self.commands[membership.expedition_id].append(_days(vars(membership)))
        self.expeditions: dict[Reference, tuple[datetime, datetime | None]] = {
            each.pk: (each.starts_at, each.ends_at) for each in existing.all(Expedition)
        }

    def time(self, flight: Reference | None, column: str) -> datetime | None:
        return self.flights.get(flight, {}).get(column) if flight is not None else None

    def span(self, up: Reference, down: Reference | None) -> tuple[datetime, datetime]:
        return self.time(up, "launch_at") or FOREVER, self.time(down, "landing_at") or FOREVER

    def drop_from_new(self, kind: Kind, values: Values) -> Problems:
        """Takes out what cannot be of a new record, and says why; raises Rejected where the record itself cannot."""
        if kind is FLIGHT:
            for column, why in schedule_errors(values).items():
                if column == "launch_at":
                    raise Rejected(column, str(why))
                del values[column]
                yield column, str(why)
        elif kind is SPACEFLIGHT:
            self._check_trip(values["person"], None, values["up"], values.get("down"))
        elif kind is EXPEDITION:
            self._check_expedition(None, values["starts_at"], values.get("ends_at"))

    def drop_from_change(self, change: Change, record: Record) -> Problems:
        """Takes out of a change what cannot be, and says why."""
        if isinstance(record, Flight):
            yield from self._drop_from_flight(change, record)
        elif isinstance(record, CrewMembership) and change.writes.get("role") == COMMANDER:
            change.drop("role")
            yield "role", _("Command passes from one person to another: please enter it by hand, with its day.")
        elif change.writes:
            will_be = vars(record) | change.writes
            try:
                if isinstance(record, Spaceflight):
                    down = change.writes.get("down", record.down_id)
                    self._check_trip(record.person_id, record.pk, record.up_id, down)
                elif isinstance(record, Expedition):
                    self._check_expedition(record.pk, will_be["starts_at"], will_be["ends_at"])
            except Rejected as why:
                change.steps.clear()
                yield why.key, why.why

    def _drop_from_flight(self, change: Change, flight: Flight) -> Problems:
        # While a launch is news, its outcome releases texts: that is decided by a person, and by no file.
        if "outcome" in change.writes and flight.outcome == PLANNED and flight.launch_at > clock.now() - NEWS:
            change.drop("outcome")  # and not remembered: a week later it may come in
            yield "outcome", _("Launched within a week: an editor confirms the outcome, on the flight's own page.")
        docking_at = change.writes.get("docking_at")
        is_later = docking_at and flight.docking_at and docking_at > flight.docking_at
        if is_later and change.key.source == ImportedRecord.LAUNCH_LIBRARY:
            change.drop("docking_at", "port")  # the first docking is the flight's: this one is a relocation
        while errors := _blamed_on(change.writes, schedule_errors(self.flights[flight.pk] | change.writes)):
            change.drop(*errors)
            yield from errors.items()

    def note(self, change: Change) -> None:
        """From now on it counts."""
        reference = change.reference
        if change.kind is FLIGHT:
            self.flights[reference] = {**self.flights.get(reference, {}), **change.writes}
            if "spacecraft" in change.writes:
                self.flights[reference]["spacecraft_id"] = change.writes["spacecraft"]
        elif change.kind is SPACECRAFT and change.pk is None and change.initial.get("kind") == Spacecraft.Kind.CARGO:
            self.cargo.add(reference)
        elif change.kind is SPACEFLIGHT and (change.pk is None or "down" in change.writes):
            trip = change.values
            self.trips[trip["person"]][reference] = (trip["up"], trip.get("down"))
        elif change.kind is EXPEDITION and change.writes:
            start, end = self.expeditions.get(reference, (FOREVER, None))
            self.expeditions[reference] = (change.writes.get("starts_at", start), change.writes.get("ends_at", end))

    def _check_trip(self, person: Reference, trip: Reference | None, up: Reference, down: Reference | None) -> None:
        start, end = self.span(up, down)
        if end <= start:
            raise Rejected("landing_crew", _("They would have landed before the launch."))
        if {self.flights.get(flight, {}).get("spacecraft_id") for flight in (up, down) if flight} & self.cargo:
            raise Rejected("launch_crew", _("Nobody flies on a cargo ship."))
        for other, legs in self.trips[person].items():
            other_start, other_end = self.span(*legs)
            if other != trip and start < other_end and other_start < end:
                raise Rejected("launch_crew", _("They would be aboard two ships at once."))

    def add_command(self, membership: Values) -> None:
        """One commander at a time. Raises Rejected; otherwise it counts from now on."""
        if membership["role"] != COMMANDER:
            return
        start, end = _days(membership)
        commands = self.commands[membership["expedition"]]
        if any(start < other_end and other_start < end for other_start, other_end in commands):
            raise Rejected("role", _("The expedition has another commander at that time."))
        commands.append((start, end))

    def _check_expedition(self, expedition: Reference | None, start: datetime, end: datetime | None) -> None:
        """As the constraint does: one without an end takes up its first moment only."""
        if end is not None and end <= start:
            raise Rejected("end", _("It ends before it starts."))
        for other, (other_start, other_end) in self.expeditions.items():
            if other != expedition and _overlap(start, end, other_start, other_end):
                raise Rejected("start", _("Another expedition is under way at that time."))


def _days(membership: Mapping[str, date | None]) -> tuple[date, date]:
    return membership.get("from_date") or date.min, membership.get("to_date") or date.max


def _overlap(start: datetime, end: datetime | None, other_start: datetime, other_end: datetime | None) -> bool:
    if end is None:
        return other_start <= start < other_end if other_end is not None else other_start == start
    if other_end is None:
        return start <= other_start < end
    return start < other_end and other_start < end


def _blamed_on(new: Values, errors: Mapping[str, object]) -> dict[str, str]:
    """Where a column that stands is in error, the new one beside it is to blame."""
    beside = next((column for column in TIMES if column in new), "")
    blamed = {column if column in new else beside: str(why) for column, why in errors.items()}
    return {column: why for column, why in blamed.items() if column}
