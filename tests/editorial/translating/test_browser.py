"""The translation page in a real browser, under the policy that is really sent."""

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import Page, expect

from demo.factories import ArticleFactory, ExpeditionFactory, PhotoFactory, SectionFactory
from editorial.models import AuditEntry, Need, Status, Translation
from missions.models import ExpeditionTask
from news.models import Article

from .conftest import ENGLISH, RUSSIAN, Person, change, state

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
FRAME = "#cke_id_body_en iframe"


class Window:
    """Somebody's browser with a translation open, everything it complained of and every page it loaded."""

    def __init__(self, page: Page, base: str, login: str = "translator", language: str = "en") -> None:
        self.page, self.base = page, base
        self.complaints: list[str] = []
        self.loads = self.clicks = 0
        cookies = Person(login, language).client.cookies.values()
        page.context.add_cookies([{"name": c.key, "value": c.value, "url": base} for c in cookies])
        page.on("console", lambda said: said.type in ("error", "warning") and self.complaints.append(said.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("framenavigated", self._count)

    def _count(self, frame) -> None:
        if frame == self.page.main_frame:
            self.loads += 1

    def open(self, record) -> Page:
        return self.go(f"/admin/translate/{record._meta.label_lower}/{record.pk}/")

    def go(self, path: str) -> Page:
        self.page.goto(self.base + path)
        self.page.wait_for_load_state("networkidle")
        return self.page

    @property
    def text(self):
        return self.page.frame_locator(FRAME).locator("body")

    @property
    def said(self):
        return self.page.locator("#said")

    def write(self, text: str) -> None:
        self.text.click()
        self.page.keyboard.press("Control+End")
        self.page.keyboard.type(text)


@pytest.fixture
def article(db) -> Article:
    return ArticleFactory(
        section=SectionFactory(),
        status_en=Status.DRAFT,
        **{"title_ru": "Посадка", "title_en": "Landing", "lead_ru": "Вернулись.", "lead_en": "They are back."},
        **{"place_ru": "", "place_en": "", "body_ru": RUSSIAN, "body_en": ENGLISH},
    )


@pytest.fixture
def stale(article) -> Article:
    article.body_ru = RUSSIAN.replace("Землю", "Землю вчера")
    article.save()
    return article


@pytest.fixture
def window(live_server, page, db) -> Window:
    return Window(page, live_server.url)


def test_an_out_of_date_text_is_brought_in_step_from_the_desk_in_few_clicks_and_two_loads(stale, window):
    page = window.go("/admin/")
    page.click(f'a[href^="/admin/translate/news.article/{stale.pk}/"]')
    page.wait_for_load_state("networkidle")
    expect(page.locator("#pair-body_en .as-changed ins")).to_have_text("вчера")
    window.write(" Yesterday.")
    page.click("button[value=save]")
    expect(window.said).to_contain_text("Saved at")
    stale.refresh_from_db()
    assert stale.body_en.endswith("as planned. Yesterday.</p>")
    assert state(stale).need == Need.IN_STEP
    assert window.loads == 2  # with two clicks; the old translation stands in the history
    assert window.complaints == []


def test_everything_is_done_by_keyboard(stale, window):
    page = window.open(stale)
    expect(page.locator("#pair-title_en .state")).to_have_text("in step")
    page.keyboard.press("F8")  # from the first field to the one that needs something
    page.keyboard.press("Control+End")
    page.keyboard.type(" Yesterday.")
    page.keyboard.press("Control+s")
    expect(window.said).to_contain_text("Saved at")
    page.keyboard.type(" Indeed.")
    expect(window.said).to_have_text("Not saved yet")
    page.keyboard.press("Control+Enter")
    expect(window.said).to_contain_text("Sent to review.")
    stale.refresh_from_db()
    assert stale.status_en == Status.REVIEW
    assert "Yesterday. Indeed." in stale.body_en
    assert window.loads == 1
    expect(page.locator("button[value=review]")).to_be_hidden()
    assert window.complaints == []


def test_saved_and_on_to_the_next(stale, window):
    task = ExpeditionTask.objects.create(expedition=ExpeditionFactory(), text_ru="Выход", text_en="")
    page = window.open(stale)
    window.write(" Yesterday.")
    page.keyboard.press("Control+Shift+Enter")
    page.wait_for_url("**/missions.expedition/**")
    expect(page.locator(f"#id_expeditiontask-{task.pk}-text_en")).to_be_focused()
    page.keyboard.type("Spacewalk")
    page.keyboard.press("Enter")  # one line stays one line
    page.keyboard.press("Control+Shift+Enter")
    page.wait_for_url("**/admin/")
    task.refresh_from_db()
    assert task.text_en == "Spacewalk"
    assert Translation.objects.exclude(need=Need.IN_STEP).count() == 0


def tops(window: Window) -> list[tuple[float, float]]:
    """Where the paragraphs of both sides stand in the window."""
    return window.page.evaluate(
        """() => {
          const pair = document.getElementById("pair-body_en");
          const source = [...pair.querySelectorAll("[data-source]")].find((each) => each.offsetParent);
          const frame = pair.querySelector("iframe");
          const start = frame.getBoundingClientRect().top;
          const blocks = "p, h2, li";
          const left = [...source.querySelectorAll(blocks)];
          const right = [...frame.contentDocument.body.querySelectorAll(blocks)];
          return left.map((each, place) => [each.getBoundingClientRect().top,
            start + right[place].getBoundingClientRect().top]);
        }"""
    )


LONG = "Слова за словом, и так далее. " * 12
SHORT = "A word. "
PARAGRAPHS_RU = f"<p>{LONG}</p><h2>Дальше</h2><ul><li>Раз</li><li>{LONG}</li><li>Три</li></ul><p>Раз</p><p>Конец</p>"
PARAGRAPHS_EN = (
    f"<p>{SHORT}</p><h2>On</h2><ul><li>{SHORT * 90}</li><li>two</li><li>x</li></ul><p>{SHORT * 70}</p><p>End</p>"
)


def test_paragraph_stands_beside_paragraph_also_while_it_grows(article, window):
    Article.objects.filter(pk=article.pk).update(body_ru=PARAGRAPHS_RU, body_en=PARAGRAPHS_EN)
    window.open(article)
    window.page.wait_for_function("document.querySelector('#pair-body_en [data-source] [style]')")
    assert all(abs(left - right) < 2 for left, right in tops(window)), tops(window)
    window.text.locator("h2").click()
    window.page.keyboard.type("and on and on " * 12)
    window.page.wait_for_timeout(300)
    assert all(abs(left - right) < 2 for left, right in tops(window)), tops(window)
    assert "style" not in window.page.evaluate("CKEDITOR.instances.id_body_en.getData()")
    expect(window.page.locator("#pair-body_en [data-current]")).to_have_text("Дальше")


def test_on_a_phone_the_source_stands_above_the_translation(article, window):
    window.page.set_viewport_size({"width": 390, "height": 800})
    page = window.open(article)
    source = page.locator("#pair-body_en .pair-source").bounding_box()
    target = page.locator("#pair-body_en .pair-target").bounding_box()
    assert source["y"] + source["height"] <= target["y"]
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    assert page.locator("#pair-body_en [data-source] [style]").count() == 0


def test_the_change_can_be_put_aside_and_the_source_read_as_it_is(stale, window):
    page = window.open(stale)
    page.get_by_label("As it reads").check()
    expect(page.locator("#pair-body_en .as-reads")).to_be_visible()
    expect(page.locator("#pair-body_en .as-changed")).to_be_hidden()


def test_what_nobody_touched_in_the_editor_is_not_saved(article, window):
    Article.objects.filter(pk=article.pk).update(body_en="<p><b>Bold</b> and <i>slanted</i>.</p>")
    page = window.open(article)
    page.fill("#id_lead_en", "They have come back.")
    page.keyboard.press("Control+s")
    expect(window.said).to_contain_text("Saved at")
    article.refresh_from_db()
    assert article.lead_en == "They have come back."
    assert article.body_en == "<p><b>Bold</b> and <i>slanted</i>.</p>"


def test_the_source_changes_under_the_translator(stale, window):
    page = window.open(stale)
    window.write(" Yesterday.")
    change(stale, body_ru=RUSSIAN.replace("Землю", "Землю сегодня"))
    page.keyboard.press("Control+s")
    expect(page.locator("#notes-body_en")).to_contain_text("Анна Ветрова changed the source at")
    expect(page.locator("#pair-body_en .as-changed ins")).to_have_text("сегодня")
    expect(window.text).to_contain_text("Yesterday.")
    stale.refresh_from_db()
    assert "Yesterday." in stale.body_en
    assert state(stale).stale_fields == ["body"]


def test_two_in_one_field_and_both_texts_stay(article, window, live_server, browser):
    page = window.open(article)
    with browser.new_context() as context:
        other = Window(context.new_page(), live_server.url, "press")
        other.open(article)
        other.write(" Said the press office.")
        other.page.keyboard.press("Control+s")
        expect(other.said).to_contain_text("Saved at")
    window.write(" Said the translator.")
    page.keyboard.press("Control+s")
    expect(window.said).to_contain_text("1 field is not saved")
    expect(page.locator("#notes-body_en .theirs")).to_contain_text("Said the press office.")
    expect(window.text).to_contain_text("Said the translator.")
    article.refresh_from_db()
    assert "press office" in article.body_en
    page.click("button[name=keep]")
    expect(window.said).to_contain_text("Saved at")
    expect(page.locator("#notes-body_en .theirs")).to_have_count(0)
    article.refresh_from_db()
    assert article.body_en.endswith("Said the translator.</p>")


def test_the_other_text_is_taken_into_the_editor(article, window):
    page = window.open(article)
    change(article, body_en="<p>Theirs.</p>")
    window.write(" Mine.")
    page.keyboard.press("Control+s")
    page.click("button[name=take]")
    expect(window.text).to_have_text("Theirs.")
    article.refresh_from_db()
    assert article.body_en == "<p>Theirs.</p>"


def test_a_session_that_has_ended_takes_nothing_with_it(article, window, live_server):
    page = window.open(article)
    window.write(" Typed.")
    expect(window.said).to_have_text("Not saved yet")
    Session.objects.all().delete()
    page.keyboard.press("Control+s")
    expect(window.said).to_contain_text("you are signed out")
    expect(window.said.locator("a")).to_have_attribute("target", "_blank")
    expect(window.text).to_contain_text("Typed.")
    # Signed in again in another tab, where the token has changed too.
    cookies = Person("translator").client.cookies.values()
    page.context.add_cookies([{"name": c.key, "value": c.value, "url": window.base} for c in cookies])
    page.keyboard.press("Control+s")
    expect(window.said).to_contain_text("Saved at")
    article.refresh_from_db()
    assert "Typed." in article.body_en


def test_a_server_that_does_not_answer_is_said_to_be_silent(article, window):
    page = window.open(article)
    page.fill("#id_lead_en", "Typed.")
    page.route("**/admin/translate/**", lambda route: route.abort())
    page.keyboard.press("Control+s")
    expect(window.said).to_contain_text("the server does not answer")
    expect(page.locator("#id_lead_en")).to_have_value("Typed.")
    page.unroute("**/admin/translate/**")
    page.route("**/admin/translate/**", lambda route: route.fulfill(status=500, body="<h1>Error</h1>"))
    page.keyboard.press("Control+s")
    expect(window.said).to_contain_text("the server does not answer")


def test_a_record_deleted_meanwhile_leaves_the_text_in_the_window(article, window):
    page = window.open(article)
    page.fill("#id_lead_en", "Typed.")
    article.delete()
    page.keyboard.press("Control+s")
    expect(window.said).to_contain_text("This has been deleted meanwhile")
    expect(page.locator("#id_lead_en")).to_have_value("Typed.")


def test_the_structure_of_the_source_is_taken_over_to_be_overwritten(window, db):
    article = ArticleFactory(section=SectionFactory(), status_en="draft", body_ru=PARAGRAPHS_RU, body_en="")
    page = window.open(article)
    page.click("button[name=structure]")
    expect(window.text.locator("h2")).to_have_text("Дальше")
    expect(window.text.locator("li")).to_have_count(3)
    expect(window.said).to_have_text("Not saved yet")
    article.refresh_from_db()
    assert not article.body_en


def test_typing_claims_and_opening_does_not(stale, window):
    page = window.open(stale)
    assert state(stale).translator is None
    window.write("x")
    expect(page.locator("#summary")).to_contain_text("you are translating it, since")
    assert state(stale).translator.username == "translator"
    assert not AuditEntry.objects.filter(action=AuditEntry.Action.REFUSED).exists()


def test_what_is_saved_is_not_offered_back_and_what_is_not_is(article, window):
    page = window.open(article)
    page.fill("#id_lead_en", "Saved.")
    page.keyboard.press("Control+s")
    expect(window.said).to_contain_text("Saved at")
    page.fill("#id_title_en", "Lost in a crash")
    page.wait_for_timeout(3000)  # the drafts are kept every few seconds
    page.close(run_before_unload=False)
    again = Window(page.context.new_page(), window.base)
    opened = again.open(article)
    offer = opened.locator("section.draft-offer")
    expect(offer).to_contain_text("Lost in a crash")
    expect(offer).not_to_contain_text("Saved.")


def test_unsaved_text_is_not_left_without_a_question_and_saved_text_is(article, window):
    page = window.open(article)
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    page.fill("#id_lead_en", "Half a thought")
    page.click("#language-switch button[value=ru]")
    page.wait_for_timeout(300)
    assert asked == ["beforeunload"]
    page.keyboard.press("Control+s")
    expect(window.said).to_contain_text("Saved at")
    page.click("#language-switch button[value=ru]")
    expect(page.locator("html")).to_have_attribute("lang", "ru")
    assert asked == ["beforeunload"]


def test_without_scripts_a_translation_is_saved_as_a_page(article, live_server, browser):
    with browser.new_context(java_script_enabled=False) as context:
        window = Window(context.new_page(), live_server.url)
        page = window.open(article)
        page.fill("#id_lead_en", "They have come back.")
        page.click("button[value=save]")
        expect(page.locator(".messagelist")).to_contain_text("Saved at")
        expect(page.locator("#id_lead_en")).to_have_value("They have come back.")


@pytest.mark.parametrize("width", [390, 1440])
def test_no_page_is_wider_than_its_window(window, width, db):
    window.page.set_viewport_size({"width": width, "height": 900})
    page = window.open(PhotoFactory(caption_ru="Очень длинная подпись " * 10, caption_en=""))
    assert page.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 0
    assert window.complaints == []
