"""deploy/nginx.conf before real workers: what it keeps, what it never keeps, and what it refuses."""

import gzip
import http.client
import itertools
import re
import ssl
import time
from pathlib import Path

import brotli
import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import get_resolver

from demo.factories import ArticleFactory
from energia_site.reading import CHOICES, Reading
from tests.page_cache.test_limits import _public_views
from tools.readers import read

pytestmark = [pytest.mark.xdist_group("deploy")]
CONFIG = (Path(__file__).resolve().parents[2] / "deploy/nginx.conf").read_text()


@pytest.fixture
def front(hosts):
    """The port of the first host's nginx, at the beginning of one of its seconds."""
    time.sleep(1.02 - time.time() % 1)
    return hosts[0].https


def test_within_a_second_nginx_answers_by_itself(front):
    assert read(front, "/en/missions/").headers["x-front"] in ("MISS", "EXPIRED", "REVALIDATED")
    again = read(front, "/en/missions/")
    assert (again.status, again.headers["x-front"]) == (200, "HIT")
    assert again.headers["strict-transport-security"]


def test_each_reader_gets_the_form_they_take(front):
    plain = read(front, "/ru/").body
    packed = read(front, "/ru/", Accept_Encoding="gzip, deflate, br, zstd")
    assert packed.headers["content-encoding"] == "br"
    assert brotli.decompress(packed.body) == plain
    older = read(front, "/ru/", Accept_Encoding="gzip, br;q=0")
    assert older.headers["content-encoding"] == "gzip"
    assert gzip.decompress(older.body) == plain
    assert "content-encoding" not in read(front, "/ru/", Accept_Encoding="identity").headers


def test_what_a_reader_has_is_not_sent_again(front):
    tag = read(front, "/ru/").headers["etag"]
    for _ in range(2):
        answer = read(front, "/ru/", If_None_Match=tag)
        assert (answer.status, answer.body) == (304, b"")


def test_head_and_ranges(front):
    page = read(front, "/ru/")
    head = read(front, "/ru/", method="HEAD")
    assert (head.status, head.body, head.headers["etag"]) == (200, b"", page.headers["etag"])
    part = read(front, "/ru/", Range="bytes=0-9", If_Range=page.headers["etag"])
    assert (part.status, part.body) == (206, page.body[:10])
    whole = read(front, "/ru/", Range="bytes=0-9", If_Range='"another"')
    assert (whole.status, whole.body) == (200, page.body)
    assert read(front, "/ru/", Range="bytes=99999999-").status == 416
    for asked in ("bytes=5-1", "rubbish", "bytes=" + "0-1," * 2000):
        assert read(front, "/ru/", Range=asked).status in (200, 416)
    assert read(front, "/ru/").body == page.body


def test_readers_cookies_do_not_split_the_cache_and_reading_settings_do(front):
    usual = read(front, "/en/news/", Cookie="tracker=1")
    assert read(front, "/en/news/", Cookie="tracker=2").headers["x-front"] == "HIT"
    dark = read(front, "/en/news/", Cookie="a=1; reading=dark.large..; b=2")
    assert 'data-scheme="dark"' in dark.text
    assert "data-scheme" not in usual.text
    assert read(front, "/en/news/", Cookie="reading=dark.large..").headers["x-front"] == "HIT"
    assert read(front, "/en/news/", Cookie="reading=forged").body == usual.body


def test_queries_that_nobody_reads_do_not_split_the_cache(front):
    read(front, "/en/missions/crew/")
    for number in range(5):
        assert read(front, f"/en/missions/crew/?utm={number}&{number}").headers["x-front"] == "HIT"


def test_no_page_is_kept_under_another_ones_name(front):
    """Two pages of one key, two ways to write a path: whoever asks oddly must not decide what the next reader gets."""
    oddly = ["/en/search/?q=soyuz&q=mir", "/en/search/?Q=salyut", "//en/search/?q=soyuz", "/en/search%3Fq=soyuz"]
    oddly += ["/en/./search/?q=soyuz", "/en/search/?q=soyuz%26page=2"]
    for path in oddly:
        read(front, path)
    assert 'value="soyuz"' in read(front, "/en/search/?q=soyuz").text


