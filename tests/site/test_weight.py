"""What a page weighs, what it waits for, and that nothing a reader looks at moves away under the eyes."""

import gzip
import json
import time
from datetime import timedelta
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.core.management import call_command
from playwright.sync_api import Page

from demo.page_kinds import address
from editorial.core import clock
from energia_site import stylesheet
from missions.models import Flight

# Whether the letters are ours from the first look, late, or never.
TYPEFACE = "**/onest*.woff2"
SHIFTS = """() => { window.shifts = []; new PerformanceObserver(list => list.getEntries().forEach(entry =>
    entry.hadRecentInput || window.shifts.push([entry.value, entry.sources.map(s => s.node && s.node.outerHTML
    ? s.node.outerHTML.slice(0, 80) : String(s.node))]))).observe({ type: "layout-shift", buffered: true }); }"""


@pytest.fixture
def site(live_server, demo_for_this_test):
    """The demo, served; the clock stands at its noon."""
    return live_server.url


def late(route):
    time.sleep(1.5)
    route.continue_()


def read_to_the_end(page: Page, url: str) -> list[list[object]]:
    """Every shift of the layout: how far (the share of the window it moved, as browsers count it) and of what."""
    page.goto(url)
    page.wait_for_timeout(400)
    for _ in range(12):
        page.evaluate("window.scrollBy(0, 700)")
        page.wait_for_timeout(60)
    return page.evaluate("window.shifts")


@pytest.mark.browser
@pytest.mark.parametrize("size", [(390, 844), (1440, 900)])
@pytest.mark.parametrize("typeface", ["late", "never"])
def test_nothing_moves_while_a_page_comes_over_a_slow_line(site, page, size, typeface):
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.add_init_script(f"({SHIFTS})()")
    page.route(TYPEFACE, late if typeface == "late" else lambda route: route.abort())
    moved = {}
    for kind in ("home", "article", "day", "flight"):
        shifts = read_to_the_end(page, site + address(kind, "ru"))
        if sum(value for value, _ in shifts) > 0.01:
            moved[kind] = shifts
    assert not moved, json.dumps(moved, ensure_ascii=False, indent=1)


@pytest.mark.browser
@pytest.mark.parametrize("size", [(390, 844), (1440, 900)])
def test_a_countdown_begins_to_run_without_moving_anything(site, page, size):
    flight = Flight.objects.get(slug="soyuz-ms-12")
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.add_init_script(f"({SHIFTS})()")
    page.route("**/missions/clock/", late)
    moved = {}
    with clock.stopped(flight.launch_at - timedelta(hours=1)):
        for address_ in ("/ru/", "/en/", flight.get_absolute_url()):
            page.goto(site + address_)
            page.locator("[role=timer]:visible").first.wait_for()
            page.wait_for_timeout(300)
            shifts = page.evaluate("window.shifts")
            if sum(value for value, _ in shifts) > 0.01:
                moved[address_] = shifts
    assert not moved, json.dumps(moved, ensure_ascii=False, indent=1)


@pytest.mark.browser
def test_the_systems_letters_take_as_much_room_as_ours(site, page):
    """Or the next page, which has ours, would look like another site."""
    heights = {}
    for typeface in ("ours", "theirs"):
        if typeface == "theirs":
            page.route(TYPEFACE, lambda route: route.abort())
        for kind in ("home", "article", "day"):
            page.goto(site + address(kind, "ru"))
            page.evaluate("document.fonts.ready")
            heights[kind, typeface] = page.evaluate("document.documentElement.scrollHeight")
    for kind in ("home", "article", "day"):
        assert heights[kind, "theirs"] == pytest.approx(heights[kind, "ours"], rel=0.02), heights


