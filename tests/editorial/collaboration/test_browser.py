"""Two people in two windows, and what a browser keeps when something breaks. Under the policy that is really sent."""

import json

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import Page, expect

from demo.factories import ArticleFactory, ExpeditionFactory, ExpeditionTaskFactory, PersonFactory, SectionFactory
from missions.models import ExpeditionTask
from news.models import Article

from .people import client_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
ADD = "/admin/news/article/add/"

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


class Desk:
    """One person's window, and everything that the browser complained of."""

    def __init__(self, browser, base: str, name: str, language: str = "en", **options) -> None:
        self.base, self.name, self.language = base, name, language
        self.context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="ru-RU", **options)
        self.context.set_default_timeout(15_000)
        self.complaints: list[str] = []
        self.context.on("console", self._hear)
        self.sign_in()
        self.page = self.context.new_page()
        self.page.on("dialog", lambda dialog: dialog.accept())

    def _hear(self, message) -> None:
        if message.type in ("error", "warning") and "status of" not in message.text:
            self.complaints.append(message.text)

    def sign_in(self) -> None:
        cookies = client_of(self.name, self.language).cookies.values()
        self.context.add_cookies([{"name": c.key, "value": c.value, "url": self.base} for c in cookies])

    def open(self, path: str) -> Page:
        self.page.goto(self.base + path)
        self.settle()
        return self.page

    def settle(self) -> None:
        self.page.wait_for_load_state("load")
        self.page.wait_for_function(
            "() => [...document.querySelectorAll('textarea[data-type=ckeditortype]:not([id*=__prefix__])')]"
            ".every(area => window.CKEDITOR?.instances[area.id]?.status === 'ready')"
        )
        self.page.wait_for_timeout(250)

    def write(self, field: str, text: str) -> None:
        self.page.click(f"#tab-{field[-2:]}")
        self.page.frame_locator(f"#cke_id_{field} iframe").locator("body").click()
        self.page.keyboard.press("Control+a")
        self.page.keyboard.type(text)

    def fill(self, field: str, text: str) -> None:
        self.page.click(f"#tab-{field[-2:]}")
        self.page.fill(f"#id_{field}", text)

    def save(self) -> None:
        with self.page.expect_navigation():
            self.page.click("input[name=_continue]")
        self.settle()

    def drafts(self) -> dict:
        return self.page.evaluate(
            "() => Object.fromEntries(Object.entries(localStorage).filter(([key]) => key.startsWith('draft:')))"
        )

    def wait_for_draft(self, text: str) -> None:
        self.page.wait_for_function(
            "text => Object.entries(localStorage).some(([k, v]) => k.startsWith('draft:') && v.includes(text))",
            arg=text,
        )


@pytest.fixture
def at_desk(live_server, browser):
    opened = []

    def open_desk(name: str, **options) -> Desk:
        opened.append(Desk(browser, live_server.url, name, **options))
        return opened[-1]

    yield open_desk
    for desk in opened:
        desk.context.close()


@pytest.fixture
def article(db):
    return ArticleFactory(
        title_ru="Пуск",
        title_en="Launch",
        lead_en="In brief",
        body_ru="<p>Было.</p>",
        body_en="<p>It was.</p>",
        status_ru="draft",
        status_en="draft",
    )


@pytest.fixture
def address(article):
    return f"/admin/news/article/{article.pk}/change/"


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
    from editorial.collaboration.digests import canonical
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


