"""What the records do not know is not denied, and what they count is said to be theirs.

A record that is missing is no fact: the demo holds no ships before 1988, an import brings people without their flights.
"""

import re
from datetime import timedelta

import pytest
from django.contrib.contenttypes.models import ContentType
from django.utils.translation import override

from archive.month import happened
from demo.factories import (
    AgencyFactory,
    ExpeditionFactory,
    FlightEventFactory,
    FlightFactory,
    PersonFactory,
    SpaceflightFactory,
)
from editorial.core.cleaning import plain
from missions.models import FlightEvent, ImportedRecord, Person
from tests.missions.scenes import flight, iss_58, main_part, utc

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("february_2019")]

GAGARINS_DAY = "/{}/archive/1961/04/12/"
OURS = {"en": "in our records", "ru": "по нашим данным"}


def text(client, address):
    response = client.get(address)
    assert response.status_code == 200, address
    html = re.sub(r'<span class="nb">([^<]*)</span>', r"\1", main_part(response))
    return re.sub(r"\s+", " ", plain(html).replace("\u00a0", " "))


def imported(person):
    kind = ContentType.objects.get_for_model(Person)
    ImportedRecord.objects.create(
        source="ll2", kind="astronaut", external_id=str(person.pk), content_type=kind, object_id=person.pk
    )
    return person


@pytest.mark.parametrize("language", ["ru", "en"])
def test_the_day_of_gagarins_flight_is_not_denied_its_flight(client, language):
    said = text(client, GAGARINS_DAY.format(language))
    for denied in ("no ship was", "Nothing was published", "ни один корабль", "не стартовал", "ничего не опубликовано"):
        assert denied not in said
    expected = {"en": "Our records have no news and no flight events of this day.", "ru": "в наших данных нет"}
    assert expected[language] in said


@pytest.mark.parametrize("language", ["ru", "en"])
def test_a_day_of_mir_is_not_denied_its_expedition(client, language):
    """Expedition 20 lived on Mir then: only the ISS had nobody."""
    said = text(client, f"/{language}/archive/1996/01/15/")
    assert {"en": "International Space Station", "ru": "Международной космической станции"}[language] in said
    assert "No expedition was" not in said
    assert "Экспедиций ещё не было" not in said


def test_somebody_imported_without_flights_is_not_said_never_to_have_flown(client):
    imported(PersonFactory(slug="armstrong-neil", given_name_en="Neil", family_name_en="Armstrong"))
    said = text(client, "/en/missions/crew/armstrong-neil/")
    assert "No spaceflights in our records." in said
    html = client.get("/en/missions/crew/armstrong-neil/").content.decode()
    assert "Neil Armstrong: no spaceflights in our records." in html
    assert "not flown" not in html
    assert "полётов в космос ещё не было" not in text(client, "/ru/missions/crew/armstrong-neil/").lower()


def test_somebody_entered_without_flights_is_not_said_never_to_have_flown_either(client):
    PersonFactory(slug="tereshkova")
    assert "No spaceflights in our records." in text(client, "/en/missions/crew/tereshkova/")


@pytest.mark.parametrize(("is_imported", "said"), [(False, True), (True, False)])
def test_who_is_to_fly_has_not_flown_yet_only_where_the_press_office_has_entered_them(client, is_imported, said):
    """An import of launches to come brings their crews without the flights that they have flown."""
    person = PersonFactory(slug="morgan")
    SpaceflightFactory(person=person, up=flight("soyuz-ms-13", utc(2019, 7, 20, 16), outcome="planned"), down=None)
    if is_imported:
        imported(person)
    page = text(client, "/en/missions/crew/morgan/")
    assert ("Has not flown in space yet." in page) is said
    assert ("No spaceflights in our records." in page) is not said
    assert "Next flight: Soyuz MS-13" in page


def test_who_has_flown_and_is_to_fly_again_is_not_asked_about_an_import(client, django_assert_max_num_queries):
    person = PersonFactory(slug="koch")
    SpaceflightFactory(person=person, up=flight("soyuz-1", utc(2018, 1, 1), utc(2018, 2, 1)))
    with django_assert_max_num_queries(7):
        text(client, "/en/missions/crew/koch/")


@pytest.mark.parametrize("language", ["ru", "en"])
def test_the_list_of_people_counts_no_flights_of_those_whose_flights_are_not_recorded(client, language):
    imported(PersonFactory(family_name_en="Armstrong", family_name_ru="Армстронг"))
    html = main_part(client.get(f"/{language}/missions/crew/"))
    row = re.search(r"<tr>(?:(?!</tr>).)*Арм?стронг.*?</tr>|<tr>(?:(?!</tr>).)*Armstrong.*?</tr>", html, re.DOTALL)[0]
    assert [cell.strip() for cell in re.findall(r'<td class="n"[^>]*>(.*?)</td>', row)] == ["—", "—"]
    assert OURS[language] in plain(html).replace("\u00a0", " ")


