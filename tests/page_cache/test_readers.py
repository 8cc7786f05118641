"""What readers get from the cache, and what none of them may get."""

import gzip
from datetime import timedelta

import brotli
import pytest
from django.http import HttpResponse
from django.test import Client

from demo.factories import ArticleFactory
from editorial.core import clock
from editorial.previews.links import address_of
from editorial.previews.models import PreviewLink
from energia_site.reading import Reading

from .conftest import Site


def test_the_second_reader_is_answered_without_django_and_without_a_query(site, django_assert_num_queries):
    first = site.get("/ru/")
    with django_assert_num_queries(0):
        second = site.get("/ru/")
    assert (first.cache, second.cache, len(site.reached)) == ("miss", "hit", 1)
    assert second.body == first.body
    assert "<html" in second.body.decode()


def test_what_is_kept_is_the_page_that_django_would_have_made(site, client):
    address = ArticleFactory().get_absolute_url()
    site.get(address)
    assert site.get(address).body == client.get(address).content


def test_a_new_generation_is_a_new_page(site):
    site.get("/ru/news/")
    title = ArticleFactory(title_ru="Восходит").title_ru
    assert title not in site.get("/ru/news/").body.decode()
    site.cache.generation.change()
    after = site.get("/ru/news/")
    assert title in after.body.decode()
    assert after.cache == "miss"


@pytest.mark.parametrize(
    "url", ["/ru/", "/en/news/", "/ru/feeds/news.atom", "/sitemap.xml", "/robots.txt", "/en/archive/2019/02/"]
)
def test_every_public_page_is_kept_unless_it_says_otherwise(site, url):
    assert site.get(url).cache == "miss"
    assert site.get(url).cache == "hit"


@pytest.mark.parametrize("url", ["/healthz", "/readyz", "/admin/login/", "/ru/reading/", "/", "/ru/preview/abc/"])
def test_what_is_for_one_reader_or_about_this_moment_passes(site, url):
    for _ in range(2):
        assert site.get(url).cache == "passed"
    assert len(site.cache.store) == 0


@pytest.mark.parametrize("url", ["/ru/no/such/", "/no/such/", "/ru/archive/1900/01/01/", "/ru/news/?before=x"])
def test_no_error_is_kept(site, url):
    for _ in range(2):
        assert site.get(url).status.startswith("404")
    assert len(site.cache.store) == 0
    assert len(site.reached) == 2


def test_an_address_that_gets_its_text_is_found_at_once(site):
    article = ArticleFactory()
    address = article.get_absolute_url()
    article.delete()
    assert site.get(address).status.startswith("404")
    again = ArticleFactory(slug=article.slug, published_at=article.published_at)
    assert again.get_absolute_url() == address
    assert site.get(address).status.startswith("200")


def test_nothing_made_for_a_member_of_staff_is_kept_or_shown_to_them_from_the_cache(site, django_user_model):
    user = django_user_model.objects.create_superuser("chief", password="x")
    client = Client()
    client.force_login(user)
    cookie = f"sessionid={client.cookies['sessionid'].value}; reading=dark..."
    site.get("/ru/")
    for _ in range(2):
        assert site.get("/ru/", HTTP_COOKIE=cookie).cache == "passed"
    assert len(site.cache.store) == 1


@pytest.mark.parametrize(
    "headers",
    [
        {"Set-Cookie": "who=you"},
        {"Cache-Control": "private"},
        {"Cache-Control": "max-age=5, No-Store"},
        {"Cache-Control": "no-cache"},
        {"Vary": "User-Agent"},
        {"Vary": "*"},
        {"Content-Encoding": "gzip"},
    ],
)
def test_an_answer_that_says_it_is_not_for_all_is_never_kept(headers, settings):
    settings.ALLOWED_HOSTS = ["testserver"]
    site = Site(_application(200, headers))
    for _ in range(3):
        assert site.get("/ru/").cache == "passed"
    assert len(site.reached) == 3
    assert len(site.cache.store) == 0


def _application(status, headers):
    def application(environ, start_response):
        answer = HttpResponse("x" * 100, status=status, headers=headers)
        start_response(f"{answer.status_code} {answer.reason_phrase}", list(answer.items()))
        return [answer.content]

    return application


@pytest.mark.parametrize("status", [201, 204, 301, 302, 400, 403, 404, 410, 500, 503])
def test_only_pages_that_are_there_are_kept(status, settings):
    settings.ALLOWED_HOSTS = ["testserver"]
    site = Site(_application(status, {}))
    site.get("/ru/")
    assert len(site.cache.store) == 0


