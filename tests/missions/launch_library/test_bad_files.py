"""A file may hold anything: it is refused in words, and nothing of it is half-written."""

import io
import json
import tracemalloc

import pytest
from django.core.management import call_command

from missions.launch_library import applying, importing, reading
from missions.launch_library.report import ImportRefused
from missions.models import Expedition, Flight, FlightEvent, ImportedRecord, Person, Spaceflight

from .bad_input import sample
from .conftest import SAMPLES

pytestmark = pytest.mark.django_db


HOST = "https://ll.thespacedevs.com/2.3.0"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "nothing of the kind",
        "[]]",
        "{}",
        "12",
        "null",
        '{"results": [1, 2]}',
        '{"results": [null]}',
        b"\xff\xfe\x00",
        b'{"name": "\xc3\x28"}',
        "[" * 5000,
        '{"a":' * 5000,
    ],
)
def test_what_is_no_list_of_records_is_refused_in_words(bring, text):
    report = bring(text)
    [why] = report.refused.values()
    assert why
    assert not ImportedRecord.objects.exists()


def test_a_file_that_breaks_off_brings_nothing(bring):
    text = json.dumps(sample("launches"))
    for cut in (len(text) // 3, len(text) // 2, len(text) - 3):
        report = bring(text[:cut])
        assert "breaks off" in next(iter(report.refused.values()))
    assert not Flight.objects.exists()
    assert not Person.objects.exists()


def test_one_bad_file_does_not_keep_the_others_out(bring):
    report = bring(sample("astronauts"), "{")
    assert len(report.refused) == 1
    assert Person.objects.count() == 8


def test_two_hundred_megabytes_are_refused_before_they_are_read(tmp_path, monkeypatch):
    large = tmp_path / "large.json"
    with large.open("wb") as file:
        file.truncate(200_000_000)
    report = importing.run([str(large)])
    assert "150 MB" in report.refused[str(large)]


def endless(record, most):
    """A stream of JSON that is made while it is read."""

    class Stream(io.RawIOBase):
        sent = 0
        rest = b'{"results": ['

        def read(self, size=-1):
            while len(self.rest) < size and self.sent < most:
                self.rest += record
                self.sent += len(record)
            part, self.rest = self.rest[:size], self.rest[size:]
            return part

    return Stream()


@pytest.mark.parametrize(
    "record", [json.dumps({"id": 1, "bio": "x" * 500}).encode() + b",", b"9" * 1000, b'"' + b"a" * 3_000_000]
)
def test_a_stream_without_end_is_refused_within_memory(record):
    tracemalloc.start()
    with pytest.raises(ImportRefused):
        for _record in reading.JsonStream(endless(record, 40_000_000), largest=20_000_000).records():
            pass
    _now, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 20_000_000


@pytest.mark.parametrize("version", ["1.4.1", "2.0.0", "2.1.0", "2.4.0", "3.0.0"])
def test_another_version_is_refused_by_its_number(bring, version):
    text = json.dumps(sample("astronauts")).replace("/2.3.0/", f"/{version}/")
    [why] = bring(text).refused.values()
    assert version[:3] in why
    assert not Person.objects.exists()


def test_a_record_that_tells_no_version_is_refused(bring):
    [why] = bring({"id": 5, "name": "Something"}).refused.values()
    assert "version" in why


def test_the_version_is_told_by_shape_where_there_is_no_address(bring):
    record = sample("astronauts")["results"][0]
    del record["url"], record["agency"]["url"]
    assert bring(record).refused == {}
    assert Person.objects.get().family_name_en == "Kononenko"


def test_an_import_that_is_interrupted_leaves_nothing(bring, monkeypatch):
    class PulledOut(Exception):
        pass

    def pulled_out(self):
        raise PulledOut

    monkeypatch.setattr(applying.Application, "_link", pulled_out)
    with pytest.raises(PulledOut):
        bring(sample("launches"), sample("expeditions"))
    for model in (Flight, Person, Expedition, FlightEvent, Spaceflight, ImportedRecord):
        assert not model.objects.exists(), model


def test_a_dry_run_says_the_same_and_writes_nothing(bring):
    foretold = bring(sample("launches"), dry_run=True)
    assert not Flight.objects.exists()
    assert not foretold.applied
    assert bring(sample("launches")).counts() == foretold.counts()


def test_kinds_that_are_not_kept_are_named(bring):
    pad = {"id": 20, "url": f"{HOST}/pads/20/", "name": "31/6"}
    report = bring({"results": [pad]})
    assert [problem.record for problem in report.problems] == ["pads 20"]
    assert report.counts()["skipped"] == 1


def test_the_command_fails_for_a_refused_file_and_says_why(tmp_path, capsys):
    bad = tmp_path / "bad.json"
    bad.write_text("{")
    with pytest.raises(SystemExit) as stopped:
        call_command("import_launch_library", str(bad), str(SAMPLES / "2.3" / "agencies.json"), "--json")
    assert stopped.value.code == 1
    out = json.loads(capsys.readouterr().out)
    assert out["refused"][0]["file"] == str(bad)
    assert out["counts"]["created"] == 5


def test_a_file_that_is_not_there_is_refused(tmp_path):
    missing = str(tmp_path / "nowhere.json")
    assert missing in importing.run([missing]).refused
