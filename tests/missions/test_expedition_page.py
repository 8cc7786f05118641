"""An expedition's page: what was planned, what was done, who was there."""

from datetime import date, timedelta

import pytest

from demo.factories import (
    ArticleFactory,
    CargoFlightFactory,
    CrewMembershipFactory,
    ExpeditionFactory,
    ExpeditionTaskFactory,
    FlightEventFactory,
    PhotoFactory,
)
from editorial.content.models import Status
from editorial.core import clock

from .scenes import flight, iss_58, main_part, moscow, person, utc

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("february_2019")]


def page(client, number: int = 58, language: str = "en") -> str:
    response = client.get(f"/{language}/missions/iss-{number}/")
    assert response.status_code == 200
    return main_part(response).replace("\u00a0", " ")


def iss_57(**fields):
    dates = {"starts_at": utc(2018, 10, 4, 8), "ends_at": utc(2018, 12, 20, 1, 40)}
    return ExpeditionFactory(number=57, **dates | fields)


def test_a_running_expedition_is_alive_and_its_end_a_plan(client):
    iss_58(person("Kononenko"))
    html = page(client)
    assert '<span class="live">Expedition under way</span>' in html
    assert "day 58 of 86" in html
    assert "End, planned" in html


def test_a_completed_expedition_is_told_in_ink(client):
    iss_57()
    html = page(client, 57)
    assert "Expedition completed" in html
    assert "<dd>78 days</dd>" in html
    assert "live" not in html
    assert "planned" not in html


def test_an_expedition_to_come_is_planned_and_has_no_chronicle(client):
    iss_58(starts_at=utc(2019, 3, 15, 3), ends_at=utc(2019, 6, 24))
    html = page(client)
    assert "Expedition planned" in html
    assert "Start, planned" in html
    assert "Chronicle" not in html
    assert "under way" not in html


def test_tasks_stand_with_their_states_and_the_head_counts_them(client):
    expedition = iss_58()
    for number, state in enumerate(("done", "done", "moved", "cancelled")):
        ExpeditionTaskFactory(
            expedition=expedition,
            text_ru=f"Задача {number}",
            text_en=f"Task number {number}",
            state=state,
            order=number,
        )
    html = page(client)
    assert "2 of 4 done; 1 moved, 1 cancelled" in html
    assert '<span class="state moved">moved</span>' in html
    assert 'id="tasks"' in html
    assert "Задача" not in html


def test_russian_counts_agree_with_their_words(client):
    expedition = iss_58()
    for number in range(5):
        ExpeditionTaskFactory(expedition=expedition, text_ru=f"Задача {number}", state="done" if number else "moved")
    assert "выполнено 4 из 5; 1 перенесена" in page(client, language="ru")


def test_a_task_without_a_text_in_this_language_is_left_out(client):
    ExpeditionTaskFactory(expedition=iss_58(), text_ru="Только по-русски", text_en="")
    html = page(client)
    assert "Только" not in html
    assert '<tr><th scope="row"></th>' not in html


def test_how_many_were_aboard_is_counted_from_the_crew(client):
    expedition = iss_57()
    for name in ("One", "Two", "Three"):
        CrewMembershipFactory(expedition=expedition, person=person(name))
    for name in ("Four", "Five"):
        CrewMembershipFactory(expedition=expedition, person=person(name), from_date=date(2018, 12, 3))
    assert "<dd>3 → 5</dd>" in page(client, 57)
    assert "3 people until December 3, then 5" in page(client, 57).replace("\u00a0", " ")
    assert "3 человека до 3 декабря, затем 5" in page(client, 57, "ru").replace("\u00a0", " ")


def test_a_change_of_role_makes_nobody_twice(client):
    expedition, one = iss_57(), person("One")
    CrewMembershipFactory(expedition=expedition, person=one, role="commander", to_date=date(2018, 11, 1))
    CrewMembershipFactory(expedition=expedition, person=one, from_date=date(2018, 11, 1))
    html = page(client, 57)
    assert "<dd>1</dd>" in html
    assert html.index("commander") < html.index("flight engineer")


def test_a_running_expedition_does_not_count_who_is_yet_to_come(client):
    expedition = iss_58(person("Kononenko"))
    CrewMembershipFactory(expedition=expedition, person=person("Koch"), from_date=date(2019, 3, 1), order=5)
    html = page(client)
    assert "<dd>1</dd>" in html
    assert "01 Mar 2019</time>, planned" in html


