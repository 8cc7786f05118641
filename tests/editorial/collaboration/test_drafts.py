"""What a browser keeps when something breaks, and when it forgets it. Under the policy that is really sent."""

import json

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import expect

from demo.factories import ExpeditionFactory, ExpeditionTaskFactory, PersonFactory, SectionFactory
from missions.models import ExpeditionTask
from news.models import Article

from .windows import ADD

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_the_tab_crashes_and_the_text_is_offered_back(at_desk, article, address):
    desk = at_desk("anna")
    desk.open(address)
    desk.write("body_ru", "Час работы.")
    desk.fill("title_ru", "Новый заголовок")
    desk.wait_for_draft("Час работы.")
    desk.wait_for_draft("Новый заголовок")
    desk.page.close(run_before_unload=False)
    desk.page = desk.context.new_page()
    page = desk.open(address)
    offer = page.locator("section.draft-offer")
    expect(offer).to_contain_text("There is text that was not saved")
    expect(page.locator("#id_title_ru")).to_have_value("Пуск")  # never applied by itself
    offer.locator("summary").click()
    expect(offer).to_contain_text("Час работы.")
    expect(offer).to_contain_text("Было.")
    offer.locator("[data-take]").click()
    expect(offer).to_have_count(0)
    expect(page.frame_locator("#cke_id_body_ru iframe").locator("body")).to_have_text("Час работы.")
    desk.save()
    article.refresh_from_db()
    assert (article.title_ru, article.body_ru) == ("Новый заголовок", "<p>Час работы.</p>")
    assert desk.drafts() == {}
    expect(page.locator("section.draft-offer")).to_have_count(0)
    assert desk.complaints == []


def test_an_expired_session_swallows_nothing(at_desk, db):
    SectionFactory()
    person = PersonFactory()
    desk = at_desk("anna")
    page = desk.open(ADD)
    page.locator("[name=section]").first.check()
    desk.write("body_ru", "Пуск состоялся.")
    page.click(".field-people .select2-selection")
    page.keyboard.type("конон")
    page.click(".select2-results__option:has-text('Oleg Kononenko')")
    Session.objects.all().delete()
    with page.expect_navigation():
        page.click("input[name=_save]")
    expect(page.get_by_text("Nothing has been saved: you are signed out.")).to_be_visible()
    expect(page.locator("#content-main dl")).to_contain_text("Пуск состоялся.")
    expect(page.get_by_role("link", name="Sign in in another window")).to_have_attribute("target", "_blank")
    assert Article.objects.count() == 0
    desk.sign_in()
    with page.expect_navigation():
        page.get_by_role("button", name="I have signed in: send again").click()
    desk.settle()
    desk.fill("title_ru", "Пуск")
    with page.expect_navigation():
        page.click("input[name=_save]")
    desk.settle()
    article = Article.objects.get()
    assert (article.body_ru, list(article.people.all())) == ("<p>Пуск состоялся.</p>", [person])
    assert desk.drafts() == {}


def test_a_server_error_swallows_nothing(at_desk, article, address, monkeypatch):
    desk = at_desk("anna")
    desk.open(address)
    desk.fill("lead_ru", "Набрано до ошибки")
    with monkeypatch.context() as broken:
        broken.setattr(Article, "save", lambda *args, **kwargs: 1 / 0)
        desk.page.context.on("weberror", lambda error: None)
        with desk.page.expect_navigation():
            desk.page.click("input[name=_continue]")
    page = desk.open(address)
    page.click("section.draft-offer [data-take]")
    expect(page.locator("#id_lead_ru")).to_have_value("Набрано до ошибки")
    desk.save()
    article.refresh_from_db()
    assert article.lead_ru == "Набрано до ошибки"


def test_what_another_has_changed_meanwhile_is_not_ticked(at_desk, article, address):
    desk = at_desk("anna")
    desk.open(address)
    desk.fill("lead_en", "Anna's lead")
    desk.fill("title_en", "Anna's title")
    desk.wait_for_draft("Anna's title")
    Article.objects.filter(pk=article.pk).update(lead_en="Boris's lead")
    page = desk.open(address)
    offer = page.locator("section.draft-offer")
    offer.locator("summary").click()
    lead = offer.locator("li", has_text="Boris's lead")
    expect(lead.locator("input")).not_to_be_checked()
    expect(lead).to_contain_text("has been changed since")
    offer.locator("[data-take]").click()
    expect(page.locator("#id_title_en")).to_have_value("Anna's title")
    expect(page.locator("#id_lead_en")).to_have_value("Boris's lead")
    expect(offer).to_contain_text("Anna's lead")  # still there until it is discarded
    offer.locator("[data-discard]").click()
    expect(offer).to_have_count(0)


