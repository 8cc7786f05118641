"""Who asks in another way than by reading is told at once what is possible, in words of ours."""

import pytest
from django.test import Client

from demo.factories import ArticleFactory, ExpeditionFactory, FlightFactory, PersonFactory, ProjectFactory
from energia_site.reading import Reading

pytestmark = pytest.mark.django_db

WRITES = ["post", "put", "patch", "delete", "trace"]
READ_ONLY = [
    *("/", "/healthz", "/readyz", "/robots.txt", "/sitemap.xml", "/sitemap-articles.xml", "/media/x.jpg"),
    *("/ru/", "/en/news/", "/ru/news/iss/", "/ru/missions/", "/en/missions/crew/", "/ru/missions/flights/"),
    *("/ru/archive/", "/en/archive/2018/", "/ru/archive/2018/02/", "/ru/archive/2018/02/09/", "/ru/archive/2018/2/9/"),
    *("/ru/search/?q=x", "/en/feeds/news.atom", "/ru/news/news-2018/news_02-09_1.html"),
]


@pytest.fixture
def stranger():
    """A browser that has never been here, with Django's checks of forms in force."""
    return Client(enforce_csrf_checks=True)


def records() -> list[str]:
    made = [ArticleFactory(), ProjectFactory(), ExpeditionFactory(), FlightFactory(), PersonFactory()]
    return [record.get_absolute_url() for record in made]


def test_a_post_to_a_page_that_only_reads_says_what_is_possible(stranger):
    for address in [*READ_ONLY, *records()]:
        response = stranger.post(address, {"a": "b"})
        assert (address, response.status_code, response["Allow"]) == (address, 405, "GET, HEAD, OPTIONS")
        assert "Эта страница только читается" in response.content.decode()


@pytest.mark.parametrize("method", WRITES)
def test_no_other_method_writes_either(stranger, method):
    assert stranger.generic(method.upper(), "/ru/news/").status_code == 405
    assert stranger.generic(method.upper(), "/healthz").status_code == 405


def test_options_are_told(stranger):
    for address in [*READ_ONLY, *records()]:
        response = stranger.options(address)
        assert (address, response.status_code, response["Allow"]) == (address, 200, "GET, HEAD, OPTIONS")


def test_an_address_where_nothing_stands_is_404_whatever_the_method(stranger):
    assert stranger.post("/ru/nothing/").status_code == 404


def test_reading_settings_are_kept_for_a_browser_that_was_never_here(stranger):
    response = stranger.post("/ru/reading/", {"scheme": "blue", "next": "/ru/news/"})
    assert (response.status_code, response["Location"]) == (302, "/ru/news/")
    assert response.cookies[Reading.COOKIE].value == "blue..."
    assert "csrftoken" not in stranger.get("/ru/reading/").cookies


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site", "origin": "http://testserver"},
    ],
)
def test_another_site_chooses_nothing_for_our_readers(stranger, headers):
    response = stranger.post("/ru/reading/", {"scheme": "blue"}, headers=headers)
    assert response.status_code == 403
    assert Reading.COOKIE not in response.cookies
    html = response.content.decode()
    assert "Форма не принята" in html
    assert "The form was not accepted" in html


@pytest.mark.parametrize("headers", [{"origin": "http://testserver"}, {"sec-fetch-site": "same-origin"}])
def test_our_own_form_is_accepted(stranger, headers):
    assert stranger.post("/ru/reading/", {"scheme": "blue"}, headers=headers).status_code == 302


def test_the_settings_page_tells_its_own_methods(stranger):
    assert stranger.options("/ru/reading/")["Allow"] == "GET, HEAD, POST, OPTIONS"
    assert stranger.put("/ru/reading/").status_code == 405


def test_a_form_of_the_admin_from_elsewhere_is_refused_in_both_languages(stranger, django_assert_num_queries):
    with django_assert_num_queries(0):
        response = stranger.post("/admin/login/", {"username": "x"})
    html = response.content.decode()
    assert response.status_code == 403
    assert "Форма не принята" in html
    assert "The form was not accepted" in html
    assert "CSRF" not in html


@pytest.mark.parametrize("host", ["evil.example", "a b", "testserver:x"])
def test_a_host_that_is_not_ours_is_refused_in_both_languages_without_the_database(
    client, host, django_assert_num_queries
):
    with django_assert_num_queries(0):
        response = client.get("/ru/", headers={"host": host})
    html = response.content.decode()
    assert response.status_code == 400
    assert "Запрос не понят" in html
    assert "The request was not understood" in html


def test_who_may_not_is_told_in_both_languages(client, django_user_model):
    client.force_login(django_user_model.objects.create(username="x", is_staff=True))
    response = client.get("/admin/auth/user/")
    html = response.content.decode()
    assert response.status_code == 403
    assert "Нет доступа" in html
    assert "No access" in html


def test_pages_in_the_form_a_reader_chose_are_kept_apart_by_caches(client):
    article, only_russian = ArticleFactory(), ArticleFactory(section__slug="p", section__policy="russian_only")
    english = only_russian.get_absolute_url().replace("/ru/", "/en/")
    for address in ["/ru/", article.get_absolute_url(), english, "/ru/nothing/", "/ru/reading/", "/en/search/?q=x"]:
        assert (address, "Cookie" in client.get(address).get("Vary", "")) == (address, True)


def test_what_no_cookie_changes_is_the_same_for_all_caches(client):
    for address in ["/ru/feeds/news.atom", "/sitemap.xml", "/robots.txt", "/healthz"]:
        assert (address, "Cookie" in client.get(address).get("Vary", "")) == (address, False)


@pytest.mark.parametrize("name", ["a" * 300 + ".jpg", "%00", "a/" * 3000, "nothing.jpg"])
def test_a_file_that_cannot_be_there_is_not_there(client, name):
    assert client.get(f"/media/{name}").status_code == 404
