"""A record from outside may be anything: a sentence names it and the key, and nothing is half-written."""

import json

import pytest
from django.core.management import CommandError, call_command

from missions.launch_library import consistency
from missions.launch_library.report import ImportRefused
from missions.models import Expedition, Flight, Person, Spaceflight

from .bad_input import problem_keys, problems_of, sample, soyuz

pytestmark = pytest.mark.django_db


def test_every_key_may_be_absent(bring):
    """A launch in which one key after another is missing: what is left comes in, or the key is named."""
    whole = soyuz()
    for key in whole:
        record = {name: value for name, value in whole.items() if name != key}
        report = bring(record, dry_run=True)
        assert report.refused == {}, key
        made = [line for line in report.lines if line.kind == "flight"]
        assert made or key in {"id", "name", "net", "rocket"}, key
        if not made:
            assert {key, "launch_at", "spacecraft"} & problem_keys(report)


@pytest.mark.parametrize("wrong", [None, 7, "text", [], {}, [None], True, {"id": None}, [[[]]], "2018-02-30T00:00:00Z"])
def test_every_key_may_hold_anything(bring, wrong):
    """No shape of a value ends in a crash, at the record's own level or two below."""
    whole = soyuz()
    places = [(whole, key) for key in whole]
    rocket = whole["rocket"]
    stage = rocket["spacecraft_stage"][0]
    seat = stage["launch_crew"][0]
    places += [(inner, key) for inner in (rocket, stage, stage["spacecraft"], seat, seat["astronaut"]) for key in inner]
    records = []
    for holder, key in places:
        kept, holder[key] = holder[key], wrong
        records.append(json.loads(json.dumps(whole)))
        holder[key] = kept
    for number, record in enumerate(records):
        record["id"] = f"{record.get('id')}-{number}" if isinstance(record.get("id"), str) else record.get("id")
    report = bring({"results": records}, dry_run=True)
    assert report.refused == {}
    assert not Flight.objects.exists()


def test_the_wrong_type_is_named_with_its_place(bring):
    record = soyuz()
    record["rocket"]["spacecraft_stage"][0]["launch_crew"] = "three people"
    report = bring(record)
    assert "rocket.spacecraft_stage.0.launch_crew" in problem_keys(report)
    problem = next(each for each in report.problems if each.key.endswith("launch_crew"))
    assert problem.record == f"launch {record['id']}"
    assert "three people" in problem.why
    assert Flight.objects.count() == 1


def test_an_id_that_stands_there_twice_is_taken_once(bring):
    one, other = sample("astronauts")["results"][:2]
    other["id"] = one["id"]
    report = bring({"results": [one, other]})
    assert Person.objects.get().family_name_en == "Kononenko"
    assert report.counts()["skipped"] == 1


def test_a_key_that_stands_there_twice_is_named(bring):
    text = json.dumps(sample("astronauts")["results"][0])
    report = bring(text[:-1] + ', "name": "Oleg Kononenko"}')
    assert "name" in problem_keys(report)
    assert Person.objects.count() == 1


def test_an_expedition_that_ends_before_it_starts_is_left_out(bring):
    expeditions = sample("expeditions")
    first = expeditions["results"][0]
    first["start"], first["end"] = first["end"], first["start"]
    report = bring(expeditions)
    assert "end" in problem_keys(report)
    assert list(Expedition.objects.values_list("number", flat=True)) == [58]


def test_two_expeditions_at_one_time_are_one_too_many(bring):
    expeditions = sample("expeditions")
    expeditions["results"][1]["start"] = "2018-12-01T00:00:00Z"
    report = bring(expeditions)
    assert list(Expedition.objects.values_list("number", flat=True)) == [57]
    assert ("start", "Another expedition is under way at that time.") in problems_of(report)


