"""A form that arrives twice makes one record and one change."""

import re

import pytest

from demo.factories import ArticleFactory, ExpeditionFactory, ExpeditionTaskFactory, SectionFactory
from editorial.collaboration.models import SentForm
from media_library.models import Photo
from missions.models import ExpeditionTask
from news.models import Article

from .people import Window, client_of

ADD = "/admin/news/article/add/"


@pytest.fixture
def new(anna):
    section = SectionFactory()
    window = Window(anna, ADD)
    window.data |= {"section": str(section.pk), "title_ru": "Пуск", "title_en": "Launch"}
    return window


def test_a_double_click_makes_one_article_and_leads_to_it(anna, new):
    first, second = new.send(), new.send()
    article = Article.objects.get()
    assert (first.status_code, second.status_code) == (302, 302)
    assert second.url == f"/admin/news/article/{article.pk}/change/"
    said = anna.get(second.url).content.decode()
    assert "This form was sent twice. It has been saved once: “Launch”." in said


def test_two_forms_make_two_articles(anna, new):
    new.send()
    Window(anna, ADD).send(**{name: new.data[name] for name in ("section", "title_ru", "title_en")})
    assert Article.objects.count() == 2


def test_the_same_form_with_another_text_is_shown_and_not_saved(new):
    new.send()
    page = new.send(body_en="<p>Thirty paragraphs.</p>")
    assert page.status_code == 409
    assert "Thirty paragraphs." in page.content.decode()
    assert f"/admin/news/article/{Article.objects.get().pk}/change/" in page.content.decode()
    assert Article.objects.get().body_en == ""


def test_a_form_refused_at_first_may_be_sent_again(new):
    assert new.send(section=None).status_code == 200
    assert new.send(section=str(SectionFactory().pk)).status_code == 302
    assert Article.objects.count() == 1


def test_a_form_sent_again_after_its_article_was_deleted_makes_a_new_one(new):
    new.send()
    Article.objects.all().delete()
    assert new.send().status_code == 302
    assert Article.objects.count() == 1


def test_somebody_elses_token_leads_nowhere(new):
    new.send()
    other = Window(client_of("boris"), ADD)
    page = other.send(**{name: new.data[name] for name in ("section", "title_ru", "title_en", "sent")})
    assert page.status_code == 302
    assert Article.objects.count() == 2


def test_a_double_click_in_a_popup_answers_the_window_behind_it_twice(anna, tmp_path):
    from demo.factories import tiny_picture

    window = Window(anna, "/admin/media_library/photo/add/?_popup=1")
    texts = {f"{name}_{code}": f"{name} {code}" for name in ("caption", "alt", "credit") for code in ("ru", "en")}
    for _click in range(2):
        page = window.send(**texts, file=tiny_picture(), _continue=None)
        assert "popup_response" in page.content.decode()
    assert Photo.objects.count() == 1


def test_a_double_click_on_save_adds_a_new_row_once(anna):
    expedition = ExpeditionFactory()
    ExpeditionTaskFactory(expedition=expedition)
    window = Window(anna, f"/admin/missions/expedition/{expedition.pk}/change/")
    row = {"text_ru": "Выход", "text_en": "Spacewalk", "state": "planned", "order": "5", "id": ""}
    added = {"tasks-TOTAL_FORMS": "2"} | {f"tasks-1-{name}": value for name, value in row.items()}
    assert [window.send(**added).status_code for _click in range(2)] == [302, 302]
    assert ExpeditionTask.objects.count() == 2


def test_a_corrected_form_from_the_back_button_is_saved(anna):
    article = ArticleFactory(title_en="One", status_en="draft")
    window = Window(anna, f"/admin/news/article/{article.pk}/change/")
    window.send(title_en="Two")
    page = window.send(title_en="Three")  # the page still holds what "One" was: said, and saved at the second press
    assert [conflict.theirs for conflict in page.context["conflicts"]] == ["Two"]
    window.send()
    article.refresh_from_db()
    assert article.title_en == "Three"


def test_a_double_click_on_approve_approves_once(igor):
    article = ArticleFactory(status_ru="draft", status_en="draft")
    window = Window(igor, f"/admin/news/article/{article.pk}/change/")
    assert [window.send(_publish="1").status_code for _click in range(2)] == [302, 302]
    article.refresh_from_db()
    assert (article.status_ru, article.status_en) == ("approved", "approved")


@pytest.mark.parametrize("token", ["", "nonsense", "'; --", "0" * 400])
def test_a_spoilt_token_is_no_token(new, token):
    assert new.send(sent=token).status_code == 302
    assert Article.objects.count() == 1


def test_only_a_saved_form_is_confirmed_to_the_browsers_drafts(anna, new):
    refused = new.send(section=None)
    assert not [name for name in refused.cookies if name.startswith("saved-")]
    token = new.data["sent"]
    saved = new.send(section=str(SectionFactory().pk))
    assert [name for name in saved.cookies if name.startswith("saved-")] == [f"saved-{token}"]
    assert re.fullmatch(r"[0-9a-f-]{36}", token)


def test_old_tokens_are_forgotten(anna, new):
    new.send()
    SentForm.objects.update(at="2018-01-01T00:00Z")
    Window(anna, ADD).send(**{name: new.data[name] for name in ("section", "title_ru", "title_en")})
    assert SentForm.objects.filter(at__year=2018).count() == 0
