"""Records that this site had before a source named them: recognised by what they are called and when they were."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable
from datetime import timedelta
from typing import TypeVar

from django.utils.translation import gettext as _

from ..models import (
    Agency,
    CrewMembership,
    Expedition,
    ExpeditionTask,
    Flight,
    FlightEvent,
    ImportedRecord,
    LaunchSite,
    LaunchVehicle,
    Person,
    Port,
    Spacecraft,
    Spaceflight,
)
from ..models.names import Named
from . import facts as kinds
from .existing_records import ExistingRecords, english
from .facts import Fact, Kind, Values
from .json_object import Rejected
from .names import folded, is_same_person, may_be_called, plain_letters

# Launch Library's numbers of agencies whose names have changed since.
AGENCY_SLUGS = {"63": "roscosmos", "44": "nasa", "27": "esa", "37": "jaxa", "16": "csa"}
MODULES = {"mrm1": "rassvet", "mrm2": "poisk", "node2": "harmony", "node1": "unity", "pma2": "harmony", "sm": "zvezda"}
SAME_LAUNCH = timedelta(days=3)
LONGEST_SLIP = timedelta(days=400)  # of a planned launch that keeps its ship's name
SAME_SPACEWALK = timedelta(minutes=30)  # hatch opening, or the switch to batteries
T = TypeVar("T")
K = TypeVar("K", bound=Hashable)


class Matching:
    """`values` are the fact's, with primary keys of records here in place of the source's keys."""

    def __init__(self, existing: ExistingRecords) -> None:
        self.existing = existing
        self._flights = _grouped(existing.all(Flight), lambda flight: plain_letters(english(flight, "name")))
        self._people = _grouped(existing.all(Person), lambda person: folded(english(person, "family_name")))
        self._trips = {(trip.person_id, trip.up_id): trip.pk for trip in existing.all(Spaceflight)}
        self._numbers = {expedition.number: expedition.pk for expedition in existing.all(Expedition)}
        self._memberships = _grouped(existing.all(CrewMembership), lambda each: (each.expedition_id, each.person_id))
        self._events = {(event.kind, event.flight_id, event.at): event.pk for event in existing.all(FlightEvent)}
        self._spacewalks = [event for event in existing.all(FlightEvent) if event.kind == FlightEvent.Kind.EVA]
        self._rules: dict[Kind, Callable[[Fact, Values], int | None]] = {
            kinds.AGENCY: self._agency,
            kinds.SPACECRAFT: lambda fact, values: self._by_beginning(Spacecraft, fact),
            kinds.LAUNCH_VEHICLE: lambda fact, values: self._by_beginning(LaunchVehicle, fact),
            kinds.LAUNCH_SITE: lambda fact, values: self._by_beginning(LaunchSite, fact),
            kinds.PORT: self._port,
            kinds.PERSON: self._person,
            kinds.FLIGHT: self._flight,
            kinds.SPACEFLIGHT: lambda fact, values: self._trips.get((values["person"], values["up"])),
            kinds.EXPEDITION: lambda fact, values: self._numbers.get(values.get("number", 0)),
            kinds.CREW_MEMBERSHIP: self._membership,
            kinds.TASK: self._task,
            kinds.EVENT: self._event,
        }

    def find(self, fact: Fact, values: Values) -> int | None:
        """The record's primary key, None where this site has none. Raises Rejected where there may be several."""
        slug = values.get("slug")
        return self._rules[fact.kind](fact, values) if slug is None else self.existing.slugs[fact.kind.model].get(slug)

    def series_of(self, name: str) -> int | None:
        """This site's series that a ship's name begins with: Soyuz MS of Soyuz MS-11. The longest wins."""
        names = {series.pk: english(series, "name") for series in self.existing.all(Spacecraft)}
        found = [
            (len(series), pk)
            for pk, series in names.items()
            if series and name.startswith(series) and not name[len(series) :][:1].isalpha()
        ]
        return max(found)[1] if found else None

    def _agency(self, fact: Fact, values: Values) -> int | None:
        slug = AGENCY_SLUGS.get(fact.key.id)
        names = {plain_letters(name) for name in (fact.get("name_en"), fact.get("short_name_en")) if name}
        for agency in self.existing.all(Agency):
            own = {plain_letters(english(agency, "name")), plain_letters(english(agency, "short_name"))}
            if agency.slug == slug or names & own:
                return int(agency.pk)
        return None

    def _by_beginning(self, model: type[Named], fact: Fact) -> int | None:
        """The same letters; or else the longest name that is the beginning: Baikonur of Baikonur Cosmodrome."""
        words = (fact.get("name_en") or "").split()
        beginnings = {plain_letters(" ".join(words[:number])) for number in range(1, len(words) + 1)}
        names = [(english(each, "name"), each.pk) for each in self.existing.all(model)]
        alike = [(len(name), pk) for name, pk in names if plain_letters(name) in beginnings]
        return max(alike)[1] if alike else None

    def _port(self, fact: Fact, values: Values) -> int | None:
        module = plain_letters(fact.get("module_en") or "")
        module = MODULES.get(module, module)
        names = (module, f"{module}module")
        ports = [port for port in self.existing.all(Port) if plain_letters(english(port, "module")) in names]
        side = (fact.get("name_en") or "").removesuffix(" port")
        exact = [port for port in ports if side in english(port, "name").lower().split()]
        found = exact or (ports if side in ("", "port") else [])
        return found[0].pk if len(found) == 1 else None

    def _person(self, fact: Fact, values: Values) -> int | None:
        name = (fact.get("given_name_en") or "", fact.get("family_name_en") or "")
        born = fact.get("birth_date")
        alike = self._people.get(folded(name[1]), [])
        names = {each.pk: (english(each, "given_name"), english(each, "family_name")) for each in alike}
        found = [each for each in alike if is_same_person(name, names[each.pk])]
        if born and len(found) != 1:  # another form of the given name; and there have been twins in space
            among = [each for each in found or alike if each.birth_date == born]
            found = [each for each in among if may_be_called(name[0], names[each.pk][0])] or found
        if not found:
            return None
        words = {"name": fact.label}
        if len(found) > 1:
            raise Rejected("name", _("Several people here may be %(name)s.") % words)
        birth_date = found[0].birth_date
        if born and birth_date and born.year != birth_date.year:
            raise Rejected("date_of_birth", _("%(name)s here was born in another year: is it the same person?") % words)
        return int(found[0].pk)

    def _flight(self, fact: Fact, values: Values) -> int | None:
        name, at = fact.get("name_en"), fact.get("launch_at") or fact.get("docking_at")
        alike = self._flights.get(plain_letters(name), []) if name else []
        if not alike or at is None:
            return int(alike[0].pk) if len(alike) == 1 else None
        near = [flight for flight in alike if abs(flight.launch_at - at) <= SAME_LAUNCH]
        near = near or [flight for flight in alike if abs(flight.launch_at - at) <= LONGEST_SLIP]
        if len(near) == 1:
            return int(near[0].pk)
        raise Rejected("net", _("A flight of the same name is here, launched at another time: is it the same?"))

    def _membership(self, fact: Fact, values: Values) -> int | None:
        """Somebody's place in a crew; of several in turn (an engineer, then commander), the one of the same role."""
        memberships = self._memberships.get((values["expedition"], values["person"]), [])
        from_date = fact.get("from_date")
        if from_date is not None or fact.key.source != ImportedRecord.LAUNCH_LIBRARY:
            return next((each.pk for each in memberships if each.from_date == from_date), None)
        same = [each for each in memberships if each.role == fact.get("role")]
        return int((same or memberships)[0].pk) if memberships else None

    def _task(self, fact: Fact, values: Values) -> int | None:
        same = {"expedition_id": values["expedition"], "text_ru": fact.get("text_ru"), "text_en": fact.get("text_en")}
        tasks = self.existing.all(ExpeditionTask)
        return next((task.pk for task in tasks if same.items() <= vars(task).items()), None)

    def _event(self, fact: Fact, values: Values) -> int | None:
        kind, at = fact.get("kind"), fact.get("at")
        if at is None:
            return None
        if kind == FlightEvent.Kind.EVA and fact.key.source == ImportedRecord.LAUNCH_LIBRARY:
            return next((walk.pk for walk in self._spacewalks if abs(walk.at - at) <= SAME_SPACEWALK), None)
        return self._events.get((kind, values.get("flight"), at))


def _grouped(records: Iterable[T], key: Callable[[T], K]) -> dict[K, list[T]]:
    groups: dict[K, list[T]] = defaultdict(list)
    for record in records:
        groups[key(record)].append(record)
    return groups
