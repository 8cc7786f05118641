"""Ten times as much is not ten times as many questions: what is new is written in bulk."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from bench import launch_library
from missions.launch_library import importing
from missions.models import CrewMembership, Expedition, Flight, FlightEvent, ImportedRecord, Person, Spaceflight

pytestmark = pytest.mark.django_db


def questions(folder, **size):
    folder.mkdir()
    files = [str(path) for path in launch_library.write(folder, **size)]
    with CaptureQueriesContext(connection) as queries:
        report = importing.run(files)
    assert report.problems == []
    return len(queries)


def test_the_number_of_queries_hardly_grows_with_the_file(tmp_path):
    few = questions(tmp_path / "few", launches=30, people=60, expeditions=4)
    for model in (ImportedRecord, FlightEvent, CrewMembership, Spaceflight, Expedition, Flight, Person):
        model.objects.all().delete()
    many = questions(tmp_path / "many", launches=300, people=120, expeditions=12)
    assert Flight.objects.count() == 300
    assert Spaceflight.objects.count() == 180
    assert many <= few + 25
