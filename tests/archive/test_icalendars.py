"""Flights in readers' own calendars: what two other parsers and the letter of RFC 5545 make of our files."""

import re
from datetime import UTC, date, datetime, timedelta

import icalendar
import pytest
import vobject

from demo.factories import ExpeditionFactory, FlightFactory
from editorial.core import clock
from editorial.core.languages import LANGUAGES

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("february_2019")]

T0 = datetime(2019, 3, 14, 19, 14, 8, tzinfo=UTC)
FLIGHTS = "/{}/calendar/flights.ics"
PROPERTY = re.compile(r"[A-Z][A-Z-]*(?:;[A-Z-]+=[^;:]+)*:.*")
UTC_TIME = re.compile(r"\d{8}T\d{6}Z")


def planned(precision="second", at=T0, **fields):
    return FlightFactory(
        slug="soyuz-ms-12", launch_at=at, launch_precision=precision, outcome="planned", docking_at=None, **fields
    )


def read(client, language="ru", address=FLIGHTS):
    response = client.get(address.format(language))
    assert response.status_code == 200
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    return response.content


def valid(raw):
    """The rules of RFC 5545 that readers' programs stumble over, by the letter. Returns unfolded lines."""
    assert raw.endswith(b"END:VCALENDAR\r\n")
    assert not {b"\n", b"\r"} & set(re.findall(rb"[\r\n]", raw.replace(b"\r\n", b"")))
    physical = raw.split(b"\r\n")[:-1]
    assert max(len(line) for line in physical) <= 75
    for line in physical:
        line.decode("utf-8")  # no letter is cut in two
    lines = raw.replace(b"\r\n ", b"").decode().split("\r\n")[:-1]
    assert all(PROPERTY.fullmatch(line) for line in lines), lines
    assert lines[0] == "BEGIN:VCALENDAR"
    assert lines.count("VERSION:2.0") == 1
    assert sum(line.startswith("PRODID:") for line in lines) == 1
    events = "\r\n".join(lines).split("BEGIN:VEVENT")[1:]
    for event in events:
        for name in ("UID", "DTSTAMP", "SEQUENCE", "LAST-MODIFIED", "SUMMARY", "STATUS", "URL"):
            assert len(re.findall(rf"^{name}[;:]", event, re.MULTILINE)) == 1, (name, event)
        assert len(re.findall(r"^DTSTART[;:]", event, re.MULTILINE)) == 1
        for name in ("DTSTAMP", "LAST-MODIFIED"):
            assert UTC_TIME.fullmatch(re.search(rf"^{name}:(\S+)\r", event, re.MULTILINE)[1])
    uids = re.findall(r"^UID:(.+)\r", "\r\n".join(events), re.MULTILINE)
    assert len(uids) == len(set(uids)) == len(events)
    return lines


def launch(raw):
    events = icalendar.Calendar.from_ical(raw).walk("VEVENT")
    return next(event for event in events if "-launch." in event["UID"])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("precision", ["second", "minute", "hour", "day", "month", "quarter", "half", "year"])
def test_a_file_is_right_by_the_letter_and_for_two_other_parsers(client, language, precision):
    name = "Союз МС-12 с длинным именем, в котором запятая; и точка с запятой"
    planned(precision, name_ru=name)
    FlightFactory(slug="soyuz-ms-11")
    raw = read(client, language)
    valid(raw)
    first = icalendar.Calendar.from_ical(raw).walk("VEVENT")
    second = list(vobject.readOne(raw.decode()).vevent_list)
    assert [str(event["UID"]) for event in first] == [event.uid.value for event in second]
    assert [event["DTSTART"].dt for event in first] == [event.dtstart.value for event in second]
    assert [str(event["SUMMARY"]) for event in first] == [event.summary.value for event in second]


