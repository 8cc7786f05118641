"""The panel of the day: what a page about a day says of its expedition and crew."""

from datetime import date, timedelta

import pytest
from django.utils import translation

from demo.factories import CrewMembershipFactory, ExpeditionFactory, SpaceflightFactory
from editorial.content.pages import PageDay
from editorial.core import clock
from missions.fragments import crew_panel
from missions.panel import day_panel
from tests.visible import in_one_line

from .scenes import FEBRUARY_15, flight, iss_58, moscow, person, utc

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("february_2019")]


def panel_html(day: date, is_dated: bool = False, times: int = 1) -> str:
    with translation.override("en"):
        html = "".join(crew_panel(PageDay(day, is_dated)) for _ in range(times))
    return in_one_line(html).replace("\u00a0", " ")


def names(panel) -> list[str]:
    return [place.membership.person.family_name_en for place in panel.crew]


def test_the_commander_stands_first_whatever_order_was_typed():
    engineer, commander = person("McClain"), person("Kononenko")
    expedition = iss_58()
    CrewMembershipFactory(expedition=expedition, person=engineer, order=1)
    CrewMembershipFactory(expedition=expedition, person=commander, role="commander", order=9)
    assert names(day_panel(FEBRUARY_15)) == ["Kononenko", "McClain"]


def test_days_are_whole_days_to_the_end_of_the_day_in_this_flight_and_in_all():
    first = flight("soyuz-tma-12", utc(2008, 4, 8, 11, 16, 39), utc(2008, 10, 24, 3, 37))
    now = flight("soyuz-ms-11", utc(2018, 12, 3, 11, 31, 53))
    iss_58(person("Kononenko", first, now))
    stay = day_panel(FEBRUARY_15).crew[0].stay
    assert (stay.days, stay.total) == (74, 273)  # 198.68 days and 74.39 days: 273 together, not 272


def test_a_first_flight_has_no_total_beside_its_days():
    iss_58(person("McClain", flight("soyuz-ms-11", utc(2018, 12, 3, 11, 31, 53))))
    html = panel_html(FEBRUARY_15)
    assert '<span class="num">74</span>days' in html
    assert "in all" not in html


def test_the_day_of_the_launch_is_called_so_and_not_counted_as_nothing():
    ship = flight("soyuz-ms-11", utc(2018, 12, 3, 11, 31, 53))
    expedition = ExpeditionFactory(number=57, starts_at=utc(2018, 10, 4, 8), ends_at=utc(2018, 12, 20, 1, 40))
    CrewMembershipFactory(expedition=expedition, person=person("McClain", ship), from_date=date(2018, 12, 3))
    html = panel_html(date(2018, 12, 3), is_dated=True)
    assert '<span class="crew__days">launch day' in html
    assert '<span class="num">0</span>' not in html


def test_before_the_crew_came_aboard_the_panel_does_not_know_them():
    ship = flight("soyuz-ms-11", utc(2018, 12, 3, 11, 31, 53))
    expedition = ExpeditionFactory(number=57, starts_at=utc(2018, 10, 4, 8), ends_at=utc(2018, 12, 20, 1, 40))
    CrewMembershipFactory(expedition=expedition, person=person("Gerst"), role="commander")
    CrewMembershipFactory(expedition=expedition, person=person("McClain", ship), from_date=date(2018, 12, 3))
    assert names(day_panel(date(2018, 12, 2))) == ["Gerst"]
    assert names(day_panel(date(2018, 12, 3))) == ["Gerst", "McClain"]


def test_a_handover_day_shows_the_expedition_that_begins():
    ExpeditionFactory(number=57, starts_at=utc(2018, 10, 4, 8), ends_at=utc(2018, 12, 20, 1, 40))
    iss_58()
    assert day_panel(date(2018, 12, 19)).expedition.number == 57
    assert day_panel(date(2018, 12, 20)).expedition.number == 58


def test_on_the_morning_of_a_handover_the_old_expedition_still_runs():
    ExpeditionFactory(number=57, starts_at=utc(2018, 10, 4, 8), ends_at=utc(2018, 12, 20, 1, 40))
    iss_58()
    with clock.stopped(moscow(2018, 12, 20, 3)):
        assert day_panel(date(2018, 12, 20)).expedition.number == 57


