"""Large letters, long words, narrow windows: nothing is cut off and nothing has to be scrolled sideways."""

from datetime import datetime

import pytest
from playwright.sync_api import Page

from demo.factories import ArticleFactory
from demo.page_kinds import KINDS, address
from editorial.core import clock
from energia_site.reading import Reading

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PAGES = [address(kind, language) for kind in KINDS for language in ("ru", "en")]


@pytest.fixture
def site(demo, live_server):
    return live_server.url


def too_wide(page: Page, widths: list[int]) -> list[tuple[str, int, int]]:
    found = []
    for width in widths:
        page.set_viewport_size({"width": width, "height": 900})
        needed = page.evaluate("document.documentElement.scrollWidth")
        if needed > width:
            found.append((page.url, width, needed))
    return found


def test_letters_of_twice_the_size_fit_every_page(site, page):
    found = []
    for path in PAGES:
        page.goto(site + path)
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        found += too_wide(page, [390, 768, 1024, 1440])
    assert not found


def test_the_largest_letters_and_widest_spacing_fit_the_narrowest_window(site, page):
    chosen = Reading("contrast", "largest", "wide").cookie()
    page.context.add_cookies([{"name": Reading.COOKIE, "value": chosen, "url": site}])
    found = []
    for path in PAGES:
        page.goto(site + path)
        found += too_wide(page, [320, 768, 1024])
    assert not found


def test_a_word_without_an_end_is_broken_wherever_it_stands(site, page):
    words = {"ru": "Ш" * 180, "en": "W" * 180}
    article = ArticleFactory(
        section__slug="iss",
        leads_home=True,
        published_at=datetime(2019, 2, 15, 11, tzinfo=clock.MOSCOW),
        **{f"title_{language}": word for language, word in words.items()},
        **{f"lead_{language}": word * 2 for language, word in words.items()},
        **{f"body_{language}": f"<p>{word}</p><h2>{word}</h2>" for language, word in words.items()},
        **{f"place_{language}": word[:80] for language, word in words.items()},
    )
    own = article.get_absolute_url().removeprefix("/ru/")
    found = []
    for language, word in words.items():
        for path in [own, "", "news/", "archive/2019/02/", "archive/2019/02/15/", f"search/?q={word}"]:
            page.goto(f"{site}/{language}/{path}")
            found += too_wide(page, [320, 768, 1024, 1440])
    assert not found


def test_no_table_reaches_out_of_its_place(site, page):
    """One that did not fit lay over its neighbours."""
    script = "[...document.querySelectorAll('.stackable')].filter(e => e.scrollWidth > e.clientWidth + 1).length"
    found = []
    for path in [address(kind, "ru") for kind in ("missions", "expedition", "crew", "person", "flights", "flight")]:
        page.goto(site + path)
        for width in (390, 650, 704, 720, 768, 1024, 1120, 1440):
            page.set_viewport_size({"width": width, "height": 900})
            if page.evaluate(script):
                found.append((path, width))
    assert not found


def test_a_line_never_ends_inside_a_designation(site, page):
    page.set_viewport_size({"width": 320, "height": 900})
    broken = []
    for path in PAGES:
        page.goto(site + path)
        broken += page.eval_on_selector_all(
            ".nb", "spans => spans.filter(s => s.getClientRects().length > 1).map(s => s.textContent)"
        )
    assert not broken
