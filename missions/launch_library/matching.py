"""Records that this site had before a source named them: recognised by what they are called and when they were."""

from collections import defaultdict
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.utils.translation import gettext as _

from .existing_records import ExistingRecords
from .facts import (
    AgencyFact,
    CrewMembershipFact,
    ExpeditionFact,
    ExpeditionTaskFact,
    Fact,
    FlightEventFact,
    FlightFact,
    LaunchSiteFact,
    LaunchVehicleFact,
    PersonFact,
    PortFact,
    SpacecraftFact,
    SpaceflightFact,
)
from .names import folded, is_same_person, may_be_called, plain_letters
from .values import LeftOut

# Launch Library's numbers of agencies whose names have changed since.
HOUSE_AGENCIES = {"63": "roscosmos", "44": "nasa", "27": "esa", "37": "jaxa", "16": "csa"}
MODULES = {"mrm1": "rassvet", "mrm2": "poisk", "node2": "harmony", "node1": "unity", "pma2": "harmony", "sm": "zvezda"}
SAME_LAUNCH = timedelta(days=3)
LONGEST_SLIP = timedelta(days=400)  # of a planned launch that keeps its ship's name
SAME_SPACEWALK = timedelta(minutes=30)  # hatch opening, or the switch to batteries


class Matching:
    """`values` are the fact's, with keys of records here in place of the source's."""

    def __init__(self, existing: ExistingRecords) -> None:
        self.existing = existing
        self._flights = _by(existing.all("flight"), lambda flight: plain_letters(flight.name_en or ""))
        self._people = _by(existing.all("person"), lambda person: folded(person.family_name_en or ""))
        self._trips = {(trip.person_id, trip.up_id): trip.pk for trip in existing.all("spaceflight")}
        self._numbers = {expedition.number: expedition.pk for expedition in existing.all("expedition")}
        self._places = _by(existing.all("crewmembership"), lambda place: (place.expedition_id, place.person_id))
        self._events = {(each.kind, each.flight_id, each.at): each.pk for each in existing.all("flightevent")}
        self._spacewalks = [event for event in existing.all("flightevent") if event.kind == "eva"]
        self._rules: dict[type[Fact], Callable[[Any, dict[str, Any]], int | None]] = {
            AgencyFact: self._agency,
            SpacecraftFact: lambda fact, values: self._named("spacecraft", fact.name_en),
            LaunchVehicleFact: lambda fact, values: self._named("launchvehicle", fact.name_en),
            LaunchSiteFact: lambda fact, values: self._named("launchsite", fact.name_en),
            PortFact: self._port,
            PersonFact: self._person,
            FlightFact: self._flight,
            SpaceflightFact: lambda fact, values: self._trips.get((values["person"], values["up"])),
            ExpeditionFact: lambda fact, values: self._numbers.get(fact.number),
            CrewMembershipFact: self._place,
            ExpeditionTaskFact: self._task,
            FlightEventFact: self._event,
        }

    def find(self, fact: Fact, values: dict[str, Any]) -> int | None:
        """The record's key, None where this site has none. Raises LeftOut where there may be several."""
        slug = values.get("slug")
        if slug is not None:
            return self.existing.slugs(fact.model).get(slug)
        return self._rules[type(fact)](fact, values)

    def series_of(self, name: str) -> int | None:
        """This site's series that a ship's name begins with: Soyuz MS of Soyuz MS-11. The longest wins."""
        found = [
            (len(series.name_en), series.pk)
            for series in self.existing.all("spacecraft")
            if series.name_en and name.startswith(series.name_en) and not name[len(series.name_en) :][:1].isalpha()
        ]
        return max(found)[1] if found else None

    def _agency(self, fact: AgencyFact, values: dict[str, Any]) -> int | None:
        slug = HOUSE_AGENCIES.get(fact.key.id)
        known = {plain_letters(name) for name in (fact.name_en, fact.short_name_en) if name}
        for agency in self.existing.all("agency"):
            if agency.slug == slug or known & {plain_letters(agency.name_en), plain_letters(agency.short_name_en)}:
                return int(agency.pk)
        return None

    def _named(self, model: str, name: str | None) -> int | None:
        """The same letters; or else the longest name that is the beginning: Baikonur of Baikonur Cosmodrome."""
        words = (name or "").split()
        beginnings = {plain_letters(" ".join(words[:number])) for number in range(1, len(words) + 1)}
        alike = [
            (len(each.name_en), each.pk)
            for each in self.existing.all(model)
            if plain_letters(each.name_en) in beginnings
        ]
        return max(alike)[1] if alike else None

    def _port(self, fact: PortFact, values: dict[str, Any]) -> int | None:
        module = plain_letters(fact.module_en or "")
        module = MODULES.get(module, module)
        ports = [
            port for port in self.existing.all("port") if plain_letters(port.module_en) in (module, f"{module}module")
        ]
        side = (fact.name_en or "").removesuffix(" port")
        exact = [port.pk for port in ports if side in port.name_en.lower().split()]
        found = exact or ([port.pk for port in ports] if side in ("", "port") else [])
        return found[0] if len(found) == 1 else None

    def _person(self, fact: PersonFact, values: dict[str, Any]) -> int | None:
        name = (fact.given_name_en or "", fact.family_name_en or "")
        born = fact.birth_date
        alike = self._people.get(folded(name[1]), [])
        found = [each for each in alike if is_same_person(name, (each.given_name_en, each.family_name_en))]
        if born and len(found) != 1:  # another form of the given name; and there have been twins in space
            among = [each for each in found or alike if each.birth_date == born]
            found = [each for each in among if may_be_called(name[0], each.given_name_en)] or found
        if not found:
            return None
        said = {"name": fact.label}
        if len(found) > 1:
            raise LeftOut("name", _("Several people here may be %(name)s.") % said)
        theirs = found[0].birth_date
        if born and theirs and born.year != theirs.year:
            raise LeftOut("date_of_birth", _("%(name)s here was born in another year: is it the same person?") % said)
        return int(found[0].pk)

    def _flight(self, fact: FlightFact, values: dict[str, Any]) -> int | None:
        alike = self._flights.get(plain_letters(fact.name_en or ""), [])
        moment = fact.launch_at or fact.docking_at
        if not alike or not fact.name_en:
            return None
        if moment is None:
            return int(alike[0].pk) if len(alike) == 1 else None
        near = [flight for flight in alike if abs(flight.launch_at - moment) <= SAME_LAUNCH]
        near = near or [flight for flight in alike if abs(flight.launch_at - moment) <= LONGEST_SLIP]
        if len(near) == 1:
            return int(near[0].pk)
        raise LeftOut("net", _("A flight of the same name is here, launched at another time: is it the same?"))

    def _place(self, fact: CrewMembershipFact, values: dict[str, Any]) -> int | None:
        """Somebody's place in a crew; of several in turn (an engineer, then commander), the one of the same role."""
        places = self._places.get((values["expedition"], values["person"]), [])
        if fact.from_date is not None or fact.key.source != "ll2":
            return next((place.pk for place in places if place.from_date == fact.from_date), None)
        same = [place for place in places if place.role == fact.role]
        return int((same or places)[0].pk) if places else None

    def _task(self, fact: ExpeditionTaskFact, values: dict[str, Any]) -> int | None:
        tasks = self.existing.all("expeditiontask")
        mine = [task for task in tasks if task.expedition_id == values["expedition"]]
        return next((task.pk for task in mine if task.text_ru == fact.text_ru and task.text_en == fact.text_en), None)

    def _event(self, fact: FlightEventFact, values: dict[str, Any]) -> int | None:
        if fact.at is None:
            return None
        if fact.kind == "eva" and fact.key.source == "ll2":
            return next((each.pk for each in self._spacewalks if abs(each.at - fact.at) <= SAME_SPACEWALK), None)
        return self._events.get((fact.kind, values.get("flight"), fact.at))


def _by(records: list[Any], name: Callable[[Any], Any]) -> dict[Any, list[Any]]:
    found: dict[Any, list[Any]] = defaultdict(list)
    for record in records:
        found[name(record)].append(record)
    return found
