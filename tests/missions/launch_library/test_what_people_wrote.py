"""An import fills what is empty and changes what it wrote itself. What a person wrote stays, and is told of."""

import json

import pytest

from demo.factories import FlightFactory, PersonFactory
from editorial.content.models import AuditEntry, OldAddress, Translation
from editorial.core import clock
from missions.launch_library import importing
from missions.models import Agency, CrewMembership, Flight, FlightEvent, ImportedRecord, Person

from ..scenes import utc
from .conftest import SAMPLES, samples

pytestmark = pytest.mark.django_db


def sample(name):
    return json.loads((SAMPLES / "2.3" / f"{name}.json").read_text())


def kept_values(report):
    return {(d.field, d.old, d.new) for line in report.lines for d in line.differences if d.kept}


def test_an_english_text_that_a_person_changed_is_kept_and_reported(bring):
    bring(sample("agencies"))
    agency = Agency.objects.get(short_name_en="RFSA")
    agency.short_name_en = "Roscosmos"
    agency.save()
    report = bring(sample("agencies"))
    agency.refresh_from_db()
    assert agency.short_name_en == "Roscosmos"
    assert kept_values(report) == {("Short name, in English", "Roscosmos", "RFSA")}
    assert report.changes == 0


def test_what_the_library_says_anew_is_taken_where_nobody_changed_it(bring):
    launches = sample("launches")
    bring(launches)
    ms11 = next(each for each in launches["results"] if each["name"].endswith("MS-11"))
    ms11["net"] = "2018-12-03T11:31:50Z"
    report = bring(launches)
    flight = Flight.objects.get(slug="soyuz-ms-11")
    assert flight.launch_at == utc(2018, 12, 3, 11, 31, 50)
    assert FlightEvent.objects.get(flight=flight, kind="launch").at == flight.launch_at
    assert report.counts()["updated"] == 1


def test_a_moment_that_the_press_office_typed_stays_on_launch_day(bring):
    launches = sample("launches")
    bring(launches)
    flight = Flight.objects.get(slug="soyuz-ms-11")
    flight.launch_at = utc(2018, 12, 3, 11, 31, 59)
    flight.save()
    report = bring(launches)
    flight.refresh_from_db()
    assert flight.launch_at == utc(2018, 12, 3, 11, 31, 59)
    assert kept_values(report) == {("Launch", "2018-12-03 11:31:59 UTC", "2018-12-03 11:31:53 UTC")}


def test_an_outcome_of_these_days_is_confirmed_by_a_person_and_comes_in_later(bring):
    launches = sample("launches")
    launches["results"] = [each for each in launches["results"] if each["name"].endswith("Soyuz MS-11")]
    status = launches["results"][0]["status"]

    def on(*day, **said):
        status.update(said)
        with clock.stopped(utc(*day)):
            report = bring(launches)
        return Flight.objects.get().outcome, {problem.key for problem in report.problems}

    assert on(2018, 12, 2, id=1) == ("planned", set())
    assert on(2018, 12, 4, id=3) == ("planned", {"outcome"})
    assert on(2018, 12, 20, id=3) == ("success", set())


def test_a_text_that_a_person_emptied_is_not_filled_again(bring):
    bring(sample("astronauts"))
    person = Person.objects.get(family_name_en="Hague")
    assert person.biography_en
    person.biography_en = ""
    person.save()
    assert len(kept_values(bring(sample("astronauts")))) == 1
    person.refresh_from_db()
    assert person.biography_en == ""


def test_russian_texts_are_never_touched(bring):
    hague = PersonFactory(
        slug="hague-nick", given_name_ru="Ник", family_name_ru="Хейг", given_name_en="Nick", family_name_en="Hague"
    )
    russian = [name for name in Person._meta.get_fields() if name.name.endswith("_ru") and name.name != "search_ru"]
    before = Person.objects.filter(pk=hague.pk).values(*[field.name for field in russian]).get()
    bring(sample("astronauts"), sample("launches"))
    assert Person.objects.filter(pk=hague.pk).values(*[field.name for field in russian]).get() == before
    assert Person.objects.get(pk=hague.pk).birth_date.year == 1975
    for record in (*Person.objects.exclude(pk=hague.pk), *Flight.objects.all()):
        texts = {name: getattr(record, name) for name in languages_of(record)}
        assert not any(texts.values()), texts


def languages_of(record):
    return [field.name for field in record._meta.concrete_fields if field.name.endswith("_ru") and not field.generated]


def test_a_known_person_keeps_the_house_spelling_without_a_word(bring):
    PersonFactory(
        slug="prokopyev-sergey",
        given_name_en="Sergey",
        family_name_en="Prokopyev",
        given_name_ru="Сергей",
        family_name_ru="Прокопьев",
    )
    report = bring(sample("astronauts"))
    assert Person.objects.get(slug="prokopyev-sergey").family_name_en == "Prokopyev"
    assert Person.objects.filter(family_name_en__startswith="Prokop").count() == 1
    assert not any("Prokopyev" in old for _field, old, _new in kept_values(report))


def kelly(number, name):
    record = sample("astronauts")["results"][0]
    agency = sample("agencies")["results"][1]
    return record | {"id": number, "name": name, "date_of_birth": "1964-02-21", "agency": agency}


def test_twins_are_two_people(bring):
    PersonFactory(slug="kelly-mark", given_name_en="Mark", family_name_en="Kelly", birth_date="1964-02-21")
    bring({"results": [kelly(1, "Scott Kelly"), kelly(2, "Mark Kelly")]})
    assert set(Person.objects.values_list("slug", flat=True)) == {"kelly-mark", "kelly-scott"}
    assert (
        ImportedRecord.objects.get(kind="astronaut", external_id="2").object_id
        == Person.objects.get(slug="kelly-mark").pk
    )


