"""The chronicle: its wording in both languages, and what it must not tell."""

from datetime import timedelta

import pytest
from django.utils import translation

from demo.factories import (
    CargoFlightFactory,
    FlightEventFactory,
    LaunchVehicleFactory,
    PortFactory,
    SpacecraftFactory,
)
from editorial.content.pages import PageDay
from editorial.core import clock
from missions import chronicle
from missions.fragments import chronicle as chronicle_fragment
from missions.models import FlightEvent

from .scenes import FEBRUARY_15, flight, moscow, utc

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("february_2019")]


def lines(ship, language: str = "en") -> dict[str, str]:
    with translation.override(language):
        return {event.kind: chronicle.event_line(event) for event in ship.events.for_lines()}


def rendered(day, limit: int = 5) -> str:
    with translation.override("en"):
        return chronicle_fragment(PageDay(day, is_dated=True), limit).replace("\u00a0", " ")


def test_a_crew_ship_in_both_languages():
    ship = flight("soyuz-ms-11", utc(2018, 12, 3, 11, 31, 53), utc(2018, 12, 30), undocking_at=utc(2018, 12, 29))
    assert lines(ship) == {
        "launch": "LV Soyuz-FG with SC Soyuz MS-11 is launched",
        "docking": "SC Soyuz MS-11 is docked to Poisk",
        "undocking": "SC Soyuz MS-11 is undocked from Poisk",
        "landing": "SC Soyuz MS-11 has landed",
    }
    assert lines(ship, "ru") == {
        "launch": "Пуск РН «Союз-ФГ» с КК «Союз МС-11»",
        "docking": "КК «Союз МС-11» пристыкован к модулю «Поиск»",
        "undocking": "КК «Союз МС-11» отстыкован от модуля «Поиск»",
        "landing": "КК «Союз МС-11» совершил посадку",
    }


def moved(ship, at, port):
    return FlightEventFactory(flight=ship, kind="relocation", at=at, port=port, text_ru="Перестыкован", text_en="Moved")


def test_a_ship_that_was_moved_undocks_from_where_it_stood():
    ship = flight("soyuz-ms-7", utc(2005, 10, 1), utc(2006, 4, 8, 23), undocking_at=utc(2006, 4, 8, 20))
    zarya = PortFactory(slug="zarya-nadir", module_ru="Заря", module_en="Zarya")
    zvezda = PortFactory(slug="zvezda-aft", module_ru="Звезда", module_en="Zvezda")
    last = moved(ship, utc(2006, 3, 20), zvezda)
    moved(ship, utc(2005, 11, 18), zarya)  # entered later, earlier in fact
    assert lines(ship)["undocking"] == "SC Soyuz MS-7 is undocked from Zvezda"
    assert lines(ship, "ru")["undocking"] == "КК «Союз МС-7» отстыкован от модуля «Звезда»"
    assert lines(ship)["docking"] == "SC Soyuz MS-7 is docked to Poisk"
    last.at = utc(2006, 5, 1)  # typed wrong: after the undocking it moves nobody
    last.save()
    assert lines(ship)["undocking"] == "SC Soyuz MS-7 is undocked from Zarya"
    ship.undocking_at, ship.landing_at = utc(2006, 5, 2), utc(2006, 5, 3)
    ship.save()
    assert lines(ship)["undocking"] == "SC Soyuz MS-7 is undocked from Zvezda"
    ship.events.filter(kind="relocation").delete()
    assert lines(ship)["undocking"] == "SC Soyuz MS-7 is undocked from Poisk"


def test_a_move_of_one_ship_is_no_move_of_another():
    stays = flight("soyuz-ms-9", utc(2018, 6, 6), utc(2018, 12, 20), undocking_at=utc(2018, 12, 19))
    moves = flight("soyuz-ms-8", utc(2018, 3, 21), utc(2018, 10, 4), undocking_at=utc(2018, 10, 3))
    moved(moves, utc(2018, 7, 1), PortFactory(slug="zvezda-aft", module_ru="Звезда", module_en="Zvezda"))
    assert lines(stays)["undocking"] == "SC Soyuz MS-9 is undocked from Poisk"
    assert lines(moves)["undocking"] == "SC Soyuz MS-8 is undocked from Zvezda"


def test_a_cargo_ship_has_its_own_abbreviation_in_russian_and_does_not_land():
    ship = CargoFlightFactory(slug="progress-ms-9", landing_at=utc(2019, 1, 25), launch_at=utc(2018, 7, 9, 21, 51))
    assert lines(ship, "ru")["launch"] == "Пуск РН «Союз-ФГ» с ТГК «Прогресс МС-9»"
    assert lines(ship)["launch"] == "LV Soyuz-FG with SC Progress MS-9 is launched"
    assert lines(ship)["landing"] == "SC Progress MS-9 has ended its flight over the Pacific Ocean"


def test_a_shuttle_is_not_launched_by_itself_twice():
    shuttle = {"slug": "space-shuttle", "name_ru": "Спейс шаттл", "name_en": "Space Shuttle"}
    ship = flight(
        "sts-119",
        utc(2009, 3, 15, 23, 43),
        name_ru="STS-119",
        name_en="STS-119",
        spacecraft=SpacecraftFactory(**shuttle),
        launch_vehicle=LaunchVehicleFactory(**shuttle),
        port=None,
    )
    assert lines(ship) == {
        "launch": "Space Shuttle (STS-119) is launched",
        "docking": "Space Shuttle (STS-119) is docked to the station",
    }
    assert lines(ship, "ru")["launch"] == "Пуск МТКК «Спейс шаттл» (STS-119)"


