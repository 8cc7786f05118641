"""Who was in space on a day, the facts of the demo included."""

from datetime import date

import pytest

from missions.panel import day_panel
from missions.time_in_space import people_in_space

from .scenes import FEBRUARY_15

pytestmark = pytest.mark.usefixtures("demo")


def days_of(day: date) -> dict[str, tuple[int, int | None]]:
    return {place.membership.person.slug: (place.stay.days, place.stay.total) for place in day_panel(day).crew}


def test_the_crew_of_15_february_2019_has_its_true_days():
    assert days_of(FEBRUARY_15) == {
        "kononenko-oleg": (74, 607),
        "saint-jacques-david": (74, None),
        "mcclain-anne": (74, None),
    }


def test_the_crew_of_9_february_2018_has_its_true_days():
    found = days_of(date(2018, 2, 9))
    assert found["misurkin-alexander"] == (149, 316)
    assert found["acaba-joseph"] == (149, 287)
    assert found["shkaplerov-anton"] == (54, 419)
    assert next(iter(found)) == "misurkin-alexander"


def test_between_launch_and_docking_a_crew_is_in_space_but_not_aboard():
    panel = day_panel(date(2017, 12, 18))
    assert {stay.person.slug for stay in panel.others} == {"shkaplerov-anton", "tingle-scott", "kanai-norishige"}
    assert {stay.ship.slug for stay in panel.others} == {"soyuz-ms-07"}
    assert day_panel(date(2017, 12, 19)).others == []


def test_the_day_of_a_landing_still_counts_those_who_landed_on_it():
    stays = people_in_space(date(2018, 12, 20))
    landed = {stay.person.slug for stay in stays if stay.landed_that_day}
    assert landed == {"gerst-alexander", "prokopyev-sergey", "aunon-chancellor-serena"}
    assert len(stays) == 6
    assert day_panel(date(2018, 12, 20)).others == []


def test_the_day_after_a_landing_does_not():
    assert len(people_in_space(date(2018, 12, 21))) == 3


def test_the_day_of_a_launch_names_those_who_were_launched():
    stays = people_in_space(date(2018, 12, 3))
    assert {stay.person.slug for stay in stays if stay.launched_that_day} == {
        "kononenko-oleg",
        "saint-jacques-david",
        "mcclain-anne",
    }
    assert len(stays) == 6


def test_the_crew_of_the_failed_launch_of_11_october_2018_was_not_in_space():
    assert {stay.ship.slug for stay in people_in_space(date(2018, 10, 11))} == {"soyuz-ms-09"}


def test_who_was_in_space_on_any_day_takes_three_queries(django_assert_num_queries):
    with django_assert_num_queries(3):
        people_in_space(date(2018, 12, 3))
        stays = people_in_space(FEBRUARY_15)
        assert [(str(stay.person), stay.person.agency.short_name_en, stay.ship.quoted, stay.total) for stay in stays]


def test_a_day_before_anybody_flew_has_nobody():
    assert people_in_space(date(1957, 10, 4)) == []
