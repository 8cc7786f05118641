"""Our calendars as readers' programs see them: ical.js (Thunderbird) and libical (Evolution, KOrganizer)."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from demo.factories import ExpeditionFactory, FlightFactory, LaunchSiteFactory
from editorial.core import clock
from editorial.core.languages import LANGUAGES

from . import libical
from .test_icalendars import FLIGHTS, planned, read, valid

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("february_2019")]

EXPEDITION = "/{}/calendar/iss-58.ics"
ICAL_JS = (Path(__file__).parent / "ical_js" / "ical.min.js").read_text()
LOAD = """async (source) => {
  const url = URL.createObjectURL(new Blob([source], {type: "text/javascript"}));
  window.ICAL = (await import(url)).default;
}"""
READ = """(text) => new ICAL.Component(ICAL.parse(text)).getAllSubcomponents("vevent").map((component) => {
  const event = new ICAL.Event(component);
  const end = component.getFirstPropertyValue("dtend");
  return {
    uid: event.uid, summary: event.summary, description: event.description, location: event.location,
    start: event.startDate.toString(), end: end && end.toString(), allDay: event.startDate.isDate,
    days: event.duration.toSeconds() / 86400,
  };
})"""
DAYS = {"day": ("20190314", "20190315"), "month": ("20190301", "20190401"), "quarter": ("20190101", "20190401")}
DAYS |= {"half": ("20190101", "20190701"), "year": ("20190101", "20200101")}
EXACT = {"second": ("20190314T191408Z", None), "minute": ("20190314T191400Z", None)}
EXACT |= {"hour": ("20190314T190000Z", "20190314T200000Z")}
LONG = "Союз: имя, где запятая; черта \\ и знаки — длиннее одной строки файла"


@pytest.fixture(scope="module")
def ical_js(browser):
    page = browser.new_page()
    page.evaluate(LOAD, ICAL_JS)
    yield lambda raw: page.evaluate(READ, raw.decode())
    page.close()


@pytest.fixture
def readers(ical_js):
    """What both say of the event whose id has a part, after both have read the file without complaint."""

    def told(raw, part):
        theirs = next(event for event in ical_js(raw) if part in event["uid"])
        others = next(event for event in libical.read(raw) if part in event["UID"])
        return theirs, others

    return told


def compact(text):
    return text and text.replace("-", "").replace(":", "")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("precision", DAYS)
def test_a_launch_known_to_the_day_or_less_is_a_whole_day_to_both(client, readers, language, precision):
    planned(precision)
    theirs, others = readers(read(client, language), "-launch.")
    start, end = DAYS[precision]
    assert theirs["allDay"]
    assert (compact(theirs["start"]), compact(theirs["end"])) == (start, end)
    assert (others["DTSTART"], others["DTEND"]) == (start, end)
    assert others["DTSTART kind"] == others["DTEND kind"] == "DATE"


def test_a_launch_on_a_day_is_on_that_day_only(client, readers):
    planned("day")
    theirs, _others = readers(read(client), "-launch.")
    assert theirs["days"] == 1


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("precision", EXACT)
def test_a_launch_known_to_the_hour_or_better_has_its_time_to_both(client, readers, language, precision):
    planned(precision)
    theirs, others = readers(read(client, language), "-launch.")
    start, end = EXACT[precision]
    assert not theirs["allDay"]
    assert (compact(theirs["start"]), compact(theirs["end"])) == (start, end)
    assert (others["DTSTART"], others.get("DTEND")) == (start, end)
    assert others["DTSTART kind"] == "default"


@pytest.mark.parametrize("language", LANGUAGES)
def test_long_names_and_their_signs_come_through_whole(client, readers, language):
    site = LaunchSiteFactory(slug="baikonur", **{f"name_{language}": "Байконур; 1, 5"})
    planned("month", **{f"name_{language}": LONG}, launch_site=site)
    raw = read(client, language)
    valid(raw)
    theirs, others = readers(raw, "-launch.")
    assert LONG in theirs["summary"]
    assert theirs["location"] == "Байконур; 1, 5"
    assert all(
        sign in others["SUMMARY"] for sign in ("длиннее одной строки файла", "имя\\, где", "запятая\\; черта \\\\ и")
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_expedition_is_whole_days_to_both_and_its_last_day_is_in_it(client, readers, language):
    ExpeditionFactory(
        number=58, starts_at=datetime(2018, 12, 20, 1, tzinfo=UTC), ends_at=datetime(2019, 3, 15, 1, tzinfo=UTC)
    )
    planned("day")
    FlightFactory(slug="soyuz-ms-11")
    raw = read(client, language, EXPEDITION)
    valid(raw)
    theirs, others = readers(raw, "expedition-")
    assert (theirs["allDay"], theirs["start"], theirs["end"]) == (True, "2018-12-20", "2019-03-16")
    assert (others["DTSTART"], others["DTEND"], others["DTEND kind"]) == ("20181220", "20190316", "DATE")


def test_an_expedition_without_an_end_is_on_its_first_day(client, readers):
    ExpeditionFactory(number=58, starts_at=datetime(2018, 12, 20, 1, tzinfo=UTC), ends_at=None)
    theirs, _others = readers(read(client, "ru", EXPEDITION), "expedition-")
    assert (theirs["start"], theirs["end"], theirs["days"]) == ("2018-12-20", "2018-12-21", 1)


def test_a_rough_launch_takes_what_follows_it_along(client, readers):
    planned("month", landing_at=datetime(2019, 10, 3, 11, tzinfo=UTC))
    theirs, others = readers(read(client), "-landing.")
    assert (theirs["allDay"], theirs["start"], theirs["end"]) == (True, "2019-10-01", "2019-11-01")
    assert others["DTSTART kind"] == "DATE"


def test_every_entry_of_both_calendars_is_read_by_both(client, ical_js):
    for number, precision in enumerate([*DAYS, *EXACT], 12):
        FlightFactory(
            slug=f"soyuz-ms-{number}",
            launch_at=datetime(2019, 3, number, 19, 14, 8, tzinfo=UTC),
            launch_precision=precision,
            outcome="planned",
            docking_at=None,
        )
    ExpeditionFactory(number=58)
    for address in (FLIGHTS, EXPEDITION):
        for language in LANGUAGES:
            raw = read(client, language, address)
            uids = [line.removeprefix("UID:") for line in valid(raw) if line.startswith("UID:")]
            assert [event["uid"] for event in ical_js(raw)] == uids
            assert [event["UID"] for event in libical.read(raw)] == uids


def test_a_launch_of_some_year_of_a_decade_is_on_no_day_of_it(client, ical_js):
    planned("decade")
    raw = read(client)
    valid(raw)
    assert ical_js(raw) == libical.read(raw) == []


def test_a_calendar_without_events_is_one_all_the_same(client, ical_js):
    """RFC 5545, 3.6: at least one component."""
    raw = read(client)
    assert b"BEGIN:VTIMEZONE" in raw
    valid(raw)
    assert ical_js(raw) == libical.read(raw) == []


def test_a_published_file_is_no_message_that_would_need_an_organizer(client):
    planned("day")
    assert b"METHOD" not in read(client)


@pytest.mark.parametrize("spoilt", [b";VALUE=DATE", b"END:VEVENT\r\n"])
def test_the_readers_here_do_refuse_what_is_wrong(client, ical_js, spoilt):
    """What Thunderbird refused in our files, and a file that breaks off."""
    planned("day")
    raw = read(client).replace(spoilt, b"")
    with pytest.raises(Exception, match=r"invalid|END|begin|parse"):
        ical_js(raw)


def test_a_day_of_moscow_is_that_day_whatever_the_readers_zone(client, readers):
    """Shortly after midnight in Moscow it is still the day before by UTC."""
    planned("day", at=datetime(2019, 3, 13, 21, 30, tzinfo=UTC))
    theirs, _others = readers(read(client), "-launch.")
    assert theirs["start"] == "2019-03-14"
    assert clock.MOSCOW.key == "Europe/Moscow"
