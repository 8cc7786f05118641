"""Addresses of articles: one for both languages, never typed by hand, never lost."""

from datetime import datetime, timedelta

import pytest
from django.db import IntegrityError, connection

from demo.factories import ArticleFactory, PersonFactory
from editorial.content.models import OldAddress, Status
from editorial.core import clock
from news import models
from news.addresses import latin
from news.models import Article

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Пуск «Союза МС-11»", "pusk-soyuza-ms-11"),
        ("Tomsk and RSC Energia agree", "tomsk-and-rsc-energia-agree"),
        ("Ёлка, щит, юбилей", "yolka-shchit-yubiley"),
        ("👩‍🚀", "news"),
        ("я" * 200, "ya" * 40),
    ],
)
def test_an_address_is_latin_whatever_the_title(title, slug):
    assert latin(title) == slug


def test_two_articles_of_one_title_on_one_day_both_get_an_address():
    first, second, third = (ArticleFactory(title_en="Launch", title_ru="Пуск") for _ in range(3))
    assert [first.slug, second.slug, third.slug] == ["launch", "launch-2", "launch-3"]


def test_the_same_title_on_another_day_needs_no_suffix():
    first = ArticleFactory(title_en="Launch")
    second = ArticleFactory(title_en="Launch", published_at=first.published_at + timedelta(days=1))
    assert first.slug == second.slug == "launch"


def test_losing_the_race_for_an_address_does_not_lose_the_article(monkeypatch):
    ArticleFactory(title_en="Launch")
    monkeypatch.setattr("news.addresses._taken", lambda article, wanted: set())  # another worker was quicker
    late = ArticleFactory(title_en="Launch")
    assert late.slug == "launch-2"
    assert Article.objects.count() == 2


def test_another_broken_rule_is_not_taken_for_a_lost_race():
    article = ArticleFactory.build(section=None, title_en="Launch")
    with pytest.raises((IntegrityError, models.Section.DoesNotExist, AttributeError)):
        article.save()
    assert not Article.objects.exists()


def test_a_changed_date_and_slug_lead_from_every_old_address_to_the_present_one(client):
    article = ArticleFactory(slug="launch")
    first = article.get_absolute_url()
    article.published_at = datetime(2018, 2, 10, 10, tzinfo=clock.MOSCOW)
    article.save()
    second = article.get_absolute_url()
    article.slug = "start"
    article.save()
    assert len({first, second, article.get_absolute_url()}) == 3
    for old in (first, second):
        for language in ("ru", "en"):
            response = client.get(old.replace("/ru/", f"/{language}/"))
            assert response.status_code == 301
            assert response["Location"] == article.get_absolute_url().replace("/ru/", f"/{language}/")


def test_a_change_of_the_hour_is_no_change_of_address():
    article = ArticleFactory()
    article.published_at += timedelta(hours=1)
    article.save()
    assert not OldAddress.objects.exists()


def test_a_new_article_does_not_take_an_address_that_redirects():
    article = ArticleFactory(slug="launch")
    article.slug = "start"
    article.save()
    assert ArticleFactory(slug="launch").slug == "launch-2"


def test_an_address_that_was_never_public_leaves_no_trace(client):
    article = ArticleFactory(slug="secret", status_ru=Status.DRAFT, status_en=Status.DRAFT)
    article.slug = "open"
    article.save()
    assert not OldAddress.objects.exists()


def test_the_old_address_of_a_withdrawn_text_leads_nowhere(client):
    article = ArticleFactory(slug="launch")
    old = article.get_absolute_url()
    article.slug = "start"
    article.save()
    article.status_ru = Status.WITHDRAWN
    article.save()
    assert client.get(old).status_code == 404


def test_a_person_whose_address_changed_is_found_at_the_old_one(client):
    person = PersonFactory(slug="sent-jaques")
    person.slug = "saint-jacques-david"
    person.save()
    response = client.get("/en/missions/crew/sent-jaques/")
    assert (response.status_code, response["Location"]) == (301, "/en/missions/crew/saint-jacques-david/")


def test_the_database_itself_refuses_two_articles_at_one_address():
    first, second = ArticleFactory(slug="a"), ArticleFactory(slug="b")
    with pytest.raises(IntegrityError, match="article_address_once"):
        Article.objects.filter(pk=second.pk).update(slug="a")
    connection.needs_rollback = False
    assert first.slug == "a"


def test_a_russian_only_text_back_at_its_first_address_does_not_lead_to_itself_for_ever(client):
    article = ArticleFactory(slug="first", section__policy="russian_only")
    for slug in ("second", "first"):
        article.slug = slug
        article.save()
    address = article.get_absolute_url()
    assert client.get(address.replace("/ru/", "/en/")).status_code == 404
    assert client.get(address).status_code == 200
    assert client.get(address.replace("first", "second")).status_code == 301
