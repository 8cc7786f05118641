"""The rows of a form that two people have open: the crew and the tasks of an expedition, the lines of a flight."""

import pytest

from demo.factories import (
    CrewMembershipFactory,
    ExpeditionFactory,
    ExpeditionTaskFactory,
    FlightEventFactory,
    FlightFactory,
    PersonFactory,
    SpaceflightFactory,
)
from missions.models import CrewMembership, ExpeditionTask, Flight, FlightEvent, Spaceflight

from .people import Window


@pytest.fixture
def expedition(db):
    return ExpeditionFactory(number=58)


@pytest.fixture
def tasks(expedition):
    names = [("Выход", "Spacewalk"), ("Стыковка", "Docking"), ("Опыты", "Experiments")]
    return [
        ExpeditionTaskFactory(expedition=expedition, text_ru=ru, text_en=en, order=number)
        for number, (ru, en) in enumerate(names)
    ]


@pytest.fixture
def address(expedition):
    return f"/admin/missions/expedition/{expedition.pk}/change/"


def texts(language="en"):
    return list(ExpeditionTask.objects.order_by("order").values_list(f"text_{language}", flat=True))


def test_two_languages_of_one_task_do_not_collide(anna, peter, tasks, address):
    officer, translator = Window(anna, address), Window(peter, address)
    assert officer.send(**{"tasks-0-text_ru": "Выход в космос"}).status_code == 302
    assert translator.send(**{"tasks-0-text_en": "EVA"}).status_code == 302
    tasks[0].refresh_from_db()
    assert (tasks[0].text_ru, tasks[0].text_en) == ("Выход в космос", "EVA")


@pytest.mark.parametrize("count", ["²", "9" * 5000])
@pytest.mark.parametrize("which", ["TOTAL", "INITIAL"])
def test_a_count_that_is_no_number_is_refused_and_not_an_error(anna, tasks, address, which, count):
    assert Window(anna, address).send(**{f"tasks-{which}_FORMS": count}).status_code == 200
    assert texts() == ["Spacewalk", "Docking", "Experiments"]


def test_a_row_in_no_place_is_left_out(anna, tasks, address):
    window = Window(anna, address)
    tasks[0].delete()
    window.send(**{"tasks-²-text_en": "Mine", "tasks-0-text_en": "Changed"})
    assert texts() == ["Docking", "Experiments"]


def test_two_texts_of_one_task_are_a_conflict_named_by_its_row(anna, boris, tasks, address):
    one, other = Window(anna, address), Window(boris, address)
    one.send(**{"tasks-1-text_en": "Docking of Soyuz"})
    page = other.send(**{"tasks-1-text_en": "Berthing", "tasks-0-text_en": "EVA"})
    (conflict,) = page.context["conflicts"]
    assert (conflict.control, conflict.mine, conflict.theirs) == ("tasks-1-text_en", "Berthing", "Docking of Soyuz")
    assert texts()[0] == "Spacewalk"
    assert other.send().status_code == 302
    assert texts() == ["EVA", "Berthing", "Experiments"]


def test_a_row_removed_by_another_and_not_touched_here_is_simply_gone(igor, olga, tasks, address):
    one, other = Window(igor, address), Window(olga, address)
    assert one.send(**{"tasks-0-DELETE": "on"}).status_code == 302
    assert other.send(**{"tasks-2-text_en": "Science"}).status_code == 302
    assert texts() == ["Docking", "Science"]


def test_a_row_removed_by_another_and_changed_here_comes_back_with_what_was_typed(igor, olga, tasks, address):
    one, other = Window(igor, address), Window(olga, address)
    one.send(**{"tasks-0-DELETE": "on"})
    page = other.send(**{"tasks-0-text_en": "A long spacewalk", "tasks-2-text_en": "Science"})
    assert page.status_code == 200
    assert "Somebody else has removed this row meanwhile" in page.content.decode()
    assert texts() == ["Docking", "Experiments"]
    assert other.data["tasks-2-text_en"] == "A long spacewalk"  # after the rows that are still there
    assert other.send().status_code == 302
    assert sorted(texts()) == ["A long spacewalk", "Docking", "Science"]


def test_a_row_that_both_remove_is_removed_once(igor, olga, tasks, address):
    one, other = Window(igor, address), Window(olga, address)
    one.send(**{"tasks-0-DELETE": "on"})
    assert other.send(**{"tasks-0-DELETE": "on"}).status_code == 302
    assert texts() == ["Docking", "Experiments"]


def test_a_row_that_another_has_changed_is_not_removed_unseen(igor, olga, tasks, address):
    one, other = Window(igor, address), Window(olga, address)
    one.send(**{"tasks-0-text_en": "A very long spacewalk"})
    page = other.send(**{"tasks-0-DELETE": "on"})
    assert "has been changed by somebody else meanwhile" in page.content.decode()
    assert len(texts()) == 3
    assert other.send(**{"tasks-0-DELETE": "on"}).status_code == 302
    assert texts() == ["Docking", "Experiments"]


def test_rows_that_two_people_add_are_both_there(anna, boris, tasks, address):
    def added(text):
        row = {"text_ru": "Задача", "text_en": text, "state": "planned", "order": "7", "id": ""}
        return {"tasks-TOTAL_FORMS": "4"} | {f"tasks-3-{name}": value for name, value in row.items()}

    one, other = Window(anna, address), Window(boris, address)
    assert one.send(**added("Theirs")).status_code == 302
    assert other.send(**added("Mine")).status_code == 302
    assert sorted(texts()[3:]) == ["Mine", "Theirs"]


