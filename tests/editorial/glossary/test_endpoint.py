"""`admin:checks`: what a form that is being typed into asks."""

import json
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.test import Client

from demo.factories import ArticleFactory
from energia_site import roles
from tests.people import BACKEND, client_of, person

pytestmark = pytest.mark.django_db
ADDRESS = "/admin/checks/"


def ask(client: Client, **sent: Any) -> Any:
    body = {"label": "news.article", "pk": "", "source_language": "ru", "texts": {}, **sent}
    return client.post(ADDRESS, json.dumps(body), content_type="application/json")


def test_texts_are_checked_as_they_are_typed():
    answer = ask(client_of("press"), texts={"title_ru": "Масса 5 кг", "title_en": "The mass is 6 kg"})
    found = [(row["code"], row["key"], row["start"], row["end"]) for row in answer.json()["findings"]]
    assert found == [("number", "title_en", 12, 13), ("number", "title_ru", 6, 7)]


def test_the_answer_speaks_the_language_of_the_interface():
    user = person("anna", roles.PRESS_OFFICER)
    said = {language: ask(client_of(user, language), texts={"title_ru": "Он  тут"}).json() for language in ("ru", "en")}
    assert said["en"]["findings"][0]["message"] == "More than one space in a row."
    assert said["ru"]["findings"][0]["message"] != said["en"]["findings"][0]["message"]
    assert "More than one space in a row." in said["en"]["html"]


def test_what_a_translator_cannot_type_is_taken_as_it_is_stored():
    record = ArticleFactory(title_ru="Пуск 9 мая", lead_ru="", body_ru="", lead_en="", body_en="", title_en="")
    answer = ask(client_of("translator"), pk=record.pk, texts={"title_en": "Launch on May 8"})
    assert {row["code"] for row in answer.json()["findings"]} == {"date"}


def test_words_are_escaped_in_the_list():
    html = ask(client_of("press"), texts={"title_ru": "<script>alert(1)</script>  «"}).json()["html"]
    assert "<script>" not in html
    assert "&lt;script&gt;" in html


def test_unknown_keys_and_texts_that_are_none_are_left_aside():
    texts = {"slug": "a  b", "status_ru": "x  y", "title_ru": ["a  b"], "title_en": None, "body_ru": {"a": 1}}
    assert ask(client_of("press"), texts=texts).json()["findings"] == []


@pytest.mark.parametrize(
    "body", ["", "null", "[]", "{", '{"label": "news.article"}', '{"texts": []}', "\x00", "[" * 90_000]
)
def test_what_cannot_be_read_is_refused_in_words(body):
    answer = client_of("press").post(ADDRESS, body, content_type="application/json")
    assert answer.status_code == 400
    assert answer.json()["error"]


@pytest.mark.parametrize("label", ["", "auth.user", "news.nothing", "../x", "a" * 500])
def test_only_records_have_checks(label):
    assert ask(client_of("press"), label=label).status_code == 404


@pytest.mark.parametrize("pk", [999_999, "1; drop", "-1", "9" * 40, [1], 1.5e300])
def test_a_record_that_is_gone_is_said_so(pk):
    answer = ask(client_of("press"), pk=pk)
    assert answer.status_code == 404
    assert answer.json()["error"] == "This record has been deleted meanwhile."


def test_a_text_of_the_longest_kind_is_checked_and_a_longer_one_refused():
    assert ask(client_of("press"), texts={"body_ru": "<p>а</p>" * 30_000}).status_code == 200
    assert ask(client_of("press"), texts={"body_ru": "а" * 800_000}).status_code == 413
    answer = ask(client_of("press"), texts={"body_ru": "a" * 3_000_000})
    assert answer.status_code == 413
    assert answer.json()["error"]


def test_a_long_list_of_warnings_is_cut_and_counted():
    answer = ask(client_of("press"), texts={"body_ru": "<p>Он  тут</p>" * 150}).json()
    assert answer["count"] == 150
    assert len(answer["findings"]) == 100
    assert "100" in answer["html"]


def test_only_staff_who_may_see_the_record_may_ask(client):
    assert ask(client).status_code == 302
    reader = User.objects.create_user("reader")
    client.force_login(reader, backend=BACKEND)
    assert ask(client).status_code == 302
    stranger = User.objects.create_user("stranger", is_staff=True)
    client.force_login(stranger, backend=BACKEND)
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    answer = ask(client)
    assert answer.status_code == 403
    assert answer.json()["error"] == "You are not allowed to see this."


def test_a_request_of_another_site_is_refused():
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(person("anna", roles.PRESS_OFFICER), backend=BACKEND)
    assert ask(strict).status_code == 403


def test_nothing_is_read_and_nothing_is_written_by_a_get():
    assert client_of("press").get(ADDRESS).status_code == 405


def test_a_question_costs_few_queries(django_assert_max_num_queries):
    client = client_of("press")
    ask(client)
    with django_assert_max_num_queries(14):
        ask(client, texts={"title_ru": "Он  тут"})
