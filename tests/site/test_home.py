"""The first page, as three kinds of readers meet it."""

from datetime import timedelta

import pytest

from demo.factories import ArticleFactory, PhotoFactory, SectionFactory
from editorial.content.models import Status
from editorial.core import clock

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("accepts", "language"),
    [
        ("en-GB,en;q=0.9", "en"),
        ("ru", "ru"),
        ("de,fr", "ru"),
        ("", "ru"),
        ("*", "ru"),
        ("en;q=0.1,ru;q=0.9", "ru"),
    ],
)
def test_the_door_leads_to_the_language_of_the_browser(client, accepts, language):
    response = client.get("/", headers={"accept-language": accepts})
    assert (response.status_code, response["Location"]) == (302, f"/{language}/")
    assert "Accept-Language" in response["Vary"]


def test_an_empty_site_still_has_a_home_page(client):
    for language in ("ru", "en"):
        assert client.get(f"/{language}/").status_code == 200


def test_the_article_marked_as_lead_leads_and_is_not_repeated(client, february_2019):
    ArticleFactory(title_en="Older lead", leads_home=True, lead_photo=PhotoFactory(alt_en="A station over the Earth"))
    ArticleFactory(title_en="Newest of all", published_at=february_2019)
    html = client.get("/en/").content.decode()
    assert html.index("Older lead") < html.index("Newest")
    assert html.count("Older lead") == 1
    assert 'alt="A station over the Earth"' in html


def test_a_draft_marked_as_lead_does_not_lead(client):
    ArticleFactory(title_en="Secret", leads_home=True, status_ru=Status.DRAFT)
    ArticleFactory(title_en="Open")
    html = client.get("/en/").content.decode()
    assert "Secret" not in html
    assert "Open" in html


def test_the_home_page_never_mixes_languages(client):
    ArticleFactory(section=SectionFactory(slug="p", policy="russian_only"), title_ru="Закупка", title_en="Tender")
    html = client.get("/en/").content.decode()
    assert "Закупка" not in html
    assert "Tender" not in html
    assert "Закупка" in client.get("/ru/").content.decode()


def test_the_home_page_asks_eighteen_questions_however_much_there_is_and_then_none(
    client, demo_for_this_test, django_assert_max_num_queries, django_assert_num_queries
):
    client.get("/ru/")
    section = SectionFactory(slug="iss")
    for n in range(60):
        ArticleFactory(section=section, published_at=clock.now() - timedelta(hours=n))
    for language in ("ru", "en"):
        with django_assert_max_num_queries(18):
            client.get(f"/{language}/")
        with django_assert_num_queries(0):
            client.get(f"/{language}/")


@pytest.mark.parametrize(("path", "status"), [("/healthz", 200), ("/readyz", 200), ("/robots.txt", 200)])
def test_machines_get_plain_answers(client, path, status):
    response = client.get(path)
    assert (response.status_code, response["Content-Type"].split(";")[0]) == (status, "text/plain")


def test_the_notice_of_a_set_clock_stands_on_the_demo_and_nowhere_else(client, settings):
    assert "Demonstration site" not in client.get("/en/").content.decode()
    settings.SITE_CLOCK = "2019-02-15T12:00:00+03:00"
    html = client.get("/en/").content.decode()
    assert "Demonstration site" in html
    assert "February\u00a015,\u00a02019" in html
