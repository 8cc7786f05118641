"""The admin in a real browser, under the policy that is really sent."""

import pytest
from playwright.sync_api import Page, expect

from demo.factories import ArticleFactory, FlightFactory, PersonFactory, SectionFactory, tiny_picture
from media_library.models import Photo
from news.models import Article
from tests.visible import unsaid

from .conftest import signed_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
ADD = "/admin/news/article/add/"


class Desk:
    """A signed-in officer's browser, and everything that it complained of."""

    def __init__(self, page: Page, base: str, language: str = "en") -> None:
        self.page, self.base = page, base
        self.complaints: list[str] = []
        cookies = signed_in(language).cookies.values()
        page.context.add_cookies([{"name": c.key, "value": c.value, "url": base} for c in cookies])
        page.context.on("console", self._hear)
        page.context.on("request", self._see)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def _hear(self, message):
        if message.type in ("error", "warning"):
            self.complaints.append(message.text)

    def _see(self, request):
        if not request.url.startswith((self.base, "data:", "about:", "blob:")):
            self.complaints.append(f"asked another host: {request.url}")

    def open(self, path: str) -> Page:
        self.page.goto(self.base + path)
        self.page.wait_for_load_state("networkidle")
        return self.page

    def write(self, field: str, text: str) -> None:
        self.page.frame_locator(f"#cke_{field} iframe").locator("body").click()
        self.page.keyboard.type(text)

    def save(self) -> None:
        self.page.click("input[name=_save]")


@pytest.fixture
def desk(live_server, page):
    return Desk(page, live_server.url)


def test_an_officer_writes_in_both_languages_with_the_editor(desk):
    SectionFactory()
    page = desk.open(ADD)
    page.get_by_label("ISS", exact=True).check()
    page.click("#tab-ru")
    page.fill("#id_title_ru", "Пуск")
    desk.write("id_body_ru", "Пуск состоялся.")
    page.keyboard.press("Control+a")
    page.click("#cke_id_body_ru .cke_button__bold")
    page.click("#tab-en")
    page.fill("#id_title_en", "Launch")
    desk.write("id_body_en", "It flew.")
    desk.save()
    expect(page.locator(".messagelist")).to_contain_text("Not on the site")
    article = Article.objects.get()
    assert article.body_ru == "<p><strong>Пуск состоялся.</strong></p>"
    assert article.body_en == "<p>It flew.</p>"
    assert desk.complaints == []


FROM_WORD = """<html xmlns:w="urn:schemas-microsoft-com:office:word"><body><p class=MsoNormal><b>Bold</b>
<span style="color:red;mso-bidi-font-size:12pt">text</span><img src="data:image/png;base64,iVBORw0KGgo="></p>
<script>alert(1)</script></body></html>"""
PASTE = """(body, html) => {
  const data = new DataTransfer();
  data.setData("text/html", html);
  body.dispatchEvent(new ClipboardEvent("paste", {clipboardData: data, bubbles: true, cancelable: true}));
}"""


def test_a_text_from_word_loses_what_the_site_does_not_use(desk):
    page = desk.open(ADD)
    page.click("#tab-ru")
    body = page.frame_locator("#cke_id_body_ru iframe").locator("body")
    body.click()
    body.evaluate(PASTE, FROM_WORD)
    expect(body.locator("strong")).to_have_text("Bold")
    html = page.evaluate("CKEDITOR.instances.id_body_ru.getData()")
    assert html.split() == ["<p><strong>Bold</strong>", "text</p>"]
    assert desk.complaints == []


def test_a_change_form_brings_the_text_back_into_the_editor(desk):
    article = ArticleFactory(body_en="<p>The news in <em>full</em>.</p>")
    page = desk.open(f"/admin/news/article/{article.pk}/change/")
    page.click("#tab-en")
    expect(page.frame_locator("#cke_id_body_en iframe").locator("em")).to_have_text("full")
    assert desk.complaints == []


def test_tabs_are_walked_by_keyboard_and_marked_until_they_are_filled(desk):
    page = desk.open(ADD)
    russian, english = page.locator("#tab-ru"), page.locator("#tab-en")
    expect(english).to_have_attribute("aria-selected", "true")  # the language of the interface
    expect(russian).to_contain_text("not filled in")
    english.focus()
    page.keyboard.press("ArrowRight")
    expect(russian).to_be_focused()
    expect(page.locator("#panel-ru")).to_be_visible()
    expect(page.locator("#panel-en")).to_be_hidden()
    page.fill("#id_title_ru", "Пуск")
    expect(russian).to_contain_text("not filled in")  # the text is still missing
    desk.write("id_body_ru", "Пуск состоялся.")
    expect(russian).not_to_contain_text("not filled in")
    expect(english).to_contain_text("not filled in")
    russian.focus()
    page.keyboard.press("End")
    expect(english).to_be_focused()