def test_a_failed_launch_keeps_its_launch_and_says_what_landed():
    ship = flight("soyuz-ms-10", utc(2018, 10, 11, 8, 40), utc(2018, 10, 11, 9), docking_at=None, outcome="failure")
    FlightEventFactory(
        flight=ship, kind="failure", at=utc(2018, 10, 11, 8, 42), text_ru="Авария РН", text_en="LV Soyuz-FG fails"
    )
    assert lines(ship) == {
        "launch": "LV Soyuz-FG with SC Soyuz MS-10 is launched",
        "failure": "LV Soyuz-FG fails",
        "landing": "The descent module of SC Soyuz MS-10 has landed",
    }


def test_a_cargo_ship_lost_at_launch_reaches_no_ocean():
    ship = CargoFlightFactory(slug="progress-ms-4", landing_at=utc(2018, 12, 4), docking_at=None, outcome="failure")
    assert lines(ship)["landing"] == "SC Progress MS-4 has ended its flight"


def test_an_editors_wording_stands_in_its_language_and_not_in_the_other():
    ship = flight("soyuz-ms-11", utc(2018, 12, 3, 11, 31, 53))
    ship.events.filter(kind="launch").update(text_en="Lift-off")
    assert lines(ship)["launch"] == "Lift-off"
    assert "Lift-off" not in lines(ship, "ru")["launch"]


def test_a_spacewalk_tells_how_long_it_was():
    FlightEventFactory(duration=timedelta(hours=7, minutes=45))
    assert "Spacewalk, 7 h 45 min" in rendered(FEBRUARY_15)


def test_an_event_of_its_own_port_is_told_with_that_port():
    ship = flight("soyuz-ms-11", utc(2018, 12, 3, 11, 31, 53))
    ship.events.filter(kind="docking").update(port=PortFactory(slug="pirs", module_en="Pirs", module_ru="Пирс"))
    assert lines(ship)["docking"] == "SC Soyuz MS-11 is docked to Pirs"


def test_nothing_that_has_not_happened_is_told():
    flight("soyuz-ms-12", moscow(2019, 2, 15, 22, 14))
    flight("soyuz-ms-11", utc(2018, 12, 3, 11, 31, 53))
    html = rendered(FEBRUARY_15)
    assert "MS-11" in html
    assert "MS-12" not in html


def test_a_page_about_a_day_tells_nothing_that_came_after_it():
    flight("soyuz-ms-11", utc(2018, 12, 3, 11, 31, 53))
    assert "MS-11" not in rendered(clock.day_of(utc(2018, 12, 2)))
    assert "MS-11" in rendered(clock.day_of(utc(2018, 12, 3)))


def test_the_newest_event_stands_first_and_only_the_last_few_are_told():
    for number in range(4):
        flight(f"soyuz-ms-{number}", utc(2018, 1 + number, 1))
    html = rendered(FEBRUARY_15, limit=3)
    assert html.count("<li>") == 3
    assert html.index("docked") < html.index("launched")
    assert "MS-0" not in html


def test_a_line_shows_moscow_time_then_utc_and_a_shape_that_is_not_its_only_sign():
    flight("soyuz-ms-11", utc(2018, 12, 3, 11, 31, 53), docking_at=None)
    html = rendered(FEBRUARY_15)
    assert '<time datetime="2018-12-03T14:31+03:00">03 Dec 2018</time><i class="launch"></i>' in html
    assert "14:31 Moscow · 11:31 UTC" in html


def test_utc_that_is_still_the_day_before_says_so():
    flight("progress-ms-9", utc(2018, 7, 9, 21, 51), docking_at=None)
    assert "00:51 Moscow · 21:51 UTC, July 9" in rendered(FEBRUARY_15)


def test_a_launch_known_to_the_day_has_no_time():
    flight("soyuz-ms-11", utc(2018, 12, 3, 11, 31), docking_at=None, launch_precision="day")
    html = rendered(FEBRUARY_15)
    assert '<time datetime="2018-12-03">' in html
    assert "UTC" not in html


def test_an_empty_chronicle_says_so():
    assert "No flight events up to this day are recorded." in rendered(FEBRUARY_15)


@pytest.mark.parametrize("ships", [1, 9])
def test_the_chronicle_asks_twice_and_no_more_for_another_day(ships, django_assert_num_queries):
    for number in range(ships):
        flight(f"soyuz-ms-{number}", utc(2018, 1, 1 + number))
    with django_assert_num_queries(2):
        html = rendered(FEBRUARY_15, limit=8)
        rendered(FEBRUARY_15 - timedelta(days=30))
    assert "launched" in html


def test_what_is_planned_is_named_and_never_told_as_done():
    ship = flight("soyuz-ms-12", utc(2019, 3, 14, 19, 14), utc(2019, 10, 3), undocking_at=utc(2019, 10, 2))
    with translation.override("en"):
        plans = [chronicle.planned_line(event) for event in ship.events.for_lines().order_by("at")]
    assert plans == ["Launch", "Docking to Poisk", "Undocking from Poisk", "Landing"]


def test_every_kind_of_event_has_words():
    with translation.override("en"):
        told = [chronicle.event_line(FlightEvent(kind=kind)) for kind in FlightEvent.Kind.values]
    assert all(line and line[0].isupper() for line in told)