def test_a_refused_form_keeps_its_draft_and_a_saved_one_does_not(at_desk, article, address):
    desk = at_desk("anna")
    page = desk.open(address)
    desk.fill("title_ru", "Правка")
    page.click("text=Address") if page.locator("fieldset.collapse").count() else None
    page.locator("#id_slug").evaluate("field => { field.value = 'не латиница'; }")
    desk.save()
    expect(page.locator(".errornote").first).to_be_visible()
    expect(page.locator("section.draft-offer")).to_have_count(0)  # it stands in the form
    desk.wait_for_draft("Правка")
    page.locator("#id_slug").evaluate("field => { field.value = 'launch'; }")
    desk.save()
    assert desk.drafts() == {}


def test_another_person_at_the_same_computer_sees_nothing_of_it(at_desk, address):
    desk = at_desk("anna")
    desk.open(address)
    desk.fill("title_ru", "Черновик Анны")
    desk.wait_for_draft("Черновик Анны")
    desk.name = "boris"
    desk.sign_in()
    page = desk.open(address)
    expect(page.locator("section.draft-offer")).to_have_count(0)
    expect(page.locator("body")).not_to_contain_text("Черновик Анны")
    desk.name = "anna"
    desk.sign_in()
    expect(desk.open(address).locator("section.draft-offer")).to_have_count(1)


def test_logging_out_asks_and_takes_the_drafts_away(at_desk, address):
    desk = at_desk("anna")
    page = desk.open(address)
    desk.fill("title_ru", "Под эмбарго")
    desk.wait_for_draft("Под эмбарго")
    page.goto(f"{desk.base}/admin/password_change/")
    with page.expect_navigation():
        page.click("#logout-form button")
    assert desk.drafts() == {}


def test_old_drafts_go_and_passwords_never_come(at_desk, address):
    desk = at_desk("anna")
    page = desk.open(address)
    page.evaluate(
        "localStorage.setItem('draft:1:a:1:form#x', JSON.stringify({at: Date.now() - 15 * 864e5, fields: {}}))"
    )
    desk.open(address)
    assert desk.drafts() == {}
    desk.fill("title_ru", "Правка")
    desk.wait_for_draft("Правка")
    (entry,) = desk.drafts().values()
    assert list(json.loads(entry)["fields"]) == ["title_ru"]


def test_a_full_storage_breaks_nothing(at_desk, article, address):
    desk = at_desk("anna")
    desk.context.add_init_script(
        "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };"
    )
    desk.open(address)
    desk.fill("title_ru", "Правка")
    desk.page.wait_for_timeout(3000)
    desk.save()
    article.refresh_from_db()
    assert article.title_ru == "Правка"
    assert desk.complaints == []


def test_new_rows_come_back_as_rows(at_desk, db):
    expedition = ExpeditionFactory()
    ExpeditionTaskFactory(expedition=expedition)
    address = f"/admin/missions/expedition/{expedition.pk}/change/"
    desk = at_desk("anna")
    page = desk.open(address)
    for number in (1, 2):
        page.click("#tasks-group .add-row a")
        page.fill(f"#id_tasks-{number}-text_ru", f"Новая {number}")
        page.fill(f"#id_tasks-{number}-text_en", f"New {number}")
    desk.wait_for_draft("New 2")
    page = desk.open(address)
    page.click("section.draft-offer [data-take]")
    expect(page.locator("#id_tasks-2-text_en")).to_have_value("New 2")
    desk.save()
    assert ExpeditionTask.objects.filter(text_en__startswith="New").count() == 2


def test_what_a_translator_typed_before_a_crash_is_offered_back_in_the_translation_view(at_desk, article):
    desk = at_desk("peter")
    page = desk.open(f"/admin/translate/news.article/{article.pk}/")
    title = "[name$=title]:not([type=hidden]), [name$=title_en]:not([type=hidden])"
    page.locator(title).first.fill("Half a thought")
    desk.wait_for_draft("Half a thought")
    desk.page.close(run_before_unload=False)
    desk.page = desk.context.new_page()
    page = desk.open(f"/admin/translate/news.article/{article.pk}/")
    page.click("section.draft-offer [data-take]")
    expect(page.locator(title).first).to_have_value("Half a thought")
    article.refresh_from_db()
    assert article.title_en == "Launch"