def test_a_page_is_made_from_its_key_alone(site):
    """Whatever a reader sends along reaches no view: so no page can hold it."""
    site.get(
        "/ru/missions/flights/?page=1&utm_source=mail",
        HTTP_COOKIE="csrftoken=abc; messages=secret; reading=dark.large..; tracker=1",
        HTTP_USER_AGENT="Spy/1",
        HTTP_REFERER="https://elsewhere/",
        HTTP_ACCEPT_LANGUAGE="en",
        HTTP_X_FORWARDED_FOR="192.0.2.1",
        HTTP_IF_NONE_MATCH='"x"',
        HTTP_RANGE="bytes=0-1",
        REMOTE_USER="root",
    )
    [environ] = site.reached
    sent = {name: value for name, value in environ.items() if name.startswith(("HTTP_", "REMOTE_", "QUERY_"))}
    assert sent == {
        "HTTP_HOST": "testserver",
        "HTTP_COOKIE": "reading=dark.large..",
        "QUERY_STRING": "page=1",
        "REMOTE_ADDR": "",
    }


def test_a_cookie_that_changes_no_page_reaches_no_view(site):
    site.get("/ru/", HTTP_COOKIE="csrftoken=abc; messages=secret; django_language=en")
    [environ] = site.reached
    assert "HTTP_COOKIE" not in environ


def test_a_preview_is_made_for_each_reader_anew_and_never_kept(site):
    now = clock.now()
    draft = ArticleFactory(title_ru="Ещё-не-вышло", status_ru="draft")
    link = PreviewLink.objects.create(
        record=draft, language="ru", made_at=now, expires_at=now + timedelta(days=1), note="Ivan"
    )
    path = address_of(link).removeprefix("http://testserver")
    for opened in (1, 2):
        answer = site.get(path)
        assert (answer.status, answer.cache) == ("200 OK", "passed")
        assert "no-store" in answer.headers["Cache-Control"]
        link.refresh_from_db()
        assert link.opened == opened
    assert len(site.cache.store) == 0
    assert site.get(draft.get_absolute_url()).status.startswith("404")


def test_reading_settings_have_pages_of_their_own(site):
    usual = site.get("/ru/").body
    dark = site.get("/ru/", HTTP_COOKIE=f"a=1; {Reading.COOKIE}=dark...off").body
    assert b'data-scheme="dark"' in dark
    assert b"data-scheme" not in usual
    assert site.get("/ru/", HTTP_COOKIE="a=2").body == usual
    assert site.get("/ru/", HTTP_COOKIE=f"{Reading.COOKIE}=dark...off; b=3").body == dark
    assert len(site.reached) == 2


def test_forged_reading_settings_share_the_usual_page(site):
    for number in range(20):
        site.get("/ru/", HTTP_COOKIE=f"{Reading.COOKIE}=forged{number}")
    site.get("/ru/", HTTP_COOKIE="x=" + "y" * 60_000)
    assert len(site.cache.store) == 1


@pytest.mark.parametrize("accepted", ["br", "gzip, deflate, br, zstd", "*", "br;q=0.5, gzip;q=0.1"])
def test_brotli_for_whoever_takes_it(site, accepted):
    plain, answer = site.get("/ru/").body, site.get("/ru/", HTTP_ACCEPT_ENCODING=accepted)
    assert answer.headers["Content-Encoding"] == "br"
    assert brotli.decompress(answer.body) == plain


@pytest.mark.parametrize("accepted", ["gzip", "gzip, deflate", "br;q=0, gzip", "GZip;q=0.2, br;q=0.1"])
def test_gzip_for_whoever_takes_that(site, accepted):
    plain, answer = site.get("/ru/").body, site.get("/ru/", HTTP_ACCEPT_ENCODING=accepted)
    assert answer.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(answer.body) == plain


@pytest.mark.parametrize("accepted", ["", "identity", "deflate", "br;q=0, gzip;q=0", "*;q=0", "gzip;q=x"])
def test_plain_for_everybody_else(site, accepted):
    answer = site.get("/ru/", HTTP_ACCEPT_ENCODING=accepted)
    assert "Content-Encoding" not in answer.headers
    assert b"<html" in answer.body


def test_a_page_is_compressed_once_a_generation(site, monkeypatch):
    site.get("/ru/", HTTP_ACCEPT_ENCODING="br")
    monkeypatch.setattr(brotli, "compress", None)
    assert site.get("/ru/", HTTP_ACCEPT_ENCODING="br").headers["Content-Encoding"] == "br"
    site.cache.generation.change()  # and not even then, if the page is still the same
    assert site.get("/ru/", HTTP_ACCEPT_ENCODING="br").cache == "miss"


def test_a_host_that_is_not_ours_has_no_place(site):
    for host in ["evil.example", "testserver.evil.example", "testserver:99999999", "", "a b"]:
        site.get("/ru/", host=host)
    assert len(site.cache.store) == 0


def test_the_scheme_that_nginx_says_is_part_of_the_page(site):
    site.get("/ru/", HTTP_X_FORWARDED_PROTO="https")
    assert site.get("/ru/").cache == "miss"
    assert site.get("/ru/", HTTP_X_FORWARDED_PROTO="gopher").cache == "passed"


def test_what_is_sent_reaches_the_application(site):
    site.get("/ru/")
    answer = site.get("/ru/", method="POST")
    assert answer.status.startswith("405")
