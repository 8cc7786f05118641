"""Addresses where nothing stands, and faults of ours."""

import pytest
from django.test import RequestFactory
from django.utils import translation

from demo.factories import ArticleFactory, SectionFactory
from editorial.models import Status
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
