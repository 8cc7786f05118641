"""While the database is away, what is kept goes on being served, and says that it may be old."""

import time

from energia_site.page_cache.generation import LATE, Generation

from .conftest import Site


def test_pages_are_served_as_they_were_and_marked(site):
    site.get("/ru/")
    site.cache.generation.change()
    site.cache.generation.away = True
    answer = site.get("/ru/")
    assert (answer.status, answer.cache) == ("200 OK", "stale")
    assert answer.headers["Warning"].startswith("110")
    assert int(answer.headers["Age"]) >= 0
    assert len(site.reached) == 1
    site.cache.generation.away = False
    assert site.get("/ru/").cache == "miss"
    assert "Warning" not in site.get("/ru/").headers


def test_a_page_that_nobody_kept_says_in_both_languages_that_it_comes_back(site):
    site.cache.generation.away = True
    answer = site.get("/en/")
    html = answer.body.decode()
    assert answer.status == "503 Service Unavailable"
    assert answer.headers["Retry-After"]
    assert answer.headers["Cache-Control"] == "no-store"
    assert "Сбой на сервере" in html
    assert "A fault on the server" in html
    assert html.count('<p class="label num">503</p>') == 2
    assert "has been told" not in html  # nothing is reported from here
    assert not site.reached
    assert len(site.cache.store) == 0


def test_what_needs_no_page_is_answered_even_then(site):
    site.cache.generation.away = True
    assert site.get("/healthz").body == b"ok\n"


def test_a_page_that_fails_is_shown_as_it_was(settings):
    """The database has gone and nobody has noticed yet; or a fault of ours."""
    settings.ALLOWED_HOSTS = ["testserver"]
    works = True

    def application(environ, start_response):
        start_response("200 OK" if works else "500 Internal Server Error", [("Content-Type", "text/html")])
        return [b"page" if works else b"fault"]

    site = Site(application)
    site.get("/ru/")
    works = False
    site.cache.generation.change()
    answer = site.get("/ru/")
    assert (answer.status, answer.body, answer.cache) == ("200 OK", b"page", "stale")
    assert site.get("/en/").status.startswith("500")


def test_a_database_that_only_keeps_silent_is_away_too():
    generation = Generation()
    assert generation.is_away  # until it has answered once
    generation._refused, generation._answered = False, time.monotonic()
    assert not generation.is_away
    generation._answered -= LATE + 0.1
    assert generation.is_away
