"""The demo's tables come in by the importer's path."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from demo import content
from missions.models import Expedition, Flight, FlightEvent, Person, Spaceflight

pytestmark = pytest.mark.django_db


@pytest.fixture
def tables(monkeypatch, tmp_path):
    """`tables(people="…")` writes people.toml; the rest is as the demo has it."""

    def write(**files):
        for path in content.DATA.glob("*.toml"):
            (tmp_path / path.name).write_bytes(path.read_bytes())
        for name, text in files.items():
            (tmp_path / f"{name.replace('_', '-')}.toml").write_text(text)
        monkeypatch.setattr(content, "DATA", tmp_path)

    return write


def test_every_row_becomes_a_record():
    content.load_missions({})
    slugs = {row["slug"] for row in content.rows("flights", "flight")}
    assert set(Flight.objects.values_list("slug", flat=True)) == slugs
    assert Person.objects.count() == len({row["slug"] for row in content.rows("people", "person")})
    trips = {(row["person"], row["up"]) for row in content.rows("spaceflights", "spaceflight")}
    assert set(Spaceflight.objects.values_list("person__slug", "up__slug")) == trips
    numbers = {row["number"] for row in content.rows("expeditions", "expedition")}
    assert set(Expedition.objects.values_list("number", flat=True)) == numbers
    ms11 = Flight.objects.get(slug="soyuz-ms-11")
    assert (ms11.name_ru, ms11.name_en) == ("Союз МС-11", "Soyuz MS-11")
    assert FlightEvent.objects.filter(flight=ms11, kind="docking").exists()


def test_a_second_load_writes_nothing():
    content.load_missions({})
    with CaptureQueriesContext(connection) as queries:
        content.load_missions({})
    written = [query["sql"] for query in queries if query["sql"].split()[0] in ("INSERT", "UPDATE", "DELETE")]
    assert written == []


def test_what_a_person_wrote_in_either_language_stays():
    content.load_missions({})
    person = Person.objects.get(slug="kononenko-oleg")
    person.biography_ru, person.given_name_en = "<p>Иначе.</p>", "Oleh"
    person.save()
    content.load_missions({})
    person.refresh_from_db()
    assert (person.biography_ru, person.given_name_en) == ("<p>Иначе.</p>", "Oleh")


def test_a_row_that_names_what_nobody_defines_is_refused(tables):
    tables(spaceflights_wrong='[[spaceflight]]\nperson = "nobody"\nup = "soyuz-ms-11"\n')
    with pytest.raises(content.DemoDataError, match="nobody"):
        content.load_missions({})
    assert not Flight.objects.exists()


def test_a_person_on_two_ships_at_once_is_refused(tables):
    tables(spaceflights_wrong='[[spaceflight]]\nperson = "kononenko-oleg"\nup = "soyuz-ms-10"\n')
    with pytest.raises(content.DemoDataError, match="kononenko-oleg soyuz-ms-1"):
        content.load_missions({})


def test_a_column_that_there_is_not_is_named(tables):
    tables(people_wrong='[[person]]\nslug = "x"\nheight = 180\n')
    with pytest.raises(Exception, match="height"):
        content.load_missions({})
