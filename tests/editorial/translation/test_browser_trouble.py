"""What goes wrong while a translation is open in a browser, and what is left of the text: everything."""

from typing import Any

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import expect

from .conftest import RUSSIAN, Person, change, state
from .windows import Window

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_the_source_changes_under_the_translator(stale_draft, window):
    page = window.open(stale_draft)
    window.write(" Yesterday.")
    change(stale_draft, body_ru=RUSSIAN.replace("Землю", "Землю сегодня"))
    page.keyboard.press("Control+s")
    expect(page.locator("#notes-body_en")).to_contain_text("Анна Ветрова changed the source at")
    expect(page.locator("#pair-body_en .as-changed ins")).to_have_text("сегодня")
    expect(window.text).to_contain_text("Yesterday.")
    stale_draft.refresh_from_db()
    assert "Yesterday." in stale_draft.body_en
    assert state(stale_draft).stale_fields == ["body"]


def test_two_in_one_field_and_both_texts_stay(draft, window, live_server, browser):
    page = window.open(draft)
    with browser.new_context() as context:
        other = Window(context.new_page(), live_server.url, "press")
        other.open(draft)
        other.write(" Said the press office.")
        other.page.keyboard.press("Control+s")
        expect(other.said).to_contain_text("Saved at")
    window.write(" Said the translator.")
    page.keyboard.press("Control+s")
    expect(window.said).to_contain_text("1 field is not saved")
    expect(page.locator("#notes-body_en .theirs")).to_contain_text("Said the press office.")
    expect(window.text).to_contain_text("Said the translator.")
    draft.refresh_from_db()
    assert "press office" in draft.body_en
    page.click("button[name=keep]")
    expect(window.said).to_contain_text("Saved at")
    expect(page.locator("#notes-body_en .theirs")).to_have_count(0)
    draft.refresh_from_db()
    assert draft.body_en.endswith("Said the translator.</p>")


def test_the_other_text_is_taken_into_the_editor(draft, window):
    page = window.open(draft)
    change(draft, body_en="<p>Theirs.</p>")
    window.write(" Mine.")
    page.keyboard.press("Control+s")
    page.click("button[name=take]")
    expect(window.text).to_have_text("Theirs.")
    draft.refresh_from_db()
    assert draft.body_en == "<p>Theirs.</p>"


def test_a_session_that_has_ended_takes_nothing_with_it(draft, window, live_server):
    page = window.open(draft)
    window.write(" Typed.")
    expect(window.said).to_have_text("Not saved yet")
    Session.objects.all().delete()
    page.keyboard.press("Control+s")
    expect(window.said).to_contain_text("you are signed out")
    expect(window.said.locator("a")).to_have_attribute("target", "_blank")
    expect(window.text).to_contain_text("Typed.")
    # Signed in again in another tab, where the token has changed too.
    cookies = Person("translator").client.cookies.values()
    page.context.add_cookies([{"name": c.key, "value": c.value, "url": window.base} for c in cookies])
    page.keyboard.press("Control+s")
    expect(window.said).to_contain_text("Saved at")
    draft.refresh_from_db()
    assert "Typed." in draft.body_en


def test_a_server_that_does_not_answer_is_said_to_be_silent(draft, window):
    answers: list[Any] = []
    # Before the page is there: a request that is sent while the browser learns of a new route may still go past it.
    window.page.route("**/admin/translate/**", lambda route: answers[-1](route) if answers else route.continue_())
    page = window.open(draft)
    page.fill("#id_lead_en", "Typed.")
    answers.append(lambda route: route.abort())
    page.keyboard.press("Control+s")
    expect(window.said).to_contain_text("the server does not answer")
    expect(page.locator("#id_lead_en")).to_have_value("Typed.")
    answers.append(lambda route: route.fulfill(status=500, body="<h1>Error</h1>"))
    page.keyboard.press("Control+s")
    expect(window.said).to_contain_text("the server does not answer")


def test_a_record_deleted_meanwhile_leaves_the_text_in_the_window(draft, window):
    page = window.open(draft)
    page.fill("#id_lead_en", "Typed.")
    draft.delete()
    page.keyboard.press("Control+s")
    expect(window.said).to_contain_text("This has been deleted meanwhile")
    expect(page.locator("#id_lead_en")).to_have_value("Typed.")


def test_what_is_saved_is_not_offered_back_and_what_is_not_is(draft, window):
    page = window.open(draft)
    page.fill("#id_lead_en", "Saved.")
    page.keyboard.press("Control+s")
    expect(window.said).to_contain_text("Saved at")
    page.fill("#id_title_en", "Lost in a crash")
    page.wait_for_timeout(3000)  # the drafts are kept every few seconds
    page.close(run_before_unload=False)
    again = Window(page.context.new_page(), window.base)
    opened = again.open(draft)
    offer = opened.locator("section.draft-offer")
    expect(offer).to_contain_text("Lost in a crash")
    expect(offer).not_to_contain_text("Saved.")


def test_unsaved_text_is_not_left_without_a_question_and_saved_text_is(draft, window):
    page = window.open(draft)
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    page.fill("#id_lead_en", "Half a thought")
    page.click("#language-switch button[value=ru]")
    page.wait_for_timeout(300)
    assert asked == ["beforeunload"]
    page.keyboard.press("Control+s")
    expect(window.said).to_contain_text("Saved at")
    page.click("#language-switch button[value=ru]")
    expect(page.locator("html")).to_have_attribute("lang", "ru")
    assert asked == ["beforeunload"]
