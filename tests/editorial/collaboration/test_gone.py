"""A record that is deleted while somebody has it open: what they typed is on the page that says so."""

import pytest
from django.urls import reverse

from demo.factories import ArticleFactory, ExpeditionFactory, ExpeditionTaskFactory, PersonFactory
from missions.models import Expedition
from news.models import Article

from .people import Window, client_of


@pytest.fixture
def article(db):
    return ArticleFactory(title_en="Launch", body_en="<p>It flew.</p>")


def test_what_was_typed_is_shown_with_its_labels(anna, article):
    person = PersonFactory()
    window = Window(anna, f"/admin/news/article/{article.pk}/change/")
    Article.objects.all().delete()
    page = window.send(
        title_en="A better title",
        body_en="<p>It <b>flew</b>.</p>",
        people=[str(person.pk)],
        published_at_0="2019-02-15",
    )
    html = page.content.decode()
    assert page.status_code == 410
    assert "Somebody has deleted this record while you had it open" in html
    for text in ("A better title", "<p>It <b>flew</b>.</p>", str(person), "2019-02-15"):
        assert text in html
    assert {field.label for field in page.context["typed"]} >= {"Title, in English", "Text, in English", "People"}
    assert "csrfmiddlewaretoken" not in {field.label for field in page.context["typed"]}


def test_in_russian_too(article):
    window = Window(client_of("anna", "ru"), f"/admin/news/article/{article.pk}/change/")
    Article.objects.all().delete()
    assert window.send(title_ru="Лучше").status_code == 410


def test_rows_are_shown_too(anna, db):
    expedition = ExpeditionFactory()
    ExpeditionTaskFactory(expedition=expedition)
    window = Window(anna, f"/admin/missions/expedition/{expedition.pk}/change/")
    Expedition.objects.all().delete()
    page = window.send(**{"tasks-0-text_en": "A spacewalk of ten hours"})
    assert page.status_code == 410
    assert "A spacewalk of ten hours" in page.content.decode()


@pytest.mark.parametrize("count", ["²", "9" * 5000, "-1", ""])
def test_a_count_of_rows_that_is_none_leaves_the_rest_on_the_page(anna, db, count):
    expedition = ExpeditionFactory()
    window = Window(anna, f"/admin/missions/expedition/{expedition.pk}/change/")
    Expedition.objects.all().delete()
    page = window.send(**{"tasks-TOTAL_FORMS": count, "summary_en": "<p>Six months.</p>"})
    assert page.status_code == 410
    assert "Six months." in page.content.decode()


def test_a_script_in_what_was_typed_stays_a_text(anna, article):
    window = Window(anna, f"/admin/news/article/{article.pk}/change/")
    Article.objects.all().delete()
    attack = "<script>alert(1)</script>"
    html = window.send(title_en=attack, body_en=f"<p>a</p>{attack}").content.decode()
    assert "<script>alert" not in html
    assert "&lt;script&gt;alert(1)" in html


def test_it_is_not_confirmed_to_the_drafts(anna, article):
    window = Window(anna, f"/admin/news/article/{article.pk}/change/")
    Article.objects.all().delete()
    assert not [name for name in window.send(title_en="Mine").cookies if name.startswith("saved-")]


def test_who_only_follows_an_old_link_is_sent_to_the_first_page(anna, article):
    address = reverse("admin:news_article_change", args=[article.pk])
    Article.objects.all().delete()
    assert anna.get(address).status_code == 302


def test_only_who_may_recover_is_sent_to_the_deleted_records(anna, igor, article):
    officer, editor = (Window(client, f"/admin/news/article/{article.pk}/change/") for client in (anna, igor))
    Article.objects.all().delete()
    deleted = reverse("admin:deleted", args=["news.article"])
    assert deleted in editor.send().content.decode()
    assert deleted not in officer.send().content.decode()
