"""Two press officers save in the same second: what they typed may contradict only if one of them is told so."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from threading import Barrier, Thread
from typing import Any

import pytest
from django.db import IntegrityError, connections, transaction

from demo.factories import (
    CargoFlightFactory,
    ExpeditionFactory,
    FlightFactory,
    PersonFactory,
    SpacecraftFactory,
    SpaceflightFactory,
)
from missions.locking import Contradiction
from missions.models import Expedition, Flight, Spacecraft, Spaceflight
from tests.admin.conftest import signed_in
from tests.admin.forms import errors, fields

LAUNCH = datetime(2018, 12, 3, 11, 31, 53, tzinfo=UTC)
DAY = timedelta(days=1)
ADD = "/admin/missions/flight/add/"


@pytest.fixture
def at_once(monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[Any]]:
    """Runs both in threads with connections of their own; neither saves before both have been judged."""

    def run(model: type, *works: Callable[[], Any]) -> list[Any]:
        meeting, came, save = Barrier(len(works), timeout=20), [], model.save

        def save_together(self: Any, *args: Any, **kwargs: Any) -> None:
            if len(came) < len(works):
                came.append(self)
                meeting.wait()
            save(self, *args, **kwargs)

        monkeypatch.setattr(model, "save", save_together)
        answers: list[Any] = [None] * len(works)

        def work(number: int) -> None:
            try:
                answers[number] = works[number]()
            except IntegrityError as error:
                answers[number] = error
            finally:
                connections.close_all()

        threads = [Thread(target=work, args=[number]) for number in range(len(works))]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        return answers

    return run


def typed(slug: str, person: Any, **fields: Any) -> dict[str, Any]:
    """The form of a new flight with one person aboard who comes back on it."""
    names = {"name_ru": slug, "name_en": slug, "slug": slug, "outcome": "success"}
    common = {"spacecraft": SpacecraftFactory().pk, "launch_at_0": "2018-12-03", "launch_at_1": "14:31:53"}
    row = {"people_up-TOTAL_FORMS": 1, "people_up-INITIAL_FORMS": 0, "people_up-0-person": person.pk}
    return {**names, **common, **row, "people_up-0-comes_back": "on", **fields}


@pytest.mark.django_db(transaction=True)
def test_one_person_is_put_aboard_two_new_ships_by_one_of_two_officers_only(at_once):
    person, officers = PersonFactory(), [signed_in("en"), signed_in("en")]
    forms = [{**fields(officer.get(ADD)), **typed(f"soyuz-ms-{n}", person)} for n, officer in enumerate(officers)]
    answers = at_once(Flight, lambda: officers[0].post(ADD, forms[0]), lambda: officers[1].post(ADD, forms[1]))
    assert sorted(answer.status_code for answer in answers) == [200, 302]
    assert Spaceflight.objects.count() == Flight.objects.count() == 1
    (refused,) = [answer for answer in answers if answer.status_code == 200]
    assert "nobody is aboard two ships at once" in errors(refused)["people_up-0-person"][0]
    assert fields(refused)["slug"] in ("soyuz-ms-0", "soyuz-ms-1")


@pytest.mark.django_db(transaction=True)
def test_two_trips_of_one_person_saved_at_once_are_not_both_stored(at_once):
    person, ships = PersonFactory(), [FlightFactory(launch_at=LAUNCH), FlightFactory(launch_at=LAUNCH + DAY)]
    trips = [Spaceflight(person=person, up=ship) for ship in ships]
    for trip in trips:
        trip.full_clean()
    answers = at_once(Spaceflight, trips[0].save, trips[1].save)
    assert [type(answer) for answer in answers if answer is not None] == [Contradiction]
    assert Spaceflight.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_landing_that_slips_while_somebody_boards_the_next_ship_is_seen(at_once):
    """Neither the flight nor the trip is wrong by itself."""
    person = PersonFactory()
    first = FlightFactory(launch_at=LAUNCH, landing_at=LAUNCH + 100 * DAY)
    second = FlightFactory(launch_at=LAUNCH + 120 * DAY)
    SpaceflightFactory(person=person, up=first, down=first)
    slipped, boards = Flight.objects.get(pk=first.pk), Spaceflight(person=person, up=second)
    slipped.landing_at = LAUNCH + 150 * DAY
    slipped.full_clean()
    boards.full_clean()
    meeting = Barrier(2, timeout=20)

    def together(save: Callable[[], None]) -> Callable[[], None]:
        return lambda: (meeting.wait(), save())[1]

    answers = at_once(Expedition, together(slipped.save), together(boards.save))
    assert [type(answer) for answer in answers if answer is not None] == [Contradiction]
    assert not Spaceflight.objects.contradictory().exists()


@pytest.mark.django_db(transaction=True)
def test_two_expeditions_saved_at_once_are_not_both_under_way(at_once):
    new = [ExpeditionFactory.build(number=number) for number in (58, 59)]
    for expedition in new:
        expedition.full_clean()
    answers = at_once(Expedition, new[0].save, new[1].save)
    assert len([answer for answer in answers if isinstance(answer, IntegrityError)]) == 1
    assert Expedition.objects.count() == 1


@pytest.mark.django_db
def test_a_series_does_not_turn_to_cargo_under_those_who_flew_on_it():
    trip = SpaceflightFactory()
    Spacecraft.objects.filter(pk=trip.up.spacecraft_id).update(kind="crew")
    series = trip.up.spacecraft
    series.kind = "cargo"
    with pytest.raises(Contradiction), transaction.atomic():
        series.save()
    assert Spacecraft.objects.get(pk=series.pk).kind == "crew"


@pytest.mark.django_db
def test_trips_one_after_the_other_contradict_nothing():
    person, second = PersonFactory(), FlightFactory(launch_at=LAUNCH + 100 * DAY, landing_at=LAUNCH + 200 * DAY)
    first = FlightFactory(launch_at=LAUNCH, landing_at=LAUNCH + 100 * DAY)
    for ship in (first, second):
        SpaceflightFactory(person=person, up=ship, down=ship)
    assert not Spaceflight.objects.contradictory().exists()
    Flight.objects.filter(pk=first.pk).update(landing_at=None)
    assert Spaceflight.objects.contradictory().count() == 2


@pytest.mark.django_db
@pytest.mark.parametrize("wrong", [{"landing_at": LAUNCH - DAY}, {"spacecraft": None}])
def test_down_before_up_and_people_on_cargo_are_contradictions(wrong):
    trip = SpaceflightFactory(down=FlightFactory(launch_at=LAUNCH - 10 * DAY, docking_at=None))
    changes = wrong if "landing_at" in wrong else {"spacecraft": CargoFlightFactory().spacecraft}
    Flight.objects.filter(pk=trip.down_id).update(**changes)
    assert Spaceflight.objects.contradictory().count() == 1
