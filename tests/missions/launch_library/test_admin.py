"""A chief uploads a file, reads the difference and accepts what they want of it."""

import html
import json
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from editorial.content.models import AuditEntry
from energia_site import roles
from missions.launch_library import applying, views
from missions.launch_library.report import ImportRefused
from missions.models import Agency, Flight, ImportUpload, Person, Spaceflight
from tests import people

from .conftest import SAMPLES

pytestmark = pytest.mark.django_db


@pytest.fixture
def chief():
    client = people.client_of(people.person("chief", roles.CHIEF))
    client.cookies["django_language"] = "en"
    return client


def content(name):
    return (SAMPLES / "2.3" / f"{name}.json").read_bytes()


def upload(client, body, name="launches.json"):
    return client.post(reverse("admin:imports"), {"file": SimpleUploadedFile(name, body)})


def page(client):
    return client.get(reverse("admin:import", args=[ImportUpload.objects.latest("pk").pk])).content.decode()


def boxes(text):
    """Names of lines by whether they are ticked."""
    found = re.findall(r'name="line" value="([^"]*)"(\s+checked)?', text)
    return {html.unescape(name): bool(ticked) for name, ticked in found}


def send(client, text, **more):
    digest = re.search(r'name="digest" value="([^"]*)"', text)[1]
    address = reverse("admin:import", args=[ImportUpload.objects.latest("pk").pk])
    return client.post(address, {"digest": digest, **more}, follow=True)


def test_an_upload_shows_every_new_record_and_writes_none(chief):
    assert upload(chief, content("launches")).status_code == 302
    text = page(chief)
    assert "Soyuz MS-11" in text
    assert "2018-12-03 11:31:53 UTC" in text
    assert all(boxes(text).values())
    assert not Flight.objects.exists()


def test_everything_is_accepted_at_once(chief):
    upload(chief, content("launches"))
    answer = send(chief, page(chief), everything="1")
    assert "Accepted: " in answer.content.decode()
    assert Flight.objects.count() == 5
    assert Spaceflight.objects.filter(down__isnull=False).count() == 8
    assert not ImportUpload.objects.exists()
    entry = AuditEntry.objects.get(action="imported")
    assert (entry.user.username, entry.details["files"]) == ("chief", ["launches.json"])


def test_only_ticked_lines_come_in(chief):
    upload(chief, content("agencies"))
    text = page(chief)
    send(chief, text, chosen="1", line=["agency|63|", "agency|44|"])
    assert set(Agency.objects.values_list("short_name_en", flat=True)) == {"RFSA", "NASA"}
    assert set(boxes(page(chief))) == {"agency|16|", "agency|27|", "agency|37|"}


def test_a_record_without_what_it_stands_on_stays_out(chief):
    upload(chief, content("astronauts"))
    send(chief, page(chief), chosen="1", line=["astronaut|500|"])  # and not the agency
    assert not Person.objects.exists()


def test_a_kept_line_is_not_ticked_and_comes_in_when_a_chief_ticks_it(chief):
    upload(chief, content("agencies"))
    send(chief, page(chief), everything="1")
    agency = Agency.objects.get(short_name_en="RFSA")
    agency.short_name_en = "Roscosmos"
    agency.save()
    upload(chief, content("agencies"))
    text = page(chief)
    assert boxes(text) == {"agency|63|short_name_en": False}
    send(chief, text, everything="1")  # everything new and changed: a person's own is neither
    agency.refresh_from_db()
    assert agency.short_name_en == "Roscosmos"
    upload(chief, content("agencies"))
    send(chief, page(chief), chosen="1", line=["agency|63|short_name_en"])
    agency.refresh_from_db()
    assert agency.short_name_en == "RFSA"


def test_what_changed_meanwhile_is_told_and_the_ticks_are_kept(chief):
    upload(chief, content("agencies"))
    send(chief, page(chief), chosen="1", line=["agency|63|", "agency|44|"])
    changed = json.loads(content("agencies"))
    for record in changed["results"][:2]:
        record["name"] += " anew"
    upload(chief, json.dumps(changed).encode())
    text = page(chief)
    Agency.objects.filter(short_name_en="NASA").update(name_en="Somebody wrote this meanwhile")
    answer = send(chief, text, chosen="1", line=["agency|63|name_en"]).content.decode()
    assert "has changed since this page was shown" in answer
    ticked = boxes(answer)
    assert ticked["agency|63|name_en"] is True
    assert ticked["agency|44|name_en"] is False
    assert not Agency.objects.filter(name_en__endswith="anew").exists()


def test_nothing_ticked_changes_nothing_and_says_so(chief):
    upload(chief, content("agencies"))
    answer = send(chief, page(chief), chosen="1")
    assert "Please tick" in answer.content.decode()
    assert not Agency.objects.exists()
    assert ImportUpload.objects.exists()


def test_a_file_can_be_put_away(chief):
    upload(chief, content("agencies"))
    send(chief, page(chief), away="1")
    assert not ImportUpload.objects.exists()
    assert not Agency.objects.exists()


@pytest.mark.parametrize("body", [b"{", b"nothing", content("agencies").replace(b"/2.3.0/", b"/9.9.0/")])
def test_a_bad_file_is_refused_beside_the_field(chief, body):
    answer = upload(chief, body)
    assert answer.status_code == 200
    assert 'class="errorlist"' in answer.content.decode()
    assert not ImportUpload.objects.exists()


def test_a_file_too_large_for_a_page_is_refused_beside_the_field(chief, monkeypatch):
    monkeypatch.setattr(views, "LARGEST", 1000)
    assert "larger than" in upload(chief, content("launches")).content.decode()


def test_what_the_database_refuses_is_told_and_nothing_is_written(chief, monkeypatch):
    def refused(self):
        raise ImportRefused("flight 5: it contradicts another")

    monkeypatch.setattr(applying.Application, "_link", refused)
    upload(chief, content("launches"))
    answer = send(chief, page(chief), everything="1").content.decode()
    assert "it contradicts another" in answer
    assert not Flight.objects.exists()


def test_the_page_says_what_was_left_out_and_where(chief):
    upload(chief, content("events"))
    text = page(chief)
    assert "<code>type</code>" in text
    assert "come from their flights" in text


def test_names_from_the_file_are_no_markup(chief):
    people_ = json.loads(content("astronauts"))
    people_["results"][0]["bio"] = "A &lt;script&gt;alert(1)&lt;/script&gt; text"
    people_["results"][0]["date_of_birth"] = "<script>alert(2)</script>"
    upload(chief, json.dumps(people_).encode())
    assert "<script>alert" not in page(chief)


def test_the_lists_of_missions_lead_to_it_for_a_chief_alone(chief):
    editor = people.client_of(people.person("editor", roles.EDITOR))
    for name in ("admin:missions_flight_changelist", "admin:missions_person_changelist"):
        assert reverse("admin:imports") in chief.get(reverse(name)).content.decode()
        assert reverse("admin:imports") not in editor.get(reverse(name)).content.decode()


def test_what_has_no_russian_name_waits_where_imports_begin(chief):
    upload(chief, content("launches"))
    send(chief, page(chief), everything="1")
    text = chief.get(reverse("admin:imports")).content.decode()
    assert "Flights: 5" in text
    assert f"{reverse('admin:missions_flight_changelist')}?missing=ru" in text


def test_the_pages_speak_russian(chief):
    chief.cookies["django_language"] = "ru"
    upload(chief, content("agencies"))
    assert "Принять отмеченное" in page(chief)
