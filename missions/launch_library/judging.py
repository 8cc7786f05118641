"""What cannot be, judged before anything is written: moments out of order, people aboard two ships, two expeditions."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

from django.utils.translation import gettext as _

from editorial.core import clock

from ..models.flights import LANDS_LAST, NEVER_BEFORE, NEVER_DOCKED
from .changes import Change
from .existing_records import ExistingRecords
from .facts import ExpeditionFact, Fact, FlightFact, Key, SpaceflightFact
from .values import LeftOut

MOMENTS = ("launch_at", "docking_at", "undocking_at", "landing_at")
FOREVER = datetime.max.replace(tzinfo=UTC)
COMMANDER, PLANNED = "commander", "planned"
NEWS = timedelta(days=7)
Place = int | Key


class Judge:
    """Knows flights, trips and expeditions as they will be when everything planned so far is done."""

    def __init__(self, existing: ExistingRecords) -> None:
        self.existing = existing
        self.flights: dict[Place, dict[str, Any]] = {flight.pk: vars(flight) for flight in existing.all("flight")}
        self.cargo: set[Place] = {series.pk for series in existing.all("spacecraft") if series.kind == "cargo"}
        self.trips: dict[Place, dict[Place, tuple[Place, Place | None]]] = defaultdict(dict)  # person → trip → up, down
        for trip in existing.all("spaceflight"):
            self.trips[trip.person_id][trip.pk] = (trip.up_id, trip.down_id)
        self.commands: dict[Place, list[tuple[date, date]]] = defaultdict(list)  # expedition → from, to
        for place in existing.all("crewmembership"):
            if place.role == COMMANDER:
                self.commands[place.expedition_id].append(_days(vars(place)))
        self.expeditions: dict[Place, tuple[datetime, datetime | None]] = {
            each.pk: (each.starts_at, each.ends_at) for each in existing.all("expedition")
        }

    def moment(self, flight: Place | None, name: str) -> datetime | None:
        return self.flights.get(flight, {}).get(name) if flight is not None else None

    def span(self, up: Place, down: Place | None) -> tuple[datetime, datetime]:
        return self.moment(up, "launch_at") or FOREVER, self.moment(down, "landing_at") or FOREVER

    def new(self, fact: Fact, values: dict[str, Any]) -> Iterator[tuple[str, str]]:
        """Takes out what cannot be of a new record, and says why; raises LeftOut where the record itself cannot."""
        if isinstance(fact, FlightFact):
            for name, why in flaws(values):
                if name == "launch_at":
                    raise LeftOut(name, why)
                del values[name]
                yield name, why
        elif isinstance(fact, SpaceflightFact):
            self._trip(values["person"], None, values["up"], values.get("down"))
        elif isinstance(fact, ExpeditionFact):
            self._expedition(None, values["starts_at"], values.get("ends_at"))

    def changed(self, change: Change, record: Any) -> Iterator[tuple[str, str]]:
        """Takes out of a change what cannot be, and says why."""
        if change.model == "flight":
            yield from self._flight(change, record)
        elif change.model == "spaceflight" and change.writes:
            try:
                down = change.writes.get("down", record.down_id)
                self._trip(record.person_id, record.pk, record.up_id, down)
            except LeftOut as why:
                change.steps.clear()
                yield why.key, why.why
        elif change.model == "crewmembership" and change.writes.get("role") == COMMANDER:
            _drop(change, "role")
            yield "role", _("Command passes from one person to another: please enter it by hand, with its day.")
        elif change.model == "expedition" and change.writes:
            will = {"starts_at": record.starts_at, "ends_at": record.ends_at} | change.writes
            try:
                self._expedition(record.pk, will["starts_at"], will["ends_at"])
            except LeftOut as why:
                change.steps.clear()
                yield why.key, why.why

    def _flight(self, change: Change, record: Any) -> Iterator[tuple[str, str]]:
        if "outcome" in change.writes and self._is_of_these_days(record):
            _drop(change, "outcome")  # and not remembered: a week later it may come in
            yield "outcome", _("Launched within a week: an editor confirms the outcome, on the flight's own page.")
        relocated = change.writes.get("docking_at")
        if relocated and record.docking_at and relocated > record.docking_at and change.key.source == "ll2":
            _drop(change, "docking_at", "port")  # the first docking is the flight's: this one is a relocation
        while found := list(flaws(self.flights[record.pk] | change.writes, change.writes)):
            for name, why in found:
                _drop(change, name)
                yield name, why

    def _is_of_these_days(self, record: Any) -> bool:
        """While a launch is news, its outcome releases texts: that is decided by a person, and by no file."""
        return record.outcome == PLANNED and record.launch_at > clock.now() - NEWS

    def note(self, change: Change) -> None:
        """From now on it counts."""
        place = change.pk if change.pk is not None else change.key
        if change.model == "flight":
            self.flights[place] = {**self.flights.get(place, {}), **change.writes}
            if "spacecraft" in change.writes:
                self.flights[place]["spacecraft_id"] = change.writes["spacecraft"]
        elif change.model == "spacecraft" and change.pk is None and change.first.get("kind") == "cargo":
            self.cargo.add(place)
        elif change.model == "spaceflight" and (change.pk is None or "down" in change.writes):
            said = change.told
            self.trips[said["person"]][place] = (said["up"], said.get("down"))
        elif change.model == "expedition" and change.writes:
            start, end = self.expeditions.get(place, (FOREVER, None))
            self.expeditions[place] = (change.writes.get("starts_at", start), change.writes.get("ends_at", end))

    def _trip(self, person: Place, trip: Place | None, up: Place, down: Place | None) -> None:
        start, end = self.span(up, down)
        if end <= start:
            raise LeftOut("landing_crew", _("They would have landed before the launch."))
        if {self.series_of(up), self.series_of(down)} & self.cargo:
            raise LeftOut("launch_crew", _("Nobody flies on a cargo ship."))
        for other, (other_up, other_down) in self.trips[person].items():
            if other == trip:
                continue
            begun, over = self.span(other_up, other_down)
            if start < over and begun < end:
                raise LeftOut("launch_crew", _("They would be aboard two ships at once."))

    def command(self, values: dict[str, Any]) -> None:
        """One commander at a time. Raises LeftOut; otherwise it counts from now on."""
        if values["role"] != COMMANDER:
            return
        start, end = _days(values)
        if any(start < over and begun < end for begun, over in self.commands[values["expedition"]]):
            raise LeftOut("role", _("The expedition has another commander at that time."))
        self.commands[values["expedition"]].append((start, end))

    def series_of(self, flight: Place | None) -> Any:
        return self.flights.get(flight, {}).get("spacecraft_id") if flight is not None else None

    def _expedition(self, place: Place | None, start: datetime, end: datetime | None) -> None:
        """As the constraint does: one without an end takes up its first moment only."""
        if end is not None and end <= start:
            raise LeftOut("end", _("It ends before it starts."))
        for other, (began, over) in self.expeditions.items():
            if other != place and _share(start, end, began, over):
                raise LeftOut("start", _("Another expedition is under way at that time."))


def _days(values: dict[str, Any]) -> tuple[date, date]:
    return values.get("from_date") or date.min, values.get("to_date") or date.max


def _share(start: datetime, end: datetime | None, began: datetime, over: datetime | None) -> bool:
    if end is None:
        return began <= start < over if over is not None else began == start
    if over is None:
        return start <= began < end
    return start < over and began < end


def flaws(values: dict[str, Any], new: dict[str, Any] | None = None) -> list[tuple[str, str]]:
    """Columns whose values cannot stand beside the others; of `new` ones only, where these are given."""
    found: dict[str, Any] = {}
    launch = values.get("launch_at")
    for later, (earlier, message) in NEVER_BEFORE.items():
        moment, before = values.get(later), values.get(earlier) or launch
        if moment and before and moment <= before:
            found[later] = message
    docked = [moment for name in ("docking_at", "undocking_at") if (moment := values.get(name))]
    if values.get("landing_at") and docked and values["landing_at"] <= max(docked):
        found["landing_at"] = LANDS_LAST
    if values.get("undocking_at") and not values.get("docking_at"):
        found["undocking_at"] = NEVER_DOCKED
    if launch and clock.day_of(launch) < clock.SPACE_AGE:
        found["launch_at"] = _("Nothing flew before October 4, 1957.")
    if values.get("outcome", "planned") != "planned" and launch and launch > clock.now():
        found["outcome"] = _("A flight that has not begun has no outcome yet.")
    if new is None:
        return [(name, str(why)) for name, why in found.items()]
    blamed = {(name if name in new else _other(name, new)): why for name, why in found.items()}
    return [(name, str(why)) for name, why in blamed.items() if name]


def _other(name: str, new: dict[str, Any]) -> str:
    """Where the flaw shows in a column that stands, the new one beside it is to blame."""
    return next((moment for moment in MOMENTS if moment in new), "")


def _drop(change: Change, *names: str) -> None:
    change.steps = [step for step in change.steps if step.column not in names]
    for name in names:
        change.told.pop(name, None)
