"""Facts that stood wrong here once, as several sources have them."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils.translation import override

from demo import content
from editorial.core import clock
from missions import chronicle
from missions.docking_ports import berth_at
from missions.flight_states import FlightState
from missions.models import Flight, FlightEvent, Person
from missions.station import Station

from .ships import moves

pytestmark = pytest.mark.django_db

MOVED = datetime(2019, 8, 26, 3, 59, tzinfo=UTC)
# Every Soyuz that was moved from port to port, from the first crew to the end of 2019: NASA's mission summaries.
RELOCATIONS = {
    "soyuz-tm-31": [date(2001, 2, 24), date(2001, 4, 18)],
    "soyuz-tm-32": [date(2001, 10, 19)],
    "soyuz-tm-33": [date(2002, 4, 20)],
    "soyuz-tma-5": [date(2004, 11, 29)],
    "soyuz-tma-6": [date(2005, 7, 19)],
    "soyuz-tma-7": [date(2005, 11, 18), date(2006, 3, 20)],
    "soyuz-tma-9": [date(2006, 10, 10), date(2007, 3, 29)],
    "soyuz-tma-10": [date(2007, 9, 27)],
    "soyuz-tma-14": [date(2009, 7, 2)],
    "soyuz-tma-16": [date(2010, 1, 21)],
    "soyuz-tma-17": [date(2010, 5, 12)],
    "soyuz-tma-19": [date(2010, 6, 28)],
    "soyuz-tma-09m": [date(2013, 11, 1)],
    "soyuz-tma-16m": [date(2015, 8, 28)],
    "soyuz-ms-13": [date(2019, 8, 26)],
}


@pytest.mark.parametrize(
    ("slug", "born"),
    [
        ("treshchov-sergey", date(1958, 8, 18)),
        ("olivas-john", date(1966, 5, 25)),
        ("frick-stephen", date(1964, 9, 30)),
        ("collins-eileen", date(1956, 11, 19)),
        ("garan-ronald", date(1961, 10, 30)),
        ("ashby-jeffrey", date(1954, 6, 16)),
        ("kavandi-janet", date(1959, 7, 17)),
        ("kelly-james", date(1964, 5, 14)),
    ],
)
def test_dates_of_birth_on_which_sources_differ_are_those_of_sources_that_agree(slug, born):
    assert {row["slug"]: row for row in content.rows("people", "person")}[slug]["birth_date"] == born


def test_nobody_flew_younger_than_25_or_older_than_65():
    born = {row["slug"]: row["birth_date"] for row in content.rows("people", "person")}
    launched = {row["slug"]: row["launch_at"].date() for row in content.rows("flights", "flight")}
    for row in content.rows("spaceflights", "spaceflight"):
        age = (launched[row["up"]] - born[row["person"]]) / timedelta(days=365.25)
        assert 25 < age < 65, row


def test_every_soyuz_that_was_moved_is_known_and_no_other():
    assert {slug: [row["at"].date() for row in rows] for slug, rows in moves().items()} == RELOCATIONS


def test_a_reader_finds_treshchov_born_in_1958(client, demo_for_this_test):
    assert Person.objects.get(slug="treshchov-sergey").birth_date == date(1958, 8, 18)
    html = client.get("/en/missions/crew/treshchov-sergey/").content.decode().replace("\u00a0", " ")
    assert "August 18, 1958" in html
    assert "1964" not in html


def test_soyuz_ms_13_stands_at_poisk_from_26_august_2019_on(client, demo_for_this_test):
    Flight.objects.filter(slug="soyuz-ms-13").update(outcome="success")
    ship = Flight.objects.with_moves().get(slug="soyuz-ms-13")
    assert berth_at(ship, MOVED - timedelta(minutes=30)).port_id == ship.port_id
    with clock.stopped(datetime(2019, 8, 27, 12, tzinfo=UTC)), override("en"):
        ports = {quay.port.slug: quay.berth for quay in Station.on(date(2019, 8, 26)).quays}
        assert ports["poisk-zenith"].flight.slug == "soyuz-ms-13"
        assert ports["poisk-zenith"].start == MOVED
        assert ports["zvezda-aft"] is None
        before = {quay.port.slug: quay.berth for quay in Station.on(date(2019, 8, 25)).quays}
        assert before["zvezda-aft"].flight.slug == "soyuz-ms-13"
        found = Flight.objects.for_list().with_place(clock.now()).get(slug="soyuz-ms-13")
        assert FlightState(found, clock.now()).in_words == "Docked to Poisk"
        undocking = FlightEvent.objects.for_lines().get(flight=ship, kind="undocking")
        assert undocking.port.slug == "poisk-zenith"


def test_a_relocation_to_come_does_not_read_as_done(client, demo_for_this_test):
    for language, planned, done in (
        ("en", "Relocation to Poisk", "is moved from Zvezda to Poisk"),
        ("ru", "Перестыковка на модуль «Поиск»", "перестыкован с модуля"),
    ):
        html = client.get(f"/{language}/missions/flights/soyuz-ms-13/").content.decode().replace("\u00a0", " ")
        assert planned in html
        assert done not in html
        Flight.objects.filter(slug="soyuz-ms-13").update(outcome="success")
        with clock.stopped(MOVED), override(language):
            event = FlightEvent.objects.for_lines().get(flight__slug="soyuz-ms-13", kind="relocation")
            assert done in chronicle.entries([event], clock.now())[0].line
        Flight.objects.filter(slug="soyuz-ms-13").update(outcome="planned")
