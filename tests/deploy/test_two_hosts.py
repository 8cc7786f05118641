"""Two hosts, two workers each, one database: what every reader gets, whichever of them answers."""

import time

import pytest
from django.utils import timezone

from demo.factories import ArticleFactory, SectionFactory
from editorial.core import clock
from tools.nginx import executable
from tools.readers import crowd, read, straight

pytestmark = [pytest.mark.xdist_group("deploy")]
SECOND = 1.0
NOISE = 2.0  # this machine is shared: bench measures the second


def test_nginx_is_here(db):
    """`db` has pytest-django make the test database; the other tests write to it outside its transactions."""
    assert executable(), "nginx is missing: run `make test`, which installs it or says how"


def test_a_publication_is_visible_on_every_worker_and_through_every_nginx_within_a_second(hosts):
    asked = [lambda path, port=port: straight(port, path) for host in hosts for port in host.workers]
    asked += [lambda path, port=host.https: read(port, path) for host in hosts]
    for ask in asked:
        ask("/ru/news/")
        assert ask("/ru/news/").status == 200
    article = ArticleFactory(title_ru="Пристыковался")
    start, waiting = time.monotonic(), list(asked)
    while waiting and time.monotonic() - start < SECOND + NOISE:
        waiting = [ask for ask in waiting if article.title_ru not in ask("/ru/news/").text]
    assert not waiting


def test_a_withdrawn_text_is_gone_everywhere_within_a_second(hosts):
    article = ArticleFactory()
    address = article.get_absolute_url()
    asked = [lambda port=host.https: read(port, address) for host in hosts]
    assert {ask().status for ask in asked} == {200}
    article.delete()
    end = time.monotonic() + SECOND + NOISE
    while {ask().status for ask in asked} != {404} and time.monotonic() < end:
        time.sleep(0.02)
    assert {ask().status for ask in asked} == {404}


def test_a_scheduled_text_comes_out_in_its_second(hosts):
    due = timezone.now() + clock.timedelta(seconds=2.5)
    article = ArticleFactory(title_ru="Запланировано", published_at=due)
    asked = [lambda port=host.https: read(port, "/ru/news/").text for host in hosts]
    seen: list[float] = []
    while timezone.now() < due + clock.timedelta(seconds=SECOND + NOISE) and len(seen) < len(asked):
        began = timezone.now()
        seen = [(began - due).total_seconds() for ask in asked if article.title_ru in ask()]
        assert not seen or timezone.now() >= due
    assert len(seen) == len(asked)


def test_a_thousand_readers_of_one_cold_page_cause_one_render_on_each_host(hosts):
    SectionFactory()  # a new generation: nobody has the page
    path = "/ru/archive/2019/"
    for host in hosts:
        answers = crowd(host.https, path, 1000, ["gzip, deflate, br, zstd"] * 8 + ["gzip", ""])
        assert {answer.status for answer in answers} == {200}
        assert {answer.headers.get("content-encoding") for answer in answers} == {"br", "gzip", None}
        assert len({answer.headers["x-made"] for answer in answers}) == 1


def test_while_the_database_is_away_every_page_that_is_kept_is_served_and_afterwards_all_is_as_before(hosts, wire):
    address = ArticleFactory().get_absolute_url()
    pages = ["/ru/", "/en/", "/ru/news/", address, "/ru/feeds/news.atom", "/ru/missions/"]
    ports = [port for host in hosts for port in host.workers]
    time.sleep(0.2)
    for path in pages:
        assert {straight(port, path).status for port in ports} == {200}
        assert {read(host.https, path).status for host in hosts} == {200}
    wire.cut()
    try:
        time.sleep(1.5)
        for _ in range(3):
            for path in pages:
                answers = [straight(port, path) for port in ports]
                assert {(answer.status, answer.headers["x-cache"]) for answer in answers} == {(200, "stale")}
                assert all(answer.headers["warning"].startswith("110") for answer in answers)
                assert {read(host.https, path).status for host in hosts} == {200}
        missing = read(hosts[0].https, "/ru/archive/1961/04/12/")
        assert (missing.status, missing.headers["cache-control"]) == (503, "no-store")
        assert "fault is ours" in missing.text
    finally:
        wire.join()
    _until(lambda: all(straight(port, "/ru/").headers.get("x-cache") in ("hit", "miss") for port in ports))
    article = ArticleFactory(title_ru="Вернулось")
    _until(lambda: all(article.title_ru in straight(port, "/ru/news/").text for port in ports))
    assert read(hosts[0].https, "/ru/archive/1961/04/12/").status == 200


def _until(come, seconds: float = 8) -> None:
    end = time.monotonic() + seconds
    while not come() and time.monotonic() < end:
        time.sleep(0.05)
    assert come()
