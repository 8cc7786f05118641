"""A chief brings a file of Launch Library in, line by line, in a browser; readers see what was taken and no more."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from tests.missions.launch_library.conftest import SAMPLES

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_a_chief_reads_the_difference_and_takes_all_but_one_ship(window, site):
    chief = window("chief", "en")
    page = chief.from_the_desk()
    page.get_by_role("link", name="Missions", exact=True).click()
    page.get_by_role("link", name="Import from Launch Library").click()
    page.set_input_files("#id_file", SAMPLES / "2.3" / "launches.json")
    page.get_by_role("button", name="See what it would change").click()
    expect(page.get_by_text("2018-12-03 11:31:53 UTC").first).to_be_visible()
    assert chief.open("/en/missions/flights/").get_by_text("Soyuz MS-11").count() == 0  # nothing is written yet
    page.go_back()
    for ticked in page.get_by_role("row").filter(has_text="Progress MS-1").get_by_role("checkbox").all():
        ticked.uncheck()
    page.get_by_role("button", name="Accept what is ticked").click()
    expect(page.get_by_text("Accepted:").first).to_be_visible()
    reader = chief.open("/en/missions/flights/")
    expect(reader.get_by_role("link", name="Soyuz MS-11")).to_be_visible()
    assert reader.get_by_text("Progress MS-1").count() == 0


def test_a_file_that_is_none_is_said_beside_its_field(window, site):
    chief = window("chief", "en")
    page = chief.open(reverse("admin:imports"))
    page.set_input_files("#id_file", {"name": "launches.json", "mimeType": "application/json", "buffer": b"{"})
    page.get_by_role("button", name="See what it would change").click()
    expect(page.locator(".errorlist")).to_be_visible()
