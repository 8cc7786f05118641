"""The translation page in a real browser, under the policy that is really sent."""

import pytest
from playwright.sync_api import expect

from demo.factories import ArticleFactory, ExpeditionFactory, PhotoFactory, SectionFactory
from editorial.content.models import AuditEntry, Need, Status, Translation
from missions.models import ExpeditionTask
from news.models import Article

from .conftest import state
from .windows import Window

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_an_out_of_date_text_is_brought_in_step_from_the_desk_in_few_clicks_and_two_loads(stale_draft, window):
    page = window.go("/admin/")
    page.click(f'a[href^="/admin/translate/news.article/{stale_draft.pk}/"]')
    page.wait_for_load_state("networkidle")
    expect(page.locator("#pair-body_en .as-changed ins")).to_have_text("вчера")
    window.write(" Yesterday.")
    page.click("button[value=save]")
    expect(window.said).to_contain_text("Saved at")
    stale_draft.refresh_from_db()
    assert stale_draft.body_en.endswith("as planned. Yesterday.</p>")
    assert state(stale_draft).need == Need.IN_STEP
    assert window.loads == 2  # with two clicks; the old translation stands in the history
    assert window.complaints == []


def test_everything_is_done_by_keyboard(stale_draft, window):
    page = window.open(stale_draft)
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
    stale_draft.refresh_from_db()
    assert stale_draft.status_en == Status.REVIEW
    assert "Yesterday. Indeed." in stale_draft.body_en
    assert window.loads == 1
    expect(page.locator("button[value=review]")).to_be_hidden()
    assert window.complaints == []


def test_saved_and_on_to_the_next(stale_draft, window):
    task = ExpeditionTask.objects.create(expedition=ExpeditionFactory(), text_ru="Выход", text_en="")
    page = window.open(stale_draft)
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


def test_paragraph_stands_beside_paragraph_also_while_it_grows(draft, window):
    Article.objects.filter(pk=draft.pk).update(body_ru=PARAGRAPHS_RU, body_en=PARAGRAPHS_EN)
    window.open(draft)
    expect(window.page.locator("#pair-body_en [data-source] [style]").first).to_be_attached()
    assert all(abs(left - right) < 2 for left, right in tops(window)), tops(window)
    window.text.locator("h2").click()
    window.page.keyboard.type("and on and on " * 12)
    window.page.wait_for_timeout(300)
    assert all(abs(left - right) < 2 for left, right in tops(window)), tops(window)
    assert "style" not in window.page.evaluate("CKEDITOR.instances.id_body_en.getData()")
    expect(window.page.locator("#pair-body_en [data-current]")).to_have_text("Дальше")


def test_a_paragraph_that_is_not_translated_yet_leaves_the_others_beside_theirs(draft, window):
    russian = f"<p>Раз</p><p>{LONG}</p><h2>Дальше</h2><p>Три</p>"
    Article.objects.filter(pk=draft.pk).update(body_ru=russian, body_en="<p>One</p><h2>On</h2><p>Three</p>")
    window.open(draft)
    source = window.page.locator("#pair-body_en [data-source] h2")
    expect(window.text.locator("h2")).to_be_visible()
    window.page.wait_for_timeout(300)
    assert abs(source.bounding_box()["y"] - window.text.locator("h2").bounding_box()["y"]) < 2


def test_on_a_phone_the_source_stands_above_the_translation(draft, window):
    window.page.set_viewport_size({"width": 390, "height": 800})
    page = window.open(draft)
    source = page.locator("#pair-body_en .pair-source").bounding_box()
    target = page.locator("#pair-body_en .pair-target").bounding_box()
    assert source["y"] + source["height"] <= target["y"]
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    assert page.locator("#pair-body_en [data-source] [style]").count() == 0


def test_the_change_can_be_put_aside_and_the_source_read_as_it_is(stale_draft, window):
    page = window.open(stale_draft)
    page.get_by_label("As it reads").check()
    expect(page.locator("#pair-body_en .as-reads")).to_be_visible()
    expect(page.locator("#pair-body_en .as-changed")).to_be_hidden()


def test_what_nobody_touched_in_the_editor_is_not_saved(draft, window):
    Article.objects.filter(pk=draft.pk).update(body_en="<p><b>Bold</b> and <i>slanted</i>.</p>")
    page = window.open(draft)
    page.fill("#id_lead_en", "They have come back.")
    page.keyboard.press("Control+s")
    expect(window.said).to_contain_text("Saved at")
    draft.refresh_from_db()
    assert draft.lead_en == "They have come back."
    assert draft.body_en == "<p><b>Bold</b> and <i>slanted</i>.</p>"


def test_the_structure_of_the_source_is_taken_over_to_be_overwritten(window, db):
    draft = ArticleFactory(section=SectionFactory(), status_en="draft", body_ru=PARAGRAPHS_RU, body_en="")
    page = window.open(draft)
    page.click("button[name=structure]")
    expect(window.text.locator("h2")).to_have_text("Дальше")
    expect(window.text.locator("li")).to_have_count(3)
    expect(window.said).to_have_text("Not saved yet")
    draft.refresh_from_db()
    assert not draft.body_en


def test_typing_claims_and_opening_does_not(stale_draft, window):
    page = window.open(stale_draft)
    assert state(stale_draft).translator is None
    window.write("x")
    expect(page.locator("#summary")).to_contain_text("you are translating it, since")
    assert state(stale_draft).translator.username == "translator"
    assert not AuditEntry.objects.filter(action=AuditEntry.Action.REFUSED).exists()


def test_without_scripts_a_translation_is_saved_as_a_page(draft, live_server, browser):
    with browser.new_context(java_script_enabled=False) as context:
        window = Window(context.new_page(), live_server.url)
        page = window.open(draft)
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
