"""How many presses and page loads the daily work takes. docs/clicks.md shows the figures measured here."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect
from reversion.models import Version

from demo.factories import ArticleFactory, PersonFactory, PhotoFactory
from editorial.content.models import Need, Translation
from news.models import Article, Section

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
TABLE = Path(__file__).resolve().parents[2] / "docs" / "clicks.md"
LONG = "Экипаж МКС-58 провёл тренировку по действиям при пожаре. " * 8


def figures(task: str) -> tuple[int, int]:
    """Presses and loads as the table in docs/ says them."""
    row = re.search(rf"^\| {re.escape(task)} \| (\d+) \| (\d+) \|", TABLE.read_text(), re.MULTILINE)
    assert row, f"{task!r} does not stand in {TABLE.name}"
    return int(row[1]), int(row[2])


def test_an_article_in_both_languages_with_a_lead_photo_is_written_and_published(window):
    editor = window("editor")
    page = editor.from_the_desk()
    page.click("a.new-article")
    page.wait_for_load_state("networkidle")
    page.locator("label", has_text="МКС").first.click()
    page.click(".field-lead_photo .select2-selection")
    page.keyboard.type("облаками")
    page.click(".select2-results__option >> text=Станция над облаками")
    editor.write("ru", "Экипаж провёл тренировку", LONG)
    editor.write("en", "Crew holds a drill", "The crew of ISS-58 has held a drill. " * 8)
    editor.press("_publish")
    expect(page.locator(".messagelist .success")).to_be_visible()
    article = Article.objects.get()
    assert article.public_languages() == ["ru", "en"]
    assert article.lead_photo is not None
    assert (editor.presses, editor.loads) == figures(
        "Write an article in both languages with a lead photo and publish both"
    )
    assert editor.presses <= 6
    assert editor.loads <= 3


def test_an_out_of_date_translation_is_brought_in_step(window):
    article = ArticleFactory(section=Section.objects.get(slug="iss"), body_ru="<p>Экипаж вернулся.</p>")
    article.body_ru = "<p>Экипаж вернулся вчера.</p>"
    article.save()
    was = article.body_en
    translator = window("translator", "en")
    page = translator.from_the_desk()
    page.click(f'a[href^="/admin/translate/news.article/{article.pk}/"]')
    page.wait_for_load_state("networkidle")
    expect(page.locator("#pair-body_en ins").first).to_have_text("вчера")
    translator.editor("en")(" Yesterday.")
    page.click("button[value=save]")
    expect(page.locator("#save-message")).to_contain_text("Saved")
    assert Translation.objects.of(article).get().need == Need.IN_STEP
    assert (translator.presses, translator.loads) == figures("Bring an out-of-date translation in step")
    assert translator.presses <= 4
    assert translator.loads <= 2
    assert Article.objects.get().body_en != was
    kept = [version.field_dict["body_en"] for version in Version.objects.get_for_object(article)]
    assert was in kept


def test_a_published_text_is_withdrawn_once_the_editor_has_seen_what_readers_lose(window):
    article = ArticleFactory(section=Section.objects.get(slug="iss"))
    editor = window("editor")
    editor.from_the_desk()
    editor.loads = 0  # a text that is out stands in no list of the desk: its form is opened by its address
    page = editor.open(f"/admin/news/article/{article.pk}/change/")
    page.get_by_role("link", name="Снять с публикации…").click()
    page.wait_for_load_state("networkidle")
    expect(page.get_by_text("Читатели теряют:").first).to_be_visible()
    assert Article.objects.get().public_languages() == ["ru", "en"]
    page.get_by_role("button", name="Снять на обоих языках").click()
    expect(page.locator(".messagelist .success")).to_be_visible()
    page.wait_for_load_state("networkidle")
    assert Article.objects.get().public_languages() == []
    assert (editor.presses, editor.loads) == figures("Withdraw a published text in both languages")
    assert editor.presses <= 2
    assert editor.loads <= 3


def test_everything_that_lacks_english_or_is_out_of_date_stands_on_the_first_page(window):
    section = Section.objects.get(slug="iss")
    lacking = [ArticleFactory(section=section, title_ru=f"Без перевода {n}", title_en="") for n in range(7)]
    stale = ArticleFactory(section=section, title_ru="Было")
    stale.title_ru = "Стало"
    stale.save()
    PersonFactory(family_name_ru="Биографов", biography_ru="<p>Родился.</p>")
    PhotoFactory(caption_ru="Подпись без перевода", caption_en="")
    ArticleFactory(section=section, title_ru="Всё переведено")
    translator = window("translator", "en")
    page = translator.from_the_desk()
    queue = page.locator("main, #content-main").first.inner_text()
    for text in [*(article.title_ru for article in lacking), "Стало", "Биографов", "Подпись без перевода"]:
        assert text in queue
    assert "Всё переведено" not in queue
    assert (translator.presses, translator.loads) == figures("Find everything that lacks English or is out of date")
    assert (translator.presses, translator.loads) == (0, 1)
