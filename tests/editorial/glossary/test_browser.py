"""The checks in a real browser: they follow what is typed, lead to the place, and mend with one click."""

from typing import Any

import pytest
from playwright.sync_api import expect

from demo.factories import ArticleFactory
from editorial.content.models import GlossaryTerm
from news.models import Article
from tests.admin.test_browser import Desk

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
EMPTY = {"lead_ru": "", "lead_en": "", "place_ru": "", "place_en": "", "body_ru": "", "body_en": ""}
BODY = "<p>Начат 🚀 проект &quot;Луна&quot;.</p><p>Проект <em>важный</em>  и &quot;нужный&quot;.</p>"


@pytest.fixture
def desk(live_server, page):
    return Desk(page, live_server.url)


def _article(**texts: str) -> Article:
    return ArticleFactory(**{**EMPTY, "title_ru": "Проект", "title_en": "Project", **texts})


def _open(desk: Desk, article: Article):
    page = desk.open(f"/admin/news/article/{article.pk}/change/")
    _settled(page)
    return page


def _settled(page) -> None:
    """The script has asked about what stands in the form: its buttons are there."""
    page.wait_for_selector("#checks:not([aria-busy]) .checks-list :is(.checks-clean, button:not([hidden]))")


def _until(page, true) -> None:
    for _try in range(100):
        if true():
            return
        page.wait_for_timeout(50)
    raise AssertionError("it did not come")


def _undo(page) -> None:
    """Once the editor has noticed that there is something to take back."""
    command = "CKEDITOR.instances.id_body_ru.getCommand('undo')"
    _until(page, lambda: page.evaluate(f"{command}.state === CKEDITOR.TRISTATE_OFF"))
    page.evaluate(f"{command}.exec()")


def _body(page, language: str = "ru") -> str:
    return page.evaluate(f"CKEDITOR.instances.id_body_{language}.getData()")


def test_warnings_follow_what_is_typed_and_go_when_it_is_put_right(desk):
    page = _open(desk, _article())
    expect(page.locator("#checks")).to_contain_text("Nothing to warn of.")
    page.click("#tab-ru")
    page.fill("#id_title_ru", "Проект 5 мая")
    expect(page.locator("#checks li")).to_contain_text(["The date 5 мая is not in the other language."])
    page.click("#tab-en")
    page.fill("#id_title_en", "Project of May 5")
    expect(page.locator("#checks")).to_contain_text("Nothing to warn of.")
    assert desk.complaints == []


def test_one_click_mends_exactly_that_place_of_a_line_and_undo_takes_it_back(desk):
    page = _open(desk, _article(title_ru="🚀 Пуск , да"))
    page.click("#tab-en")  # the warning is about the tab that is not open
    page.click("#checks li [data-mend]")
    expect(page.locator("#id_title_ru")).to_have_value("🚀 Пуск, да")
    expect(page.locator("#checks")).to_contain_text("Nothing to warn of.")
    page.locator("#id_title_ru").focus()
    page.keyboard.press("Control+z")
    expect(page.locator("#id_title_ru")).to_have_value("🚀 Пуск , да")


def test_one_click_mends_exactly_that_place_in_the_editor_and_undo_takes_it_back(desk):
    page = _open(desk, _article(body_ru=BODY, body_en="<p>One.</p><p>Two.</p>"))
    before = _body(page)
    page.click("#checks li[data-code=straight_quote] >> nth=2 >> [data-mend]")
    _until(page, lambda: "«нужный" in _body(page))
    after = _body(page)
    assert after.count('"') + after.count("&quot;") == before.count('"') + before.count("&quot;") - 1
    assert "<em>важный</em>" in after
    _undo(page)
    _until(page, lambda: _body(page) == before)
    assert desk.complaints == []


def test_one_click_mends_all_quotation_marks(desk):
    page = _open(desk, _article(body_ru=BODY, body_en="<p>One.</p><p>Two.</p>", title_ru='Проект "Луна"'))
    page.click("[data-mend-all]")
    expect(page.locator("#checks li[data-mark]")).to_have_count(0)
    expect(page.locator("#id_title_ru")).to_have_value("Проект «Луна»")
    body = _body(page)
    assert "«Луна»" in body
    assert "«нужный»" in body


def test_a_click_leads_to_the_place_and_marks_it(desk):
    page = _open(desk, _article(title_en="The МS-10 flight", body_ru=BODY, body_en="<p>One.</p><p>Two.</p>"))
    page.click("#tab-ru")
    page.click("#checks li[data-code=mixed_alphabet] .place")
    assert page.evaluate("document.activeElement.id") == "id_title_en"
    assert page.evaluate("getSelection().toString()") == "МS"
    page.click("#checks li[data-code=straight_quote] >> nth=2 >> .place")
    selected = page.evaluate("CKEDITOR.instances.id_body_ru.document.$.defaultView.getSelection().toString()")
    assert selected == '"'
    assert (
        page.evaluate("CKEDITOR.instances.id_body_ru.document.$.defaultView.getSelection().anchorNode.textContent")
        .strip()
        .endswith('нужный".')
    )


def test_a_text_that_has_changed_since_is_not_mended_but_looked_at_again(desk):
    page = _open(desk, _article(title_ru="Пуск , да"))
    page.click("#tab-ru")
    # As a script would change it: nothing that the checks hear.
    page.evaluate("document.getElementById('id_title_ru').value = 'Вот и пуск , да'")
    page.click("#checks li [data-mend]")
    expect(page.locator("#checks .checks-message")).to_contain_text("nothing was mended")
    expect(page.locator("#id_title_ru")).to_have_value("Вот и пуск , да")
    _settled(page)
    page.click("#checks li [data-mend]")
    expect(page.locator("#id_title_ru")).to_have_value("Вот и пуск, да")


def test_a_server_that_does_not_answer_is_said_and_the_list_stays(desk):
    answers: list[Any] = []
    # Before the page is there: a request that is sent while the browser learns of a new route may still go past it.
    desk.page.route("**/admin/checks/", lambda route: answers[-1](route) if answers else route.continue_())
    page = _open(desk, _article(title_ru="Пуск , да"))
    answers.append(lambda route: route.abort())
    page.click("#tab-ru")
    page.fill("#id_title_ru", "Пуск , да , вот")
    expect(page.locator("#checks .checks-message")).to_contain_text("do not answer")
    assert page.locator("#checks li").count() == 1
    assert page.input_value("#id_title_ru") == "Пуск , да , вот"


def test_a_translator_mends_in_the_translation_view(desk):
    GlossaryTerm.objects.create(ru="Урок", en="Space Lesson", wrong_en="Cosmos Lesson")
    article = _article(title_ru="Урок", title_en="Cosmos Lesson")
    page = desk.open(f"/admin/translate/news.article/{article.pk}/")
    page.click("#checks li[data-code=name_wrong] [data-mend]")
    expect(page.locator("#id_title_en")).to_have_value("Space Lesson")
    expect(page.locator("#checks")).to_contain_text("Nothing to warn of.")
    assert desk.complaints == []
