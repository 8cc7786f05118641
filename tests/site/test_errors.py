"""Addresses where nothing stands, and faults of ours."""

import logging
from logging.handlers import HTTPHandler

import pytest
from django.test import RequestFactory
from django.utils import translation

from demo.factories import ArticleFactory, SectionFactory
from editorial.content.models import Status
from energia_site import error_reports
from energia_site.views import server_error

pytestmark = pytest.mark.django_db

NOWHERE = [
    "news/2018/02/30/x/",
    "news/2018/13/01/x/",
    "news/0000/01/01/x/",
    "news/99999/01/01/x/",
    "news/2018/02/09/unknown/",
    "news/no-such-section/",
    "news/?before=abc",
    "news/?before=0",
    "news/?before=20190215T090000000000Z-99999999999999999999",
    "news/?before=20190231T090000000000Z-7",
    "news/?after=last",
    "news/?after=١",
    "projects/unknown/",
    "archive/2018/13/",
    "archive/2018/02/30/",
    "archive/0000/",
    "archive/99999/",
    "archive/1957/10/03/",
    "archive/2918/01/01/",
    "missions/iss-999/",
    "missions/iss-99999999999999999999/",
    "missions/crew/nobody/",
    "missions/flights/nothing/",
    "missions/flights/?page=x",
    "nothing/at/all/",
    "news/%00/",
    "%ff%fe/",
    "archive/١٩٩٩/",
]


@pytest.mark.parametrize("path", NOWHERE)
@pytest.mark.parametrize("language", ["ru", "en"])
def test_an_address_where_nothing_stands_is_404_in_the_language_of_the_page(client, language, path):
    response = client.get(f"/{language}/{path}")
    assert response.status_code == 404
    html = response.content.decode()
    assert f'<html lang="{language}"' in html
    assert "There is no such page" in html
    assert "Такой страницы нет" in html
    assert 'name="robots" content="noindex"' in html


def test_a_draft_is_not_there_at_all(client):
    article = ArticleFactory(status_ru=Status.REVIEW)
    for language in ("ru", "en"):
        response = client.get(article.get_absolute_url().replace("/ru/", f"/{language}/"))
        assert response.status_code == 404
        assert article.title_ru not in response.content.decode()


def test_a_russian_only_article_answers_in_english_with_a_notice_in_both_languages(client):
    article = ArticleFactory(section=SectionFactory(slug="p", policy="russian_only"), title_ru="Закупка", title_en="X")
    address = article.get_absolute_url()
    response = client.get(address.replace("/ru/", "/en/"))
    html = response.content.decode()
    assert response.status_code == 404
    assert "Published in Russian only" in html
    assert "Опубликовано только по-русски" in html
    assert f'href="{address}" hreflang="ru"' in html
    assert "Закупка" not in html
    russian = client.get(address)
    assert russian.status_code == 200
    assert "Not in English" not in russian.content.decode()
    assert "Нет на английском" in russian.content.decode()
    assert 'hreflang="en"' not in russian.content.decode()


def test_a_russian_only_section_is_not_in_the_english_list_of_sections(client):
    SectionFactory(slug="p", policy="russian_only", name_ru="Закупки", name_en="Procurement")
    assert "/en/news/p/" not in client.get("/en/news/").content.decode()
    assert client.get("/en/news/p/").status_code == 404
    assert client.get("/ru/news/p/").status_code == 200


def test_a_fault_of_ours_is_told_in_both_languages_without_asking_the_database(django_assert_num_queries):
    with django_assert_num_queries(0), translation.override("en"):
        response = server_error(RequestFactory().get("/en/"))
    html = response.content.decode()
    assert response.status_code == 500
    assert "Сбой на сервере" in html
    assert "A fault on the server" in html


def test_a_post_to_a_page_that_only_reads_is_refused(client):
    assert client.post("/robots.txt").status_code == 405


TOLD = {"ru": "Дежурный уже знает", "en": "The person on duty has been told"}
UNTOLD = {"ru": "сообщите в пресс-службу", "en": "please tell the press office"}
BY_MAIL = {"EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend", "ADMINS": [("Duty", "duty@press.example")]}


def fault():
    with translation.override("en"):
        return server_error(RequestFactory().get("/en/")).content.decode()


@pytest.mark.parametrize(
    "nobody",
    [
        {},
        {"ADMINS": []},
        {"EMAIL_BACKEND": "django.core.mail.backends.console.EmailBackend"},
        {"EMAIL_BACKEND": "django.core.mail.backends.locmem.EmailBackend"},
        {"EMAIL_BACKEND": "django.core.mail.backends.filebased.EmailBackend"},
        {"EMAIL_BACKEND": "django.core.mail.backends.dummy.EmailBackend"},
        {"DEBUG": True},
    ],
)
def test_a_reader_is_not_told_that_somebody_knows_while_nobody_does(settings, nobody):
    for name, value in ((BY_MAIL | nobody) if nobody else {}).items():
        setattr(settings, name, value)
    html = fault()
    assert not [words for words in TOLD.values() if words in html]
    assert all(words in html for words in UNTOLD.values())


def test_a_reader_is_told_that_somebody_knows_where_errors_are_mailed(settings):
    for name, value in BY_MAIL.items():
        setattr(settings, name, value)
    html = fault()
    assert all(words in html for words in TOLD.values())
    assert not [words for words in UNTOLD.values() if words in html]


def test_a_handler_that_sends_errors_to_a_service_tells_somebody_and_a_line_in_a_log_nobody():
    logger = logging.getLogger(error_reports.LOGGER)
    for handler, reaches in (
        (logging.StreamHandler(), False),
        (logging.NullHandler(), False),
        (HTTPHandler("reports.example", "/"), True),
    ):
        logger.addHandler(handler)
        try:
            assert error_reports.reach_somebody() == reaches
            handler.setLevel(logging.CRITICAL)
            assert not error_reports.reach_somebody()
        finally:
            logger.removeHandler(handler)


def test_a_mail_that_a_logger_keeps_to_itself_reaches_nobody(settings):
    """The handler stands above a logger that does not pass errors on."""
    for name, value in BY_MAIL.items():
        setattr(settings, name, value)
    logger = logging.getLogger(error_reports.LOGGER)
    logger.propagate = False
    try:
        assert not error_reports.reach_somebody()
    finally:
        logger.propagate = True
