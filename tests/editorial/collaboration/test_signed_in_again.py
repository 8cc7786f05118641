"""A form that was open while somebody signed in again in another window: nothing is lost, nothing saved unasked."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from demo.factories import ArticleFactory, FlightFactory, PhotoFactory
from news.models import Article
from tests.admin.forms import fields

from .people import client_of, user

pytestmark = pytest.mark.django_db
HERE = {"Sec-Fetch-Site": "same-origin", "Origin": "http://testserver", "Accept": "text/html,*/*"}
BACKEND = "django.contrib.auth.backends.ModelBackend"


class Browser:
    """One browser: two windows of it share their cookies."""

    def __init__(self, name: str, language: str = "en") -> None:
        self.client = Client(enforce_csrf_checks=True)
        self.client.cookies = client_of(name, language).cookies

    def opened(self, address: str) -> dict[str, Any]:
        page = self.client.get(address)
        return {**fields(page), "csrfmiddlewaretoken": token(page)}

    def sign_in(self, name: str) -> None:
        """In another window, as a person does it."""
        person = user(name)
        person.set_password("word")
        person.save()
        self.sign_out()
        door = self.client.get("/admin/login/")
        sent = {"username": name, "password": "word", "csrfmiddlewaretoken": token(door)}
        assert self.client.post("/admin/login/", sent, headers=HERE).status_code == 302

    def sign_out(self) -> None:
        """In another window, or because the session has ended: the other cookies stay."""
        self.client.cookies.pop("sessionid", None)

    def post(self, address: str, data: dict[str, Any], **headers: str) -> Any:
        return self.client.post(address, data, headers={**HERE, **headers})


def token(page: Any) -> str:
    return str(page.context["csrf_token"])


def again(page: Any) -> dict[str, Any]:
    """What the button of the page would send."""
    sent = fields(page)
    button = page.content.decode().rpartition('name="opened_by" value="')
    return {**sent, "opened_by": button[2].partition('"')[0], "csrfmiddlewaretoken": token(page)}


@pytest.fixture
def article(db: Any) -> Article:
    return ArticleFactory(title_en="Launch", status_ru="draft", status_en="draft")


@pytest.fixture
def address(article: Article) -> str:
    return f"/admin/news/article/{article.pk}/change/"


def test_what_was_typed_is_saved_by_one_more_press(article, address):
    browser = Browser("olga")
    form = browser.opened(address) | {"lead_en": "Typed before\r\nand after", "_continue": "1"}
    browser.sign_in("olga")
    page = browser.post(address, form)
    assert page.status_code == 403
    assert "you have signed in again since this form was opened" in page.content.decode()
    assert "Typed before" in {one.label: one.text for one in page.context["typed"]}["Lead, in English"]
    assert "no-store" in page["Cache-Control"]
    article.refresh_from_db()
    assert article.lead_en != "Typed before\nand after"
    assert browser.post(address, again(page)).status_code == 302
    article.refresh_from_db()
    assert article.lead_en.split() == ["Typed", "before", "and", "after"]


def test_it_is_said_in_russian_too(address):
    browser = Browser("olga", "ru")
    form = browser.opened(address)
    browser.sign_in("olga")
    html = browser.post(address, form).content.decode()
    assert "Пока ничего не сохранено" in html
    assert "Отправить ещё раз от имени: Olga Kameneva" in html


def test_another_person_is_asked_before_anything_is_saved_under_their_name(article, address):
    browser = Browser("olga")
    form = browser.opened(address) | {"lead_en": "Olga’s words"}
    browser.sign_in("igor")
    page = browser.post(address, form)
    html = page.content.decode()
    assert page.status_code == 409
    assert "opened by Olga Kameneva" in html
    assert "Igor Zhdanov is signed in now" in html
    assert "Save as Igor Zhdanov" in html
    assert browser.post(address, again(page)).status_code == 302
    article.refresh_from_db()
    assert article.lead_en == "Olga’s words"


def test_a_script_that_has_the_new_token_does_not_save_under_the_other_name_either(article, address):
    browser = Browser("olga")
    form = browser.opened(address) | {"lead_en": "Olga’s words"}
    browser.sign_in("igor")
    form["csrfmiddlewaretoken"] = browser.client.cookies["csrftoken"].value
    assert browser.post(address, form).status_code == 409
    translating = f"/admin/translate/news.article/{article.pk}/"
    told = browser.post(translating, form, Accept="application/json")
    assert (told.status_code, told["Content-Type"]) == (409, "application/json")
    assert "Igor Zhdanov" in told.json()["error"]
    article.refresh_from_db()
    assert article.lead_en != "Olga’s words"


def test_who_comes_back_under_the_own_name_sends_it_as_it_was(article, address):
    browser = Browser("olga")
    form = browser.opened(address) | {"lead_en": "Olga’s words", "_continue": "1"}
    browser.sign_in("igor")
    page = browser.post(address, form)
    assert "Send again, as Olga Kameneva" in page.content.decode()
    browser.sign_in("olga")
    own = {**again(page), "opened_by": str(user("olga").pk)}
    page = browser.post(address, own)
    assert page.status_code == 403
    assert browser.post(address, again(page)).status_code == 302
    article.refresh_from_db()
    assert article.lead_en == "Olga’s words"


def test_who_is_signed_out_loses_nothing(article, address):
    browser = Browser("olga")
    form = browser.opened(address) | {"lead_en": "Typed", "_continue": "1"}
    browser.sign_out()
    page = browser.post(address, form)
    assert page.status_code == 403
    assert "you are signed out" in page.content.decode()
    assert "None" not in page.content.decode().partition("<body")[2]
    browser.sign_in("olga")
    page = browser.post(address, again(page))
    assert browser.post(address, again(page)).status_code == 302
    article.refresh_from_db()
    assert article.lead_en == "Typed"


def _addresses() -> list[tuple[str, dict[str, str]]]:
    flight, photo = FlightFactory(), PhotoFactory()
    article = ArticleFactory(status_ru="review")
    label = f"news.article/{article.pk}"
    return [
        (reverse("admin:missions_flight_change", args=[flight.pk]), {"launch_at_0": "2019-02-20"}),
        (reverse("admin:media_library_photo_change", args=[photo.pk]), {"caption_ru": "Подпись"}),
        (reverse("admin:missions_person_add"), {"family_name_ru": "Биографов"}),
        (reverse("admin:missions_expedition_add"), {"summary_ru": "Смена"}),
        (reverse("admin:launch_day", args=[flight.pk]), {"result": "scrubbed", "reason_ru": "Ветер"}),
        (f"/admin/approve/{label}/", {"language": "ru"}),
        (f"/admin/translate/{label}/", {"title_en": "Title"}),
        (f"/admin/preview-links/{label}/add/", {"note": "Иванову"}),
        (f"/admin/news/article/{article.pk}/delete/", {"post": "yes"}),
        ("/admin/news/article/", {"action": "delete_selected", "_selected_action": str(article.pk)}),
        ("/admin/editorial/glossaryterm/add/", {"russian": "Стыковка"}),
        ("/admin/auth/user/add/", {"username": "novy"}),
        ("/admin/logout/", {}),
        ("/i18n/setlang/", {"language": "ru"}),
    ]


def test_every_form_comes_back_with_what_was_typed_and_a_token_of_today():
    browser = Browser("maria")
    browser.sign_in("maria")
    for address, sent in _addresses():
        page = browser.post(address, {**sent, "csrfmiddlewaretoken": "x" * 32})
        assert page.status_code == 403, address
        found = fields(page)
        assert {name: found[name] for name in sent} == sent, address
        assert "You are now signed in as Maria Orlova" in page.content.decode()
        assert f'action="{address}"' in page.content.decode()


def test_a_file_has_to_be_chosen_again_and_a_password_is_not_repeated():
    from django.core.files.uploadedfile import SimpleUploadedFile

    browser = Browser("maria")
    browser.sign_in("maria")
    file = SimpleUploadedFile("launches.json", b"[]")
    page = browser.post("/admin/import/", {"file": file, "csrfmiddlewaretoken": "x" * 32})
    html = page.content.decode()
    assert "Please choose this file again: launches.json" in html
    assert 'type="file" id="again-file" name="file"' in html
    words = {"old_password": "first-secret", "new_password1": "other-secret", "csrfmiddlewaretoken": "x" * 32}
    page = browser.post("/admin/password_change/", words)
    assert page.status_code == 403
    assert "-secret" not in page.content.decode()


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site", "Origin": "https://evil.example"},
        {"Sec-Fetch-Site": "same-site", "Origin": "http://other.testserver"},
        {"Sec-Fetch-Site": "cross-site", "Origin": "http://testserver"},
    ],
)
def test_a_form_from_elsewhere_is_neither_acted_upon_nor_repeated(article, address, headers):
    browser = Browser("olga")
    browser.opened(address)
    sent = {"lead_en": "Planted", "opened_by": str(user("olga").pk), "csrfmiddlewaretoken": "x" * 32}
    page = browser.post(address, sent, **headers)
    assert page.status_code == 403
    assert "Planted" not in page.content.decode()
    assert "Форма не принята" in page.content.decode()


def test_a_form_that_does_not_say_where_it_stood_is_not_repeated_either(address):
    browser = Browser("olga")
    page = browser.client.post(address, {"lead_en": "Planted"})
    assert page.status_code == 403
    assert "Planted" not in page.content.decode()


def test_nothing_is_written_by_a_form_without_a_token(article, address):
    browser = Browser("olga")
    form = browser.opened(address) | {"title_en": "Unproven"}
    del form["csrfmiddlewaretoken"]
    browser.post(address, form)
    article.refresh_from_db()
    assert article.title_en == "Launch"


def test_the_page_for_signing_in_opened_twice_says_who_is_signed_in_already():
    browser = Browser("olga")
    browser.sign_in("olga")
    sent = {"username": "igor", "password": "secret-of-igor", "csrfmiddlewaretoken": "x" * 32}
    page = browser.post("/admin/login/", sent)
    assert (page.status_code, page["Location"]) == (302, "/admin/")
    html = browser.client.get("/admin/").content.decode()
    assert "You are signed in already, as Olga Kameneva" in html
    assert "secret-of-igor" not in html


def test_a_page_for_signing_in_that_is_too_old_comes_anew():
    client = Client(enforce_csrf_checks=True)
    client.cookies["django_language"] = "en"
    client.get("/admin/login/?next=/admin/news/article/")
    sent = {"username": "olga", "password": "w", "csrfmiddlewaretoken": "x" * 32}
    page = client.post("/admin/login/?next=/admin/news/article/", sent, headers=HERE, follow=True)
    assert page.status_code == 200
    assert "This page had been open for too long" in page.content.decode()
    assert page.request["QUERY_STRING"] == "next=%2Fadmin%2Fnews%2Farticle%2F"
