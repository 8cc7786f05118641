"""Two windows of one browser: signed in again in one, what the other has open is saved as it stands."""

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import expect

from demo.factories import ArticleFactory, ExpeditionFactory, FlightFactory, PersonFactory, PhotoFactory
from tests.conftest import NOON

from .people import user

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
AT_DOOR = "/admin/login/?next=/admin/password_change/"


class Browser:
    """One person's browser: the first window has a form open, people sign in in the second."""

    def __init__(self, browser, base: str, **options) -> None:
        self.base = base
        self.context = browser.new_context(viewport={"width": 1440, "height": 900}, **options)
        self.context.add_cookies([{"name": "django_language", "value": "en", "url": base}])
        self.context.set_default_timeout(15_000)

    def sign_in(self, name: str) -> None:
        person = user(name)
        person.set_password("word")
        person.save()
        # The session ended, or somebody logged out: then anybody may sign in.
        self.context.clear_cookies(name="sessionid")
        door = self.context.new_page()
        door.goto(self.base + AT_DOOR)
        door.fill("#id_username", name)
        door.fill("#id_password", "word")
        door.press("#id_password", "Enter")
        expect(door).to_have_url(f"{self.base}/admin/password_change/")
        door.close()

    def open(self, path: str):
        page = self.context.new_page()
        page.on("dialog", lambda dialog: dialog.accept())
        page.goto(self.base + path)
        page.wait_for_load_state("networkidle")
        if (tab := page.locator("#tab-ru")).count():
            tab.click()
        return page


@pytest.fixture
def at_work(live_server, browser):
    opened = []

    def open_browser(**options) -> Browser:
        opened.append(Browser(browser, live_server.url, **options))
        return opened[-1]

    yield open_browser
    for found in opened:
        found.context.close()


@pytest.fixture
def article(db):
    return ArticleFactory(title_ru="Пуск", title_en="Launch", status_ru="draft", status_en="draft")


def _forms(article):
    """(address, a field of it, what is typed there, the record)."""
    expedition, flight, person, photo = ExpeditionFactory(), FlightFactory(), PersonFactory(), PhotoFactory()
    return [
        (f"/admin/news/article/{article.pk}/change/", "lead_ru", "Набрано", article),
        (f"/admin/missions/expedition/{expedition.pk}/change/", "number", "77", expedition),
        (f"/admin/missions/flight/{flight.pk}/change/", "name_ru", "Набран", flight),
        (f"/admin/missions/person/{person.pk}/change/", "family_name_ru", "Набранов", person),
        (f"/admin/media_library/photo/{photo.pk}/change/", "caption_ru", "Набрана", photo),
    ]


def test_every_form_is_saved_after_its_author_has_signed_in_again_as_it_advises(at_work, article):
    here = at_work()
    here.sign_in("maria")
    for address, field, typed, record in _forms(article):
        page = here.open(address)
        page.fill(f"#id_{field}", typed)
        Session.objects.all().delete()
        here.sign_in("maria")
        with page.expect_navigation():
            page.click("input[name=_continue]")
        expect(page.locator(".messagelist .success")).to_be_visible()
        record.refresh_from_db()
        assert str(getattr(record, field)) == typed, address
        page.close()


def test_another_person_in_the_same_browser_is_asked_first(at_work, article):
    here = at_work()
    here.sign_in("maria")
    page = here.open(f"/admin/news/article/{article.pk}/change/")
    page.fill("#id_lead_ru", "Слова Марии")
    here.sign_in("igor")
    with page.expect_navigation():
        page.click("input[name=_continue]")
    expect(page.get_by_role("alert")).to_contain_text("opened by Maria Orlova")
    expect(page.get_by_role("alert")).to_contain_text("Igor Zhdanov is signed in now")
    article.refresh_from_db()
    assert article.lead_ru != "Слова Марии"
    here.sign_in("maria")
    with page.expect_navigation():
        page.get_by_role("button", name="Send again, as Maria Orlova").click()
    expect(page.locator(".messagelist .success")).to_be_visible()
    article.refresh_from_db()
    assert article.lead_ru == "Слова Марии"


def test_the_translation_page_says_that_another_person_is_signed_in(at_work, article):
    here = at_work()
    here.sign_in("maria")
    page = here.open(f"/admin/translate/news.article/{article.pk}/")
    page.fill("#id_lead_en", "Maria’s words")
    here.sign_in("igor")
    page.keyboard.press("Control+s")
    expect(page.locator("#save-message")).to_contain_text("opened by Maria Orlova, and in this browser Igor Zhdanov")
    expect(page.locator("#id_lead_en")).to_have_value("Maria’s words")
    article.refresh_from_db()
    assert article.lead_en != "Maria’s words"


def test_without_scripts_one_more_press_saves_what_was_typed(at_work, article):
    here = at_work(java_script_enabled=False)
    here.sign_in("maria")
    page = here.open(f"/admin/news/article/{article.pk}/change/")
    page.fill("#id_lead_ru", "Две\nстроки")
    here.sign_in("maria")
    page.click("input[name=_continue]")
    expect(page.get_by_role("alert")).to_contain_text("you have signed in again since this form was opened")
    page.get_by_role("button", name="Send again, as Maria Orlova").click()
    expect(page.locator(".messagelist .success")).to_be_visible()
    article.refresh_from_db()
    assert article.lead_ru.split() == ["Две", "строки"]
    assert "&lt;" not in article.body_ru


def test_a_launch_is_confirmed_after_signing_in_again(at_work, db):
    from datetime import timedelta

    from editorial.core import clock

    with clock.stopped(NOON):
        flight = FlightFactory(launch_at=NOON - timedelta(hours=1), outcome="planned")
        here = at_work()
        here.sign_in("igor")
        page = here.open(f"/admin/launch/{flight.pk}/")
        here.sign_in("igor")
        page.locator(".outcome-launched input[type=submit]").click()
        here.sign_in("igor")
        page.locator("input[name=confirmed]").click()
        expect(page.locator(".messagelist .success")).to_be_visible()
        flight.refresh_from_db()
        assert flight.outcome == "success"


def test_who_else_is_here_is_asked_with_the_token_of_today(at_work, article):
    here = at_work()
    here.sign_in("maria")
    page = here.open(f"/admin/news/article/{article.pk}/change/")
    here.sign_in("maria")
    with page.expect_response("**/admin/present/") as beat:
        page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    assert beat.value.status == 200
    here.sign_in("igor")
    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    expect(page.locator("#presence")).to_contain_text("Igor Zhdanov is signed in now")
