"""A launch's plan: how exactly it is known, how it moves, what readers are told of that."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import override

from demo.factories import FlightEventFactory, ProjectFactory
from editorial.content.models import Embargo
from editorial.core import clock
from editorial.core.languages import LANGUAGES
from missions.instants import Instant, earliest, has_happened, latest
from missions.models import FlightEvent, LaunchChange
from missions.offsets import offset_text, parse_offset
from news.models import Project

from .scenes import flight, main_part, utc

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("february_2019")]

T0 = utc(2019, 3, 14, 19, 14, 8)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def planned(precision="second", at=T0):
    return flight("soyuz-ms-12", at, launch_precision=precision, outcome="planned", docking_at=None)


@pytest.mark.parametrize(
    ("precision", "russian", "english"),
    [
        ("second", "14 марта 2019, 22:14:08 мск · 19:14:08 UTC", "March 14, 2019, 22:14:08 Moscow · 19:14:08 UTC"),
        ("minute", "14 марта 2019, 22:14 мск · 19:14 UTC", "March 14, 2019, 22:14 Moscow · 19:14 UTC"),
        ("hour", "14 марта 2019, около 22:00 мск · 19:00 UTC", "March 14, 2019, about 22:00 Moscow · 19:00 UTC"),
        ("day", "14 марта 2019", "March 14, 2019"),
        ("month", "март 2019", "March 2019"),
        ("quarter", "1-й квартал 2019", "Q1 2019"),
    ],
)
def test_a_moment_is_said_as_exactly_as_it_is_known(precision, russian, english):
    said = {}
    for language in LANGUAGES:
        with override(language):
            said[language] = Instant(T0, precision).full.replace("\xa0", " ")
    assert said["en"] == english
    assert said["ru"] == russian


@pytest.mark.parametrize(
    ("precision", "at", "first", "after"),
    [
        ("minute", T0, utc(2019, 3, 14, 19, 14), utc(2019, 3, 14, 19, 15)),
        ("hour", T0, utc(2019, 3, 14, 19), utc(2019, 3, 14, 20)),
        ("day", utc(2019, 3, 31, 20, 59, 59), date(2019, 3, 31), date(2019, 4, 1)),
        ("day", utc(2019, 3, 31, 21), date(2019, 4, 1), date(2019, 4, 2)),
        ("month", utc(2019, 12, 31, 20, 59, 59), date(2019, 12, 1), date(2020, 1, 1)),
        ("quarter", utc(2019, 3, 31, 20, 59, 59), date(2019, 1, 1), date(2019, 4, 1)),
        ("quarter", utc(2019, 12, 31, 21), date(2020, 1, 1), date(2020, 4, 1)),
    ],
)
def test_what_a_time_can_mean_ends_with_its_moscow_day_month_or_quarter(precision, at, first, after):
    ends = [moment if isinstance(moment, datetime) else clock.bounds(moment)[0] for moment in (first, after)]
    assert [earliest(at, precision), latest(at, precision)] == ends


def test_a_change_is_shown_to_readers_and_never_more_exactly_than_it_is_known(client):
    ship = planned()
    ship.launch_at += timedelta(seconds=1)
    ship.save()
    html = main_part(client.get("/en/missions/flights/soyuz-ms-12/")).replace("\xa0", " ")
    assert "was 22:14:08 Moscow · 19:14:08 UTC, now 22:14:09 Moscow · 19:14:09 UTC" in html
    ship.launch_at, ship.launch_precision = T0 + 30 * DAY, "month"
    ship.save()
    html = main_part(client.get("/en/missions/flights/soyuz-ms-12/")).replace("\xa0", " ")
    assert "was March 14, 2019, 22:14:09 Moscow · 19:14:09 UTC, now April 2019" in html


def test_a_save_that_moves_nothing_and_a_flight_that_flew_leave_no_change():
    ship = planned()
    ship.summary_ru = "<p>Текст</p>"
    ship.save()
    flown = flight("soyuz-ms-11", utc(2018, 12, 3, 11, 31), docking_at=None)
    flown.launch_at += timedelta(seconds=53)
    flown.save()
    assert not LaunchChange.objects.exists()


@pytest.mark.parametrize(
    ("at", "precision", "is_refused"),
    [
        (utc(2019, 2, 15, 8), "second", True),
        (utc(2019, 2, 14), "day", True),
        (utc(2019, 2, 15, 1), "day", False),
        (utc(2019, 2, 1), "month", False),
        (utc(2019, 1, 1), "quarter", False),
        (utc(2018, 12, 1), "quarter", True),
    ],
)
def test_a_launch_cannot_be_moved_into_the_past_unless_it_has_happened(at, precision, is_refused):
    ship = planned()
    ship.launch_at, ship.launch_precision = at, precision
    if is_refused:
        with pytest.raises(ValidationError) as refused:
            ship.clean()
        assert "launch_at" in refused.value.message_dict
        ship.outcome = "success"
    ship.clean()


@pytest.mark.parametrize("outcome", ["planned", "success"])
@pytest.mark.parametrize("precision", ["second", "day", "month"])
def test_the_query_and_the_record_agree_on_what_has_happened(outcome, precision):
    ship = planned(precision, utc(2019, 2, 15, 8))
    type(ship).objects.filter(pk=ship.pk).update(outcome=outcome)
    ship.refresh_from_db()
    for minutes in (-90, -30, 30, 300):
        FlightEventFactory(
            flight=ship,
            kind="other",
            at=ship.launch_at + timedelta(minutes=minutes),
            text_ru="Событие",
            text_en="Event",
        )
    now = clock.now()
    by_query = set(FlightEvent.objects.public().values_list("pk", flat=True))
    assert {event.pk for event in FlightEvent.objects.all() if has_happened(ship, event.at, now)} == by_query


def test_an_event_counted_from_the_launch_moves_with_it_until_it_has_happened():
    ship = planned()
    event = FlightEvent(
        flight=ship, kind="other", launch_offset=-2 * HOUR, text_ru="Посадка экипажа", text_en="Boarding"
    )
    event.full_clean()
    event.save()
    assert event.at == T0 - 2 * HOUR
    ship.launch_at += DAY
    ship.save()
    event.refresh_from_db()
    assert event.at == T0 + DAY - 2 * HOUR
    with clock.stopped(T0 + DAY - HOUR):
        ship.launch_at += DAY
        ship.save()
        event.refresh_from_db()
        assert (event.at, event.launch_offset) == (T0 + DAY - 2 * HOUR, None)


@pytest.mark.parametrize(
    ("typed", "offset"),
    [
        ("T-2h", -2 * HOUR),
        ("T−2 ч", -2 * HOUR),
        ("т+10 мин", timedelta(minutes=10)),
        ("+0:10", timedelta(minutes=10)),
        ("T-1 d 2 h 30 min", -(DAY + timedelta(hours=2, minutes=30))),
        ("T+0", timedelta(0)),
    ],
)
def test_an_offset_is_understood_as_people_write_it(typed, offset):
    assert parse_offset(typed) == offset
    for language in LANGUAGES:
        with override(language):
            assert parse_offset(offset_text(offset)) == offset


@pytest.mark.parametrize("typed", ["2h", "T", "T-", "T-2 parsecs", "T-99999 d", "завтра", "T-2h <b>"])
def test_what_is_no_offset_is_refused_in_words(typed):
    if typed == "T":
        assert parse_offset(typed) == timedelta(0)
        return
    with pytest.raises(ValidationError):
        parse_offset(typed)


def test_a_held_text_is_public_nowhere_and_the_query_and_the_record_agree():
    for hold in Embargo.values:
        made = ProjectFactory(slug=f"p-{hold}")
        Project.objects.filter(pk=made.pk).update(hold=hold)
    for project in Project.objects.all():
        for language in LANGUAGES:
            found = Project.objects.published(language).filter(pk=project.pk).exists()
            assert found == (language in project.public_languages()) == (project.hold == "")


def test_the_countdowns_clock_is_the_servers_and_is_never_kept(client):
    answer = client.get("/ru/missions/clock/")
    assert int(answer.content) == round(clock.now().timestamp() * 1000)
    assert answer["Cache-Control"] == "no-store"
    planned()
    assert 'data-clock="/ru/missions/clock/"' in client.get("/ru/missions/flights/soyuz-ms-12/").content.decode()
    assert UTC
