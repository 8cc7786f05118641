"""Expeditions, crews and ships on the line of time: drawn, and a table for whoever does not see it."""

import gzip
from datetime import timedelta

import pytest

from demo.factories import ExpeditionFactory
from tests.missions.scenes import flight, iss_58, main_part, person, utc

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("february_2019")]


def page(client, query: str = "", language: str = "en") -> str:
    response = client.get(f"/{language}/missions/timeline/{query}")
    assert response.status_code == 200
    return main_part(response).replace("\u00a0", " ")


def test_the_rows_of_a_year_say_in_words_what_is_drawn(client):
    ship = flight("soyuz-ms-11", utc(2018, 12, 3, 11, 31), utc(2019, 6, 25))
    iss_58(person("Kononenko", ship))
    html = page(client, "?year=2018")
    assert "ISS-58: 20 Dec 2018 – 15 Mar 2019" in html
    assert "Soyuz MS-11: 03 Dec 2018 – 25 Jun 2019" in html
    assert "/en/missions/crew/kononenko/" in html
    assert 'class="today"' not in html  # now is in no other year
    assert 'class="today"' in page(client, "?year=2019")


@pytest.mark.parametrize("year", ["1999", "2031", "18", "abcd", "2018x", "٢٠١٨", "-2018", "02018"])
def test_a_year_without_an_expedition_has_no_page(client, year):
    iss_58()
    assert client.get("/en/missions/timeline/", {"year": year}).status_code == 404


def test_each_year_of_the_log_leads_to_its_year_in_either_language(client):
    iss_58()
    html = page(client)
    assert 'href="/en/missions/timeline/?year=2018"' in html
    whole = client.get("/en/missions/timeline/?year=2018").content.decode()
    assert 'hreflang="ru" href="http://testserver/ru/missions/timeline/?year=2018"' in whole


def test_a_flight_of_another_year_is_not_drawn(client):
    iss_58()
    person("Early", flight("soyuz-tma-1", utc(2018, 1, 2), utc(2018, 11, 30), docking_at=None))
    assert "Early" in page(client, "?year=2018")
    assert "Early" not in page(client, "?year=2019")


@pytest.mark.parametrize("language", ["ru", "en"])
def test_the_timeline_of_all_expeditions_travels_in_40_kb(client, language):
    start = utc(2000, 11, 2)
    for number in range(1, 61):
        begins = start + timedelta(days=112 * (number - 1))
        ExpeditionFactory(number=number, starts_at=begins, ends_at=begins + timedelta(days=112))
    response = client.get(f"/{language}/missions/timeline/")
    assert len(gzip.compress(response.content)) <= 40 * 1024
    assert "/missions/iss-60/" in response.content.decode()


def test_an_empty_site_has_a_timeline(client):
    assert "No expedition is recorded." in page(client)
