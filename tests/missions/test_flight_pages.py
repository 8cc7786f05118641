"""The list of flights and a flight's page."""

from datetime import timedelta

import pytest

from demo.factories import (
    ArticleFactory,
    CargoFlightFactory,
    FlightEventFactory,
    FlightFactory,
    PortFactory,
    SpaceflightFactory,
)
from editorial.core import clock

from .scenes import flight, main_part, moscow, person, utc

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("february_2019")]


def page(client, path: str = "", language: str = "en") -> str:
    response = client.get(f"/{language}/missions/flights/{path}")
    assert response.status_code == 200
    return main_part(response).replace("\u00a0", " ")


def ms_10():
    ship = flight(
        "soyuz-ms-10", utc(2018, 10, 11, 8, 40, 15), utc(2018, 10, 11, 8, 59), docking_at=None, outcome="failure"
    )
    FlightEventFactory(
        flight=ship, kind="failure", at=utc(2018, 10, 11, 8, 42), text_en="LV Soyuz-FG fails", text_ru="Авария"
    )
    return ship


def test_the_list_goes_from_what_is_planned_to_what_is_over(client):
    flight("soyuz-ms-8", utc(2018, 3, 21), utc(2018, 10, 4))
    flight("soyuz-ms-11", utc(2018, 12, 3, 11, 31))
    flight("soyuz-ms-13", utc(2019, 7, 20), outcome="planned")
    flight("soyuz-ms-12", utc(2019, 3, 14), outcome="planned")
    html = page(client)
    order = [html.index(word) for word in ("Planned", "MS-12", "MS-13", "In flight now", "MS-11", "Completed", "MS-8")]
    assert order == sorted(order)


def test_a_launch_that_failed_is_over_and_not_in_flight(client):
    CargoFlightFactory(slug="progress-ms-4", launch_at=utc(2016, 12, 1), docking_at=None, outcome="failure")
    html = page(client)
    assert "In flight now" not in html
    assert '<span class="state cancelled">failure</span>' in html


def test_an_outcome_typed_too_early_is_not_known_yet(client):
    flight("soyuz-ms-12", utc(2019, 3, 14), outcome="success")
    html = page(client)
    assert "success" not in html
    assert "<td>planned</td>" in html


def test_a_launch_is_written_as_precisely_as_it_is_known(client):
    for slug, precision in (("a-1", "minute"), ("a-2", "hour"), ("a-3", "day"), ("a-4", "month"), ("a-5", "quarter")):
        flight(slug, utc(2019, 3, 14, 19, 14), launch_precision=precision, docking_at=None, outcome="planned")
    rows = page(client).split("<tr>")[2:]
    assert "14 Mar 2019" in rows[4]
    assert "22:14 Moscow · 19:14 UTC" in rows[4]
    assert "about 22:00 Moscow" in rows[3]
    assert "14 Mar 2019" in rows[2]
    assert "UTC" not in rows[2]
    assert '<time datetime="2019-03">March 2019</time>' in rows[1]
    assert '<time datetime="2019">Q1 2019</time>' in rows[0]


def test_crew_and_cargo_ships_can_be_told_apart(client):
    flight("soyuz-ms-11", utc(2018, 12, 3))
    CargoFlightFactory(slug="progress-ms-10")
    assert "progress-ms-10" not in page(client, "?kind=crew")
    assert "soyuz-ms-11" not in page(client, "?kind=cargo")
    assert 'aria-current="page">Cargo ships' in page(client, "?kind=cargo")


@pytest.mark.parametrize(
    "query", ["kind=shuttle", "kind=CREW", "page=x", "page=last", "page=2", "page=0", "page=-1", "page=1.5"]
)
def test_a_list_that_does_not_exist_is_not_found(client, query):
    FlightFactory()
    assert client.get(f"/en/missions/flights/?{query}").status_code == 404


