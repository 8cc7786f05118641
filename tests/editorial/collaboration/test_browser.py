"""Two people in two windows. Under the policy that is really sent."""

import pytest
from playwright.sync_api import expect

from demo.factories import ExpeditionFactory, ExpeditionTaskFactory, SectionFactory
from news.models import Article

from .people import client_of
from .windows import ADD

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


# What the editor lays out anew in its own way.
RICH = (
    "<h2>Пуск «Союза»</h2><p>Ракета&nbsp;— “Союз-ФГ”, стартовала в&nbsp;14:31 &amp; вышла <b>на</b> <i>орбиту</i>."
    'Строка<br>и ещё. <a title="Подробно" href="https://example.org/a?b=1&amp;c=2" rel="noopener">Ссылка</a></p>'
    '<ul><li>один</li><li>два<ul><li>внутри</li></ul></li></ul><ol start="3"><li><p>три</p></li></ol>'
    "<blockquote>Цитата<footer>Кто-то</footer></blockquote><hr>"
    '<table><caption>Итоги</caption><thead><tr><th scope="col">А</th><th>Б</th></tr></thead>'
    '<tbody><tr><td colspan="2">H<sub>2</sub>O</td></tr><tr><td></td><td>x&nbsp;</td></tr></tbody></table>'
    '<p lang="en">In   English, 5 &lt; 7 and "so" on</p>'
)


def test_opening_and_saving_an_untouched_form_changes_nothing(at_desk, article, address):
    article.body_ru = article.body_en = RICH
    article.save()
    before = Article.objects.filter(pk=article.pk).values().get()
    desk = at_desk("anna")
    desk.open(address)
    desk.save()
    after = Article.objects.filter(pk=article.pk).values().get()
    ignored = {"changed_at"}
    assert {k: v for k, v in after.items() if k not in ignored} == {k: v for k, v in before.items() if k not in ignored}
    assert desk.drafts() == {}
    assert desk.complaints == []


def test_the_editors_own_layout_is_the_same_text_to_the_server(at_desk, article, address):
    """Without our script's help: what the editor itself would send has the digest of what is stored."""
    from editorial.collaboration.form_digests import canonical
    from editorial.core.fields import RichTextFormField

    article.body_ru = RICH
    article.save()
    article.refresh_from_db()
    page = at_desk("anna").open(address)
    sent = page.evaluate("CKEDITOR.instances.id_body_ru.getData()")
    assert canonical(RichTextFormField(), sent) == canonical(RichTextFormField(), article.body_ru)


def test_an_officer_and_a_translator_write_at_the_same_time(at_desk, article, address):
    officer, translator = at_desk("anna"), at_desk("peter")
    officer.open(address)
    translator.open(address)
    expect(translator.page.locator("#presence")).to_contain_text("Anna Vetrova")
    officer.write("body_ru", "Стало.")
    translator.write("body_en", "It is.")
    translator.save()
    officer.save()
    article.refresh_from_db()
    assert (article.body_ru, article.body_en) == ("<p>Стало.</p>", "<p>It is.</p>")
    assert officer.complaints == translator.complaints == []


def test_two_texts_of_one_field_stand_beside_each_other(at_desk, article, address):
    one, other = at_desk("anna"), at_desk("boris")
    one.open(address)
    other.open(address)
    one.write("body_en", "The text of Anna.")
    other.write("body_en", "The text of Boris.")
    other.fill("title_en", "Boris's title")
    one.save()
    other.save()
    block = other.page.locator(".conflict")
    expect(block).to_contain_text("The text of Anna.")
    expect(block).to_contain_text("The text of Boris.")
    expect(block).to_contain_text("Anna Vetrova")
    expect(other.page.locator("#tab-en")).to_have_attribute("aria-selected", "true")
    frame = other.page.frame_locator("#cke_id_body_en iframe").locator("body")
    expect(frame).to_have_text("The text of Boris.")
    other.page.click("text=Take theirs")
    expect(frame).to_have_text("The text of Anna.")
    other.page.click("text=Keep mine")
    expect(frame).to_have_text("The text of Boris.")
    other.save()
    article.refresh_from_db()
    assert (article.body_en, article.title_en) == ("<p>The text of Boris.</p>", "Boris's title")
    assert one.complaints == other.complaints == []


