"""A flight's moments, people and chronicle are typed in one form."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import translation

from demo.factories import (
    CargoFlightFactory,
    FlightEventFactory,
    FlightFactory,
    LaunchSiteFactory,
    PersonFactory,
    SpacecraftFactory,
    SpaceflightFactory,
)
from missions.chronicle import event_line
from missions.models import Flight, FlightEvent, Spaceflight

from .forms import errors, fields, send

ADD = "/admin/missions/flight/add/"
LAUNCH = datetime(2018, 12, 3, 11, 31, 53, tzinfo=UTC)


def change(flight):
    return f"/admin/missions/flight/{flight.pk}/change/"


def moment(field, day, time="12:00:00"):
    return {f"{field}_0": day, f"{field}_1": time}


def people(*rows, initial=0):
    """The fields of rows of people: (person, comes back on this ship, another ship)."""
    data = {"people_up-TOTAL_FORMS": len(rows), "people_up-INITIAL_FORMS": initial}
    for number, (person, comes_back, down) in enumerate(rows):
        data[f"people_up-{number}-person"] = person.pk
        data[f"people_up-{number}-comes_back"] = "on" if comes_back else None
        data[f"people_up-{number}-down"] = down.pk if down else ""
    return data


@pytest.fixture
def kononenko(db):
    return PersonFactory()


@pytest.fixture
def new_flight(db):
    ship, site = SpacecraftFactory(), LaunchSiteFactory()
    names = {"name_ru": "Союз МС-11", "name_en": "Soyuz MS-11", "slug": "soyuz-ms-11"}
    common = {"spacecraft": ship.pk, "launch_site": site.pk, "outcome": "success"}
    return {**names, **common, **moment("launch_at", "2018-12-03", "14:31:53")}


def test_the_moments_stand_in_the_order_of_a_flight(officer):
    names = [name for name in fields(officer.get(ADD)) if name.endswith("_at_0")]
    assert names == ["launch_at_0", "docking_at_0", "undocking_at_0", "landing_at_0"]


def test_a_flight_its_people_and_its_chronicle_are_made_at_once(officer, new_flight, kononenko):
    assert send(officer, ADD, {**new_flight, **people((kononenko, True, None))}).status_code == 302
    flight = Flight.objects.get()
    assert flight.launch_at == LAUNCH
    trip = Spaceflight.objects.get()
    assert (trip.person, trip.up, trip.down) == (kononenko, flight, flight)
    assert [event.kind for event in flight.events.all()] == ["launch"]


def test_somebody_may_come_back_on_another_ship_or_not_yet(officer, new_flight, kononenko):
    other, stays = FlightFactory(launch_at=LAUNCH + timedelta(days=90)), PersonFactory(family_name_en="Hague")
    rows = people((kononenko, False, other), (stays, False, None))
    assert send(officer, ADD, {**new_flight, **rows}).status_code == 302
    assert [trip.down for trip in Spaceflight.objects.order_by("pk")] == [other, None]


def test_the_box_is_ticked_where_somebody_comes_back_on_the_same_ship(officer, kononenko):
    flight = FlightFactory()
    SpaceflightFactory(person=kononenko, up=flight, down=flight)
    data = fields(officer.get(change(flight)))
    assert data["people_up-0-comes_back"] == "on"
    assert "people_up-0-down" not in data or data["people_up-0-down"] in ("", [""])


def test_back_on_both_ships_is_refused(officer, new_flight, kononenko):
    response = send(officer, ADD, {**new_flight, **people((kononenko, True, FlightFactory()))})
    assert errors(response)["people_up-0-down"] == ["Either back on this ship or on another, not both."]


def test_nobody_flies_on_a_cargo_ship_said_beside_the_person(officer, new_flight, kononenko):
    cargo = SpacecraftFactory(slug="progress-ms", kind="cargo")
    response = send(officer, ADD, {**new_flight, "spacecraft": cargo.pk, **people((kononenko, True, None))})
    assert errors(response)["people_up-0-person"] == ["Nobody flies on a cargo ship."]


def test_one_person_stands_once_among_those_who_go_up(officer, new_flight, kononenko):
    rows = people((kononenko, True, None), (kononenko, True, None))
    response = send(officer, ADD, {**new_flight, **rows})
    assert errors(response)["people_up-1-person"] == ["Oleg Kononenko already stands in another row."]


def test_nobody_is_aboard_two_ships_at_once_even_on_a_new_one(officer, new_flight, kononenko):
    before = FlightFactory(launch_at=LAUNCH - timedelta(days=30), name_en="Soyuz MS-10")
    SpaceflightFactory(person=kononenko, up=before)  # has not come back
    response = send(officer, ADD, {**new_flight, **people((kononenko, True, None))})
    (said,) = errors(response)["people_up-0-person"]
    assert "Oleg Kononenko is aboard Soyuz MS-10 at that time" in said
    assert fields(response)["name_ru"] == "Союз МС-11"


def test_a_missing_launch_beside_people_is_no_error_page(officer, new_flight, kononenko):
    rows = people((kononenko, True, None))
    response = send(officer, ADD, {**new_flight, **moment("launch_at", "", ""), "spacecraft": "", **rows})
    assert {"launch_at", "spacecraft"} <= set(errors(response))


@pytest.fixture
def two_flights(kononenko):
    """The same person on two flights, one after the other."""
    first = FlightFactory(launch_at=LAUNCH, landing_at=LAUNCH + timedelta(days=100), name_en="Soyuz MS-1")
    second = FlightFactory(
        launch_at=LAUNCH + timedelta(days=200), landing_at=LAUNCH + timedelta(days=300), name_en="Soyuz MS-2"
    )
    for flight in (first, second):
        SpaceflightFactory(person=kononenko, up=flight, down=flight)
    return first, second


def test_a_landing_moved_into_the_next_flight_is_refused_beside_it(officer, two_flights):
    first, _ = two_flights
    response = send(officer, change(first), moment("landing_at", "2019-09-01"))
    (said,) = errors(response)["landing_at"]
    assert said == "With this moment Oleg Kononenko would be aboard Soyuz MS-1 and Soyuz MS-2 at once."


def test_a_launch_moved_into_the_flight_before_is_refused_beside_it(officer, two_flights):
    _, second = two_flights
    earlier = {**moment("launch_at", "2019-01-01"), **moment("docking_at", "2019-01-02")}
    response = send(officer, change(second), earlier)
    assert "Soyuz MS-1 and Soyuz MS-2 at once" in errors(response)["launch_at"][0]


def test_a_landing_of_those_who_came_on_another_ship_counts(officer, two_flights, kononenko):
    first, _ = two_flights
    taxi = FlightFactory(launch_at=LAUNCH + timedelta(days=10), landing_at=LAUNCH + timedelta(days=100))
    Spaceflight.objects.filter(up=first).update(down=taxi)
    response = send(officer, change(taxi), moment("landing_at", "2019-09-01"))
    assert "at once" in errors(response)["landing_at"][0]


def test_moments_that_leave_everybody_on_one_ship_are_saved(officer, two_flights):
    first, _ = two_flights
    assert send(officer, change(first), moment("landing_at", "2019-05-01")).status_code == 302
    first.refresh_from_db()
    assert first.landing_at == datetime(2019, 5, 1, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    ("field", "said"),
    [
        ("docking_at", "A docking cannot come before the launch."),
        ("landing_at", "A landing cannot come before the launch."),
    ],
)
def test_moments_out_of_order_are_refused_beside_the_later(officer, new_flight, field, said):
    assert errors(send(officer, ADD, {**new_flight, **moment(field, "2018-12-01")}))[field] == [said]


def test_a_standard_line_may_be_worded_but_its_moment_follows_the_flight(officer):
    flight = FlightFactory(launch_at=LAUNCH)
    moved = moment("launch_at", "2018-12-03", "14:00:00")
    worded = {"events-0-text_en": "Off she goes\x00", "events-0-at_0": "2001-01-01"}
    assert send(officer, change(flight), {**moved, **worded}).status_code == 302
    launch = flight.events.get(kind="launch")
    assert launch.at == datetime(2018, 12, 3, 11, tzinfo=UTC)
    assert launch.text_en == "Off she goes"
    with translation.override("en"):
        assert event_line(launch) == "Off she goes"


def test_a_docking_taken_out_takes_its_line_along_even_if_that_was_just_worded(officer):
    flight = FlightFactory(launch_at=LAUNCH, port=None)
    emptied = {**moment("docking_at", "", ""), "events-1-text_en": "Docked by hand"}
    assert send(officer, change(flight), emptied).status_code == 302
    assert [event.kind for event in flight.events.all()] == ["launch"]


def test_other_events_are_added_beside_their_flight(officer):
    flight = FlightFactory(launch_at=LAUNCH)
    row = {"kind": "hatch", "at_0": "2018-12-03", "at_1": "22:37:00", "id": ""}
    data = {"events-2-TOTAL_FORMS": 1, "events-2-INITIAL_FORMS": 0}
    data |= {f"events-2-0-{name}": value for name, value in row.items()}
    assert send(officer, change(flight), data).status_code == 302
    assert flight.events.get(kind="hatch").at == datetime(2018, 12, 3, 19, 37, tzinfo=UTC)


@pytest.mark.parametrize("kind", ["launch", "landing"])
def test_a_launch_is_never_typed_as_an_event(officer, kind):
    flight = FlightFactory()
    row = {"flight": flight.pk, "kind": kind, **moment("at", "2018-12-03")}
    assert "kind" in errors(send(officer, "/admin/missions/flightevent/add/", row))


def test_an_event_that_does_not_word_itself_is_asked_for_both_languages(officer):
    row = {"kind": "other", **moment("at", "2018-12-03"), "text_ru": "Событие"}
    assert list(errors(send(officer, "/admin/missions/flightevent/add/", row))) == ["text_en"]


def test_a_line_that_follows_its_flight_cannot_be_deleted_or_moved_by_itself(officer):
    launch = FlightFactory(docking_at=None).events.get()
    assert officer.post(f"/admin/missions/flightevent/{launch.pk}/delete/", {"post": "yes"}).status_code == 403
    data = fields(officer.get(f"/admin/missions/flightevent/{launch.pk}/change/"))
    assert {"kind", "flight", "at_0"}.isdisjoint(data)
    assert "text_ru" in data
    assert FlightEvent.objects.filter(pk=launch.pk).exists()


def test_a_flight_nobody_flew_on_can_be_deleted_with_its_lines(officer):
    flight = CargoFlightFactory()
    officer.post(f"/admin/missions/flight/{flight.pk}/delete/", {"post": "yes"})
    assert not FlightEvent.objects.exists()


def test_a_flight_with_people_cannot_be_deleted(officer, two_flights):
    first, _ = two_flights
    response = officer.post(f"/admin/missions/flight/{first.pk}/delete/", {"post": "yes"})
    assert response.status_code == 200
    assert Flight.objects.filter(pk=first.pk).exists()


def test_the_chronicle_is_a_list_of_lines_with_their_moments(officer):
    FlightEventFactory(duration=timedelta(hours=7, minutes=45))
    page = officer.get("/admin/missions/flightevent/").content.decode()
    assert "Spacewalk, 7 h 45 min" in page
    assert "<b>18:59</b>" in page


def test_a_person_shows_flights_that_are_typed_elsewhere(officer, two_flights, kononenko):
    page = officer.get(f"/admin/missions/person/{kononenko.pk}/change/").content.decode()
    assert "Soyuz MS-1" in page
    assert "Soyuz MS-2" in page
    assert 'name="spaceflights-0-up"' not in page


def test_a_person_needs_a_name_in_both_languages(officer, kononenko):
    response = send(officer, f"/admin/missions/person/{kononenko.pk}/change/", {"family_name_en": ""})
    assert list(errors(response)) == ["family_name_en"]
