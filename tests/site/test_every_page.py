"""What holds on every kind of page, in both languages, in a real browser."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from demo.page_kinds import KINDS, address
from energia_site.reading import Reading
from tests.visible import unsaid

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PAGES = [(kind, language) for kind in KINDS for language in ("ru", "en")]
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture
def site(demo, live_server):
    """The demo, served; the clock stands at its noon."""
    return live_server.url


def problems(page: Page) -> list[str]:
    options = {"runOnly": {"type": "tag", "values": RULES}}
    found = Axe().run(page, options=options).response["violations"]
    return [f"{rule['id']}: {node['html'][:160]}" for rule in found for node in rule["nodes"]]


def test_axe_finds_nothing_on_any_page_kind(site, page):
    found = {}
    for kind, language in PAGES:
        page.goto(site + address(kind, language))
        if said := problems(page):
            found[kind, language] = said
    assert not found, found


def test_axe_finds_nothing_in_the_dark_and_on_a_telephone(site, page):
    page.set_viewport_size({"width": 390, "height": 844})
    page.emulate_media(color_scheme="dark")
    found = {}
    for kind in KINDS:
        page.goto(site + address(kind, "ru"))
        if said := problems(page):
            found[kind] = said
    assert not found, found


WIDTHS = [320, 390, 768, 1024, 1920]


def test_nothing_has_to_be_scrolled_sideways(site, page):
    wide = []
    for kind, language in PAGES:
        page.goto(site + address(kind, language))
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            if page.evaluate("document.documentElement.scrollWidth") > width:
                wide.append((kind, language, width))
    assert not wide


def test_the_largest_letters_and_widest_spacing_still_fit_a_telephone(site, page):
    page.set_viewport_size({"width": 390, "height": 844})
    chosen = Reading("contrast", "largest", "wide", "off").cookie()
    page.context.add_cookies([{"name": Reading.COOKIE, "value": chosen, "url": site}])
    wide = []
    for kind, language in PAGES:
        page.goto(site + address(kind, language))
        if page.evaluate("document.documentElement.scrollWidth") > 390:
            wide.append((kind, language))
    assert not wide


def test_no_page_needs_a_script_an_outside_address_or_breaks_its_own_policy(site, page):
    said, outside = [], []
    page.on("console", lambda message: said.append(message.text))
    page.on("request", lambda request: None if request.url.startswith(site) else outside.append(request.url))
    for kind, language in PAGES:
        page.goto(site + address(kind, language))
        # Only the countdown runs, and beside a date that says the same without it. JSON-LD is data.
        scripts = page.locator("script:not([type='application/ld+json'])")
        assert page.locator("script[src$='/site/countdown.js'][defer]").count() == scripts.count(), kind
        assert scripts.count() <= page.locator("[data-countdown] time").count(), kind
        assert page.locator("[style]").count() == 0, kind
    # A 404 page is reported by the console as such; nothing else may be.
    assert [text for text in said if "404" not in text] == []
    assert outside == []


def test_no_page_prints_what_a_program_says_for_nothing(site, page):
    found = {}
    for kind, language in PAGES:
        page.goto(site + address(kind, language))
        if said := unsaid(page.content()):
            found[kind, language] = said
    assert not found, found


def test_no_page_mixes_languages(site, page):
    """Cyrillic on an English page only under its own lang; the same the other way is left to names and feeds."""
    cyrillic = re.compile("[а-яё]", re.IGNORECASE)
    mixed = {}
    for kind in KINDS:
        page.goto(site + address(kind, "en"))
        text = page.evaluate(
            """() => { const body = document.body.cloneNode(true);
            body.querySelectorAll('[lang=ru], title').forEach(e => e.remove()); return body.textContent; }"""
        )
        if cyrillic.search(text):
            mixed[kind] = cyrillic.search(text) and re.findall(".{0,30}[а-яё].{0,30}", text)[:3]
    assert not mixed, mixed


def test_every_link_of_every_page_leads_somewhere(site, page, client):
    broken = set()
    seen = set()
    for kind, language in PAGES:
        page.goto(site + address(kind, language))
        links = page.eval_on_selector_all("a[href]", "links => links.map(link => link.getAttribute('href'))")
        for link in set(links) - seen:
            seen.add(link)
            if link.startswith("/") and client.get(link.partition("#")[0]).status_code not in (200, 302):
                broken.add((kind, link))
    assert not broken, broken
    assert len(seen) > 150


@pytest.mark.parametrize(
    ("kind", "kept"),
    [
        ("home", "Кононенко"),
        ("article", "Мисуркин"),
        ("month", "«Союз МС-11»"),
        ("year", "Декабрь"),
        ("day", "Пуск РН"),
        ("expedition", "Основные задачи"),
        ("person", "607"),
        ("search", "Прогресс МС-10"),
    ],
)
def test_a_printed_page_keeps_what_it_is_about_and_drops_the_way_around(site, page, kind, kept):
    page.emulate_media(media="print")
    page.goto(site + address(kind, "ru"))
    printed = page.locator("main").inner_text().replace("\u00a0", " ")
    assert kept in printed
    assert not page.locator("nav.nav").is_visible()
    assert not page.locator(".poster").first.is_visible()
