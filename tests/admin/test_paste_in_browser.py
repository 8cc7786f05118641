"""What stands in the editor after a paste, before any save."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from .test_browser import ADD, PASTE, Desk

CLIPBOARDS = Path(__file__).parents[1] / "editorial" / "clipboards"


@pytest.fixture
def desk(live_server, page):
    return Desk(page, live_server.url)


def pasted(desk, html):
    page = desk.open(ADD)
    page.click("#tab-ru")
    body = page.frame_locator("#cke_id_body_ru iframe").locator("body")
    body.click()
    body.evaluate(PASTE, html)
    return page, body


def text_in(page):
    return "".join(page.evaluate("CKEDITOR.instances.id_body_ru.getData()").split("\n"))


@pytest.mark.parametrize(
    "name", ["word-track-changes", "word-comments", "word-bullets", "google-struck", "google-bare-spans", "pages"]
)
def test_a_paste_stands_in_the_editor_as_it_will_be_stored(desk, name):
    clipboard = (CLIPBOARDS / f"{name}.html").read_text()
    clean = (CLIPBOARDS / f"{name}.out.html").read_text()
    page, body = pasted(desk, clipboard)
    expect(body).not_to_have_text("")
    words = page.evaluate("html => new DOMParser().parseFromString(html, 'text/html').body.textContent", clean)
    shown = page.evaluate("CKEDITOR.instances.id_body_ru.editable().getText()")
    assert "".join(shown.split()) == "".join(words.split())
    assert desk.complaints == []


def test_the_writer_is_told_at_once_what_was_left_out(desk):
    page, _body = pasted(desk, "<p>Пуск <del>14</del><ins>15</ins> марта</p>")
    expect(page.locator(".cke_notification_message")).to_contain_text("what was struck out")
    assert text_in(page) == "<p>Пуск 15 марта</p>"


def test_what_was_copied_in_the_editor_itself_needs_no_server(desk):
    page = desk.open(ADD)
    page.click("#tab-ru")
    page.route("**/admin/paste/**", lambda route: route.abort())
    desk.write("id_body_ru", "Пуск")
    page.keyboard.press("Control+a")
    page.keyboard.press("Control+c")
    page.keyboard.press("End")
    page.keyboard.press("Control+v")
    expect(page.frame_locator("#cke_id_body_ru iframe").locator("body")).to_have_text("ПускПуск")


def test_a_server_that_does_not_answer_pastes_nothing_and_says_so(desk):
    page = desk.open(ADD)
    page.click("#tab-ru")
    page.route("**/admin/paste/**", lambda route: route.abort())
    body = page.frame_locator("#cke_id_body_ru iframe").locator("body")
    body.click()
    body.evaluate(PASTE, "<p><del>14</del></p>")
    expect(page.locator(".cke_notification_message")).to_contain_text("Not pasted")
    assert text_in(page) == ""
