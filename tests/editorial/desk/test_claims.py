"""Who translates what: one click each, and nobody takes a colleague's work away unseen."""

import pytest
from django.contrib.auth.models import User

from demo.factories import ArticleFactory
from editorial.content.models import Translation
from energia_site import roles
from news.models import Article
from tests.conftest import NOON
from tests.people import client_of
from tests.visible import in_one_line

from .scenes import person, row_of, said

ABSENT = {"title_en": "", "lead_en": "", "body_en": "", "status_en": "draft"}


@pytest.fixture
def article(february_2019, db):
    return ArticleFactory(title_ru="Экипаж", **ABSENT)


@pytest.fixture
def colleague(db):
    return person(roles.INTO_ENGLISH, login="colleague", first_name="Анна", last_name="Ветрова")


def press(client, what, article, **data):
    return client.post(f"/admin/{what}/news.article/{article.pk}/", data, follow=True)


def holder(article):
    return row_of(article).translator


def test_one_click_takes_a_translation_and_another_gives_it_back(translator, article):
    assert said(press(translator, "claim", article)) == ["It is yours: Экипаж"]
    row = row_of(article)
    assert (row.translator.username, row.claimed_at) == ("translator", NOON)
    page = translator.get("/admin/").content.decode()
    assert "you, since February\u00a015, 12:00" in page
    press(translator, "give-back", article)
    assert row_of(article).translator is None
    assert row_of(article).claimed_at is None


def test_a_second_click_says_that_it_is_yours_already(translator, article):
    press(translator, "claim", article)
    assert said(press(translator, "claim", article)) == ["You have this translation already: Экипаж"]


def test_nobody_takes_or_gives_back_what_a_colleague_has(translator, article, colleague):
    press(client_of(colleague), "claim", article)
    for what in ("claim", "give-back"):
        assert "Анна Ветрова has this translation." in said(press(translator, what, article))[0]
    press(translator, "hand-over", article, to=str(User.objects.get(username="translator").pk))
    assert holder(article) == colleague
    page = translator.get("/admin/").content.decode()
    assert "Анна Ветрова, since February\u00a015, 12:00" in page
    assert f"/admin/claim/news.article/{article.pk}/" not in page


def test_it_is_handed_over_to_the_chosen_colleague(translator, article, colleague):
    press(translator, "claim", article)
    page = in_one_line(translator.get("/admin/").content.decode())
    assert f'name="to" value="{colleague.pk}">Анна Ветрова</button>' in page
    assert said(press(translator, "hand-over", article, to=colleague.pk)) == ["Handed over to Анна Ветрова: Экипаж"]
    assert holder(article) == colleague


@pytest.mark.parametrize("to", ["", "0", "nobody", "99999999999999999999", "٣", "9" * 5000])
def test_a_choice_of_nobody_is_refused_in_words(translator, article, to):
    assert "Please choose a colleague" in said(press(translator, "hand-over", article, to=to))[0]
    assert holder(article) is None


def test_it_is_not_handed_to_somebody_who_may_not_translate_into_english(translator, article):
    russian = person(roles.INTO_RUSSIAN)
    gone = person(roles.INTO_ENGLISH, login="gone", is_active=False)
    for other in (russian, gone):
        assert "Please choose a colleague" in said(press(translator, "hand-over", article, to=other.pk))[0]


def test_the_press_office_hands_out_what_somebody_has(article, colleague, translator):
    client = client_of(person(roles.PRESS_OFFICER))
    Translation.objects.update(translator=User.objects.get(username="translator"), claimed_at=NOON)
    client.post(f"/admin/hand-over/news.article/{article.pk}/", {"to": colleague.pk})
    assert holder(article) == colleague


@pytest.mark.parametrize("how", ["deleted", "closed"])
def test_what_somebody_had_who_has_left_is_free_again(translator, article, colleague, how):
    press(client_of(colleague), "claim", article)
    if how == "deleted":
        colleague.delete()
        name = "somebody who has left"
    else:
        User.objects.filter(pk=colleague.pk).update(is_active=False)
        name = "Анна Ветрова"
    assert f"free again: {name} had it" in translator.get("/admin/").content.decode()
    press(translator, "claim", article)
    assert holder(article).username == "translator"


def test_a_claim_ends_with_the_work(translator, article):
    press(translator, "claim", article)
    article.title_en, article.lead_en, article.body_en = "Crew", "In brief.", "<p>All.</p>"
    article.save()
    assert holder(article) is not None  # complete, and still to be sent to review
    article.status_en = "review"
    article.save()
    assert holder(article) is None


def test_the_translator_into_russian_takes_nothing_that_goes_into_english(article):
    client = client_of(person(roles.INTO_RUSSIAN))
    for what in ("claim", "hand-over", "give-back"):
        assert client.post(f"/admin/{what}/news.article/{article.pk}/").status_code == 403
    assert holder(article) is None


def test_a_claim_of_what_was_deleted_meanwhile_is_a_sentence(translator, article):
    Article.objects.all().delete()
    assert "somebody has deleted it" in said(press(translator, "claim", article))[0]


def test_a_button_leads_back_to_where_it_was_pressed_and_nowhere_else(translator, article):
    address = f"/admin/claim/news.article/{article.pk}/"
    back = translator.post(address, {"next": "/admin/queue/?language=en&page=2#queue-en"})
    assert back["Location"] == "/admin/queue/?language=en&page=2#queue-en"
    assert translator.post(address, {"next": "https://example.com/"})["Location"] == "/admin/"


@pytest.mark.parametrize("what", ["claim", "hand-over", "give-back", "approve", "seen"])
def test_nothing_is_done_by_following_a_link(translator, article, what):
    assert translator.get(f"/admin/{what}/news.article/{article.pk}/").status_code == 405