def test_without_scripts_the_choice_is_made_by_radio_buttons(at_desk, article, address):
    from .people import Window

    desk = at_desk("boris", java_script_enabled=False)
    desk.page.goto(desk.base + address)
    Window(client_of("anna"), address).send(lead_en="Anna's lead")
    desk.page.fill("#id_lead_en", "Boris's lead")
    desk.page.click("input[name=_continue]")
    expect(desk.page.locator(".conflict")).to_contain_text("Anna's lead")
    expect(desk.page.locator("#id_lead_en")).to_have_value("Boris's lead")
    desk.page.check("input[name=use-lead_en][value=theirs]")
    desk.page.click("input[name=_continue]")
    expect(desk.page.locator(".conflict")).to_have_count(0)
    article.refresh_from_db()
    assert article.lead_en == "Anna's lead"


def test_two_people_work_on_the_tasks_of_an_expedition(at_desk, db):
    expedition = ExpeditionFactory()
    tasks = [ExpeditionTaskFactory(expedition=expedition, text_ru=f"Задача {n}", order=n) for n in range(2)]
    address = f"/admin/missions/expedition/{expedition.pk}/change/"
    officer, translator = at_desk("anna"), at_desk("peter")
    officer.open(address)
    translator.open(address)
    officer.page.fill("#id_tasks-0-text_ru", "Выход в космос")
    translator.page.fill("#id_tasks-0-text_en", "Spacewalk")
    officer.save()
    translator.save()
    tasks[0].refresh_from_db()
    assert (tasks[0].text_ru, tasks[0].text_en) == ("Выход в космос", "Spacewalk")


def test_a_double_click_saves_one_article(at_desk, db):
    SectionFactory()
    desk = at_desk("anna")
    page = desk.open(ADD)
    page.locator("[name=section]").first.check()
    desk.fill("title_ru", "Пуск")
    with page.expect_navigation():
        page.dblclick("input[name=_save]")
    desk.settle()
    assert Article.objects.count() == 1
    page.wait_for_timeout(500)
    assert Article.objects.count() == 1


def test_who_closes_the_page_is_no_longer_said_to_be_there(at_desk, address):
    one, other = at_desk("anna"), at_desk("peter")
    one.open(address)
    expect(other.open(address).locator("#presence")).to_contain_text("Anna Vetrova")
    one.page.goto("about:blank")
    other.page.wait_for_timeout(500)
    other.page.reload()
    expect(other.page.locator("#presence")).to_have_text("")


def test_the_translation_view_and_the_form_are_open_at_once(at_desk, article, address):
    officer, translator = at_desk("anna"), at_desk("peter")
    officer.open(address)
    page = translator.open(f"/admin/translate/news.article/{article.pk}/")
    expect(page.locator("#presence")).to_contain_text("Anna Vetrova")
    officer.write("body_ru", "Стало.")
    page.locator("[name$=title]:not([type=hidden]), [name$=title_en]:not([type=hidden])").first.fill("A better title")
    translator.wait_for_draft("A better title")
    with page.expect_response(lambda response: response.request.method == "POST" and "translate" in response.url):
        page.click("button[value=save]")
    page.wait_for_function("() => !Object.keys(localStorage).some(key => key.startsWith('draft:'))")
    officer.save()
    article.refresh_from_db()
    assert (article.title_en, article.body_ru) == ("A better title", "<p>Стало.</p>")
    expect(officer.page.locator("#presence")).to_contain_text("translation into English")