@pytest.mark.parametrize(
    ("precision", "start", "end"),
    [
        ("second", T0, None),
        ("minute", T0.replace(second=0), None),
        ("hour", datetime(2019, 3, 14, 19, tzinfo=UTC), datetime(2019, 3, 14, 20, tzinfo=UTC)),
        ("day", date(2019, 3, 14), date(2019, 3, 15)),
        ("month", date(2019, 3, 1), date(2019, 4, 1)),
        ("quarter", date(2019, 1, 1), date(2019, 4, 1)),
        ("half", date(2019, 1, 1), date(2019, 7, 1)),
        ("year", date(2019, 1, 1), date(2020, 1, 1)),
    ],
)
def test_a_launch_stands_where_it_is_known_to_be_and_on_no_other_day(client, precision, start, end):
    planned(precision)
    event = launch(read(client))
    assert event["DTSTART"].dt == start
    assert (event["DTEND"].dt if "DTEND" in event else None) == end
    assert event["STATUS"] == "TENTATIVE"
    is_day = not isinstance(start, datetime)
    assert event["DTSTART"].params.get("VALUE") == ("DATE" if is_day else None)


def test_the_last_second_of_a_quarter_is_in_it(client):
    planned("quarter", datetime(2019, 3, 31, 20, 59, 59, tzinfo=UTC))
    event = launch(read(client))
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (date(2019, 1, 1), date(2019, 4, 1))


def test_a_change_keeps_the_id_and_raises_the_number(client):
    ship = planned()
    before = launch(read(client))
    with clock.stopped(clock.now() + timedelta(hours=1)):
        ship.launch_at += timedelta(days=1)
        ship.save()
        after = launch(read(client))
        assert after["UID"] == before["UID"]
        assert (before["SEQUENCE"], after["SEQUENCE"]) == (0, 1)
        assert after["DTSTAMP"].dt == after["LAST-MODIFIED"].dt == clock.now().replace(microsecond=0)
        ship.summary_ru = "<p>Текст</p>"
        ship.save()
        assert launch(read(client))["SEQUENCE"] == 1


def test_a_launch_that_took_place_is_confirmed_and_a_time_that_passed_is_not(client):
    ship = planned()
    with clock.stopped(T0 + timedelta(hours=1)):
        assert launch(read(client))["STATUS"] == "TENTATIVE"
        ship.outcome = "success"
        ship.save()
        assert launch(read(client))["STATUS"] == "CONFIRMED"


def test_each_language_has_its_own_words_and_no_other(client):
    planned()
    russian, english = (read(client, language).decode() for language in LANGUAGES)
    assert "«Союз МС-12»" in russian
    assert "Soyuz MS-12" in english
    assert not re.search("[а-яё]", english, re.IGNORECASE)
    assert "X-WR-CALNAME:Space flights — RSC Energia" in english


def test_an_expedition_has_its_own_calendar(client):
    ExpeditionFactory(number=58)
    FlightFactory(slug="soyuz-ms-11")
    raw = read(client, "en", "/{}/calendar/iss-58.ics")
    valid(raw)
    assert "SUMMARY:Expedition ISS-58" in raw.decode()
    assert "Soyuz MS-11" in raw.decode()
    assert client.get("/en/calendar/iss-59.ics").status_code == 404


def test_what_ended_years_ago_is_in_the_archive_and_not_here(client):
    FlightFactory(
        slug="soyuz-ms-1", launch_at=datetime(2016, 7, 7, tzinfo=UTC), landing_at=datetime(2016, 10, 30, tzinfo=UTC)
    )
    assert icalendar.Calendar.from_ical(read(client)).walk("VEVENT") == []


def test_an_unchanged_file_is_not_sent_twice(client):
    planned()
    etag = client.get(FLIGHTS.format("ru"))["ETag"]
    assert client.get(FLIGHTS.format("ru"), headers={"if-none-match": etag}).status_code == 304


def test_the_number_of_queries_does_not_grow(client, django_assert_num_queries):
    planned()
    for number in range(20):
        FlightFactory(slug=f"soyuz-ms-{number + 20}")
    with django_assert_num_queries(1):
        read(client)


def test_pages_lead_to_their_calendars(client):
    ExpeditionFactory(number=58)
    assert 'href="/en/calendar/flights.ics"' in client.get("/en/missions/flights/").content.decode()
    assert 'href="/ru/calendar/iss-58.ics"' in client.get("/ru/missions/iss-58/").content.decode()