@pytest.mark.parametrize("language", ["ru", "en"])
def test_figures_of_a_person_stand_under_the_words_whose_they_are(client, language):
    person = PersonFactory(slug="krikalev")
    SpaceflightFactory(person=person, up=flight("soyuz-1", utc(2001, 6, 1), utc(2001, 8, 1)))
    FlightEventFactory(at=utc(2001, 6, 8), duration=timedelta(minutes=19), links={"people": [person]})
    said = text(client, f"/{language}/missions/crew/krikalev/")
    words = {
        "en": ("In our records, as of February 15, 2019", "Spacewalks 1", "Place by days in space 1"),
        "ru": ("По нашим данным на 15 февраля 2019", "Выходов 1", "Место по суткам в космосе 1"),
    }[language]
    places = [said.index(part) for part in words]
    assert places == sorted(places)  # the words first, the figures under them
    assert {"en": "First launch in our records", "ru": "Первый старт по нашим данным"}[language] in said
    head = client.get(f"/{language}/missions/crew/krikalev/").content.decode().partition("</head>")[0]
    description = re.search(r'name="description" content="([^"]*)"', head)[1].replace("\u00a0", " ")
    assert OURS[language] in description


@pytest.mark.parametrize("language", ["ru", "en"])
def test_an_expeditions_spacewalks_and_people_are_those_of_the_records(client, language):
    """Three spacewalks of STS-97 fell into ISS-1, and stand in no record here."""
    ExpeditionFactory(number=1, starts_at=utc(2000, 11, 2, 9), ends_at=utc(2001, 3, 19))
    said = text(client, f"/{language}/missions/iss-1/")
    assert {"en": "Spacewalks in our records 0", "ru": "Выходов, по нашим данным 0"}[language] in said


@pytest.mark.parametrize("language", ["ru", "en"])
def test_a_port_without_a_recorded_ship_is_not_said_to_be_free(client, language, ports):
    """European cargo ships stood at Zvezda, and are not in the records."""
    FlightFactory(slug="soyuz-ms-11", port=ports["poisk"])
    said = main_part(client.get(f"/{language}/archive/2018/12/04/"))
    for denied in ("free", "свободен"):
        assert not re.search(rf"\b{denied}\b(?!\")", plain(said))
    expected = {"en": "in our records: 1 ship docked", "ru": "по нашим данным: 1 корабль у станции"}[language]
    assert expected in plain(said).replace("\u00a0", " ")


@pytest.fixture
def ports():
    from demo.factories import PortFactory

    return {
        "poisk": PortFactory(),
        "zvezda": PortFactory(slug="zvezda-aft", module_en="Zvezda", module_ru="Звезда", side="aft"),
    }


@pytest.mark.parametrize(
    ("language", "said"), [("en", "in our records: 1 spacewalk"), ("ru", "по нашим данным: 1 выход")]
)
def test_a_month_counts_what_is_recorded(language, said):
    FlightEventFactory(at=utc(2001, 6, 8))
    with override(language):
        assert happened(list(FlightEvent.objects.for_lines())).startswith(said)
        assert happened([]) == ""


@pytest.mark.parametrize("language", ["ru", "en"])
def test_totals_in_the_panel_say_what_they_count_and_nothing_is_said_without_them(client, language):
    note = {"en": "“In all” counts the flights in our records.", "ru": "«Всего» — по полётам"}[language]
    person = PersonFactory(agency=AgencyFactory())
    now = flight("soyuz-ms-11", utc(2018, 12, 3, 11, 31))
    SpaceflightFactory(person=person, up=now, down=None)
    iss_58(person)
    assert note not in text(client, f"/{language}/missions/")
    before = flight("soyuz-1", utc(2008, 4, 8), utc(2008, 10, 24))
    SpaceflightFactory(person=person, up=before, down=before)
    assert note in text(client, f"/{language}/missions/")
    assert note in text(client, f"/{language}/missions/crew/")


@pytest.mark.parametrize("language", ["ru", "en"])
def test_an_empty_site_denies_nothing_of_the_world(client, language):
    said = text(client, f"/{language}/missions/")
    for denied in (
        "No ship is in space",
        "No flight is planned",
        "No expedition is under way",
        "нет ни одного корабля",
        "Полёты не запланированы",
        "Экспедиция сейчас не идёт",
    ):
        assert denied not in said
    assert said.count({"en": "recorded", "ru": "нет сведений"}[language]) >= 2