def test_staff_see_what_stands_and_leave_nothing_behind(front):
    User.objects.filter(username="chief-of-nginx").delete()
    user = User.objects.create_superuser("chief-of-nginx", password="x")
    client = Client()
    client.force_login(user)
    session = f"sessionid={client.cookies['sessionid'].value}"
    before = read(front, "/ru/news/")
    title = ArticleFactory(title_ru="Свежее").title_ru
    mine = read(front, "/ru/news/", Cookie=session)
    assert title in mine.text
    assert "x-cache" not in mine.headers
    assert mine.headers["x-front"] == "BYPASS"
    assert before.status == 200
    article = ArticleFactory(status_ru="draft")
    for cookie in (session, ""):
        assert read(front, article.get_absolute_url() or "/ru/none/", Cookie=cookie).headers.get("x-front") != "HIT"


@pytest.mark.parametrize("path", ["/ru/none/", "/none", "/ru/news/?before=x", "/ru/archive/2019/02/31/"])
def test_no_error_is_kept(front, path):
    for _ in range(3):
        answer = read(front, path)
        assert (answer.status, answer.headers["x-front"]) == (404, "MISS")


@pytest.mark.parametrize("path", ["/admin/login/", "/ru/reading/", "/healthz", "/"])
def test_what_is_for_one_person_passes_through(front, path):
    for _ in range(2):
        answer = read(front, path)
        assert "x-front" not in answer.headers
        assert answer.status in (200, 302)


def test_the_door_leads_each_reader_to_their_language(front):
    assert read(front, "/", Accept_Language="en").headers["location"] == "/en/"
    assert read(front, "/", Accept_Language="ru").headers["location"] == "/ru/"


def test_a_host_that_is_not_ours_gets_nothing(hosts):
    for host in ("evil.example", "127.0.0.1"):
        with pytest.raises((http.client.HTTPException, ConnectionError)):
            read(hosts[0].https, "/ru/", host=host)
        with pytest.raises((http.client.HTTPException, ConnectionError)):
            read(hosts[0].http, "/ru/", tls=False, host=host)
    with pytest.raises(ssl.SSLError):
        read(hosts[0].https, "/ru/", host="evil.example", sni="evil.example")


def test_whoever_comes_without_tls_is_led_to_it(hosts):
    answer = read(hosts[0].http, "/ru/?q=1", tls=False)
    assert (answer.status, answer.headers["location"]) == (301, "https://press.example/ru/?q=1")


def test_huge_cookies_are_refused_before_the_application(front):
    assert read(front, "/ru/", Cookie="x=" + "y" * 12_000).status == 200
    assert read(front, "/ru/", Cookie="x=" + "y" * 20_000).status == 400
    assert read(front, "/ru/?" + "q" * 20_000).status == 414


def test_reading_settings_are_kept_through_nginx(front):
    answer = read(front, "/ru/reading/", method="POST", Content_Length="0", Sec_Fetch_Site="same-origin")
    assert answer.status in (302, 200)


def test_nginx_knows_every_key_that_a_view_reads():
    known = set(re.findall(r"^map \$arg_(\w+)", CONFIG, re.MULTILINE))
    declared = {key for view in _public_views(get_resolver()) for key in getattr(view, "query_keys", ())}
    assert known == declared


def test_nginx_knows_every_reading_setting():
    [pattern] = re.findall(r'"~(\^\(\|light.*?)" \$cookie_reading', CONFIG)
    for values in itertools.product(*CHOICES.values()):
        assert re.fullmatch(pattern, Reading(*values).cookie())
    assert not re.fullmatch(pattern, "forged...")


def test_nginx_knows_the_cookie_of_a_session(settings):
    assert f"$cookie_{settings.SESSION_COOKIE_NAME} " in CONFIG
    assert f"$cookie_{Reading.COOKIE} " in CONFIG
