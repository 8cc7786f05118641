"""Who else has a record open."""

from datetime import timedelta

import pytest
from django.test import Client

from demo.factories import ArticleFactory
from editorial.collaboration.models import Presence
from editorial.core import clock

from .people import client_of

PRESENT = "/admin/present/"


@pytest.fixture
def article(db):
    return ArticleFactory()


def sign(client, article, **changes):
    facts = {"label": "news.article", "pk": article.pk, "place": "form", "language": "", **changes}
    return client.post(PRESENT, {name: value for name, value in facts.items() if value is not None})


def said(client, article, **changes):
    return sign(client, article, **changes).json()["text"]


def test_two_who_have_one_article_open_hear_of_each_other(february_2019, anna, peter, article):
    assert said(anna, article) == ""
    assert (
        said(peter, article, place="translation", language="en") == "Also open with: Anna Vetrova (form, since 12:00)"
    )
    assert said(anna, article) == "Also open with: Peter Lipin (translation into English, since 12:00)"


def test_nobody_hears_of_oneself_or_of_another_article(anna, boris, article):
    said(anna, article)
    said(anna, article, place="translation")
    assert said(anna, article) == ""
    assert said(boris, ArticleFactory()) == ""


def test_who_leaves_is_gone_at_once(anna, boris, article):
    said(anna, article)
    assert sign(anna, article, leave="1").status_code == 204
    assert said(boris, article) == ""
    assert not Presence.objects.filter(user__username="anna").exists()


def test_whose_browser_died_is_gone_after_a_while(anna, boris, article):
    said(anna, article)
    Presence.objects.update(seen_at=clock.now() - timedelta(minutes=2))
    assert said(boris, article) == ""
    sign(boris, article, leave="1")
    assert not Presence.objects.exists()


def test_how_long_somebody_is_there_is_not_counted_from_the_last_sign(anna, boris, article):
    said(anna, article)
    before = Presence.objects.get().since
    said(anna, article)
    assert Presence.objects.get().since == before


def test_the_form_says_it_without_a_script(anna, boris, article):
    said(anna, article)
    html = boris.get(f"/admin/news/article/{article.pk}/change/").content.decode()
    assert "Also open with: Anna Vetrova" in html
    assert 'aria-live="polite"' in html


def test_a_sign_of_life_asks_the_database_twice(anna, boris, article, django_assert_num_queries):
    said(anna, article)
    said(boris, article)
    boris.get("/admin/news/article/add/")
    with django_assert_num_queries(2 + 4):  # session, user, permissions of the user and of the group
        said(boris, article)


@pytest.mark.parametrize(
    ("changes", "status"),
    [
        ({"label": "auth.user"}, 404),
        ({"label": "nonsense"}, 404),
        ({"pk": "x"}, 400),
        ({"pk": "9" * 30}, 400),
        ({"pk": "9" * 5000}, 400),
        ({"pk": "²"}, 400),
        ({"pk": "-1"}, 400),
        ({"place": "cellar"}, 400),
        ({"language": "de"}, 400),
        ({"pk": None}, 400),
    ],
)
def test_a_forged_sign_is_refused(anna, article, changes, status):
    assert sign(anna, article, **changes).status_code == status
    assert not Presence.objects.exists()


def test_only_who_may_look_at_the_record_may_ask(article):
    from django.contrib.auth import get_user_model

    from tests.people import BACKEND

    guest = Client()
    guest.force_login(get_user_model().objects.create_user("guest", is_staff=True), backend=BACKEND)
    assert sign(guest, article).status_code == 403
    assert sign(Client(), article).status_code == 302
    assert client_of("peter").get(PRESENT).status_code == 405
