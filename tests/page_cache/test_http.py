"""Conditions, ranges, HEAD: RFC 9110, answered without a render."""

import pytest

from .conftest import Site

CONTROL = "public, max-age=0, s-maxage=1, stale-while-revalidate=1, stale-if-error=86400"


@pytest.fixture
def page(site: Site):
    return site.get("/ru/")


def test_whoever_has_the_page_is_told_that_it_stands(site, page):
    answer = site.get("/ru/", HTTP_IF_NONE_MATCH=page.headers["ETag"])
    assert (answer.status, answer.body) == ("304 Not Modified", b"")
    assert answer.headers["ETag"] == page.headers["ETag"]
    assert answer.headers["Cache-Control"] == CONTROL
    assert "Content-Type" not in answer.headers
    assert len(site.reached) == 1


def test_every_form_of_the_bytes_has_a_tag_of_its_own(site, page):
    tags = {site.get("/ru/", HTTP_ACCEPT_ENCODING=coding).headers["ETag"] for coding in ("", "gzip", "br")}
    assert len(tags) == 3
    assert not any(tag.startswith("W/") for tag in tags)
    other = site.get("/ru/", HTTP_ACCEPT_ENCODING="br", HTTP_IF_NONE_MATCH=page.headers["ETag"])
    assert other.status == "200 OK"


def test_a_tag_stays_while_the_bytes_do(site, page):
    site.cache.generation.change()
    assert site.get("/ru/").headers["ETag"] == page.headers["ETag"]


@pytest.mark.parametrize(
    ("name", "value", "status"),
    [
        ("IF_NONE_MATCH", '"other", W/{etag}', "304"),
        ("IF_NONE_MATCH", "*", "304"),
        ("IF_NONE_MATCH", '"other"', "200"),
        ("IF_NONE_MATCH", "rubbish", "200"),
        ("IF_NONE_MATCH", "", "200"),
        ("IF_NONE_MATCH", '"' + "x" * 20_000, "200"),
        ("IF_MATCH", "{etag}", "200"),
        ("IF_MATCH", "*", "200"),
        ("IF_MATCH", '"other"', "412"),
        ("IF_MODIFIED_SINCE", "Sun, 06 Nov 1994 08:49:37 GMT", "200"),
        ("IF_MODIFIED_SINCE", "not a date", "200"),
        ("IF_UNMODIFIED_SINCE", "Sun, 06 Nov 1994 08:49:37 GMT", "200"),
        ("RANGE", "bytes=0-9", "200"),
        ("RANGE", "bytes=9-0", "200"),
        ("RANGE", "bytes=" + "0-1," * 5000, "200"),
        ("RANGE", "lines=1", "200"),
        ("IF_RANGE", "{etag}", "200"),
    ],
)
def test_conditions_of_every_kind_cost_no_render(site, page, name, value, status):
    answer = site.get("/ru/", **{f"HTTP_{name}": value.replace("{etag}", page.headers["ETag"])})
    assert answer.status.startswith(status)
    assert answer.body == (page.body if status == "200" else b"")
    assert len(site.reached) == 1


def test_a_page_that_says_when_it_changed_is_asked_by_that_date_too(settings):
    settings.ALLOWED_HOSTS = ["testserver"]

    def application(environ, start_response):
        start_response("200 OK", [("Content-Type", "text/html"), ("Last-Modified", "Fri, 15 Feb 2019 09:00:00 GMT")])
        return [b"page"]

    site = Site(application)
    assert site.get("/ru/", HTTP_IF_MODIFIED_SINCE="Fri, 15 Feb 2019 09:00:00 GMT").status.startswith("304")
    assert site.get("/ru/", HTTP_IF_MODIFIED_SINCE="Fri, 15 Feb 2019 08:59:59 GMT").status.startswith("200")
    assert site.get("/ru/", HTTP_IF_UNMODIFIED_SINCE="Fri, 15 Feb 2019 08:59:59 GMT").status.startswith("412")


def test_head_says_what_get_would_send(site):
    head = site.get("/ru/", method="HEAD", HTTP_ACCEPT_ENCODING="gzip")
    get = site.get("/ru/", HTTP_ACCEPT_ENCODING="gzip")
    assert head.body == b""
    assert head.headers | {"X-Cache": "hit"} == get.headers
    assert int(get.headers["Content-Length"]) == len(get.body)
    assert len(site.reached) == 1


def test_vary_names_what_a_page_varies_on_and_nothing_else(site):
    assert site.get("/ru/").headers["Vary"] == "Accept-Encoding, Cookie"
    assert site.get("/robots.txt").headers["Vary"] == "Accept-Encoding"
    assert site.get("/ru/feeds/news.atom").headers["Vary"] == "Accept-Encoding"


def test_the_headers_that_protect_a_page_are_kept_with_it(site, page):
    kept = site.get("/ru/").headers
    for name in ("Content-Security-Policy", "X-Content-Type-Options", "Referrer-Policy", "X-Frame-Options"):
        assert kept[name] == page.headers[name]
        assert kept[name]
