"""Which ship stands at which port: drawn and told alike, on the day that the page is about."""

import re
from datetime import date

import pytest

from demo.factories import CargoFlightFactory, FlightEventFactory, PortFactory
from editorial.core import clock
from missions.docking_ports import berths
from missions.models import Flight
from missions.station import Station
from tests.missions.scenes import flight, utc
from tests.visible import in_one_line

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("february_2019")]


@pytest.fixture
def ports() -> dict[str, object]:
    def port(slug: str, module: tuple[str, str], side: str, order: int, **days: object) -> object:
        names = {"module_ru": module[0], "module_en": module[1], "name_ru": f"узел {side}", "name_en": f"{side} port"}
        return PortFactory(slug=slug, side=side, order=order, **names, **days)

    poisk = date(2009, 11, 12)
    return {
        "aft": port("zvezda-aft", ("Звезда", "Zvezda"), "aft", 10),
        "zenith": port("zvezda-zenith", ("Звезда", "Zvezda"), "zenith", 21, to_date=poisk),
        "poisk": port("poisk-zenith", ("Поиск", "Poisk"), "zenith", 24, from_date=poisk),
    }


def day(client, when: str, language: str = "en") -> str:
    html = in_one_line(client.get(f"/{language}/archive/{when}/").content.decode()).partition('id="station"')[2]
    html = re.sub(r'<span class="nb">([^<]*)</span>', r"\1", html.partition("</section>")[0])
    return html.replace("\u00a0", " ")


def test_the_drawing_and_the_table_say_the_same(client, ports):
    flight("soyuz-ms-11", utc(2018, 12, 3, 11, 31), utc(2019, 6, 25), port=ports["poisk"])
    html = day(client, "2018/12/04")
    described = re.search("<desc[^>]*>(.*?)</desc>", html)[1]
    assert "Poisk, zenith port: Soyuz MS-11." in described
    assert "Zvezda, aft port: no ship in our records." in described
    table = html.partition("<table")[2]
    assert re.search(r"Poisk, zenith port</th><td><a [^>]*>Soyuz MS-11</a>", table)
    assert re.search(r'Zvezda, aft port</th><td><span class="quiet">no ship in our records', table)
    assert 'role="img"' in html


def test_a_module_stands_from_the_day_it_came_and_takes_the_port_where_it_came(client, ports):
    before, after = day(client, "2009/11/11"), day(client, "2009/11/12")
    assert "Poisk" not in before
    assert "Zvezda, zenith port" in before
    assert "Poisk, zenith port" in after
    assert "Zvezda, zenith port" not in after
    assert "Zvezda</text>" in after  # the hull


def test_a_ship_stands_where_it_was_moved_to_from_that_moment_on(ports):
    ship = flight("soyuz-tma-1", utc(2010, 1, 1), utc(2010, 7, 1), docking_at=utc(2010, 1, 3), port=ports["poisk"])
    move = utc(2010, 2, 1, 12)
    FlightEventFactory(
        kind="relocation", at=move, flight=ship, port=ports["aft"], text_ru="Перестыковка", text_en="Move"
    )
    found = Flight.objects.with_moves().get(pk=ship.pk)
    stays = [(berth.port_id, berth.start, berth.end) for berth in berths(found)]
    assert stays == [(ports["poisk"].pk, utc(2010, 1, 3), move), (ports["aft"].pk, move, utc(2010, 7, 1))]
    for when, port in ((date(2010, 1, 31), "poisk"), (date(2010, 2, 1), "aft"), (date(2010, 7, 2), None)):
        taken = [quay.port.slug for quay in Station.on(when).quays if quay.berth]
        assert taken == ([ports[port].slug] if port else [])


def test_what_flies_and_has_not_docked_is_named_apart(client, ports):
    flight("soyuz-ms-20", utc(2018, 12, 4, 1), utc(2019, 6, 1), docking_at=utc(2018, 12, 6))
    html = day(client, "2018/12/04")
    assert "Also in flight" in html.rpartition("</table>")[2]
    assert "Soyuz MS-20" in html.rpartition("</table>")[2]
    assert "Soyuz MS-20" not in html.rpartition("</table>")[0]


def test_a_ship_whose_launch_failed_or_that_has_left_is_nowhere(client, ports):
    CargoFlightFactory(slug="progress-ms-4", launch_at=utc(2016, 12, 1), docking_at=None, outcome="failure")
    flight("soyuz-ms-2", utc(2016, 10, 19), utc(2017, 4, 10), undocking_at=utc(2017, 4, 9), port=ports["poisk"])
    html = day(client, "2017/05/01")
    assert "MS-4" not in html
    assert "MS-2" not in html


def test_before_anybody_lived_there_is_no_station_on_the_page(client, ports):
    assert day(client, "1999/05/01") == ""


def test_a_day_to_come_is_answered_with_today(ports):
    assert Station.on(date(2030, 1, 1)).day == clock.today()


def test_the_station_asks_twice(ports, django_assert_num_queries):
    with django_assert_num_queries(2):
        station = Station.on(date(2018, 12, 4))
        assert station.docked == 0