def test_the_tab_crashes_and_the_text_is_offered_back(at_desk, article, address):
    desk = at_desk("anna")
    desk.open(address)
    desk.write("body_ru", "Час работы.")
    desk.fill("title_ru", "Новый заголовок")
    desk.wait_for_draft("Час работы.")
    desk.wait_for_draft("Новый заголовок")
    desk.page.close(run_before_unload=False)
    desk.page = desk.context.new_page()
    page = desk.open(address)
    offer = page.locator("section.draft-offer")
    expect(offer).to_contain_text("There is text that was not saved")
    expect(page.locator("#id_title_ru")).to_have_value("Пуск")  # never applied by itself
    offer.locator("summary").click()
    expect(offer).to_contain_text("Час работы.")
    expect(offer).to_contain_text("Было.")
    offer.locator("[data-take]").click()
    expect(offer).to_have_count(0)
    expect(page.frame_locator("#cke_id_body_ru iframe").locator("body")).to_have_text("Час работы.")
    desk.save()
    article.refresh_from_db()
    assert (article.title_ru, article.body_ru) == ("Новый заголовок", "<p>Час работы.</p>")
    assert desk.drafts() == {}
    expect(page.locator("section.draft-offer")).to_have_count(0)
    assert desk.complaints == []


def test_an_expired_session_swallows_nothing(at_desk, db):
    SectionFactory()
    person = PersonFactory()
    desk = at_desk("anna")
    page = desk.open(ADD)
    page.locator("[name=section]").first.check()
    desk.write("body_ru", "Пуск состоялся.")
    page.click(".field-people .select2-selection")
    page.keyboard.type("конон")
    page.click(".select2-results__option:has-text('Oleg Kononenko')")
    Session.objects.all().delete()
    with page.expect_navigation():
        page.click("input[name=_save]")
    expect(page.get_by_text("Nothing has been saved: you are signed out.")).to_be_visible()
    expect(page.locator("#content-main dl")).to_contain_text("Пуск состоялся.")
    expect(page.get_by_role("link", name="Sign in in another window")).to_have_attribute("target", "_blank")
    assert Article.objects.count() == 0
    desk.sign_in()
    with page.expect_navigation():
        page.get_by_role("button", name="I have signed in: send again").click()
    desk.settle()
    desk.fill("title_ru", "Пуск")
    with page.expect_navigation():
        page.click("input[name=_save]")
    desk.settle()
    article = Article.objects.get()
    assert (article.body_ru, list(article.people.all())) == ("<p>Пуск состоялся.</p>", [person])
    assert desk.drafts() == {}


def test_a_server_error_swallows_nothing(at_desk, article, address, monkeypatch):
    desk = at_desk("anna")
    desk.open(address)
    desk.fill("lead_ru", "Набрано до ошибки")
    with monkeypatch.context() as broken:
        broken.setattr(Article, "save", lambda *args, **kwargs: 1 / 0)
        desk.page.context.on("weberror", lambda error: None)
        with desk.page.expect_navigation():
            desk.page.click("input[name=_continue]")
    page = desk.open(address)
    page.click("section.draft-offer [data-take]")
    expect(page.locator("#id_lead_ru")).to_have_value("Набрано до ошибки")
    desk.save()
    article.refresh_from_db()
    assert article.lead_ru == "Набрано до ошибки"


def test_what_another_has_changed_meanwhile_is_not_ticked(at_desk, article, address):
    desk = at_desk("anna")
    desk.open(address)
    desk.fill("lead_en", "Anna's lead")
    desk.fill("title_en", "Anna's title")
    desk.wait_for_draft("Anna's title")
    Article.objects.filter(pk=article.pk).update(lead_en="Boris's lead")
    page = desk.open(address)
    offer = page.locator("section.draft-offer")
    offer.locator("summary").click()
    lead = offer.locator("li", has_text="Boris's lead")
    expect(lead.locator("input")).not_to_be_checked()
    expect(lead).to_contain_text("has been changed since")
    offer.locator("[data-take]").click()
    expect(page.locator("#id_title_en")).to_have_value("Anna's title")
    expect(page.locator("#id_lead_en")).to_have_value("Boris's lead")
    expect(offer).to_contain_text("Anna's lead")  # still there until it is discarded
    offer.locator("[data-discard]").click()
    expect(offer).to_have_count(0)


