"""Where a page of the press office leads on to, and back to: never to an address where nothing stands."""

from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.test import Client
from reversion.models import Version

from demo.factories import ArticleFactory, FlightFactory
from editorial.core import clock
from editorial.previews.models import PreviewLink
from editorial.revisions.models import RevisionNote
from tests import people
from tests.conftest import NOON

from .conftest import signed_in
from .samples import act

pytestmark = pytest.mark.django_db
REFUSED = [
    "https://evil.example/",
    "//evil.example/admin/",
    "/\\evil.example/",
    "javascript:alert(1)",
    "http:///evil.example",
    "https://testserver.evil.example/",
    "\x00/admin/",
    "",
]
PASSWORD = "Baikonur-1957-now"


def answered(response: Any) -> int:
    """After every redirect; one that leads to another host fails the test."""
    for address, _status in response.redirect_chain:
        assert address.startswith("/"), address
        assert not address.startswith(("//", "/\\")), address
    return int(response.status_code)


@pytest.mark.parametrize("wanted", REFUSED)
@pytest.mark.parametrize("place", ["address", "form"])
def test_a_refused_address_leads_from_the_door_to_the_desk(wanted, place):
    User.objects.create_superuser("boss", password=PASSWORD)
    sent = {"username": "boss", "password": PASSWORD}
    query = {"next": wanted} if place == "address" else {}
    sent |= {"next": wanted} if place == "form" else {}
    response = Client().post("/admin/login/", sent, query_params=query, follow=True)
    assert answered(response) == 200
    assert response.request["PATH_INFO"] == "/admin/"


def test_an_address_of_ours_is_followed():
    User.objects.create_superuser("boss", password=PASSWORD)
    sent = {"username": "boss", "password": PASSWORD}
    response = Client().post("/admin/login/?next=/admin/news/article/", sent)
    assert response["Location"] == "/admin/news/article/"


@pytest.mark.parametrize("wanted", REFUSED)
def test_a_refused_address_leads_from_logging_out_to_the_door(officer, wanted):
    response = officer.post("/admin/logout/", {"next": wanted}, follow=True)
    assert answered(response) == 200
    assert response.request["PATH_INFO"] in ("/admin/logout/", "/admin/login/")


@pytest.mark.parametrize("wanted", REFUSED)
def test_a_refused_address_leads_from_a_button_of_the_desk_to_the_desk(officer, wanted):
    article = ArticleFactory(status_ru="review")
    for path in ("approve", "claim", "seen"):
        response = officer.post(f"/admin/{path}/news.article/{article.pk}/", {"next": wanted}, follow=True)
        assert answered(response) == 200
        assert response.request["PATH_INFO"] == "/admin/"


@pytest.mark.parametrize("wanted", REFUSED)
def test_a_refused_address_leads_from_the_choice_of_a_language_to_a_page(officer, wanted):
    response = officer.post("/i18n/setlang/", {"language": "en", "next": wanted}, follow=True)
    assert answered(response) == 200


@pytest.mark.parametrize("wanted", REFUSED)
def test_a_refused_address_leads_from_the_reading_settings_home(client, wanted):
    response = client.post("/ru/reading/", {"next": wanted, "size": "large"}, follow=True)
    assert answered(response) == 200
    assert response.request["PATH_INFO"] == "/ru/"


def _questions() -> list[tuple[str, dict[str, str] | None]]:
    """Every page that asks before it decides: its address, and what is sent to be asked."""
    boss = people.superuser()
    article, gone = ArticleFactory(), ArticleFactory()
    flight = FlightFactory(launch_at=NOON - timedelta(hours=1), outcome="planned")
    with act(boss):
        article.title_ru = "Было"
        article.save()
    revision = Version.objects.get_for_object(article).last().revision_id
    with act(boss):
        article.title_ru = "Стало"
        article.save()
    with act(boss):
        gone.title_ru = "Удалённая"
        gone.save()
    with saving_deletion(boss):
        gone_pk = gone.pk
        gone.delete()
    until = NOON + timedelta(days=1)
    link = PreviewLink.objects.create(record=article, language="ru", made_by=boss, expires_at=until)
    change = "/admin/news/article/"
    chosen = {"action": "delete_selected", "_selected_action": str(article.pk)}
    launched = {"result": "launched", "launched_at": "2019-02-15T11:00:00", **_seen(flight)}
    return [
        (f"/admin/launch/{flight.pk}/", launched),
        (f"/admin/withdraw/news.article/{article.pk}/", None),
        (f"/admin/preview-links/{link.pk}/revoke/", None),
        (f"/admin/history/news.article/{article.pk}/restore/{revision}/ru/", None),
        (f"/admin/deleted/news.article/{gone_pk}/", None),
        (f"{change}{article.pk}/delete/", None),
        (change, chosen),
    ]


def saving_deletion(boss: User) -> Any:
    return act(boss, kind=RevisionNote.Kind.DELETED)


def _seen(flight: Any) -> dict[str, str]:
    return {
        "seen_attempt": "1",
        "seen_at": flight.launch_at.isoformat(),
        "seen_precision": flight.launch_precision,
    }


@pytest.mark.parametrize("language", ["ru", "en"])
def test_the_way_back_from_a_question_says_that_nothing_changes(february_2019, language):
    client = signed_in(language)
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    back = {"ru": "Вернуться, ничего не менять", "en": "Go back, change nothing"}[language]
    for address, sent in _questions():
        page = client.get(address) if sent is None else client.post(address, sent)
        html = page.content.decode()
        assert page.status_code == 200, address
        assert back in html or "No, take me back" in html, address
        for word in ("Отменить<", 'value="Отменить"', "Cancel<", "Нет, отменить"):
            assert word not in html, (address, word)


def test_looking_at_a_question_and_going_back_changes_nothing(february_2019):
    client = people.client_of("editor")
    article = ArticleFactory()
    flight = FlightFactory(launch_at=clock.now() - timedelta(hours=1), outcome="planned")
    client.get(f"/admin/withdraw/news.article/{article.pk}/")
    sent = {"result": "launched", "launched_at": "2019-02-15T11:00:00", **_seen(flight)}
    assert client.post(f"/admin/launch/{flight.pk}/", sent).status_code == 200
    article.refresh_from_db()
    flight.refresh_from_db()
    assert (article.public_languages(), flight.outcome) == (["ru", "en"], "planned")
