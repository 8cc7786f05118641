"""The panel of a form and of the translation view, without its script."""

import pytest
from django.urls import reverse

from demo.factories import ArticleFactory, PersonFactory, SectionFactory
from tests.people import client_of

pytestmark = pytest.mark.django_db
TEXTS = {"lead_ru": "", "lead_en": "", "place_ru": "", "place_en": "", "body_ru": "", "body_en": ""}


def test_the_form_of_an_article_lists_what_the_checks_say_of_it():
    article = ArticleFactory(**TEXTS, title_ru='Проект "Луна"', title_en="The Moon project")
    html = client_of("press").get(f"/admin/news/article/{article.pk}/change/").content.decode()
    assert "Checks before approval" in html
    assert "2 warnings" in html
    assert 'href="#id_title_ru"' in html
    assert 'data-replacement="«"' in html


def test_a_sound_article_is_said_to_be_sound():
    article = ArticleFactory(**TEXTS, title_ru="Пуск", title_en="Launch")
    assert "Nothing to warn of." in client_of("press").get(f"/admin/news/article/{article.pk}/change/").content.decode()


def test_a_new_article_has_the_panel_too():
    assert 'data-label="news.article" data-pk=""' in client_of("press").get("/admin/news/article/add/").content.decode()


def test_a_biography_has_the_panel_and_a_section_which_is_not_translated_has_none():
    person = PersonFactory(biography_ru="<p>Он , и всё.</p>", biography_en="<p>He.</p>")
    assert "1 warning" in client_of("press").get(f"/admin/missions/person/{person.pk}/change/").content.decode()
    section = SectionFactory()
    assert 'id="checks"' not in client_of("press").get(f"/admin/news/section/{section.pk}/change/").content.decode()


def test_the_translation_view_has_the_panel():
    article = ArticleFactory(**TEXTS, title_ru="Пуск 9 мая", title_en="Launch on May 8")
    html = client_of("translator").get(reverse("admin:translate", args=["news.article", article.pk])).content.decode()
    assert "Checks before approval" in html
    assert 'href="#id_title_en"' in html


def test_replacement_buttons_wait_for_the_script():
    article = ArticleFactory(**TEXTS, title_ru='Проект "Луна"', title_en="The Moon project")
    html = client_of("press").get(f"/admin/news/article/{article.pk}/change/").content.decode()
    buttons = [part.split(">")[0] for part in html.split("<button")[1:] if "data-mend" in part.split(">")[0]]
    assert len(buttons) == 3
    assert all("hidden" in button for button in buttons)
