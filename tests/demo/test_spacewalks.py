"""Every spacewalk of the station from 2001 to 15 February 2019: who went out, when and for how long.

Two records that were not made from these rows hold them: hours outside of each person and flight, and the station's
own tally, which NASA and the press told after many a spacewalk.
"""

from collections import defaultdict
from datetime import UTC, date, datetime, timedelta
from functools import cache
from itertools import pairwise
from typing import Any

import pytest

from demo import content

# Hours outside in a whole flight: `eva_hrs_mission` of astronauts.csv (rfordatascience/tidytuesday, 2020-07-14).
# Left out: rows that contradict the same file's totals (Walheim STS-110, Williams STS-116, Swanson TMA-12M,
# Kimbrough STS-126), two rounded down to whole hours or near them (Bresnik and Ryazansky on MS-05), and flights that
# had not landed by 15 February 2019.
HOURS_OUTSIDE = """
forrester-patrick    | sts-105 11.75, sts-117 13.75
tyurin-mikhail       | sts-105 13.58, soyuz-tma-9 11.93
tani-daniel          | sts-108 4.2, sts-120 34.98
walheim-rex          | sts-122 22.13
morin-lee            | sts-110 14.12
perrin-philippe      | sts-111 19.52
whitson-peggy        | sts-111 4.38, soyuz-tma-11 35.35, soyuz-ms-03 20.58
treshchov-sergey     | sts-111 5.35
sellers-piers        | sts-112 19.68, sts-121 21.48
yurchikhin-fyodor    | soyuz-tma-10 18.73, soyuz-tma-19 13.17, soyuz-tma-09m 20.03, soyuz-ms-04 7.5
herrington-john      | sts-113 19.92
pettit-donald        | sts-113 13.28
fincke-michael       | soyuz-tma-4 15.75, soyuz-tma-13 10.45, sts-134 22.42
lonchakov-yuri       | soyuz-tma-13 10.28
noguchi-soichi       | sts-114 20.08
fossum-michael       | sts-121 21.48, sts-124 20.53, soyuz-tma-02m 6.52
stefanyshyn-piper-heidemarie | sts-115 13.13, sts-126 20.57
fuglesang-christer   | sts-116 18.23, sts-128 13.67
williams-sunita      | soyuz-tma-05m 21.38
kotov-oleg           | soyuz-tma-10 11.05, soyuz-tma-17 5.73, soyuz-tma-10m 19.92
swanson-steven       | sts-117 13.75, sts-119 12.93
olivas-john          | sts-117 14.22, sts-128 20.25
anderson-clayton     | sts-117 18.13, sts-131 20.28
caldwell-dyson-tracy | soyuz-tma-18 22.81
drew-alvin           | sts-133 12.8
wheelock-douglas     | sts-120 20.68, soyuz-tma-19 22.82
love-stanley         | sts-122 15.38
behnken-robert       | sts-123 19.32, sts-130 18.23
patrick-nicholas     | sts-130 18.23
foreman-michael      | sts-123 19.57, sts-129 12.75
reisman-garrett      | sts-123 7, sts-132 14.18
volkov-sergey        | soyuz-tma-12 12.2, soyuz-tma-02m 6.367, soyuz-tma-18m 4.72
kononenko-oleg       | soyuz-tma-12 12.2, soyuz-tma-03m 6.25
garan-ronald         | sts-124 20.5, soyuz-tma-21 6.5
hoshide-akihiko      | soyuz-tma-05m 21.38
chamitoff-gregory    | sts-134 13.72
bowen-stephen        | sts-126 19.85, sts-132 14.57, sts-133 12.8
kimbrough-shane      | soyuz-ms-02 26
acaba-joseph         | sts-119 12.95, soyuz-ms-06 6.98
arnold-richard       | sts-119 12.57, soyuz-ms-08 19.5
barratt-michael      | soyuz-tma-14 5.1
good-michael         | sts-132 13.92
feustel-andrew       | sts-134 21.3, soyuz-ms-08 19.5
romanenko-roman      | soyuz-tma-07m 6.62
cassidy-christopher  | sts-127 18.08, soyuz-tma-08m 13.5
marshburn-thomas     | sts-127 18.98, soyuz-tma-07m 5.5
kopra-timothy        | sts-127 5.53, soyuz-tma-19m 7.98
stott-nicole         | sts-128 6.58
suraev-maksim        | soyuz-tma-16 5.73, soyuz-tma-13m 3.68
wilmore-barry        | soyuz-tma-14m 25.67
bresnik-randolph     | sts-129 11.83
satcher-robert       | sts-129 12.32
virts-terry          | soyuz-tma-15m 19.1
skvortsov-alexander  | soyuz-tma-12m 12.67
kornienko-mikhail    | soyuz-tma-18 6.72, soyuz-tma-16m 5.57
skripochka-oleg      | soyuz-tma-01m 16.65
kondratyev-dmitry    | soyuz-tma-20 10.2
samokutyaev-alexander | soyuz-tma-21 6.37, soyuz-tma-14m 3.63
shkaplerov-anton     | soyuz-tma-22 6.25, soyuz-ms-07 8.22
misurkin-alexander   | soyuz-tma-08m 20.03, soyuz-ms-06 8.22
parmitano-luca       | soyuz-tma-09m 7.65
ryazansky-sergey     | soyuz-tma-10m 19.92
hopkins-michael      | soyuz-tma-10m 12.97
artemyev-oleg        | soyuz-tma-12m 12.57, soyuz-ms-08 7.77
wiseman-reid         | soyuz-tma-13m 12.78
gerst-alexander      | soyuz-tma-13m 6.22
lindgren-kjell       | soyuz-tma-17m 15.07
peake-timothy        | soyuz-tma-19m 4.72
rubins-kathleen      | soyuz-ms-01 12.77
pesquet-thomas       | soyuz-ms-03 13
fischer-jack         | soyuz-ms-04 7
vande-hei-mark       | soyuz-ms-06 27
tingle-scott         | soyuz-ms-07 7.4
kanai-norishige      | soyuz-ms-07 5.95
prokopyev-sergey     | soyuz-ms-09 15.52
"""
KNOWN = [
    (person.strip(), *trip.split())
    for person, trips in (line.split("|") for line in HOURS_OUTSIDE.strip().splitlines())
    for trip in trips.split(",")
]

