"""What came in has no Russian yet: Russian pages have its Latin name, marked, and nothing made up."""

import json

import pytest

from missions.models import Flight, FlightEvent, Person

from .conftest import SAMPLES

pytestmark = pytest.mark.django_db


@pytest.fixture
def brought(bring):
    bring(*[json.loads((SAMPLES / "2.3" / f"{n}.json").read_text()) for n in ("launches", "events", "expeditions")])


def words(client, path):
    response = client.get(path)
    assert response.status_code == 200, path
    return response.content.decode().replace("\u00a0", " ").replace('<span class="nb">', "").replace("\u2011", "-")


@pytest.mark.parametrize("path", ["/missions/flights/soyuz-ms-11/", "/missions/crew/hague-nick/", "/missions/flights/"])
def test_a_russian_page_has_the_latin_name_and_no_gap(client, brought, path):
    page = words(client, f"/ru{path}")
    assert "MS-11" in page or "Hague" in page
    assert "«»" not in page
    assert "<b></b>" not in page.replace(" ", "")


def test_the_latin_name_in_a_list_is_marked_as_english(client, brought):
    page = words(client, "/ru/missions/crew/")
    assert '<span lang="en">Kononenko</span>' in page


def test_the_chronicle_words_a_launch_with_the_latin_name(client, brought):
    event = FlightEvent.objects.get(flight__slug="soyuz-ms-11", kind="launch")
    page = words(client, "/ru/archive/2018/12/03/")
    assert "MS-11" in page
    assert event.text_ru == ""


def test_an_event_that_nobody_has_worded_in_russian_is_not_on_russian_pages(client, brought):
    assert "State Commission" in words(client, "/en/archive/2018/12/02/")
    page = words(client, "/ru/archive/2018/12/02/")
    assert "State Commission" not in page
    assert "Другое событие" not in page


def test_a_russian_name_written_later_takes_its_place(client, brought):
    person = Person.objects.get(slug="hague-nick")
    person.given_name_ru, person.family_name_ru = "Ник", "Хейг"
    person.save()
    page = words(client, "/ru/missions/crew/hague-nick/")
    assert "Ник Хейг" in page
    assert "Hague</b>" not in page


def test_an_english_page_does_not_repeat_a_name_as_russian(client, brought):
    assert 'lang="ru">Nick Hague' not in words(client, "/en/missions/crew/hague-nick/")
    assert Flight.objects.get(slug="soyuz-ms-11").name_ru == ""