def test_a_long_list_has_pages_that_keep_their_kind_and_language(client):
    FlightFactory.create_batch(51)
    first = client.get("/en/missions/flights/?kind=crew").content.decode()
    assert "?kind=crew&amp;page=2" in first
    assert '<meta property="og:type" content="website">' in first  # no value of the page leaks into another template
    second = client.get("/en/missions/flights/?kind=crew&page=2").content.decode()
    assert second.count('<th scope="row">') == 1
    assert 'href="/ru/missions/flights/?kind=crew&amp;page=2"' in second
    assert '<link rel="canonical" href="http://testserver/en/missions/flights/?kind=crew&amp;page=2">' in second


def test_no_flight_stands_on_two_pages(client):
    FlightFactory.create_batch(60)
    slugs = [slug for number in (1, 2) for slug in page(client, f"?page={number}").split("flights/soyuz-ms-")[1:]]
    assert len({slug.partition("/")[0] for slug in slugs}) == len(slugs) == 60


def test_an_empty_list_is_a_page(client):
    assert "No flight is recorded." in page(client)


def test_a_ship_that_is_docked_says_where_and_for_how_long_it_flies(client):
    flight("soyuz-ms-11", utc(2018, 12, 3, 11, 31, 53))
    html = page(client, "soyuz-ms-11/")
    assert '<span class="live">Docked to Poisk</span>' in html
    assert '<dd class="live">74 days</dd>' in html
    assert "14:31:53 Moscow · 11:31:53 UTC" not in html  # its precision is a minute


def test_a_time_known_to_the_second_is_written_so(client):
    flight("soyuz-ms-11", utc(2018, 12, 3, 11, 31, 53), launch_precision="second")
    assert "14:31:53 Moscow · 11:31:53 UTC" in page(client, "soyuz-ms-11/")


def test_what_is_planned_is_marked_and_what_is_done_is_not(client):
    flight("soyuz-ms-11", utc(2018, 12, 3, 11, 31), utc(2019, 6, 25), undocking_at=utc(2019, 6, 24))
    course = page(client, "soyuz-ms-11/").partition("Course of the flight")[2].partition("</section>")[0]
    done, planned = course[: course.index("Undocking")], course[course.index("Undocking") :]
    assert "planned" not in done.replace('<li class="planned">', "")
    assert planned.count('<span class="label">planned') == 2
    assert "has landed" not in course


def test_a_flight_before_its_launch_is_all_plan(client):
    flight("soyuz-ms-12", utc(2019, 3, 14, 19, 14), outcome="planned")
    html = page(client, "soyuz-ms-12/")
    assert "Flight planned" in html
    assert "Launch, planned" in html
    assert "live" not in html
    assert "is launched" not in html


def test_a_flight_planned_for_a_month_has_a_course_without_a_day(client):
    flight("soyuz-ms-14", utc(2019, 9, 1), launch_precision="month", docking_at=utc(2019, 9, 3), outcome="planned")
    course = page(client, "soyuz-ms-14/").partition("Course of the flight")[2].partition("</section>")[0]
    assert course.count("September 2019") == 2
    assert "UTC" not in course
    assert "2019-09-03" not in course


def test_a_failure_says_so_plainly(client):
    ms_10()
    html = page(client, "soyuz-ms-10/")
    assert "The flight ended in failure" in html
    assert "LV Soyuz-FG fails" in html
    assert "days" not in html
    assert "live" not in html


def test_before_its_launch_the_failure_was_not_known(client):
    ms_10()
    with clock.stopped(moscow(2018, 10, 11, 11)):
        html = page(client, "soyuz-ms-10/")
    assert "ended in failure" not in html
    assert "Flight planned" in html


def test_a_planned_time_that_passes_launches_nothing_until_somebody_confirms_it(client):
    ship = flight("soyuz-ms-12", utc(2019, 3, 14, 19, 14), outcome="planned")
    with clock.stopped(ship.launch_at + timedelta(days=1)):
        html = page(client, "soyuz-ms-12/")
        assert "Launch not confirmed yet" in html
        assert "In flight" not in html
        ship.outcome = "success"
        ship.save()
        html = page(client, "soyuz-ms-12/")
    assert '<span class="live">in flight</span>' in html