def test_a_refused_form_keeps_its_draft_and_a_saved_one_does_not(at_desk, article, address):
    desk = at_desk("anna")
    page = desk.open(address)
    desk.fill("title_ru", "Правка")
    page.click("text=Address") if page.locator("fieldset.collapse").count() else None
    page.locator("#id_slug").evaluate("field => { field.value = 'не латиница'; }")
    desk.save()
    expect(page.locator(".errornote").first).to_be_visible()
    expect(page.locator("section.draft-offer")).to_have_count(0)  # it stands in the form
    desk.wait_for_draft("Правка")
    page.locator("#id_slug").evaluate("field => { field.value = 'launch'; }")
    desk.save()
    assert desk.drafts() == {}


def test_another_person_at_the_same_computer_sees_nothing_of_it(at_desk, address):
    desk = at_desk("anna")
    desk.open(address)
    desk.fill("title_ru", "Черновик Анны")
    desk.wait_for_draft("Черновик Анны")
    desk.name = "boris"
    desk.sign_in()
    page = desk.open(address)
    expect(page.locator("section.draft-offer")).to_have_count(0)
    expect(page.locator("body")).not_to_contain_text("Черновик Анны")
    desk.name = "anna"
    desk.sign_in()
    expect(desk.open(address).locator("section.draft-offer")).to_have_count(1)


def test_logging_out_asks_and_takes_the_drafts_away(at_desk, address):
    desk = at_desk("anna")
    page = desk.open(address)
    desk.fill("title_ru", "Под эмбарго")
    desk.wait_for_draft("Под эмбарго")
    page.goto(f"{desk.base}/admin/password_change/")
    with page.expect_navigation():
        page.click("#logout-form button")
    assert desk.drafts() == {}


def test_old_drafts_go_and_passwords_never_come(at_desk, address):
    desk = at_desk("anna")
    page = desk.open(address)
    page.evaluate(
        "localStorage.setItem('draft:1:a:1:form#x', JSON.stringify({at: Date.now() - 15 * 864e5, fields: {}}))"
    )
    desk.open(address)
    assert desk.drafts() == {}
    desk.fill("title_ru", "Правка")
    desk.wait_for_draft("Правка")
    (entry,) = desk.drafts().values()
    assert list(json.loads(entry)["fields"]) == ["title_ru"]


def test_a_full_storage_breaks_nothing(at_desk, article, address):
    desk = at_desk("anna")
    desk.context.add_init_script(
        "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };"
    )
    desk.open(address)
    desk.fill("title_ru", "Правка")
    desk.page.wait_for_timeout(3000)
    desk.save()
    article.refresh_from_db()
    assert article.title_ru == "Правка"
    assert desk.complaints == []


def test_new_rows_come_back_as_rows(at_desk, db):
    expedition = ExpeditionFactory()
    ExpeditionTaskFactory(expedition=expedition)
    address = f"/admin/missions/expedition/{expedition.pk}/change/"
    desk = at_desk("anna")
    page = desk.open(address)
    for number in (1, 2):
        page.click("#tasks-group .add-row a")
        page.fill(f"#id_tasks-{number}-text_ru", f"Новая {number}")
        page.fill(f"#id_tasks-{number}-text_en", f"New {number}")
    desk.wait_for_draft("New 2")
    page = desk.open(address)
    page.click("section.draft-offer [data-take]")
    expect(page.locator("#id_tasks-2-text_en")).to_have_value("New 2")
    desk.save()
    assert ExpeditionTask.objects.filter(text_en__startswith="New").count() == 2


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


def test_what_a_translator_typed_before_a_crash_is_offered_back_in_the_translation_view(at_desk, article):
    desk = at_desk("peter")
    page = desk.open(f"/admin/translate/news.article/{article.pk}/")
    title = "[name$=title]:not([type=hidden]), [name$=title_en]:not([type=hidden])"
    page.locator(title).first.fill("Half a thought")
    desk.wait_for_draft("Half a thought")
    desk.page.close(run_before_unload=False)
    desk.page = desk.context.new_page()
    page = desk.open(f"/admin/translate/news.article/{article.pk}/")
    page.click("section.draft-offer [data-take]")
    expect(page.locator(title).first).to_have_value("Half a thought")
    article.refresh_from_db()
    assert article.title_en == "Launch"