@pytest.mark.browser
@pytest.mark.parametrize("kind", ["home", "article", "day", "flight", "missing"])
def test_a_page_waits_for_one_stylesheet_and_for_nothing_else(site, page, kind):
    """Home an hour before a launch has a script as well, and does not wait for it."""
    with clock.stopped(Flight.objects.get(slug="soyuz-ms-12").launch_at - timedelta(hours=1)):
        page.goto(site + address(kind, "ru"))
        page.wait_for_function("performance.getEntriesByType('resource').some(e => e.name.endsWith('.woff2'))")
        found = page.evaluate("performance.getEntriesByType('resource').map(e => [e.name, e.renderBlockingStatus])")
    sheets = page.eval_on_selector_all("link[rel=stylesheet]", "links => links.map(link => link.getAttribute('href'))")
    assert sheets == [f"/static/{stylesheet.NAME}"]
    # Not of the stylesheet itself: the browser may count it under its preload, which blocks nothing.
    blocking = {name.rpartition("/static/")[2] for name, status in found if status == "blocking"}
    assert blocking <= {stylesheet.NAME}
    assert page.locator("script:not([defer], [async], [type=module], [type='application/ld+json'])").count() == 0
    asked = [name for name, _ in found]
    assert len(asked) == len(set(asked)), f"asked for twice: {asked}"
    assert sum(name.endswith(".woff2") for name in asked) == 1, asked


@pytest.mark.browser
def test_the_stylesheet_says_to_a_browser_all_that_its_sources_say_and_no_more(page):
    rules = """css => { const sheet = new CSSStyleSheet(); sheet.replaceSync(css);
        return [...sheet.cssRules].map(rule => rule.cssText); }"""
    said = page.evaluate(rules, stylesheet.made())
    assert said == page.evaluate(rules, stylesheet.joined())
    assert len(said) > 10
    assert "/*" not in stylesheet.made()


@pytest.mark.django_db
def test_home_weighs_at_most_50_kb_beyond_pictures(client, demo_for_this_test):
    """HTML, stylesheet and typeface as they travel, gzip where it helps; the typeface at most 40 KB of it."""
    css, font = (Path(str(finders.find(name))).read_bytes() for name in (stylesheet.NAME, stylesheet.FONT))
    fonts = sum(path.stat().st_size for path in Path(str(finders.find(stylesheet.FONT))).parent.glob("*.woff*"))
    assert fonts == len(font) <= 40 * 1024
    for language in ("ru", "en"):
        html = client.get(f"/{language}/").content
        assert html.count(b'rel="stylesheet"') == 1
        weight = len(gzip.compress(html)) + len(gzip.compress(css)) + len(font)
        assert weight <= 50 * 1024, f"{weight} bytes in {language}"


@pytest.mark.django_db
def test_what_a_page_needs_first_is_named_in_its_headers_under_the_names_it_uses(client):
    response = client.get("/ru/")
    html = response.content.decode()
    for name, kind in ((stylesheet.NAME, "as=style"), (stylesheet.FONT, "as=font")):
        assert f"</static/{name}>; rel=preload; {kind}" in response["Link"]
        assert f'href="/static/{name}"' in html
    assert "Link" in client.get("/en/no/such/page/").headers


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/admin/login/", "/ru/feeds/news.atom", "/robots.txt", "/", "/healthz"])
def test_what_does_not_use_them_does_not_name_them(client, path):
    assert "Link" not in client.get(path).headers


def test_collected_files_are_known_by_their_hashes_on_the_page_in_its_headers_and_in_the_stylesheet(settings, tmp_path):
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}
    }
    call_command("collectstatic", interactive=False, verbosity=0)
    names = json.loads((tmp_path / "staticfiles.json").read_text())["paths"]
    css, font = names[stylesheet.NAME], names[stylesheet.FONT]
    assert css != stylesheet.NAME
    assert stylesheet.preload_link().startswith(f"</static/{css}>")
    assert f"/static/{font}>" in stylesheet.preload_link()
    assert Path(font).name in (tmp_path / css).read_text(), "the typeface would be asked for under two names"
    assert (tmp_path / f"{css}.br").exists()


def test_the_stylesheet_follows_its_sources(tmp_path, settings, monkeypatch):
    source = tmp_path / "site" / "one.css"
    source.parent.mkdir()
    source.write_text("/* said to editors only */ a { color: red; }")
    settings.STATICFILES_DIRS, settings.VAR_DIR = [tmp_path], tmp_path / "var"
    finders.get_finder.cache_clear()
    monkeypatch.setattr(stylesheet, "SOURCES", ("site/one.css",))
    try:
        assert Path(str(finders.find(stylesheet.NAME))).read_text() == "a { color: red; }"
        source.write_text("a { color: blue; }")
        assert Path(str(finders.find(stylesheet.NAME))).read_text() == "a { color: blue; }"
    finally:
        finders.get_finder.cache_clear()
