"""The sitemap tells search engines of what is public, in the languages in which it is."""

import re

import pytest

from archive import sitemaps
from demo.factories import ExpeditionFactory, FlightFactory, PersonFactory, ProjectFactory, SectionFactory
from news.models import Article
from tests.archive import scenes
from tests.archive.scenes import article, moscow, spacewalk

XML = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


def part(client, name: str, **query: object) -> dict[str, dict[str, str]]:
    """Address → {hreflang: address}."""
    response = client.get(f"/sitemap-{name}.xml", query)
    assert response.status_code == 200
    root = scenes.xml(response)
    return {
        url.findtext("s:loc", namespaces=XML).removeprefix("http://testserver"): {
            link.get("hreflang"): link.get("href").removeprefix("http://testserver")
            for link in url.findall("x:link", XML)
        }
        for url in root.findall("s:url", XML)
    }


def test_the_index_names_every_part_that_has_anything(client):
    article(2018, 12, 3, 10)
    root = scenes.xml(client.get("/sitemap.xml"))
    parts = [loc.text for loc in root.findall("s:sitemap/s:loc", XML)]
    assert "http://testserver/sitemap-articles.xml?p=2018-12" in parts
    assert "http://testserver/sitemap-days.xml" in parts
    assert "http://testserver/sitemap-projects.xml" not in parts
    for address in parts:
        assert client.get(address.removeprefix("http://testserver")).status_code == 200


def test_the_index_does_not_believe_the_host_of_the_request(client):
    assert b"127.0.0.1" not in client.get("/sitemap.xml", headers={"host": "127.0.0.1"}).content
    assert b"127.0.0.1" not in client.get("/sitemap-pages.xml", headers={"host": "127.0.0.1"}).content


def test_an_article_names_its_twin_and_russian_as_the_default(client):
    article(2018, 12, 3, 10, slug="launch")
    ru, en = "/ru/news/2018/12/03/launch/", "/en/news/2018/12/03/launch/"
    alternates = {"ru": ru, "en": en, "x-default": ru}
    assert part(client, "articles") == {ru: alternates, en: alternates}


def test_a_russian_only_article_stands_alone(client):
    scenes.russian_only(2018, 12, 3, 10, slug="titan")
    assert part(client, "articles") == {"/ru/news/2018/12/03/titan/": {}}


def test_what_is_not_public_is_absent_from_every_part(client):
    scenes.hidden(2018, 12, 3, 10)
    article(2019, 2, 15, 12, 1)
    ProjectFactory(status_ru="draft", status_en="draft")
    for name in ("articles", "projects", "sections", "days", "months", "years"):
        assert part(client, name) == {}


def test_the_language_of_the_robots_browser_changes_nothing(client):
    scenes.russian_only(2018, 12, 3, 10)
    english = client.get("/sitemap-days.xml", headers={"accept-language": "en"}).content
    assert client.get("/sitemap-days.xml", headers={"accept-language": "ru"}).content == english
    assert b"/ru/archive/2018/12/03/" in english
    assert b"/en/archive/2018/12/03/" not in english


def test_records_of_missions_stand_in_both_languages(client):
    PersonFactory(slug="kononenko-oleg")
    FlightFactory(slug="soyuz-ms-11")
    ExpeditionFactory(number=58)
    assert set(part(client, "people")) == {f"/{name}/missions/crew/kononenko-oleg/" for name in ("ru", "en")}
    assert set(part(client, "flights")) == {f"/{name}/missions/flights/soyuz-ms-11/" for name in ("ru", "en")}
    assert set(part(client, "expeditions")) == {f"/{name}/missions/iss-58/" for name in ("ru", "en")}


def test_a_section_stands_in_the_languages_in_which_it_has_news(client):
    SectionFactory(slug="empty")
    scenes.russian_only(2018, 12, 3, 10)
    article(2018, 12, 3, 10, section=SectionFactory(slug="iss"))
    assert set(part(client, "sections")) == {"/ru/news/procurement/", "/ru/news/iss/", "/en/news/iss/"}


def test_days_months_and_years_that_have_something_stand_and_no_others(client):
    spacewalk(2018, 12, 3, 10)
    scenes.russian_only(2017, 5, 1, 10)
    assert set(part(client, "days")) == {
        "/ru/archive/2018/12/03/",
        "/en/archive/2018/12/03/",
        "/ru/archive/2017/05/01/",
    }
    months = {*part(client, "months"), *part(client, "years")}
    assert {"/ru/archive/2018/", "/en/archive/2018/12/", "/ru/archive/2017/05/", "/ru/archive/2017/"} <= months
    assert "/en/archive/2017/" not in months


def test_every_address_of_the_sitemap_answers_and_may_be_indexed(client):
    article(2018, 12, 3, 10)
    scenes.russian_only(2018, 12, 7, 10)
    ProjectFactory()
    PersonFactory()
    FlightFactory(launch_at=moscow(2018, 12, 3, 14))
    for name in sitemaps.PARTS:
        for address in part(client, name):
            response = client.get(address)
            assert response.status_code == 200, address
            assert b'content="noindex"' not in response.content, address


def test_an_article_says_when_it_last_changed(client):
    made = article(2018, 12, 3, 10)
    Article.objects.filter(pk=made.pk).update(changed_at=moscow(2019, 1, 7, 10))
    assert b"<lastmod>2019-01-07</lastmod>" in client.get("/sitemap-articles.xml").content


def test_a_long_part_comes_in_pages(client, monkeypatch):
    monkeypatch.setattr(sitemaps.Part, "limit", 2)
    for day in range(1, 6):
        article(2018, 12, day, 10)
    index = client.get("/sitemap.xml").content
    assert b"sitemap-days.xml?p=3" in index
    assert b"sitemap-days.xml?p=4" not in index
    pages = [set(part(client, "days", p=number)) for number in (1, 2, 3)]
    assert len(set.union(*pages)) == 10


def test_articles_come_month_by_month_and_each_stands_in_one(client):
    for month, day in ((11, 30), (12, 1), (12, 31)):
        article(2018, month, day, 10)
    index = client.get("/sitemap.xml").content.decode()
    months = re.findall(r"sitemap-articles.xml\?p=([0-9-]+)", index)
    assert months == ["2018-11", "2018-12"]
    pages = [set(part(client, "articles", p=month)) for month in months]
    assert [len(page) for page in pages] == [2, 4]
    assert len(set.union(*pages)) == 6


@pytest.mark.parametrize(
    "address",
    [
        "/sitemap-articles.xml?p=9",
        "/sitemap-articles.xml?p=x",
        "/sitemap-articles.xml?p=2018-13",
        "/sitemap-secrets.xml",
    ],
)
def test_a_part_or_page_that_does_not_exist_is_not_found(client, address):
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("name", list(sitemaps.PARTS))
def test_a_part_asks_five_questions_at_most_and_loads_no_bodies(client, django_assert_max_num_queries, name):
    for day in range(1, 9):
        article(2018, 12, day, 10)
        FlightFactory(launch_at=moscow(2018, 12, day, 11))
        PersonFactory()
    with django_assert_max_num_queries(5) as queries:
        client.get(f"/sitemap-{name}.xml")
    assert not any('"body_' in query["sql"] for query in queries.captured_queries)
