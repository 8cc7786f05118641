"""Bad input: the cache neither grows past its limit nor is split by what nobody reads."""

import ast
from pathlib import Path
from threading import Barrier, Thread

from django.urls import URLResolver, get_resolver

from demo.factories import ArticleFactory
from editorial.core import clock
from editorial.core.content_cache import Stamp
from energia_site.page_cache.cached_page import CachedPage
from energia_site.page_cache.request_key import RequestKey, query_keys
from energia_site.page_cache.store import Store

from .conftest import Site

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ("editorial", "media_library", "missions", "news", "archive", "energia_site")
OF_STAFF = (
    *("admin", "checks", "collaboration", "desk", "glossary", "guides", "history", "pasting", "previews"),
    *("revisions", "translation"),
)


def test_queries_that_nobody_reads_do_not_split_the_cache(site):
    article = ArticleFactory().get_absolute_url()
    for number in range(50):
        site.get(f"{article}?utm_source={number}&page={number}&q={number}")
        site.get(f"/ru/news/?{number}={number}")
    assert len(site.cache.store) == 2
    assert len(site.reached) == 2


def test_a_query_that_is_read_is_one_page_however_it_is_written(site):
    for query in ["q=soyuz&page=1", "page=1&q=soyuz", "x=1&page=7&page=1&q=%73oyuz"]:
        site.get(f"/en/search/?{query}")
    assert len(site.reached) == 1
    assert b'value="mir"' in site.get("/en/search/?q=mir").body
    assert len(site.reached) == 2


def test_an_address_too_long_to_keep_is_answered_and_not_kept(site):
    assert site.get(f"/ru/search/?q={'x' * 3000}").status.startswith("200")
    assert len(site.cache.store) == 0


def test_a_hundred_thousand_unknown_addresses_leave_nothing_behind(settings):
    settings.ALLOWED_HOSTS = ["testserver"]

    def missing(environ, start_response):
        start_response("404 Not Found", [("Content-Type", "text/html")])
        return [b"no"]

    site = Site(missing)
    environ = {"REQUEST_METHOD": "GET", "HTTP_HOST": "testserver", "wsgi.url_scheme": "http"}
    for number in range(100_000):
        path = f"/ru/news/2019/02/15/{number}/" if number % 10 == 0 else f"/ru/nothing{number}"
        site.cache({**environ, "PATH_INFO": path}, lambda *answer: None)
        site.reached.clear()
    assert len(site.cache.store) == 0
    assert not site.cache.store._making
    assert query_keys.cache_info().currsize <= 4096


def _page(size: int) -> CachedPage:
    return CachedPage(Stamp(None, 1, clock.now(), clock.now()), [("Content-Type", "text/html")], b"x" * size, "", "", 0)


def _key(path: str) -> RequestKey:
    return RequestKey("https", "press.example", path, "", "")


def test_pages_asked_for_longest_ago_make_room():
    store = Store(200_000)
    for number in range(1000):
        store.put(_key(f"/{number}"), _page(5_000))
        store.get(_key("/0"))
        assert store.size <= 200_000
    assert store.get(_key("/0"))
    assert store.get(_key("/999"))
    assert not store.get(_key("/1"))


def test_compressed_bodies_count():
    store, page = Store(1_000_000), _page(50_000)
    store.put(_key("/"), page)
    before = store.size
    page.compressed("gzip")
    store.put(_key("/"), page)
    assert store.size == before + len(page.bodies["gzip"])


def test_one_page_does_not_fill_the_cache():
    store = Store(160_000)
    store.put(_key("/small"), _page(1_000))
    store.put(_key("/large"), _page(20_000))
    assert store.get(_key("/small"))
    assert not store.get(_key("/large"))


def test_many_readers_of_a_cold_page_cause_one_render(settings):
    settings.ALLOWED_HOSTS = ["testserver"]
    renders, start = [], Barrier(16)

    def slow(environ, start_response):
        renders.append(1)
        start_response("200 OK", [("Content-Type", "text/html")])
        return iter([b"page"])

    site, bodies = Site(slow), []

    def read(encoding):
        start.wait()
        bodies.append(site.get("/ru/", HTTP_ACCEPT_ENCODING=encoding).headers["ETag"])

    threads = [Thread(target=read, args=[encoding]) for encoding in ["", "gzip", "br", "*"] * 4]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (len(renders), len(bodies), len(set(bodies))) == (1, 16, 3)


def _public_views(resolver=None):
    for pattern in (resolver or get_resolver()).url_patterns:
        if isinstance(pattern, URLResolver):
            if pattern.app_name != "admin":
                yield from _public_views(pattern)
        elif getattr(pattern.callback, "is_cached", True):
            yield pattern.callback


def _literal(key: ast.expr) -> str:
    if isinstance(key, ast.Constant):
        return str(key.value)
    return "page" if "page_kwarg" in ast.dump(key) else "*"


def _keys_read(source: str) -> set[str]:
    """Literal keys of `request.GET`; "*" where it is handed on whole."""
    tree = ast.parse(source)
    found: dict[ast.Attribute, str] = {}
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Attribute(value=ast.Attribute(attr="GET") as get), args=[key, *_]):
                found[get] = _literal(key)
            case ast.Subscript(value=ast.Attribute(attr="GET") as get, slice=key):
                found[get] = _literal(key)
    every = [node for node in ast.walk(tree) if isinstance(node, ast.Attribute) and node.attr == "GET"]
    return {found.get(node, "*") for node in every}


def test_every_key_of_the_query_that_a_public_view_reads_is_declared():
    """An undeclared key never reaches its view: declare it in `query_keys` or by `reads_query`."""
    declared: dict[str, set[str]] = {}
    passing = {"energia_site/views.py"}  # the reading settings' `next`: a page that is never kept
    for view in _public_views():
        module = view.view_class.__module__ if hasattr(view, "view_class") else view.__module__
        declared.setdefault(module, set()).update(getattr(view, "query_keys", ()))
    everything = set().union(*declared.values())
    for room in ROOMS:
        for path in (ROOT / room).rglob("*.py"):
            name = path.relative_to(ROOT).as_posix()
            if name in passing or set(path.relative_to(ROOT).parts[1:]) & set(OF_STAFF) or "admin" in path.stem:
                continue
            read = _keys_read(path.read_text())
            module = name.removesuffix(".py").replace("/", ".")
            assert (name, read - declared.get(module, everything)) == (name, set())


def test_the_test_above_sees_how_a_query_can_be_read():
    assert _keys_read('self.request.GET.get("q", "")') == {"q"}
    assert _keys_read('request.GET["year"]; request.GET.getlist("tag")') == {"year", "tag"}
    assert _keys_read("Form(request.GET)") == {"*"}


def test_a_paged_list_reads_its_page():
    assert query_keys("/ru/news/") == ("before", "after")
    assert query_keys("/ru/missions/flights/") == ("kind", "page")
    assert query_keys("/ru/") == ()
    assert query_keys("/ru/reading/") is None
    assert query_keys("/admin/") is None