def test_the_crew_of_a_ship_is_up_and_down(client):
    ship, other = (
        flight("soyuz-ms-3", utc(2016, 11, 17), utc(2017, 6, 2)),
        flight("soyuz-ms-4", utc(2017, 4, 20), utc(2017, 9, 3)),
    )
    person("Novitsky", ship)
    SpaceflightFactory(person=person("Whitson"), up=ship, down=other)
    html = page(client, "soyuz-ms-4/")
    assert "Whitson" in html
    assert "Novitsky" not in html
    html = page(client, "soyuz-ms-3/")
    assert "/en/missions/flights/soyuz-ms-4/" in html.partition('id="crew"')[2].partition("</section>")[0]


def test_a_cargo_ship_has_no_crew(client):
    CargoFlightFactory(slug="progress-ms-10")
    assert 'id="crew"' not in page(client, "progress-ms-10/")


def test_its_news_and_its_neighbours(client):
    ship = flight("soyuz-ms-11", utc(2018, 12, 3))
    flight("soyuz-ms-9", utc(2018, 6, 6), utc(2018, 12, 20))
    flight("soyuz-ms-12", utc(2019, 3, 14), outcome="planned")
    ArticleFactory(title_en="Of this ship", links={"flights": [ship]})
    html = page(client, "soyuz-ms-11/")
    assert "Of this ship" in html
    turn = html.partition('<nav class="pager"')[2]
    assert turn.index("soyuz-ms-9") < turn.index("soyuz-ms-12")


def test_a_summary_of_the_other_language_is_left_out(client):
    flight("soyuz-ms-11", utc(2018, 12, 3), summary_ru="<p>Только по-русски</p>")
    assert "Только" not in page(client, "soyuz-ms-11/")


def test_a_flight_that_is_not_there_is_not_found(client):
    assert client.get("/en/missions/flights/soyuz-ms-99/").status_code == 404


def test_an_address_that_a_flight_once_had_leads_to_its_present_one(client):
    ship = flight("soyuz-ms-x", utc(2018, 12, 3))
    ship.slug = "soyuz-ms-11"
    ship.save()
    response = client.get("/en/missions/flights/soyuz-ms-x/")
    assert (response.status_code, response["Location"]) == (301, "/en/missions/flights/soyuz-ms-11/")


def test_a_month_that_has_begun_launches_nothing_by_itself(client):
    ship = flight("soyuz-ms-12", moscow(2019, 2, 1), launch_precision="month", docking_at=None, outcome="planned")
    person("Koch", ship)
    assert "Flight planned" in page(client, "soyuz-ms-12/")
    html = page(client)
    assert "In flight now" not in html
    assert '<time datetime="2019-02">February 2019</time>' in html
    missions = main_part(client.get("/en/missions/"))
    assert "No ship in space now is recorded." in missions
    assert "Koch" not in missions
    assert "Has not flown in space yet." in main_part(client.get("/en/missions/crew/koch/"))


def test_a_ship_that_was_moved_is_told_where_it_stands_and_not_where_it_docked(client):
    zvezda, poisk = PortFactory(module_en="Zvezda", slug="aft"), PortFactory(module_en="Poisk", slug="zenith")
    ship = flight("soyuz-ms-11", utc(2018, 12, 3, 11, 31), docking_at=utc(2018, 12, 3, 17, 33), port=zvezda)
    move = {"flight": ship, "kind": "relocation", "port": poisk, "text_en": "Moved", "text_ru": "Перестыкован"}
    FlightEventFactory(at=utc(2019, 2, 1, 10, 0), **move)
    page = main_part(client.get("/en/missions/flights/soyuz-ms-11/"))
    assert "Docked to Poisk" in page.replace("\u00a0", " ")
    assert "Docked to Poisk" in main_part(client.get("/en/missions/")).replace("\u00a0", " ")
    FlightEventFactory(at=utc(2019, 3, 1, 10, 0), **move | {"port": zvezda})  # not yet
    assert "Docked to Poisk" in main_part(client.get("/en/missions/flights/soyuz-ms-11/")).replace("\u00a0", " ")
