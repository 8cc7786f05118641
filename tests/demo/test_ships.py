"""Every Soyuz and Progress to the station: the data contradict neither themselves nor the sky.

These tests know no dates of their own. They hold the rows against each other and against celestial mechanics,
so that a date or an hour typed wrong stands out.
"""

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from statistics import median

import pytest

from demo import content

from .ships import (
    PLANE_DAY,
    all_stays,
    docked,
    is_crew,
    minutes_after_pass,
    moves,
    passes,
    ships,
    standing_at,
    stays,
)

FIRST_CREW = datetime(2000, 11, 2, 9, 21, tzinfo=UTC)
TOLD_UNTIL = datetime(2019, 3, 1, tzinfo=UTC)
LOST = {"progress-m-12m", "progress-m-27m", "progress-ms-04", "soyuz-ms-10"}
SERIES = {
    # What never flew to the station: M1-1, M1-2, M1-5 went to Mir, as did everything before M-44.
    "progress-m1-{}": [3, 4, *range(6, 12)],
    "progress-m-{}": [*range(44, 68), "so1", "mim2"],
    "progress-m-{:02}m": range(1, 30),
    "progress-ms-{:02}": range(1, 12),
    "soyuz-tm-{}": range(31, 35),
    "soyuz-tma-{}": range(1, 23),
    "soyuz-tma-{:02}m": range(1, 21),
    "soyuz-ms-{:02}": range(1, 14),
}


def test_no_number_of_any_series_is_missing_and_none_stands_twice():
    wanted = {pattern.format(number) for pattern, numbers in SERIES.items() for number in numbers}
    assert set(ships()) == wanted
    slugs = [row["slug"] for row in content.rows("flights", "flight")]
    assert sorted(slugs) == sorted(set(slugs))


def test_a_series_flies_in_the_order_of_its_numbers():
    for pattern, numbers in SERIES.items():
        series = [pattern.format(number) for number in numbers if not isinstance(number, str)]
        launches = [ships()[slug]["launch_at"] for slug in series]
        assert launches == sorted(launches), pattern


@pytest.mark.parametrize("slug", ships())
def test_the_moments_of_a_flight_follow_each_other_at_a_sane_distance(slug):
    row = ships()[slug]
    if slug in LOST:
        assert row["outcome"] == "failure"
        assert "docking_at" not in row
        return
    way = row["docking_at"] - row["launch_at"]
    assert timedelta(hours=3, minutes=15) <= way <= timedelta(days=7, hours=1)
    assert row["docking_at"] + timedelta(days=7) < row["undocking_at"] < row["docking_at"] + timedelta(days=240)
    home = row["landing_at"] - row["undocking_at"]
    if is_crew(slug):  # Soyuz TMA-20 first flew off to photograph the station with a Shuttle at it
        assert timedelta(hours=3) <= home <= timedelta(hours=5 if slug == "soyuz-tma-20" else 4)
    else:
        assert timedelta(hours=1) <= home <= timedelta(days=53)


@pytest.mark.parametrize("slug", ships())
def test_the_names_and_the_series_are_those_of_the_address(slug):
    row = ships()[slug]
    latin = slug.replace("-", " ", 1).upper().replace("SOYUZ", "Soyuz").replace("PROGRESS", "Progress")
    assert row["name_en"] == latin
    cyrillic = str.maketrans({"M": "М", "S": "С", "T": "Т", "A": "А", "O": "О", "I": "И"})
    number = latin.split(" ", 1)[1].translate(cyrillic)
    assert row["name_ru"] == ("Союз " if is_crew(slug) else "Прогресс ") + number
    assert row["launch_site"] == "baikonur"


@pytest.mark.parametrize(
    ("pattern", "spacecraft", "vehicles"),
    [
        ("progress-m1-{}", "progress-m1", {"soyuz-u", "soyuz-fg"}),
        ("progress-m-{}", "progress-m", {"soyuz-u"}),
        ("progress-m-{:02}m", "progress-m-m", {"soyuz-u", "soyuz-2-1a"}),
        ("progress-ms-{:02}", "progress-ms", {"soyuz-u", "soyuz-fg", "soyuz-2-1a"}),
        ("soyuz-tm-{}", "soyuz-tm", {"soyuz-u"}),
        ("soyuz-tma-{}", "soyuz-tma", {"soyuz-fg"}),
        ("soyuz-tma-{:02}m", "soyuz-tma-m", {"soyuz-fg"}),
        ("soyuz-ms-{:02}", "soyuz-ms", {"soyuz-fg"}),
    ],
)
def test_a_series_is_one_spacecraft_on_the_vehicles_it_flew_on(pattern, spacecraft, vehicles):
    rows = [ships()[pattern.format(number)] for number in SERIES[pattern]]
    assert {row["spacecraft"] for row in rows} == {spacecraft}
    assert {row["launch_vehicle"] for row in rows} == vehicles


def test_no_two_ships_ever_stand_at_one_port():
    clashes = [
        (earlier.flight, later.flight, later.port, later.since)
        for earlier in all_stays()
        for later in all_stays()
        if earlier != later and earlier.port == later.port and earlier.since <= later.since < earlier.end
    ]
    assert clashes == []


