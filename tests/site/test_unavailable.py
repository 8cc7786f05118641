"""503: what staff are told while the database is away, and what of a form is sent back with it."""

from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import InterfaceError, OperationalError

from energia_site.outages import fault_of_database
from energia_site.signing_in import SessionStore

from .faults import CLOSED, REFUSED, of_state, wrapped

PATH = "/admin/news/article/add/"


@pytest.mark.parametrize("error", [wrapped(REFUSED), wrapped(CLOSED, InterfaceError), wrapped(of_state("57014"))])
def test_staff_are_told_in_both_languages_and_when_to_come_back(broken, error):
    response = broken(error).get("/admin/")
    html = response.content.decode()
    assert (response.status_code, response["Cache-Control"]) == (503, "no-store")
    assert int(response["Retry-After"]) > 0
    assert "Сбой на сервере" in html
    assert "A fault on the server" in html
    assert 'href="/admin/"' in html  # to try again


def test_a_fault_of_ours_is_still_a_500_with_its_traceback_in_the_log(broken, caplog):
    response = broken(ValueError("ours")).get("/admin/")
    assert response.status_code == 500
    assert caplog.records[-1].exc_info


def test_the_form_is_in_the_language_of_the_interface(broken):
    client = broken(wrapped(REFUSED))
    assert "Send again" in client.post(PATH, {"title_en": "Typed here"}).content.decode()
    client.cookies["django_language"] = "ru"
    assert "Отправить ещё раз" in client.post(PATH, {"title_en": "Typed here"}).content.decode()


def test_everything_typed_stands_in_it_and_only_as_text(broken):
    evil = '"><script>alert(1)</script></textarea><img src=x onerror=a>'
    typed = {"title_ru": f"Слово {evil}", "to": ["1", "2", "2"], evil: "x", "none": ""}
    typed["body_ru"] = "\r\n\r\nС пустой строки"
    html = broken(wrapped(REFUSED)).post(f"{PATH}?a=1&b={evil}", typed).content.decode()
    assert "<script>" not in html
    assert "<img" not in html
    assert html.count("</textarea>") == 2
    assert html.count('name="to" value="2"') == 2
    assert html.count('name="to"') == 3
    assert 'name="none" value=""' in html
    assert ">\n\r\n\r\nС пустой строки</textarea>" in html  # of line breaks after the tag browsers drop one
    assert "Слово &quot;&gt;&lt;script&gt;" in html


SECRETS = ["password", "password1", "old_password", "new_password2", "otp", "otp_token", "client_secret"]


@pytest.mark.parametrize("name", SECRETS)
def test_no_secret_is_sent_back(broken, name):
    html = broken(wrapped(REFUSED)).post("/admin/login/", {"username": "anna", name: "hunter2 secret"}).content.decode()
    assert "hunter2" not in html
    assert 'name="username" value="anna"' in html
    assert f'type="password" name="{name}"' in html


def test_the_forms_own_token_is_sent_back_as_it_came(broken):
    sent = {"csrfmiddlewaretoken": "abc", "usable_password": "true"}
    html = broken(wrapped(REFUSED)).post(PATH, sent).content.decode()
    assert 'name="csrfmiddlewaretoken" value="abc"' in html
    assert 'name="usable_password" value="true"' in html


def test_a_file_is_asked_for_again(broken):
    file = SimpleUploadedFile("a.png", b"\x89PNG of theirs", content_type="image/png")
    html = broken(wrapped(REFUSED)).post(PATH, {"caption_ru": "Старт", "image": file}).content.decode()
    assert 'enctype="multipart/form-data"' in html
    assert 'type="file" name="image"' in html
    assert "PNG of theirs" not in html


FOREIGN = [{"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "same-site"}, {"Origin": "https://evil.example"},
           {"Origin": "null"}]  # fmt: skip


@pytest.mark.parametrize("headers", FOREIGN)
def test_what_another_site_sends_is_not_shown_as_somebodys_own(broken, headers):
    response = broken(wrapped(REFUSED)).post(PATH, {"title_ru": "Чужое слово"}, headers=headers)
    assert response.status_code == 503
    assert "Чужое слово" not in response.content.decode()
    assert "<form" not in response.content.decode()


def test_what_is_too_large_or_no_form_is_answered_without_one(broken, settings):
    client = broken(wrapped(REFUSED))
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 100
    answers = [client.post(PATH, "a=" + "b" * 1000, content_type="application/x-www-form-urlencoded")]
    answers += [client.post(PATH, "{}", content_type="application/json"), client.put(PATH, "x")]
    answers += [client.post(PATH, b"--x\r\nbroken", content_type="multipart/form-data; boundary=x")]
    assert all("<form" not in answer.content.decode() for answer in answers)
    assert all(answer.status_code in (503, 400) for answer in answers)


def test_a_program_is_answered_in_json(broken):
    response = broken(wrapped(REFUSED)).post(PATH, {"title_ru": "Слово"}, headers={"Accept": "application/json"})
    assert response.status_code == 503
    assert response.json()["error"] == "The database does not answer. What you sent has probably not been saved."


def test_it_asks_nothing_of_the_database(broken, db, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert broken(wrapped(REFUSED)).post(PATH, {"title_ru": "Слово"}).status_code == 503


def test_a_session_that_could_not_be_saved_was_not_ended_by_anybody(db, monkeypatch):
    """Django says "deleted before the request completed" (400) to any fault of the database here."""
    store = SessionStore()
    store["a"] = 1
    store.save()
    store["a"] = 2

    def fail(*args: Any, **kwargs: Any) -> Any:
        raise wrapped(REFUSED)

    monkeypatch.setattr(Session, "save", fail)
    with pytest.raises(OperationalError) as raised:
        store.save()
    assert fault_of_database(raised.value) is REFUSED
