"""Who has most days in space, and how people are found by whatever spelling a reader knows."""

from datetime import timedelta

import pytest

from demo.factories import FlightEventFactory, PersonFactory, SpaceflightFactory
from missions.experience import most_experienced, place_of
from missions.spellings import matches
from missions.time_in_space import Career
from tests.conftest import NOON
from tests.missions.scenes import flight, main_part, person, utc

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("february_2019")]
TODAY = NOON.date()


@pytest.fixture
def flown() -> None:
    long = flight("soyuz-1", utc(2010, 1, 1), utc(2010, 7, 1))
    short = flight("soyuz-2", utc(2011, 1, 1), utc(2011, 1, 11))
    now = flight("soyuz-3", utc(2019, 2, 1), utc(2019, 8, 1))
    failed = flight("soyuz-4", utc(2012, 1, 1), utc(2012, 1, 1, 0, 19), outcome="failure", docking_at=None)
    person("Long", long, now)
    person("Short", short)
    person("Equal", flight("soyuz-5", utc(2012, 1, 1), utc(2012, 1, 11, 5)))
    person("Aborted", failed)
    person("Planned", flight("soyuz-6", utc(2020, 1, 1), utc(2020, 7, 1), outcome="planned"))


def test_equal_days_share_a_place_and_who_has_not_flown_has_none(flown):
    found = [(line.place, str(line.person).split("-")[0], line.flights) for line in most_experienced(TODAY)]
    assert sorted(found) == [(1, "Long", 2), (2, "Equal", 1), (2, "Short", 1)]


def test_the_days_of_the_list_are_those_of_each_persons_page(flown):
    for line in most_experienced(TODAY):
        career = Career.of(line.person.spaceflights.select_related("up", "down"), TODAY)
        assert (line.days, line.flights) == (career.days, career.flights)
        assert place_of(career.days, TODAY) == line.place


def test_the_page_says_among_whom_it_counts(client, flown):
    html = main_part(client.get("/en/missions/crew/experience/")).replace("\u00a0", " ")
    assert "As of February 15, 2019, only among the people in our records" in html
    assert "Aborted" not in html


def test_a_persons_page_tells_spacewalks_with_their_length(client):
    walker = PersonFactory(slug="walker")
    SpaceflightFactory(person=walker, up=flight("soyuz-1", utc(2018, 6, 1)), down=None)
    other = PersonFactory(slug="other", given_name_en="Alexei", family_name_en="Leonov", family_name_ru="Леонов")
    for hours, at in ((7, utc(2018, 8, 15)), (6, utc(2018, 12, 11)), (5, NOON + timedelta(days=1))):
        links = {"people": [walker, other] if hours != 6 else [walker]}
        FlightEventFactory(at=at, duration=timedelta(hours=hours, minutes=45), links=links)
    html = main_part(client.get("/en/missions/crew/walker/")).replace("\u00a0", " ")
    assert "14 h 30 min in our records" in html
    assert "7 h 45 min" in html
    assert html.count('<a href="/en/missions/crew/other/">Alexei Leonov</a>') == 1  # with whom the first one was
    assert 'href="/en/archive/2018/08/15/"' in html
    assert "5 h 45 min" not in html  # tomorrow's
    html = main_part(client.get("/ru/missions/crew/walker/"))
    assert '<h2 id="walks">Выходы в открытый космос</h2>' in html
    assert "<dt>Выходов</dt>" in html  # beside their number


@pytest.mark.parametrize(
    "typed",
    ["Кононенко", "kononenko", "KONON", "Олег Кононенко", "kononenko oleg", "Олег konon"],
)
def test_a_person_is_found_in_either_alphabet(client, typed):
    PersonFactory(slug="kononenko-oleg")
    html = main_part(client.get("/en/missions/crew/", {"q": typed}))
    assert "/en/missions/crew/kononenko-oleg/" in html


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Prokopev", "Прокопьев"),
        ("Прокопьев", "Prokopyev"),
        ("Prokopiev", "Prokopyev"),
        ("Artemev", "Artemyev"),
        ("Сен-Жак", "Sen-Zhak"),
        ("Saint Jacques", "Saint-Jacques"),
        ("Aunon", "Auñón-Chancellor"),
        ("Королев", "Королёв"),
        ("Yurchikhin", "Юрчихин"),
    ],
)
def test_spellings_of_one_name_match(typed, name):
    assert matches(typed, name)


@pytest.mark.parametrize(("typed", "name"), [("Кононов", "Кононенко"), ("nenko", "Kononenko"), ("Oleg Ivanov", "Oleg")])
def test_another_name_does_not_match(typed, name):
    assert not matches(typed, name)


@pytest.mark.parametrize("typed", ["<b>x</b>", "%", "x" * 500, "\x00"])
def test_whatever_is_typed_is_answered_and_escaped(client, typed):
    response = client.get("/en/missions/crew/", {"q": typed})
    assert response.status_code == 200
    assert "<b>x" not in response.content.decode()