def test_command_that_changes_inside_an_expedition_is_shown_as_of_the_day():
    expedition = iss_58()
    CrewMembershipFactory(
        expedition=expedition, person=person("Pesquet"), role="commander", to_date=date(2019, 1, 10), order=1
    )
    shkaplerov = person("Shkaplerov")
    CrewMembershipFactory(expedition=expedition, person=shkaplerov, to_date=date(2019, 1, 10), order=2)
    CrewMembershipFactory(
        expedition=expedition, person=shkaplerov, role="commander", from_date=date(2019, 1, 10), order=1
    )
    before, after = day_panel(date(2019, 1, 9)), day_panel(date(2019, 1, 10))
    assert names(before) == ["Pesquet", "Shkaplerov"]
    assert names(after) == ["Shkaplerov"]
    assert after.crew[0].membership.role == "commander"


def test_people_on_their_way_are_named_apart_with_their_ship():
    iss_58(person("Kononenko", flight("soyuz-ms-11", utc(2018, 12, 3, 11, 31))))
    person("Visitor", flight("soyuz-ms-12", moscow(2019, 2, 15, 10)))
    html = panel_html(FEBRUARY_15)
    assert html.index("Also in space") < html.index("Visitor") < html.index('Soyuz <span class="nb">MS-12</span>')
    assert [stay.person.slug for stay in day_panel(FEBRUARY_15).others] == ["visitor"]


def test_those_who_landed_in_the_morning_are_no_longer_in_space():
    iss_58()
    person("Gerst", flight("soyuz-ms-09", utc(2018, 6, 6), moscow(2019, 2, 15, 8)))
    assert day_panel(FEBRUARY_15).others == []


def test_nobody_is_in_space_before_the_launch_of_the_same_day():
    iss_58()
    person("Koch", flight("soyuz-ms-12", moscow(2019, 2, 15, 22)))
    assert day_panel(FEBRUARY_15).others == []


def test_a_launch_that_failed_puts_nobody_in_space():
    person(
        "Ovchinin",
        flight("soyuz-ms-10", utc(2018, 10, 11, 8, 40), utc(2018, 10, 11, 9), docking_at=None, outcome="failure"),
    )
    assert day_panel(date(2018, 10, 11)).people == []


def test_a_page_of_a_past_day_is_in_ink_only():
    iss_58(person("Kononenko"))
    html = panel_html(date(2019, 2, 1), is_dated=True)
    assert "panel--past" in html
    assert "live" not in html
    assert "On this day" in html


def test_a_page_of_today_is_alive_even_where_it_has_a_date():
    iss_58(person("Kononenko"))
    for is_dated in (True, False):
        html = panel_html(FEBRUARY_15, is_dated)
        assert "panel--past" not in html
        assert '<dd class="live">day 58 of 86</dd>' in html


def test_today_the_end_of_the_expedition_is_a_plan():
    iss_58(person("Kononenko"))
    assert "Ends, planned" in panel_html(FEBRUARY_15)


@pytest.mark.parametrize("now", [moscow(2019, 2, 15, 12), moscow(2019, 6, 1)])
def test_a_page_of_a_past_day_does_not_know_when_its_expedition_ends(now):
    iss_58(person("Kononenko"))
    with clock.stopped(now):
        html = panel_html(date(2019, 2, 1), is_dated=True)
        scale = day_panel(date(2019, 2, 1)).day_scale
    assert "day 44</dd>" in html
    assert "Ends" not in html
    assert "Ended" not in html
    assert "Mar 2019" not in html
    assert "86" not in html.partition("<dl>")[2].partition("</dl>")[0]
    assert (scale.past.count("M"), scale.next) == (43, "")


def test_an_expedition_whose_end_is_not_known_promises_none():
    iss_58(person("Kononenko"), ends_at=None)
    html = panel_html(FEBRUARY_15)
    assert "day 58</dd>" in html
    assert "Ends" not in html


