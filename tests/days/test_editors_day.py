"""A whole working day: an editor writes an article in two languages, and the public reads it."""

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Page, expect

from demo import users
from demo.factories import SectionFactory
from editorial.core import clock
from news.models import Article
from tests.conftest import NOON

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def site(live_server):
    users.load()
    SectionFactory(slug="iss")
    SectionFactory(slug="procurement", name_ru="Закупки", name_en="Procurement", policy="russian_only")
    with clock.stopped(NOON):
        yield live_server.url


def log_in(page: Page, site: str, name: str) -> None:
    page.goto(f"{site}/admin/")
    page.fill("#id_username", name)
    page.fill("#id_password", name)
    page.press("#id_password", "Enter")
    expect(page).to_have_url(f"{site}/admin/")


def write(page: Page, language: str, title: str, lead: str, body: str) -> None:
    """Type one language's text, the body into CKEditor as a person would."""
    page.get_by_role("tab", name={"ru": "Русский", "en": "English"}[language]).click()
    page.fill(f"#id_title_{language}", title)
    page.fill(f"#id_lead_{language}", lead)
    editor = page.frame_locator(f"#cke_id_body_{language} iframe").locator("body")
    editor.click()
    page.keyboard.type(body)
    page.select_option(f"#id_status_{language}", "approved")


def save(page: Page) -> None:
    page.locator("input[name=_save], button[name=_save]").first.click()


def test_an_article_in_both_languages_reaches_every_page_that_should_have_it(site, page):
    log_in(page, site, "editor")
    page.goto(f"{site}/admin/news/article/add/")
    page.get_by_label("МКС", exact=True).check()
    write(
        page,
        "ru",
        "Экипаж провёл тренировку",
        "Тренировка прошла по плану.",
        "Экипаж МКС-58 провёл тренировку.",
    )
    write(page, "en", "Crew holds a drill", "The drill went as planned.", "The crew of ISS-58 has held a drill.")
    save(page)
    expect(page.locator(".messagelist .success")).to_be_visible()

    article = Article.objects.get()
    assert article.slug == "crew-holds-a-drill"
    assert article.body_en == "<p>The crew of ISS-58 has held a drill.</p>"
    address = "news/2019/02/15/crew-holds-a-drill/"
    for language, title in (("ru", "Экипаж провёл тренировку"), ("en", "Crew holds a drill")):
        public = f"{site}/{language}/"
        page.goto(public + address)
        expect(page.get_by_role("heading", level=1)).to_have_text(title)
        for path in ("", "news/", "news/iss/", "archive/2019/02/15/", "archive/2019/02/"):
            page.goto(public + path)
            expect(page.get_by_role("link", name=title).first).to_be_visible()
        page.goto(public)
        day = page.locator(".cal a[href$='/archive/2019/02/15/']")
        expect(day).to_have_count(1)
        page.goto(f"{public}search/?q={'тренировка' if language == 'ru' else 'drills'}")
        expect(page.locator("mark").first).to_be_visible()
        expect(page.get_by_role("link", name=title)).to_be_visible()
        feed = page.request.get(f"{public}feeds/news.atom")
        assert title in feed.text()


def test_a_russian_only_article_is_a_notice_in_english_and_in_no_english_list(site, page):
    log_in(page, site, "editor")
    page.goto(f"{site}/admin/news/article/add/")
    page.get_by_label("Закупки", exact=True).check()
    write(page, "ru", "Закупка ветоши", "Объявлен отбор.", "Объявлен отбор поставщиков ветоши.")
    save(page)
    expect(page.locator(".messagelist .success")).to_be_visible()
    address = "news/2019/02/15/zakupka-vetoshi/"
    assert page.goto(f"{site}/ru/{address}").status == 200
    assert page.goto(f"{site}/en/{address}").status == 404
    expect(page.get_by_text("Published in Russian only")).to_be_visible()
    expect(page.get_by_text("Опубликовано только по-русски")).to_be_visible()
    for path in (
        "",
        "news/",
        "archive/2019/02/15/",
        "archive/2019/02/",
        "feeds/news.atom",
        "search/?q=ветоши",
    ):
        body = page.request.get(f"{site}/en/{path}").text()
        assert "zakupka-vetoshi" not in body, path
    assert "zakupka-vetoshi" in page.request.get(f"{site}/ru/").text()


def test_an_approval_of_an_empty_english_is_refused_and_nothing_typed_is_lost(site, page):
    log_in(page, site, "editor")
    page.goto(f"{site}/admin/news/article/add/")
    page.get_by_label("МКС", exact=True).check()
    write(page, "ru", "Экипаж провёл тренировку", "Лид.", "Текст, который нельзя потерять.")
    page.get_by_role("tab", name="English").click()
    page.select_option("#id_status_en", "approved")
    save(page)
    expect(page.locator(".field-status_en .errorlist")).to_be_visible()
    assert not Article.objects.exists()
    page.get_by_role("tab", name="Русский").click()
    body = page.frame_locator("#cke_id_body_ru iframe").locator("body")
    expect(body).to_contain_text("Текст, который нельзя потерять.")
    assert User.objects.filter(username="editor").exists()