def test_rows_in_another_order_are_found_by_their_key(anna, boris, tasks, address):
    one, other = Window(anna, address), Window(boris, address)
    one.send(**{"tasks-0-order": "9"})  # it stands last now
    assert other.send(**{"tasks-0-text_en": "EVA"}).status_code == 302
    tasks[0].refresh_from_db()
    assert (tasks[0].text_en, tasks[0].order) == ("EVA", 9)
    assert texts() == ["Docking", "Experiments", "EVA"]


def test_the_key_of_another_expeditions_task_changes_nothing_there(anna, tasks, address):
    foreign = ExpeditionTaskFactory(
        expedition=ExpeditionFactory(number=40, starts_at="2014-05-01T00:00Z", ends_at="2014-09-01T00:00Z"),
        text_en="Foreign",
    )
    window = Window(anna, address)
    window.send(**{"tasks-0-id": str(foreign.pk), "tasks-0-text_en": "Mine now"})
    foreign.refresh_from_db()
    assert foreign.text_en == "Foreign"


def test_a_role_and_a_day_of_one_crew_member_are_changed_by_two(anna, boris, expedition, address):
    member = CrewMembershipFactory(expedition=expedition, person=PersonFactory(), role="flight_engineer")
    one, other = Window(anna, address), Window(boris, address)
    assert one.send(**{"memberships-0-role": "commander"}).status_code == 302
    assert other.send(**{"memberships-0-from_date": "2019-01-10"}).status_code == 302
    member.refresh_from_db()
    assert (member.role, str(member.from_date)) == ("commander", "2019-01-10")


def test_a_second_commander_is_judged_by_the_crew_as_it_is_now(anna, boris, expedition, address):
    rows = [CrewMembershipFactory(expedition=expedition, role="flight_engineer") for _n in range(2)]
    one, other = Window(anna, address), Window(boris, address)
    places = {one.data[f"memberships-{n}-id"]: n for n in range(2)}
    one.send(**{f"memberships-{places[str(rows[0].pk)]}-role": "commander"})
    page = other.send(**{f"memberships-{places[str(rows[1].pk)]}-role": "commander"})
    assert "cannot both be commander" in page.content.decode()
    assert CrewMembership.objects.filter(role="commander").count() == 1


def test_who_stays_aboard_is_not_brought_back_by_a_form_opened_before(anna, boris, db):
    trip = SpaceflightFactory()
    Spaceflight.objects.filter(pk=trip.pk).update(down=trip.up)
    address = f"/admin/missions/flight/{trip.up_id}/change/"
    one, other = Window(anna, address), Window(boris, address)
    prefix = next(name for name in one.data if name.endswith("-0-comes_back")).removesuffix("comes_back")
    assert one.send(**{f"{prefix}comes_back": None}).status_code == 302
    assert other.send(name_en="Another name").status_code == 302
    trip.refresh_from_db()
    assert trip.down_id is None


def test_the_wording_of_a_line_that_another_took_away_is_shown_not_lost(anna, boris, db):
    flight = FlightFactory(docking_at="2018-12-03T17:33Z", undocking_at="2019-06-24T20:25Z")
    address = f"/admin/missions/flight/{flight.pk}/change/"
    one, other = Window(anna, address), Window(boris, address)
    last = FlightEvent.objects.get(flight=flight, kind="undocking")
    row = next(name for name, value in other.data.items() if name.endswith("-id") and value == str(last.pk))
    saved = one.send(undocking_at_0="", undocking_at_1="", landing_at_0="", landing_at_1="")
    assert saved.status_code == 302
    page = other.send(**{row.replace("-id", "-text_en"): "Undocked at last"})
    assert "Undocked at last" in page.content.decode()
    assert page.status_code == 200
    assert Flight.objects.get().undocking_at is None


def test_other_events_beside_the_standard_ones_keep_their_places(igor, olga, db):
    flight = FlightFactory(docking_at="2018-12-03T17:33Z")
    events = [FlightEventFactory(flight=flight, at=f"2018-12-1{n}T15:59Z", text_en=f"Walk {n}") for n in range(3)]
    address = f"/admin/missions/flight/{flight.pk}/change/"
    one, other = Window(igor, address), Window(olga, address)

    def control(window, event, name):
        row = next(key for key, value in window.data.items() if key.endswith("-id") and value == str(event.pk))
        return row.removesuffix("id") + name

    assert one.send(**{control(one, events[0], "DELETE"): "on"}).status_code == 302
    page = other.send(**{control(other, events[2], "text_en"): "The last walk"})
    assert page.status_code == 302
    assert sorted(FlightEvent.objects.filter(kind="eva").values_list("text_en", flat=True)) == [
        "The last walk",
        "Walk 1",
    ]


def test_a_crew_that_a_translator_only_reads_stays_as_another_left_it(anna, peter, tasks, expedition, address):
    member = CrewMembershipFactory(expedition=expedition, role="flight_engineer")
    one, translator = Window(anna, address), Window(peter, address)
    assert one.send(**{"memberships-0-role": "commander"}).status_code == 302
    assert translator.send(**{"tasks-0-text_en": "EVA"}).status_code == 302
    member.refresh_from_db()
    assert (member.role, texts()[0]) == ("commander", "EVA")


def test_a_crew_row_that_is_gone_does_not_stop_a_translator(igor, peter, tasks, expedition, address):
    CrewMembershipFactory(expedition=expedition, role="flight_engineer")
    one, translator = Window(igor, address), Window(peter, address)
    assert one.send(**{"memberships-0-DELETE": "on"}).status_code == 302
    assert translator.send(**{"tasks-0-text_en": "EVA"}).status_code == 302
    assert (CrewMembership.objects.count(), texts()[0]) == (0, "EVA")