def test_moments_out_of_order_do_not_come_in(bring):
    record = soyuz()
    stage = record["rocket"]["spacecraft_stage"][0]
    stage["mission_end"] = "2018-12-03T12:00:00Z"  # before the docking
    stage["docking_events"][0]["departure"] = "2018-12-01T00:00:00Z"
    report = bring(record)
    flight = Flight.objects.get()
    assert flight.docking_at
    assert flight.landing_at is None
    assert flight.undocking_at is None
    assert {"landing_at", "rocket.spacecraft_stage.0.docking_events.0.departure"} <= problem_keys(report)


def test_a_seat_without_a_person_is_named_and_left_out(bring):
    record = soyuz()
    record["rocket"]["spacecraft_stage"][0]["launch_crew"][1]["astronaut"] = None
    report = bring(record)
    assert "rocket.spacecraft_stage.0.launch_crew.1.astronaut" in problem_keys(report)
    assert Spaceflight.objects.count() == 2


def test_nobody_is_aboard_two_ships_at_once(bring):
    first, second = soyuz(), soyuz()
    second |= {"id": "another", "name": "Soyuz-FG | Soyuz MS-99", "net": "2018-12-20T00:00:00Z"}
    second["rocket"]["spacecraft_stage"][0] |= {"id": 999, "docking_events": []}
    report = bring({"results": [first, second]})
    assert Spaceflight.objects.count() == 3
    assert ("launch_crew", "They would be aboard two ships at once.") in problems_of(report)


def test_ships_docked_to_each_other_and_agencies_of_each_other_end(bring):
    one, other = sample("docking_events")["results"][:2]
    for event, target in ((one, other), (other, one)):
        event["flight_vehicle_target"] = target["flight_vehicle_chaser"]
        event["space_station_target"] = None
    agencies = sample("agencies")
    first, second = agencies["results"][:2]
    first["parent"], second["parent"] = dict(second), dict(first)
    assert bring(agencies, {"results": [one, other]}, sample("launches")).refused == {}


def test_html_in_names_is_text_or_nothing(bring):
    people = sample("astronauts")
    people["results"][0]["name"] = "<b onclick=alert(1)>Oleg</b> <script>alert(2)</script>Kononenko&nbsp;"
    people["results"][0]["bio"] = "<script>alert(3)</script>A <i>pilot</i> & more"
    bring(people)
    person = Person.objects.get(family_name_en__contains="Kononenko")
    assert "<" not in person.given_name_en + person.family_name_en
    assert "<script" not in person.biography_en
    assert "<i>" not in person.biography_en


def test_look_alike_letters_are_put_right_and_russian_ones_are_refused(bring):
    people = sample("astronauts")
    people["results"][0]["name"] = "Оleg Кononenko"  # the first letters are Russian
    people["results"][1]["name"] = "Давид Сен-Жак"
    report = bring(people)
    assert Person.objects.filter(given_name_en="Oleg", family_name_en="Kononenko").exists()
    assert Person.objects.count() == 7
    assert "name" in problem_keys(report)


def test_a_name_too_long_for_its_column_is_named(bring):
    people = sample("astronauts")
    people["results"][0]["name"] = "Oleg " + "K" * 500
    report = bring(people)
    assert Person.objects.count() == 7
    assert "family_name_en" in problem_keys(report)


def test_what_the_database_refuses_is_named_and_nothing_stays(bring, monkeypatch):
    monkeypatch.setattr(consistency.Consistency, "_check_expedition", lambda *args: None)
    expeditions = sample("expeditions")
    expeditions["results"][1]["start"] = "2018-12-01T00:00:00Z"
    with pytest.raises(ImportRefused, match="expedition 89"):
        bring(expeditions)
    assert not Person.objects.exists()
    with pytest.raises(CommandError):
        call_command("import_launch_library", _written(expeditions))


def _written(document):
    from tempfile import NamedTemporaryFile

    with NamedTemporaryFile("w", suffix=".json", delete=False) as file:
        json.dump(document, file)
    return file.name