def test_spacewalks_of_its_days_are_counted_and_no_others(client):
    iss_58()
    for at in (utc(2018, 12, 11, 16), utc(2019, 1, 10), utc(2019, 2, 15, 20)):  # before it, in it, still to come
        FlightEventFactory(at=at, duration=timedelta(hours=6))
    html = page(client)
    assert "<dt>Spacewalks in our records</dt><dd>1</dd>" in html
    assert html.count('class="eva"') == 1


def test_its_ships_are_those_that_were_at_the_station_in_its_time(client):
    iss_58()
    docked = flight("soyuz-ms-11", utc(2018, 12, 3, 11), utc(2019, 6, 25))
    failed = flight("soyuz-ms-20", utc(2019, 1, 11), docking_at=None, outcome="failure")
    gone = flight("soyuz-ms-8", utc(2018, 3, 21), utc(2018, 10, 4))
    later = flight("soyuz-ms-13", utc(2019, 7, 20), outcome="planned")
    hubble = flight("sts-125", utc(2019, 1, 11), utc(2019, 1, 20), docking_at=None)
    html = page(client).partition("Ships of the expedition")[2].partition("</section>")[0]
    assert all(ship.get_absolute_url().partition("/missions")[2] in html for ship in (docked, failed))
    assert not any(ship.slug in html for ship in (gone, later, hubble))


def test_a_cargo_ship_lost_before_it_does_not_stay_for_ever(client):
    iss_58()
    CargoFlightFactory(slug="progress-ms-4", launch_at=utc(2016, 12, 1), docking_at=None, outcome="failure")
    assert "progress-ms-4" not in page(client)


def test_its_news_are_the_published_ones_of_this_language(client):
    expedition = iss_58()
    ArticleFactory(title_en="Shown", links={"expeditions": [expedition]})
    ArticleFactory(title_en="Draft", status_en=Status.DRAFT, links={"expeditions": [expedition]})
    ArticleFactory(title_en="Embargo", published_at=moscow(2019, 2, 15, 13), links={"expeditions": [expedition]})
    ArticleFactory(title_en="Of another")
    html = page(client)
    assert "Shown" in html
    assert not any(title in html for title in ("Draft", "Embargo", "Of another"))


def test_its_neighbours_are_the_nearest_numbers(client):
    iss_58()
    iss_57()
    ExpeditionFactory(number=60, starts_at=utc(2019, 6, 25), ends_at=None)
    ExpeditionFactory(number=61, starts_at=utc(2019, 10, 3), ends_at=None)
    html = page(client).partition('<nav class="pager"')[2]
    assert "/en/missions/iss-57/" in html
    assert "/en/missions/iss-60/" in html
    assert "iss-61" not in html


def test_a_patch_stands_with_its_alternative_text_and_its_absence_leaves_no_frame(client):
    iss_58(patch=PhotoFactory(alt_en="A patch with two ships"))
    iss_57()
    assert 'alt="A patch with two ships"' in page(client)
    assert "patch" not in page(client, 57)


def test_a_summary_of_the_other_language_is_left_out(client):
    iss_58(summary_ru="<p>Только по-русски</p>", summary_en="")
    assert "Только" not in page(client)
    assert "Только" in page(client, language="ru")


def test_the_summary_cannot_smuggle_in_a_script(client):
    expedition = iss_58()
    type(expedition).objects.filter(pk=expedition.pk).update(summary_en="<p>x</p><script>alert(1)</script>")
    assert "<script" not in page(client)


@pytest.mark.parametrize("address", ["iss-99/", "iss-0/", "iss-99999999999999999999/", "iss-x/", "iss--1/", "iss-/"])
def test_an_expedition_that_is_not_there_is_not_found(client, address):
    iss_58()
    assert client.get(f"/en/missions/{address}").status_code == 404


def test_an_address_with_zeroes_points_to_the_one_address(client):
    iss_58()
    html = client.get("/en/missions/iss-058/").content.decode()
    assert '<link rel="canonical" href="http://testserver/en/missions/iss-58/">' in html


def test_at_its_last_moment_it_turns_from_running_to_completed(client):
    expedition = iss_58()
    with clock.stopped(expedition.ends_at - timedelta(seconds=1)):
        assert "under way" in page(client)
    with clock.stopped(expedition.ends_at):
        assert "Expedition completed" in page(client)
