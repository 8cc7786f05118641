"""The crew and the tasks of an expedition are typed in one form, which contradicts neither itself nor the day."""

import pytest

from demo.factories import CrewMembershipFactory, ExpeditionFactory, PersonFactory
from missions.models import CrewMembership, Expedition

from .forms import errors, fields, send

ADD = "/admin/missions/expedition/add/"
DATES = {
    "number": "59",
    "starts_at_0": "2019-03-15",
    "starts_at_1": "03:00:00",
    "ends_at_0": "2019-06-24",
    "ends_at_1": "23:00:00",
}


def rows(*members, initial=0, prefix="memberships"):
    """The fields of crew rows: (person, role, from, to, pk of a stored row)."""
    data = {f"{prefix}-TOTAL_FORMS": len(members), f"{prefix}-INITIAL_FORMS": initial}
    for number, (person, role, first, last, *stored) in enumerate(members):
        row = {"person": person.pk, "role": role, "from_date": first, "to_date": last, "order": number}
        data |= {f"{prefix}-{number}-{name}": value for name, value in row.items()}
        data[f"{prefix}-{number}-id"] = stored[0].pk if stored else ""
    return data


def change(expedition):
    return f"/admin/missions/expedition/{expedition.pk}/change/"


@pytest.fixture
def kononenko(db):
    return PersonFactory()


@pytest.fixture
def mcclain(db):
    return PersonFactory(given_name_en="Anne", family_name_en="McClain", given_name_ru="Энн", family_name_ru="МакКлейн")


def test_an_expedition_comes_with_its_crew_and_tasks_in_one_form(officer, kononenko, mcclain):
    crew = rows((kononenko, "commander", "", ""), (mcclain, "flight_engineer", "", ""))
    tasks = {
        "tasks-TOTAL_FORMS": 1,
        "tasks-0-text_ru": "Выход",
        "tasks-0-text_en": "Spacewalk",
        "tasks-0-state": "planned",
    }
    assert send(officer, ADD, {**DATES, **crew, **tasks, "tasks-0-order": 0}).status_code == 302
    expedition = Expedition.objects.get()
    assert [member.person for member in expedition.memberships.all()] == [kononenko, mcclain]
    assert [(task.text_ru, task.text_en) for task in expedition.tasks.all()] == [("Выход", "Spacewalk")]


def test_two_commanders_at_one_time_are_named_beside_the_role(officer, kononenko, mcclain):
    crew = rows((kononenko, "commander", "", ""), (mcclain, "commander", "2019-04-01", ""))
    response = send(officer, ADD, {**DATES, **crew})
    (said,) = errors(response)["memberships-1-role"]
    assert "Oleg Kononenko and Anne McClain" in said
    assert "from April\xa01,\xa02019" in said
    assert fields(response)["memberships-1-from_date"] == "2019-04-01"
    assert not Expedition.objects.exists()


def test_two_commanders_from_the_start_are_refused_too(officer, kononenko, mcclain):
    crew = rows((kononenko, "commander", "", ""), (mcclain, "commander", "", ""))
    (said,) = errors(send(officer, ADD, {**DATES, **crew}))["memberships-1-role"]
    assert "from the start of the expedition" in said


def test_one_person_stands_in_a_crew_once_at_a_time(officer, kononenko):
    crew = rows((kononenko, "flight_engineer", "", ""), (kononenko, "commander", "2019-04-01", ""))
    (said,) = errors(send(officer, ADD, {**DATES, **crew}))["memberships-1-person"]
    assert "Oleg Kononenko stands in the crew twice from April\xa01,\xa02019" in said


def test_command_changes_hands_on_a_day(officer, kononenko, mcclain):
    crew = rows(
        (kononenko, "commander", "", "2019-04-01"),
        (kononenko, "flight_engineer", "2019-04-01", ""),
        (mcclain, "flight_engineer", "", "2019-04-01"),
        (mcclain, "commander", "2019-04-01", ""),
    )
    assert send(officer, ADD, {**DATES, **crew}).status_code == 302
    assert CrewMembership.objects.count() == 4


def test_a_handover_already_stored_can_be_moved_or_turned_around_in_one_form(officer, kononenko, mcclain):
    expedition = ExpeditionFactory(number=58)  # 20 December 2018 to 15 March 2019
    first = CrewMembershipFactory(expedition=expedition, person=kononenko, role="commander", to_date="2019-01-10")
    then = CrewMembershipFactory(expedition=expedition, person=mcclain, role="commander", from_date="2019-01-10")
    moved = rows(
        (kononenko, "commander", "", "2019-02-10", first),
        (mcclain, "commander", "2019-02-10", "", then),
        initial=2,
    )
    assert send(officer, change(expedition), moved).status_code == 302
    turned = rows(
        (kononenko, "commander", "2019-02-10", "", first),
        (mcclain, "commander", "", "2019-02-10", then),
        initial=2,
    )
    assert send(officer, change(expedition), turned).status_code == 302
    first.refresh_from_db()
    assert (str(first.from_date), first.to_date, first.role) == ("2019-02-10", None, "commander")


def test_a_commander_whom_somebody_else_has_just_added_counts(officer, kononenko, mcclain):
    expedition = ExpeditionFactory(number=58)
    CrewMembershipFactory(expedition=expedition, person=kononenko, role="commander")
    response = send(officer, change(expedition), rows((mcclain, "commander", "", "")))  # a form opened before that
    assert "Oleg Kononenko" in errors(response)["memberships-0-role"][0]
    assert CrewMembership.objects.count() == 1


def test_a_commander_taken_out_in_the_same_form_makes_room(officer, kononenko, mcclain):
    expedition = ExpeditionFactory(number=58)
    stored = CrewMembershipFactory(expedition=expedition, person=kononenko, role="commander")
    crew = rows((kononenko, "commander", "", "", stored), (mcclain, "commander", "", ""), initial=1)
    assert send(officer, change(expedition), {**crew, "memberships-0-DELETE": "on"}).status_code == 302
    assert [member.person for member in expedition.memberships.all()] == [mcclain]


def test_a_day_outside_the_expedition_is_refused_beside_it_even_in_a_new_one(officer, kononenko):
    response = send(officer, ADD, {**DATES, **rows((kononenko, "commander", "2018-01-01", ""))})
    assert errors(response)["memberships-0-from_date"] == ["This day is outside the expedition."]


def test_a_row_without_a_person_is_refused_and_nothing_is_lost(officer, kononenko):
    crew = rows((kononenko, "commander", "", ""))
    response = send(officer, ADD, {**DATES, **crew, "memberships-0-person": ""})
    assert "memberships-0-person" in errors(response)
    assert fields(response)["number"] == "59"


def test_an_expedition_does_not_end_before_it_starts(officer, kononenko):
    crew = rows((kononenko, "commander", "", ""))
    response = send(officer, ADD, {**DATES, **crew, "ends_at_0": "2019-01-01"})
    assert errors(response)["ends_at"] == ["An expedition cannot end before it starts."]


def test_a_number_taken_is_refused_beside_it(officer):
    ExpeditionFactory(number=59, starts_at="2010-01-01T00:00Z", ends_at="2010-03-01T00:00Z")
    assert list(errors(send(officer, ADD, DATES))) == ["number"]
