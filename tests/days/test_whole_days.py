"""Whole days at the press office, each person in a browser of their own, by the site's clock."""

import re
from urllib.parse import quote

import pytest
from django.test import Client
from playwright.sync_api import expect

from demo.factories import ArticleFactory
from editorial.content.models import AuditEntry, Need, Status, Translation
from editorial.core import clock
from editorial.core.cleaning import plain
from news.models import Article, Section

from .windows import Window, at

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

TITLES = {"ru": "Экипаж провёл тренировку по пожару", "en": "Crew holds a fire drill"}
WORDS = {"ru": "тренировку", "en": "drill"}


def where_it_stands(language: str, title: str) -> dict[str, bool]:
    """By public address, whether a reader finds the title there now."""
    client = Client()
    paths = ["", "news/", "news/iss/", "archive/2019/02/15/", "archive/2019/02/", "feeds/news.atom"]
    paths += [f"search/?q={quote(WORDS[language])}"]
    pages = {path: client.get(f"/{language}/{path}") for path in paths}
    return {path: title in plain(page.content.decode()).replace("\u00a0", " ") for path, page in pages.items()}


def is_public(article: Article, language: str) -> bool:
    return Client().get(f"/{language}/news/2019/02/15/{article.slug}/").status_code == 200


def day_is_linked(language: str) -> bool:
    return f'href="/{language}/archive/2019/02/15/"' in Client().get(f"/{language}/archive/2019/02/").content.decode()


def writes_and_sends(press: Window) -> None:
    page = press.open("/admin/")
    page.click("a.new-article")
    page.locator("label", has_text="МКС").first.click()
    page.fill("#id_published_at_0", "15.02.2019")
    page.fill("#id_published_at_1", "14:00:00")
    press.write("ru", "Экипаж провёл тренировку", "Экипаж МКС-58 провёл тренировку по пожару.")
    press.press("_review")
    expect(page.locator(".messagelist .success")).to_be_visible()


def translates(translator: Window, article: Article) -> None:
    page = translator.open("/admin/")
    page.click(f'a[href^="/admin/translate/news.article/{article.pk}/"]')
    page.wait_for_load_state("networkidle")
    page.fill("#id_title_en", TITLES["en"])
    translator.editor("en")("The crew of ISS-58 has held a fire drill.")


def changes_the_title(press: Window, article: Article) -> None:
    form = press.open(f"/admin/news/article/{article.pk}/change/")
    form.get_by_role("tab", name="Русский").click()
    form.fill("#id_title_ru", TITLES["ru"])
    press.press("_save")
    expect(form.locator(".messagelist .success")).to_be_visible()


def approves_both_from_the_desk(editor: Window) -> None:
    desk = editor.open("/admin/")
    desk.locator("tr", has_text=TITLES["ru"]).locator("button[value=both]").first.click()
    desk.wait_for_load_state("networkidle")


def everything_public(article: Article) -> list[bool]:
    """Of every public page that could show the article, in both languages, whether it does."""
    found: list[bool] = []
    for language, title in TITLES.items():
        found += [*where_it_stands(language, title).values(), is_public(article, language), day_is_linked(language)]
    return found


def withdraws_both(editor, article):
    """Nothing is taken down before the editor has seen what readers lose."""
    editor.open(f"/admin/news/article/{article.pk}/change/")
    editor.page.get_by_role("link", name="Снять с публикации…").click()
    expect(editor.page.get_by_text("Читатели теряют:").first).to_be_visible()
    assert all(everything_public(article))
    editor.page.get_by_role("button", name="Снять на обоих языках").click()
    editor.page.wait_for_load_state("networkidle")
    assert not any(everything_public(article))


def test_two_people_an_editor_and_a_moment(window):
    press, translator, editor = window("press"), window("translator", "en"), window("editor")
    with clock.stopped(at(12, 5)):
        writes_and_sends(press)
        article = Article.objects.get()
        translates(translator, article)
    page = translator.page
    with clock.stopped(at(12, 10)):  # under the translator's hands
        changes_the_title(press, article)
        page.click("button[value=save]")
        expect(page.locator("#save-message")).to_have_attribute("data-tone", re.compile("done|trouble"))  # answered
        expect(page.locator("#pair-title_en")).to_contain_text("по пожару")
        article.refresh_from_db()
        assert (article.title_ru, article.title_en) == (TITLES["ru"], TITLES["en"])  # neither wrote over the other
        assert Translation.objects.of(article).get().stale_fields == ["title"]
    with clock.stopped(at(12, 15)):
        page.locator("#pair-title_en").get_by_text("The translation still holds").click()
        page.click("button[value=review]")
        expect(page.locator("#save-message")).to_contain_text("Sent to review")
        assert Translation.objects.of(article).get().need == Need.IN_STEP
    with clock.stopped(at(13)):
        approves_both_from_the_desk(editor)
    article.refresh_from_db()
    assert (article.status_ru, article.status_en) == (Status.APPROVED, Status.APPROVED)
    with clock.stopped(at(13, 59, 59)):
        assert not any(everything_public(article))
    with clock.stopped(at(14)):
        assert all(everything_public(article))
    with clock.stopped(at(15)):
        withdraws_both(editor, article)
    article.refresh_from_db()
    assert article.body_en == "<p>The crew of ISS-58 has held a fire drill.</p>"
    decisions = set(AuditEntry.objects.values_list("action", "language", "user_name"))
    who = "Игорь Жданов"
    assert {("approved", "ru", who), ("approved", "en", who), ("withdrawn", "ru", who)} <= decisions


def test_two_who_save_the_two_languages_of_one_form_at_once_lose_nothing(window):
    article = ArticleFactory(section=Section.objects.get(slug="iss"), status_ru="draft", status_en="draft")
    address = f"/admin/news/article/{article.pk}/change/"
    press, translator = window("press"), window("translator", "en")
    press.open(address)
    translator.open(address)
    press.write("ru", "Русский заголовок", " По-русски.")
    translator.write("en", "An English title", " In English.")
    translator.press("_save")
    press.press("_save")
    article.refresh_from_db()
    assert (article.title_ru, article.title_en) == ("Русский заголовок", "An English title")
    assert article.body_ru.endswith("По-русски.</p>")
    assert article.body_en.endswith("In English.</p>")


def test_a_tab_that_crashes_loses_a_few_seconds_at_most(window):
    article = ArticleFactory(section=Section.objects.get(slug="iss"), status_ru="draft", status_en="draft")
    address = f"/admin/news/article/{article.pk}/change/"
    press = window("press")
    press.open(address)
    press.write("ru", "Заголовок до сбоя", " Набранное до сбоя.")
    press.page.wait_for_timeout(4000)
    press.page.close()  # nobody asks, nothing is sent
    press.page = press.new_page()
    page = press.open(address)
    assert page.input_value("#id_title_ru") == article.title_ru  # never put back silently
    page.click("[data-take]")
    expect(page.locator("#id_title_ru")).to_have_value("Заголовок до сбоя")
    press.press("_save")
    article.refresh_from_db()
    assert article.title_ru == "Заголовок до сбоя"
    assert "Набранное до сбоя." in article.body_ru
