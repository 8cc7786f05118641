"""Files of both versions, as Launch Library gives them out."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from demo import content
from missions.launch_library import importing
from missions.models import (
    Agency,
    CrewMembership,
    Expedition,
    Flight,
    FlightEvent,
    ImportedRecord,
    Person,
    Port,
    Spaceflight,
)

from ..scenes import utc
from .conftest import samples

pytestmark = pytest.mark.django_db
VERSIONS = ["2.2", "2.3"]


def problems(report):
    """What is in the samples on purpose: a docking that its flight tells of already."""
    return [problem for problem in report.problems if "come from their flights" not in problem.why]


@pytest.mark.parametrize("version", VERSIONS)
def test_both_versions_come_in_without_an_error(version):
    report = importing.run(samples(version))
    assert problems(report) == []
    assert report.refused == {}
    assert Agency.objects.count() == 5
    assert Person.objects.count() == 8
    assert set(Expedition.objects.values_list("number", flat=True)) == {57, 58}
    assert Flight.objects.count() == 5
    ms11 = Flight.objects.get(slug="soyuz-ms-11")
    assert (ms11.launch_at, ms11.launch_precision) == (utc(2018, 12, 3, 11, 31, 53), "second")
    assert (ms11.docking_at, ms11.port.module_en) == (utc(2018, 12, 3, 17, 33, 20), "Poisk")
    assert Spaceflight.objects.filter(up=ms11, down=ms11).count() == 3
    assert Flight.objects.get(slug="soyuz-ms-10").outcome == "failure"
    planned = Flight.objects.get(slug="progress-ms-11")
    assert (planned.outcome, planned.launch_precision, planned.spacecraft.kind) == ("planned", "day", "cargo")
    walk = FlightEvent.objects.get(kind="eva")
    assert (walk.at, walk.duration) == (utc(2018, 12, 11, 15, 59), timedelta(hours=7, minutes=45))
    assert {person.family_name_en for person in walk.people.all()} == {"Kononenko", "Prokopiev"}


@pytest.mark.parametrize("version", VERSIONS)
def test_a_second_run_changes_nothing_and_writes_nothing(version):
    importing.run(samples(version))
    before = rows()
    with CaptureQueriesContext(
        connection,
    ) as queries:
        report = importing.run(samples(version))
    assert report.changes == 0
    assert report.kept() == 0
    written = [query["sql"] for query in queries if query["sql"].split()[0] in ("INSERT", "UPDATE", "DELETE")]
    assert written == []
    assert rows() == before


def rows():
    """Which transaction wrote each row last."""
    tables = ["flight", "person", "expedition", "crewmembership", "spaceflight", "flightevent", "importedrecord"]
    with connection.cursor() as cursor:
        found = {}
        for table in tables:
            cursor.execute(f"SELECT id, xmin::text FROM missions_{table} ORDER BY id")  # noqa: S608
            found[table] = cursor.fetchall()
        return found


def test_the_other_version_finds_what_the_first_brought():
    importing.run(samples("2.2"))
    report = importing.run(samples("2.3"))
    assert report.counts()["created"] == 0
    assert report.changes == 0, [line for line in report.lines if line.state == "updated"]


def test_the_house_and_the_library_are_one_crew(demo_missions):
    """The demo has these people and ships under its own spellings: nobody comes in a second time."""
    before = {model: model.objects.count() for model in (Person, Flight, Expedition, Agency, Port, Spaceflight)}
    places = CrewMembership.objects.count()
    report = importing.run(samples("2.3"))
    assert {model: model.objects.count() for model in before} == before
    assert CrewMembership.objects.count() == places
    made = [line for line in report.lines if line.state == "created"]
    assert [line.kind for line in made] == ["flightevent"]  # the State Commission, which the house did not have
    prokopyev = Person.objects.get(slug="prokopyev-sergey")
    assert prokopyev.family_name_en == "Prokopyev"
    assert ImportedRecord.objects.get(kind="astronaut", external_id="503").object_id == prokopyev.pk


def test_a_seat_gets_its_dates_from_the_ships():
    importing.run(samples("2.3"))
    place = CrewMembership.objects.get(expedition__number=57, person__family_name_en="Kononenko")
    assert (place.from_date, place.to_date) == (date(2018, 12, 3), None)
    gerst = CrewMembership.objects.get(expedition__number=57, person__family_name_en="Gerst")
    assert (gerst.role, gerst.from_date, gerst.to_date) == ("commander", None, None)


@pytest.fixture
def demo_missions(db):
    content.load_missions({})
