"""Previews in a real browser, under the policy that is really sent."""

from datetime import timedelta

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from demo.factories import ArticleFactory, PersonFactory
from editorial.content.models import Status
from editorial.previews.links import address_of
from editorial.previews.models import PreviewLink
from tests.admin.test_browser import Desk
from tests.conftest import NOON

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


@pytest.fixture
def desk(live_server, page, february_2019):
    return Desk(page, live_server.url)


@pytest.fixture
def draft(desk):
    kept = {"status_ru": Status.DRAFT, "status_en": Status.REVIEW, "published_at": NOON + timedelta(days=1)}
    return ArticleFactory(
        title_ru="Пуск завтра", title_en="Launch tomorrow", links={"people": [PersonFactory()]}, **kept
    )


def problems(page) -> list[str]:
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": RULES}}).response["violations"]
    return [f"{rule['id']}: {node['html'][:200]}" for rule in found for node in rule["nodes"]]


def test_both_languages_stand_side_by_side_and_follow_the_moment(desk, draft):
    page = desk.open(f"/admin/preview/news.article/{draft.pk}/")
    russian, english = page.frame_locator("#page-ru iframe"), page.frame_locator("#page-en iframe")
    expect(russian.get_by_role("heading", level=1)).to_have_text("Пуск завтра")
    expect(english.get_by_role("heading", level=1)).to_have_text("Launch tomorrow")
    expect(english.locator(".preview-notice")).to_contain_text("As of February 16, 2019, 12:00")
    page.fill("#id_at", "2019-02-20T09:30:00")
    page.get_by_role("button", name="Show").click()
    expect(english.locator(".preview-notice")).to_contain_text("As of February 20, 2019, 09:30")
    expect(page.locator("#id_at")).to_have_value("2019-02-20T09:30")
    page.get_by_role("button", name="As of now").click()
    expect(english.locator(".preview-notice")).to_contain_text("As of February 15, 2019, 12:00")
    assert desk.complaints == []


def test_a_link_inside_a_frame_opens_beside_it(desk, draft):
    page = desk.open(f"/admin/preview/news.article/{draft.pk}/")
    with page.expect_popup() as opened:
        page.frame_locator("#page-en iframe").get_by_role("link", name="Oleg Kononenko").first.click()
    expect(opened.value.get_by_role("heading", level=1)).to_contain_text("Oleg Kononenko")
    expect(page.frame_locator("#page-en iframe").get_by_role("heading", level=1)).to_have_text("Launch tomorrow")


def test_a_page_of_the_site_does_not_stand_in_the_frame_of_another(desk, draft):
    """What is relaxed for the preview is relaxed for it alone."""
    page = desk.open(f"/admin/preview/news.article/{draft.pk}/")
    page.eval_on_selector("#page-en iframe", "frame => { frame.src = '/en/'; }")
    expect(page.frame_locator("#page-en iframe").locator(".mast__top")).to_have_count(0)
    assert any("frame-ancestors" in said or "X-Frame-Options" in said for said in desk.complaints)


def test_a_link_is_made_copied_and_opened_by_somebody_else(desk, draft, browser):
    page = desk.open(f"/admin/preview-links/news.article/{draft.pk}/")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.select_option("#id_language", "en")
    page.fill("#id_note", "Ivan Petrov")
    page.get_by_role("button", name="Make a link").click()
    page.get_by_role("button", name="Copy").click()
    expect(page.get_by_text("Copied")).to_be_visible()
    address = page.evaluate("navigator.clipboard.readText()").replace("http://testserver", desk.base)
    assert desk.complaints == []
    with browser.new_context() as elsewhere:
        outsider = elsewhere.new_page()
        outsider.goto(address)
        expect(outsider.get_by_role("heading", level=1)).to_have_text("Launch tomorrow")
        assert elsewhere.cookies() == []
        page.get_by_role("link", name="Revoke…").click()
        page.get_by_role("button", name="Revoke the link").click()
        expect(page.get_by_text("The link no longer works.")).to_be_visible()
        assert outsider.goto(address).status == 410
        expect(outsider.get_by_role("heading", level=1)).to_have_text("This link no longer works")
        assert problems(outsider) == []


def test_without_scripts_the_address_is_there_to_be_copied_by_hand(live_server, browser, draft):
    with browser.new_context(java_script_enabled=False) as context:
        page = Desk(context.new_page(), live_server.url).open(f"/admin/preview-links/news.article/{draft.pk}/")
        page.fill("#id_note", "Ivan Petrov")
        page.get_by_role("button", name="Make a link").click()
        expect(page.get_by_label("Address to send")).to_have_value(address_of(PreviewLink.objects.get()))
        expect(page.get_by_role("button", name="Copy")).to_be_hidden()


@pytest.mark.parametrize("width", [390, 1440])
def test_the_pages_are_accessible_and_fit_their_window(desk, draft, width):
    PreviewLink.objects.create(
        record=draft, language="en", note="A long name " * 9, expires_at=NOON + timedelta(days=1)
    )
    desk.page.set_viewport_size({"width": width, "height": 900})
    for path in (
        f"preview/news.article/{draft.pk}/?at=nonsense",
        f"preview-links/news.article/{draft.pk}/",
        "preview-links/",
    ):
        page = desk.open(f"/admin/{path}")
        assert page.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 0, path
        assert problems(page) == [], path
    page = desk.open(f"/admin/preview/news.article/{draft.pk}/?width=wide")
    boxes = [page.locator(f"#page-{language} .frame__page").bounding_box() for language in ("ru", "en")]
    assert (boxes[0]["y"] == boxes[1]["y"]) == (width == 1440)