def test_the_tab_with_the_mistake_is_open_and_says_so(desk):
    SectionFactory()
    page = desk.open(ADD)
    page.get_by_label("ISS", exact=True).check()
    page.fill("#id_title_en", "Launch")
    page.click("#tab-ru")
    page.select_option("#id_status_ru", "approved")
    page.click("#tab-en")
    desk.save()
    expect(page.locator("#tab-ru")).to_have_attribute("aria-selected", "true")
    expect(page.locator("#tab-ru")).to_contain_text("please correct")
    expect(page.locator("#panel-ru .errorlist")).to_contain_text("The Russian text cannot be approved")
    page.click("#tab-en")
    expect(page.locator("#id_title_en")).to_have_value("Launch")
    assert desk.complaints == []


def test_without_scripts_both_languages_stand_one_below_the_other(live_server, browser, page):
    with browser.new_context(java_script_enabled=False) as context:
        page = Desk(context.new_page(), live_server.url).open(ADD)
        for field in ("title_ru", "body_ru", "status_ru", "title_en", "body_en", "status_en"):
            expect(page.locator(f"#id_{field}")).to_be_visible()
        expect(page.locator("#language-tabs")).to_be_hidden()
        expect(page.locator("fieldset.language h2")).to_have_text(["Русский", "English"])


def test_a_picture_is_added_from_the_article_form(desk, tmp_path):
    file = tmp_path / "launch.jpg"
    file.write_bytes(tiny_picture().read())
    page = desk.open(ADD)
    with page.expect_popup() as opened:
        page.click("#add_id_lead_photo")
    window = opened.value
    window.set_input_files("#id_file", file)
    for language in ("ru", "en"):
        window.click(f"#tab-{language}")
        for name in ("caption", "alt", "credit"):
            window.fill(f"#id_{name}_{language}", f"{name} {language}")
    with window.expect_event("close"):
        window.click("input[name=_save]")
    expect(page.locator("#select2-id_lead_photo-container")).to_contain_text("caption en")
    assert Photo.objects.get().credit_ru == "credit ru"
    assert desk.complaints == []


def test_crew_rows_are_added_with_suggestions(desk):
    PersonFactory()
    page = desk.open("/admin/missions/expedition/add/")
    page.click("#memberships-group .add-row a")
    page.click("#memberships-0 .select2-selection")
    page.keyboard.type("конон")
    page.click(".select2-results__option:has-text('Oleg Kononenko')")
    expect(page.locator("#memberships-0 .select2-selection")).to_contain_text("Oleg Kononenko")
    assert desk.complaints == []


@pytest.mark.parametrize(
    "path", ["/admin/", "/admin/news/article/", "/admin/missions/flight/", "/admin/auth/user/add/"]
)
def test_plain_pages_of_the_admin_live_under_the_strict_policy(desk, path):
    ArticleFactory()
    FlightFactory()
    page = desk.open(path)
    page.click(".theme-toggle >> visible=true")
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    assert desk.complaints == []


@pytest.mark.parametrize("language", ["ru", "en"])
def test_no_form_prints_what_a_script_says_for_nothing(live_server, page, language):
    desk = Desk(page, live_server.url, language)
    flight, article = FlightFactory(), ArticleFactory(status_ru="review", published_at=None)
    kinds = ("news/article", "news/project", "missions/flight", "missions/expedition", "missions/person")
    paths = [f"/admin/{kind}/add/" for kind in (*kinds, "missions/flightevent", "media_library/photo")]
    paths += [f"/admin/missions/flight/{flight.pk}/change/", f"/admin/news/article/{article.pk}/change/"]
    paths += ["/admin/", f"/admin/translate/news.article/{article.pk}/", f"/admin/launch/{flight.pk}/"]
    found = {path: said for path in paths if (said := unsaid(desk.open(path).content()))}
    assert not found, found


def test_unsaved_text_is_not_left_without_a_question(desk):
    page = desk.open(ADD)
    page.fill("#id_title_en", "Half a thought")
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    page.click("#language-switch button[value=ru]")
    page.wait_for_timeout(300)
    assert asked == ["beforeunload"]
    expect(page.locator("#id_title_en")).to_have_value("Half a thought")


@pytest.mark.parametrize("width", [390, 1440])
@pytest.mark.parametrize(
    "path", [ADD, "/admin/news/article/", "/admin/missions/flight/add/", "/admin/missions/expedition/add/"]
)
def test_no_page_is_wider_than_its_window(desk, path, width):
    ArticleFactory(title_en="A very long title about a very long launch of a very long vehicle")
    desk.page.set_viewport_size({"width": width, "height": 900})
    page = desk.open(path)
    assert page.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 0