# The station's spacewalks since 7 December 1998, in number and in time, as told after the last one of that UTC day.
TALLY = {
    date(2007, 8, 18): (92, timedelta(hours=567, minutes=59)),
    date(2008, 11, 22): (117, timedelta(hours=739, minutes=23)),
    date(2009, 3, 10): (120, timedelta(hours=755, minutes=56)),
    date(2009, 7, 27): (130, timedelta(hours=810, minutes=36)),
    date(2010, 2, 12): (138, timedelta(hours=861, minutes=34)),
    date(2011, 5, 27): (159, timedelta(hours=1002, minutes=37)),
    date(2015, 3, 1): (187, timedelta(hours=1171, minutes=29)),
    date(2016, 2, 3): (193, timedelta(hours=1204, minutes=48)),
    date(2017, 5, 23): (201, timedelta(hours=1250, minutes=41)),
    date(2017, 10, 20): (205, timedelta(days=53, hours=6, minutes=25)),
}
BEFORE_2001 = 13, timedelta(hours=88, minutes=52)  # STS-88, 96, 101, 106, 92 and 97: not in the demo
TALLIES_AGREE = timedelta(minutes=10)  # the press rounded, and now and then followed a first report

Row = dict[str, Any]


@cache
def spacewalks() -> list[Row]:
    found = [row for row in content.rows("events", "event") if row["kind"] == "eva"]
    return sorted(found, key=lambda row: row["at"])


def lasted(row: Row) -> timedelta:
    return timedelta(minutes=row["duration_minutes"])


@cache
def trips() -> dict[str, list[tuple[str, datetime, datetime]]]:
    """Of each person: the flight up, its launch, and the landing of the flight down."""
    flights = {row["slug"]: row for row in content.rows("flights", "flight")}
    found = defaultdict(list)
    for row in content.rows("spaceflights", "spaceflight"):
        down = flights[row["down"]].get("landing_at") if "down" in row else None
        up = flights[row["up"]]["launch_at"]
        found[row["person"]].append((row["up"], up, down or datetime.max.replace(tzinfo=UTC)))
    return dict(found)


def flight_up(person: str, at: datetime) -> str | None:
    """The flight that took the person to where they were at that moment; None: on the Earth."""
    return next((up for up, launch, landing in trips()[person] if launch < at < landing), None)


@cache
def outside() -> dict[tuple[str, str | None], timedelta]:
    found: dict[tuple[str, str | None], timedelta] = defaultdict(timedelta)
    for row in spacewalks():
        for person in row["people"]:
            found[person, flight_up(person, row["at"])] += lasted(row)
    return found


def test_two_people_go_out_for_ten_minutes_to_nine_hours():
    odd = [
        row["at"].isoformat()
        for row in spacewalks()
        if len(set(row["people"])) != 2
        or len(row["people"]) != 2
        or not timedelta(minutes=10) <= lasted(row) <= timedelta(hours=9)
    ]
    assert odd == []


def test_nobody_goes_out_before_the_last_ones_have_had_a_night_inside():
    gaps = [later["at"] - (row["at"] + lasted(row)) for row, later in pairwise(spacewalks())]
    assert min(gaps) > timedelta(hours=12)


def test_everybody_who_goes_out_is_in_space_then():
    grounded = [
        (row["at"].isoformat(), person)
        for row in spacewalks()
        for person in row["people"]
        if flight_up(person, row["at"]) is None
    ]
    assert grounded == []


@pytest.mark.parametrize(("person", "flight", "hours"), KNOWN, ids=[f"{who} {up}" for who, up, _ in KNOWN])
def test_hours_outside_in_a_flight_are_those_of_the_record(person, flight, hours):
    assert abs(outside()[person, flight] - timedelta(hours=float(hours))) < timedelta(minutes=30)


@pytest.mark.parametrize("day", TALLY, ids=date.isoformat)
def test_the_tally_of_the_station_is_that_of_the_day(day):
    told = [row for row in spacewalks() if row["at"].date() <= day]
    number, spent = TALLY[day]
    before, spent_before = BEFORE_2001
    assert before + len(told) == number
    assert abs(spent_before + sum(map(lasted, told), timedelta()) - spent) < TALLIES_AGREE


def test_december_2018_saw_the_213th_spacewalk_and_no_other_followed_by_mid_february():
    assert BEFORE_2001[0] + len(spacewalks()) == 213
    assert spacewalks()[-1]["at"].date() == date(2018, 12, 11)
