"""Facts that contradict one another are refused beside the field, with a sentence that says which."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import translation

from demo.factories import (
    AgencyFactory,
    ArticleFactory,
    ExpeditionFactory,
    FlightEventFactory,
    FlightFactory,
    PersonFactory,
    SectionFactory,
    SpacecraftFactory,
    SpaceflightFactory,
)
from missions.models import Flight
from missions.panel import expedition_at

pytestmark = pytest.mark.django_db

START = datetime(2018, 12, 20, 1, 40, tzinfo=UTC)
END = START + timedelta(days=85)


@pytest.mark.parametrize(("start", "end"), [(-10, 10), (10, 20), (-10, 200), (10, 200), (10, None)])
def test_two_expeditions_are_never_under_way_at_once(start, end):
    ExpeditionFactory(number=58, starts_at=START, ends_at=END)
    until = START + timedelta(days=end) if end else None
    other = ExpeditionFactory.build(number=158, starts_at=START + timedelta(days=start), ends_at=until)
    with pytest.raises(ValidationError, match="58"):
        other.full_clean()


@pytest.mark.parametrize("end", [timedelta(days=100), None])
def test_an_expedition_begins_the_moment_the_one_before_ends(end):
    ExpeditionFactory(number=58, starts_at=START, ends_at=END)
    following = ExpeditionFactory.build(number=59, starts_at=END, ends_at=END + end if end else None)
    following.full_clean()
    following.save()
    assert expedition_at(END) == following


@pytest.mark.parametrize("undocked", [None, 5])
def test_a_ship_does_not_land_before_it_has_docked_or_undocked(undocked):
    launch = datetime(2019, 2, 1, 10, tzinfo=UTC)
    flight = FlightFactory(slug="soyuz-ms-99", launch_at=launch, docking_at=launch + timedelta(days=3))
    flight.undocking_at = launch + timedelta(days=undocked) if undocked else None
    flight.landing_at = launch + timedelta(days=2)
    with pytest.raises(ValidationError) as refused:
        flight.full_clean()
    assert "landing_at" in refused.value.message_dict


def test_nothing_is_published_before_the_space_age():
    article = ArticleFactory.build(section=SectionFactory(), published_at=datetime(1957, 10, 3, 12, tzinfo=UTC))
    with pytest.raises(ValidationError) as refused:
        article.full_clean()
    assert list(refused.value.message_dict) == ["published_at"]


@pytest.mark.parametrize(
    "moments",
    [
        {"undocking_at": 5},
        {"docking_at": 3, "landing_at": 2},
        {"docking_at": 1, "undocking_at": 5, "landing_at": 4},
    ],
)
def test_the_database_too_knows_the_order_of_a_flight(moments):
    """Whoever writes past the form is refused all the same."""
    launch = datetime(2019, 2, 1, 10, tzinfo=UTC)
    flight = FlightFactory(launch_at=launch, docking_at=None)
    changes = {name: launch + timedelta(days=day) for name, day in moments.items()}
    with pytest.raises(IntegrityError), transaction.atomic():
        Flight.objects.filter(pk=flight.pk).update(**changes)


@pytest.mark.parametrize(("start", "end"), [(-10, 10), (10, 20), (-10, 200), (10, 200), (10, None), (0, None)])
def test_the_database_too_knows_of_one_expedition_at_a_time(start, end):
    ExpeditionFactory(number=58, starts_at=START, ends_at=END)
    until = START + timedelta(days=end) if end else None
    with pytest.raises(IntegrityError), transaction.atomic():
        ExpeditionFactory(number=158, starts_at=START + timedelta(days=start), ends_at=until)


def test_an_expedition_whose_end_is_not_known_is_followed_by_others():
    ExpeditionFactory(number=57, starts_at=START - timedelta(days=100), ends_at=None)
    following = ExpeditionFactory.build(number=58, starts_at=START, ends_at=END)
    following.full_clean()
    following.save()
    across = ExpeditionFactory.build(number=56, starts_at=START - timedelta(days=110), ends_at=START)
    with pytest.raises(ValidationError, match="57"):
        across.full_clean()


def refused(record) -> dict[str, list[str]]:
    with translation.override("en"):
        with pytest.raises(ValidationError) as error:
            record.full_clean()
        return {name: [str(said) for said in found] for name, found in error.value.message_dict.items()}


def accepted(record):
    """As it is stored."""
    record.full_clean()
    record.save()
    return type(record).objects.get(pk=record.pk)


def test_nothing_flew_before_the_space_age():
    before = datetime(1957, 10, 3, 12, tzinfo=UTC)
    event = FlightEventFactory.build(at=before)
    assert refused(event) == {"at": ["Nothing flew before October 4, 1957."]}
    flight = FlightFactory(slug="sputnik", docking_at=None, port=None)
    flight.launch_at = before
    assert refused(flight) == {"launch_at": ["Nothing flew before October 4, 1957."]}


@pytest.mark.parametrize("duration", [timedelta(0), timedelta(hours=-7), timedelta(hours=24, seconds=1)])
def test_a_spacewalk_lasts_neither_less_than_nothing_nor_more_than_a_day(duration):
    event = FlightEventFactory.build(duration=duration)
    assert list(refused(event)) == ["duration"]
    with pytest.raises(IntegrityError), transaction.atomic():
        event.save()


def test_a_spacewalk_of_the_usual_length_is_fine():
    event = FlightEventFactory.build(duration=timedelta(hours=7, minutes=45))
    assert accepted(event).duration == timedelta(hours=7, minutes=45)


@pytest.mark.parametrize("kind", ["hatch", "eva"])
def test_no_hatch_opens_before_the_launch(kind):
    flight = FlightFactory()
    event = FlightEventFactory.build(flight=flight, kind=kind, at=flight.launch_at - timedelta(minutes=1))
    assert refused(event) == {"at": ["This cannot happen before the flight's launch."]}


def test_a_rocket_may_be_rolled_out_before_its_launch():
    flight = FlightFactory()
    words = {"text_ru": "Вывоз", "text_en": "Rollout"}
    event = FlightEventFactory.build(flight=flight, kind="other", at=flight.launch_at - timedelta(days=2), **words)
    assert accepted(event).at == flight.launch_at - timedelta(days=2)


@pytest.mark.usefixtures("february_2019")
@pytest.mark.parametrize("day", [date(1849, 12, 31), date(2019, 2, 16)])
def test_nobody_was_born_in_another_age_or_tomorrow(day):
    person = PersonFactory.build(agency=AgencyFactory(), birth_date=day)
    assert refused(person) == {
        "birth_date": ["This date of birth cannot be meant: it should lie between 1850 and today."]
    }


@pytest.mark.parametrize("day", [date(1857, 9, 17), date(2019, 2, 15), None])
@pytest.mark.usefixtures("february_2019")
def test_a_date_of_birth_that_can_be_meant_is_kept(day):
    assert accepted(PersonFactory.build(agency=AgencyFactory(), birth_date=day)).birth_date == day


@pytest.mark.parametrize("code", ["XX", "1A", "РФ", "R"])
def test_a_code_that_is_no_countrys_is_refused(code):
    (said,) = refused(AgencyFactory.build(country_code=code))["country_code"]
    assert f"“{code}” is no country's code" in said


@pytest.mark.parametrize(("typed", "kept"), [("ru", "RU"), (" us", "US"), ("EU", "EU"), ("", "")])
def test_a_countrys_code_is_kept_in_capitals(typed, kept):
    agency = AgencyFactory.build(country_code=typed)
    agency.full_clean()
    assert agency.country_code == kept


def test_a_series_people_flew_on_is_no_cargo_ship():
    trip = SpaceflightFactory()
    series = trip.up.spacecraft
    series.kind = "cargo"
    (said,) = refused(series)["kind"]
    assert str(trip.person.name_in("en")) in said
    assert str(trip.up.name_en) in said


def test_a_series_nobody_flew_on_may_turn_to_cargo():
    series = FlightFactory().spacecraft
    series.kind = "cargo"
    assert accepted(series).kind == "cargo"


@pytest.mark.parametrize("way", ["up", "down"])
def test_a_flight_does_not_turn_into_a_cargo_ship_under_its_people(way):
    home = FlightFactory(landing_at=FlightFactory().launch_at + timedelta(days=100))
    trip = SpaceflightFactory(up=FlightFactory(), down=home)
    flight = getattr(trip, way)
    flight.spacecraft = SpacecraftFactory(slug="progress-ms", kind="cargo")
    assert list(refused(flight)) == ["spacecraft"]
