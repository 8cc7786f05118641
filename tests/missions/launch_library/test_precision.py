"""How exactly a launch is known: every word of Launch Library, and what is no word of its, as a reader sees it."""

import json

import pytest

from editorial.core import clock
from missions.instants import MONTHS, Instant, earliest, latest
from missions.models import Flight, FlightEvent
from missions.models.launches import Precision

from .conftest import SAMPLES

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("february_2019")]
UNKNOWN = "This precision is not known: taken as a year."
TBD, TBC, GO, SUCCESS = 2, 8, 1, 3


def launch(**fields):
    record = json.loads((SAMPLES / "2.3" / "launch-soyuz-ms-11.json").read_text())
    record.update({"net": "2019-10-20T09:00:00Z", "status": {"id": GO, "name": "Go"}, **fields})
    return {name: value for name, value in record.items() if value != "absent"}


def brought(bring, **fields):
    report = bring(json.dumps(launch(**fields)))
    assert report.refused == {}
    flight = Flight.objects.get()
    return flight, [problem.why for problem in report.problems]


@pytest.mark.parametrize(
    ("name", "precision", "shown"),
    [
        ("Second", "second", "October 20, 2019, 12:00:00 Moscow · 09:00:00 UTC"),
        ("Minute", "minute", "October 20, 2019, 12:00 Moscow · 09:00 UTC"),
        ("Hour", "hour", "October 20, 2019, about 12:00 Moscow · 09:00 UTC"),
        ("Morning", "day", "October 20, 2019"),
        ("Afternoon", "day", "October 20, 2019"),
        ("Day", "day", "October 20, 2019"),
        ("Week", "month", "October 2019"),
        ("Month", "month", "October 2019"),
        ("Quarter 1", "quarter", "Q4 2019"),
        ("Quarter 4", "quarter", "Q4 2019"),
        ("Half 1", "half", "second half of 2019"),
        ("Half 2", "half", "second half of 2019"),
        ("Year", "year", "2019"),
        ("Decade", "decade", "the 2010s"),
    ],
)
def test_every_word_of_the_service_is_shown_as_exactly_as_it_says(bring, name, precision, shown):
    flight, problems = brought(bring, net_precision={"id": 99, "name": name})
    assert flight.launch_precision == precision
    assert Instant(flight.launch_at, precision, is_planned=True).full.replace("\u00a0", " ") == shown
    assert UNKNOWN not in problems


@pytest.mark.parametrize(
    "unknown",
    [
        {"id": 15, "name": "Fiscal Year"},
        {"id": 17, "name": "TBD"},
        {"id": 99, "name": "Century", "abbrev": "C"},
        {"id": 40},
        {"id": None, "name": None},
        {"id": None, "name": ""},
        {"abbrev": "SEC"},
        {},
    ],
)
def test_a_precision_that_nobody_knows_is_a_year_and_not_the_fourth_quarter(bring, unknown):
    flight, problems = brought(bring, net_precision=unknown)
    assert flight.launch_precision == "year"
    assert Instant(flight.launch_at, "year", is_planned=True).full == "2019"
    assert UNKNOWN in problems
    assert not FlightEvent.objects.filter(kind="launch").exists()  # no day that nobody has named


@pytest.mark.parametrize("wrong", ["Month", 4, ["Month"], True])
def test_what_is_no_precision_at_all_is_a_year_and_is_named(bring, wrong):
    flight, problems = brought(bring, net_precision=wrong)
    assert flight.launch_precision == "year"
    assert problems


@pytest.mark.parametrize("untold", [None, "absent"])
@pytest.mark.parametrize(("status", "precision"), [(TBD, "year"), (TBC, "day"), (GO, "minute"), (SUCCESS, "minute")])
def test_without_a_precision_the_status_tells_whether_the_time_is_meant(bring, untold, status, precision):
    net = "2018-10-20T09:00:00Z" if status == SUCCESS else "2019-10-20T09:00:00Z"
    flight, _problems = brought(bring, net_precision=untold, status={"id": status, "name": "…"}, net=net)
    assert flight.launch_precision == precision


@pytest.mark.parametrize("status", [None, {}, {"id": None}, {"id": 99, "name": "Dreamt of"}])
def test_without_a_known_status_too_the_time_is_taken_as_it_stands(bring, status):
    flight, _problems = brought(bring, net_precision=None, status=status)
    assert flight.launch_precision == "minute"


@pytest.mark.parametrize(
    ("name", "taken"), [("Minute", True), ("Hour", True), ("Day", False), ("Month", False), ("", False), (None, False)]
)
def test_an_event_without_an_hour_stands_on_no_day_of_the_chronicle(bring, name, taken):
    event = json.loads((SAMPLES / "2.3" / "events.json").read_text())["results"][0]
    event["date_precision"] = {"id": 1, "name": name}
    bring(json.dumps(event))
    assert FlightEvent.objects.exists() == taken


@pytest.mark.parametrize("precision", MONTHS)
@pytest.mark.parametrize("month", range(1, 13))
def test_a_rough_time_lies_between_its_own_first_and_last_day(precision, month):
    at = clock.bounds(clock.today().replace(year=2020, month=month, day=17))[0]
    start, end = earliest(at, precision), latest(at, precision)
    assert start <= at < end
    assert earliest(start, precision) == start
    assert earliest(end, precision) == end
    months = (end.year - start.year) * 12 + end.month - start.month
    assert (months, start.day, end.day) == (MONTHS[precision], 1, 1)


def test_every_precision_fits_its_column_and_has_words_in_both_languages():
    from django.utils import translation

    at = clock.now()
    for precision in Precision.values:
        assert len(precision) <= Flight._meta.get_field("launch_precision").max_length
        said = {}
        for language in ("ru", "en"):
            with translation.override(language):
                said[language] = Instant(at, precision, is_planned=True).full, str(Precision(precision).label)
        assert said["ru"][1] != said["en"][1]
    with translation.override("ru"):
        rough = [Instant(at, name, is_planned=True).full for name in ("half", "year", "decade")]
    assert rough == ["1-е полугодие 2019", "2019 год", "2010-е годы"]