def test_more_than_three_people_are_set_closer():
    iss_58(*[person(name) for name in ("One", "Two", "Three")])
    assert "panel--dense" not in panel_html(FEBRUARY_15)
    person("Visitor", flight("soyuz-ms-12", moscow(2019, 2, 14)))
    assert "panel--dense" in panel_html(FEBRUARY_15)


def test_before_the_station_the_panel_says_so_and_lists_those_in_space():
    person("Polyakov", flight("soyuz-tm-18", utc(1994, 1, 8, 10), utc(1995, 3, 22, 4)))
    html = panel_html(date(1994, 6, 1), is_dated=True)
    assert "Nobody lived on the International Space Station yet" in html
    assert "Polyakov" in html
    assert "ISS" not in html


def test_a_day_whose_expedition_is_not_recorded_does_not_deny_the_expedition():
    html = panel_html(date(2011, 4, 12), is_dated=True)
    assert "No expedition of this day is recorded" in html
    assert "under way" not in html


def test_an_expedition_without_a_recorded_crew_still_shows_its_number(django_assert_num_queries):
    iss_58()
    with django_assert_num_queries(4):
        html = panel_html(FEBRUARY_15)
    assert '<span class="panel__big">58</span>' in html
    assert "The crew of this expedition is not recorded." in html


def test_a_day_to_come_is_answered_with_today():
    iss_58(person("Kononenko"))
    ExpeditionFactory(number=59, starts_at=utc(2019, 3, 15, 3), ends_at=utc(2019, 6, 24, 23))
    panel = day_panel(date(2019, 4, 1))
    assert (panel.day, panel.expedition.number) == (FEBRUARY_15, 58)


def test_a_member_without_a_recorded_spaceflight_has_no_days():
    iss_58(person("Kononenko"))
    html = panel_html(FEBRUARY_15)
    assert "Kononenko" in html
    assert "crew__days" not in html


def test_spaceflights_of_others_do_not_add_to_mine():
    ship = flight("soyuz-ms-11", utc(2018, 12, 3, 11, 31))
    iss_58(person("Kononenko", ship))
    vostok = flight("vostok-1", utc(1961, 4, 12, 6, 7), utc(1961, 4, 12, 7, 55), docking_at=None)
    SpaceflightFactory(person=person("Gagarin"), up=vostok)
    assert day_panel(FEBRUARY_15).crew[0].stay.total is None


@pytest.mark.parametrize("people", [1, 7])
def test_the_panel_asks_five_times_however_many_people_there_are_and_no_more_for_another_day(
    people, django_assert_num_queries
):
    ships = [flight(f"soyuz-ms-{n}", utc(2018, 12, 3, 11) - timedelta(days=400 * n)) for n in (0, 1)]
    ships[1].landing_at = ships[1].launch_at + timedelta(days=100)
    ships[1].save()
    iss_58(*[person(f"Member{n}", *ships) for n in range(people)])
    with django_assert_num_queries(5):
        html = panel_html(FEBRUARY_15)
        panel_html(FEBRUARY_15 - timedelta(days=3))
    assert html.count("crew__name") == people


def test_two_panels_on_one_page_ask_no_more_than_one(django_assert_num_queries):
    iss_58(person("Kononenko", flight("soyuz-ms-11", utc(2018, 12, 3, 11, 31))))
    with django_assert_num_queries(5):
        html = panel_html(FEBRUARY_15, times=2)
    assert html.count('class="panel__big"') == 2


def test_the_ruler_has_a_tick_for_each_day_and_today_stands_out():
    iss_58(person("Kononenko"))
    scale = day_panel(FEBRUARY_15).day_scale
    assert (scale.past.count("M"), scale.next.count("M"), scale.now) == (57, 28, "M278.1 36v-36")
    assert scale.past.startswith("M2.4 36v-12M7.3 36v-12")
    assert scale.past.count("v-22") == 2  # 1 January, 1 February


def test_a_year_mistyped_does_not_draw_a_million_ticks():
    iss_58(person("Kononenko"), ends_at=utc(2919, 3, 15, 3))
    assert len(panel_html(FEBRUARY_15)) < 250_000
