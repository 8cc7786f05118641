"""The first page of missions, and how often each page asks the database."""

from datetime import timedelta

import pytest

from demo.factories import (
    ArticleFactory,
    CargoFlightFactory,
    CrewMembershipFactory,
    ExpeditionFactory,
    ExpeditionTaskFactory,
    FlightEventFactory,
)
from tests.visible import in_one_line

from .scenes import flight, iss_58, main_part, person, utc

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("february_2019")]


def page(client, language: str = "en") -> str:
    response = client.get(f"/{language}/missions/")
    assert response.status_code == 200
    return main_part(response).replace("\u00a0", " ")


def test_an_empty_site_has_a_page_of_missions(client):
    for language in ("ru", "en"):
        page(client, language)
    assert "No ship in space now is recorded." in page(client)


def test_it_shows_the_expedition_its_tasks_and_what_flies(client):
    expedition = iss_58(person("Kononenko", flight("soyuz-ms-11", utc(2018, 12, 3, 11, 31))))
    ExpeditionTaskFactory(expedition=expedition, text_en="Unloading of Progress", state="moved")
    CargoFlightFactory(slug="progress-ms-10", launch_at=utc(2018, 11, 16, 18), docking_at=None)
    html = page(client)
    assert '<span class="panel__big">58</span>' in html
    assert '<span class="state moved">moved</span>' in html
    ships = html.partition("Ships in space now")[2].partition("</section>")[0]
    assert "Docked to Poisk" in ships
    assert "In flight" in ships
    assert ">74</td>" in ships
    assert ">91</td>" in ships


def test_next_flights_are_planned_ones_the_soonest_first(client):
    flight("soyuz-ms-13", utc(2019, 7, 20), outcome="planned")
    flight("soyuz-ms-12", utc(2019, 3, 14), outcome="planned")
    flight("soyuz-ms-11", utc(2018, 12, 3))
    html = page(client).partition('id="next"')[2].partition("</section>")[0]
    assert html.index("MS-12") < html.index("MS-13")
    assert "MS-11" not in html


def test_expeditions_stand_newest_first_with_their_commanders(client):
    iss_58(person("Kononenko"))
    later = ExpeditionFactory(number=59, starts_at=utc(2019, 3, 15, 3), ends_at=None)
    CrewMembershipFactory(expedition=later, person=person("Ovchinin"), role="commander")
    CrewMembershipFactory(expedition=later, person=person("Koch"))
    html = page(client).partition('id="expeditions"')[2].partition('class="tab"')[2]
    assert html.index("ISS-59") < html.index("Ovchinin") < html.index("ISS-58") < html.index("Kononenko")
    assert "Koch" not in html
    assert "15 Mar 2019</time>, planned" in html


def test_a_second_commander_stands_after_the_first(client):
    from datetime import date

    expedition = iss_58()
    for name, dates in (("Shkaplerov", {"from_date": date(2019, 1, 1)}), ("Pesquet", {"to_date": date(2019, 1, 1)})):
        CrewMembershipFactory(expedition=expedition, person=person(name), role="commander", **dates)
    html = page(client).partition('id="expeditions"')[2]
    assert html.index("Pesquet") < html.index("Shkaplerov")


def many(number: int) -> None:
    """A site with `number` of everything that a page of missions lists."""
    ships = [flight("soyuz-ms-11", utc(2018, 12, 3, 11))]
    ships += [flight(f"soyuz-ms-{n + 20}", utc(2018, 12, 21) + timedelta(days=n)) for n in range(number)]
    crew = [person("Kononenko", ships[0]), *(person(f"Member{n}", ships[0]) for n in range(number))]
    expedition = iss_58(*crew)
    for n in range(number):
        earlier = {"starts_at": utc(2010, 1, 1) + timedelta(days=n), "ends_at": utc(2010, 1, 2) + timedelta(days=n)}
        CrewMembershipFactory(expedition=ExpeditionFactory(number=20 + n, **earlier), person=crew[n], role="commander")
        ExpeditionTaskFactory(expedition=expedition, text_ru=f"Задача {n}")
        FlightEventFactory(at=utc(2019, 1, 1) + timedelta(hours=n), flight=ships[n])
        ArticleFactory(links={"people": [crew[0]], "flights": [ships[0]], "expeditions": [expedition]})


@pytest.mark.parametrize("number", [1, 9])
@pytest.mark.parametrize(
    ("path", "most"),
    [
        ("", 15),
        ("timeline/", 2),
        ("timeline/?year=2018", 5),
        ("crew/experience/", 3),
        ("iss-58/", 11),
        ("crew/", 5),
        ("crew/kononenko/", 7),
        ("flights/", 2),
        ("flights/soyuz-ms-11/", 8),
    ],
)
def test_a_page_asks_no_more_for_many_records_than_for_one(client, django_assert_max_num_queries, number, path, most):
    many(number)
    with django_assert_max_num_queries(most):
        response = client.get(f"/ru/missions/{path}")
    assert response.status_code == 200


@pytest.mark.parametrize("language", ["ru", "en"])
@pytest.mark.parametrize("path", ["", "iss-58/", "crew/", "crew/kononenko/", "flights/", "flights/soyuz-ms-11/"])
def test_each_page_has_one_heading_a_title_a_description_and_its_twin(client, path, language):
    many(2)
    html = in_one_line(client.get(f"/{language}/missions/{path}").content.decode())
    other = {"ru": "en", "en": "ru"}[language]
    assert html.count("<h1") == 1
    assert '<meta name="description" content="' in html
    assert '<meta property="og:title" content="' in html
    assert f'hreflang="{other}" href="http://testserver/{other}/missions/{path}"' in html
    assert "style=" not in html
    assert "<script" not in html.replace('<script type="application/ld+json">', "")


def test_no_id_stands_twice_on_a_page(client):
    import re

    many(2)
    for path in ("", "iss-58/", "crew/", "crew/kononenko/", "flights/", "flights/soyuz-ms-11/"):
        ids = re.findall(r'\sid="([^"]+)"', client.get(f"/en/missions/{path}").content.decode())
        assert len(ids) == len(set(ids)), path