@pytest.mark.parametrize(("existing", "library"), [("William", "Bill"), ("Sunita", "Suni"), ("Michael", "Mike")])
def test_a_short_form_of_a_given_name_is_known_by_the_day_of_birth(bring, existing, library):
    PersonFactory(slug="it", given_name_en=existing, family_name_en="Kelly", birth_date="1964-02-21")
    bring({"results": [kelly(1, f"{library} Kelly")]})
    assert Person.objects.get().given_name_en == existing


def test_a_role_that_the_library_corrects_is_corrected(bring):
    expeditions = sample("expeditions")
    bring(expeditions)
    seat = expeditions["results"][1]["crew"][2]
    seat["role"] = {"id": 3, "role": "Spaceflight Participant", "priority": 5}
    assert bring(expeditions).counts()["updated"] == 1
    place = CrewMembership.objects.get(expedition__number=58, person__family_name_en="McClain")
    assert place.role == "participant"


def test_two_people_of_one_name_are_nobody_for_sure(bring):
    for number in range(2):
        PersonFactory(slug=f"hague-{number}", given_name_en="Nick", family_name_en="Hague")
    report = bring(sample("astronauts"))
    assert Person.objects.filter(family_name_en="Hague").count() == 2
    assert any(problem.whole and "Several people" in problem.why for problem in report.problems)


def test_a_person_of_the_same_name_born_in_another_year_is_asked_about(bring):
    PersonFactory(slug="hague", given_name_en="Nick", family_name_en="Hague", birth_date="1931-01-01")
    report = bring(sample("astronauts"))
    assert Person.objects.filter(family_name_en="Hague").count() == 1
    assert "date_of_birth" in {problem.key for problem in report.problems}


def test_a_flight_of_the_same_name_years_away_is_not_taken_for_it(bring):
    FlightFactory(slug="soyuz-ms-11", launch_at=utc(2008, 12, 3))
    report = bring(sample("launches"))
    assert Flight.objects.get(slug="soyuz-ms-11").launch_at.year == 2008
    assert "net" in {problem.key for problem in report.problems}


def test_what_a_person_deleted_is_not_made_again(bring):
    bring(sample("agencies"))
    Agency.objects.get(short_name_en="JAXA").delete()
    report = bring(sample("agencies"))
    assert Agency.objects.count() == 4
    assert any("deleted" in problem.why for problem in report.problems)


def test_an_address_that_changed_here_stays(bring):
    bring(sample("launches"))
    flight = Flight.objects.get(slug="soyuz-ms-11")
    flight.slug = "ms-11"
    flight.save()
    assert bring(sample("launches")).changes == 0
    assert Flight.objects.filter(slug="ms-11").exists()
    assert OldAddress.objects.count() == 1


def test_what_came_in_has_what_a_save_lets_follow(bring):
    bring(sample("launches"), sample("astronauts"))
    flight = Flight.objects.get(slug="soyuz-ms-09")
    assert set(flight.events.values_list("kind", flat=True)) == {"launch", "docking", "undocking", "landing"}
    for record in (flight, Person.objects.first(), flight.events.first()):
        assert Translation.objects.of(record).count() == 1
    assert Flight.objects.filter(search_en="soyuz").exists()


def test_the_audit_list_tells_of_an_import_and_not_of_an_empty_one(bring):
    bring(sample("agencies"))
    entry = AuditEntry.objects.get(action="imported")
    assert entry.details["counts"]["created"] == 5
    bring(sample("agencies"))
    assert AuditEntry.objects.filter(action="imported").count() == 1


def test_dockings_that_come_later_belong_to_their_flight(bring):
    launches, dockings = sample("launches"), sample("docking_events")
    for launch in launches["results"]:
        for stage in launch["rocket"]["spacecraft_stage"]:
            stage["docking_events"] = []
    bring(launches)
    assert Flight.objects.get(slug="soyuz-ms-09").docking_at is None
    bring(dockings)
    flight = Flight.objects.get(slug="soyuz-ms-09")
    assert (flight.docking_at, flight.undocking_at) == (utc(2018, 6, 8, 13, 1, 8), utc(2018, 12, 20, 1, 40, 24))


def test_a_relocation_does_not_move_the_first_docking(bring):
    bring(*[sample(name) for name in ("launches", "docking_events")])
    again = next(each for each in sample("docking_events")["results"] if each["id"] == 701)
    again |= {"id": 801, "docking": "2019-02-01T10:00:00Z", "docking_location": {"id": 2, "name": "Zvezda aft"}}
    bring({"results": [again]})
    flight = Flight.objects.get(slug="soyuz-ms-11")
    assert (flight.docking_at, flight.port.module_en) == (utc(2018, 12, 3, 17, 33, 20), "Poisk")


def test_a_return_that_comes_later_ends_the_trip(bring):
    launches = sample("launches")
    for launch in launches["results"]:
        for stage in launch["rocket"]["spacecraft_stage"]:
            stage["landing_crew"] = []
    bring(launches)
    person = Person.objects.get(family_name_en="Gerst")
    assert person.spaceflights.get().down is None
    bring(sample("spacecraft_flights"))
    assert person.spaceflights.get().down.slug == "soyuz-ms-09"


def test_links_lead_from_every_id_to_one_record():
    importing.run(samples("2.3"))
    flight = Flight.objects.get(slug="soyuz-ms-11")
    links = ImportedRecord.objects.filter(object_id=flight.pk, kind__in=["launch", "spacecraft_flight"])
    assert {link.kind for link in links} == {"launch", "spacecraft_flight"}