def test_a_ship_moves_only_while_docked_and_to_another_port_which_the_line_names():
    ports = {row["slug"]: row for row in content.rows("ships", "port")}
    for slug, relocations in moves().items():
        row = ships()[slug]
        places = [stay.port for stay in stays(row)]
        assert all(before != after for before, after in pairwise(places)), slug
        for move, (before, after) in zip(relocations, pairwise(places), strict=True):
            assert row["docking_at"] < move["at"] < row["undocking_at"]
            for language, name in (("ru", "«{}»"), ("en", "{}")):
                text = move[f"text_{language}"]
                modules = [name.format(ports[port][f"module_{language}"]) for port in (before, after)]
                assert text.index(modules[0]) < text.index(modules[1])
                assert row[f"name_{language}"] in text


def test_no_ship_uses_a_port_before_its_module_came_or_after_another_module_took_it():
    pirs, poisk, rassvet = (
        ships()["progress-m-so1"]["undocking_at"],
        ships()["progress-m-mim2"]["undocking_at"],
        datetime(2010, 5, 18, tzinfo=UTC),  # STS-132 berths Rassvet to Zarya's nadir port
    )
    for stay in all_stays():
        if stay.port == "pirs-nadir":
            assert stay.since > pirs, stay
        if stay.port == "poisk-zenith":
            assert stay.since > poisk, stay
        if stay.port == "rassvet-nadir":
            assert stay.since > rassvet, stay
        if stay.port == "zarya-nadir":
            assert stay.end < rassvet, stay


def test_from_the_first_crew_on_a_soyuz_always_stands_at_the_station():
    covered = FIRST_CREW
    for row in docked():
        if is_crew(row["slug"]) and row["docking_at"] <= covered:
            covered = max(covered, row["undocking_at"])
    assert covered > TOLD_UNTIL


def test_three_soyuz_stand_there_only_when_a_crew_comes_before_another_leaves():
    def soyuz(moment: datetime) -> int:
        return sum(map(is_crew, standing_at(moment).values()))

    crowds = [stay.since for stay in all_stays() if FIRST_CREW < stay.since < TOLD_UNTIL and soyuz(stay.since) > 2]
    assert max(map(soyuz, crowds)) == 3
    assert {str(moment.date()) for moment in crowds} == {"2009-10-02", "2013-11-07", "2015-09-04"}


def test_every_launch_meets_the_orbital_plane_of_the_station():
    """The plane passes Baikonur some 24 minutes earlier every day: an hour or a day typed wrong is off by as much.

    The drift itself changes slowly with the station's height, so each gap is held against its neighbours'.
    """
    gaps = [(later, (later - earlier) / (n - m), n - m) for (earlier, m), (later, n) in pairwise(passes())]
    wrong = []
    for index, (launch, day, turns) in enumerate(gaps):
        around = [gap[1] for gap in gaps[max(0, index - 2) : index + 3]]
        miss = (day - median(around)) * turns
        if abs(miss) > timedelta(minutes=18):
            wrong.append((launch, miss))
    assert wrong == []
    assert all(abs(day - PLANE_DAY) < timedelta(minutes=1) for _, day, _ in gaps)


def test_every_soyuz_lands_as_the_plane_passes_over_kazakhstan():
    last_launch = passes()[-1][0]  # after it there is nothing to reckon from
    home = {row["slug"]: row["landing_at"] for row in docked() if is_crew(row["slug"])}
    minutes = {slug: minutes_after_pass(at) for slug, at in home.items() if at < last_launch}
    assert {slug: late for slug, late in minutes.items() if not -15 <= late <= 110} == {}


def test_a_lost_ship_says_in_both_languages_what_happened_to_it():
    told = {row["flight"] for row in content.rows("events", "event") if row["kind"] == "failure"}
    assert told == LOST


@pytest.mark.parametrize(
    ("moment", "standing"),
    [
        (datetime(2001, 3, 1, tzinfo=UTC), {"zvezda-aft": "progress-m-44", "zarya-nadir": "soyuz-tm-31"}),
        (datetime(2001, 5, 1, tzinfo=UTC), {"zvezda-aft": "soyuz-tm-31", "zarya-nadir": "soyuz-tm-32"}),
        (
            datetime(2006, 4, 5, tzinfo=UTC),
            {"zvezda-aft": "soyuz-tma-7", "zarya-nadir": "soyuz-tma-8", "pirs-nadir": "progress-m-55"},
        ),
        (
            datetime(2010, 2, 6, tzinfo=UTC),  # the first time four Russian ships stood at the station
            {
                "poisk-zenith": "soyuz-tma-16",
                "zarya-nadir": "soyuz-tma-17",
                "pirs-nadir": "progress-m-03m",
                "zvezda-aft": "progress-m-04m",
            },
        ),
        (
            datetime(2018, 10, 12, tzinfo=UTC),  # the day after the abort of Soyuz MS-10
            {"rassvet-nadir": "soyuz-ms-09", "pirs-nadir": "progress-ms-09"},
        ),
        (
            datetime(2019, 2, 15, 9, tzinfo=UTC),
            {"poisk-zenith": "soyuz-ms-11", "zvezda-aft": "progress-ms-10"},
        ),
    ],
)
def test_on_a_day_known_from_the_record_exactly_those_ships_stand_at_those_ports(moment, standing):
    assert standing_at(moment) == standing
