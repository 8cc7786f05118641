"""Lists that are read at a glance and load little."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from demo import factories
from editorial.content.models import OldAddress, Status
from editorial.core import clock
from missions.models import Expedition
from news.models import Article

ARTICLES = "/admin/news/article/"


def queries(client, address):
    client.get(address)  # what is looked up once a process (content types) is no matter of the list
    with CaptureQueriesContext(connection) as seen:
        response = client.get(address)
    assert response.status_code == 200
    return [query["sql"] for query in seen.captured_queries], response


def shown(response):
    return list(response.context["cl"].result_list)


def articles(number):
    photo = factories.PhotoFactory()
    for day in range(number):
        factories.ArticleFactory(
            lead_photo=photo, published_at=datetime(2018, 2, 9, tzinfo=clock.MOSCOW) + timedelta(day)
        )


def photos(number):
    photo = factories.PhotoFactory()
    for _ in range(number - 1):
        photo.pk = None  # the same file again: drawing renditions takes long
        photo._state.adding = True
        photo.save()


def people(number):
    portrait, agency = factories.PhotoFactory(), factories.AgencyFactory()
    factories.PersonFactory.create_batch(number, portrait=portrait, agency=agency)


def flights(number):
    factories.FlightFactory.create_batch(number)


def expeditions(number):
    """One after the other, as the database wants them."""
    stored = Expedition.objects.count()
    for place in range(stored, stored + number):
        starts_at = datetime(2000, 11, 2, tzinfo=UTC) + timedelta(days=100) * place
        expedition = factories.ExpeditionFactory(starts_at=starts_at, ends_at=starts_at + timedelta(days=100))
        factories.CrewMembershipFactory(role="commander", expedition=expedition)


def projects(number):
    factories.ProjectFactory.create_batch(number)


def old_addresses(number):
    for _ in range(number):
        article = factories.ArticleFactory()
        OldAddress.objects.remember(article, f"/news/2001/01/01/was-{article.pk}/")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("make", "address"),
    [
        (articles, ARTICLES),
        (photos, "/admin/media_library/photo/"),
        (people, "/admin/missions/person/"),
        (flights, "/admin/missions/flight/"),
        (flights, "/admin/missions/flightevent/"),
        (expeditions, "/admin/missions/expedition/"),
        (projects, "/admin/news/project/"),
        (old_addresses, "/admin/editorial/oldaddress/"),
    ],
)
def test_a_list_of_100_rows_asks_as_little_as_one_of_10(officer, django_assert_max_num_queries, make, address):
    make(10)
    ten, _ = queries(officer, address)
    make(90)
    with django_assert_max_num_queries(15):
        response = officer.get(address)
    assert len(shown(response)) == 100
    assert len(queries(officer, address)[0]) <= len(ten)


@pytest.mark.parametrize(
    "address", [ARTICLES, "/admin/missions/person/", "/admin/missions/flight/", "/admin/news/project/"]
)
def test_no_list_loads_texts_or_search_columns(officer, address):
    articles(1)
    people(1)
    flights(1)
    projects(1)
    said = " ".join(queries(officer, address)[0])
    assert len(said) > 100
    for column in ("body_ru", "biography_ru", "summary_en", "search_ru", "search_en"):
        assert column not in said


def test_a_title_missing_in_the_language_of_the_interface_is_lent_and_marked(officer, russian_officer):
    factories.ArticleFactory(title_ru="Только по-русски", title_en="")
    assert "<abbr>RU</abbr> Только по-русски" in officer.get(ARTICLES).content.decode()
    assert "<abbr>RU</abbr>" not in russian_officer.get(ARTICLES).content.decode()


def test_a_list_says_the_status_of_each_language_in_words(officer):
    factories.ArticleFactory(status_ru=Status.REVIEW, status_en=Status.WITHDRAWN)
    page = officer.get(ARTICLES).content.decode()
    assert 'badge-review">in review<' in page
    assert 'badge-withdrawn">withdrawn<' in page


def test_a_list_leads_to_the_site_only_where_a_reader_sees_the_text(officer):
    public = factories.ArticleFactory()
    hidden = factories.ArticleFactory(status_en=Status.DRAFT)
    page = officer.get(ARTICLES).content.decode()
    assert f'href="/en/news/2018/02/09/{public.slug}/"' in page
    assert f"/{hidden.slug}/" not in page


def test_the_picture_in_a_list_is_the_smallest_there_is(officer):
    factories.ArticleFactory(lead_photo=factories.PhotoFactory(file=factories.tiny_picture(1600, 900)))
    page = officer.get(ARTICLES).content.decode()
    assert "/400w.webp" in page
    assert "/800w.webp" not in page


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("missing=en", ["no-english"]),
        ("missing=ru", ["no-russian"]),
        ("missing=none", ["both", "draft", "later"]),
        ("missing=nonsense", ["both", "draft", "later", "no-english", "no-russian"]),
        ("status_en__exact=draft", ["draft"]),
        ("publication=scheduled", ["later"]),
        ("publication=today", ["both"]),
        ("publication=year", ["both"]),
        ("publication=none", ["draft"]),
        ("q=Союз", ["no-english"]),
        ("q=soyuz", ["no-russian"]),
        ("q=%25", []),
    ],
)
def test_filters_find_what_they_say(officer, february_2019, asked, found):
    old = {"published_at": february_2019 - timedelta(days=600)}
    factories.ArticleFactory(slug="both", published_at=february_2019 - timedelta(hours=2))
    factories.ArticleFactory(slug="later", published_at=february_2019 + timedelta(days=1))
    undated = factories.ArticleFactory(slug="draft", status_ru="draft", status_en="draft")
    Article.objects.filter(pk=undated.pk).update(published_at=None)
    factories.ArticleFactory(slug="no-english", title_ru="Союз", title_en="", **old)
    factories.ArticleFactory(slug="no-russian", title_en="Soyuz", body_ru="", **old)
    assert sorted(article.slug for article in shown(officer.get(f"{ARTICLES}?{asked}"))) == found


@pytest.mark.parametrize(
    "asked",
    [
        "q=%00",
        "status_ru__exact=%00",
        "missing=%00",
        "section__id__exact=x",
        "published_at__year=99999",
        "p=99999",
        "o=77",
    ],
)
def test_nonsense_in_an_address_is_no_error_page(officer, asked):
    factories.ArticleFactory()
    assert officer.get(f"{ARTICLES}?{asked}", follow=True).status_code == 200


def suggested(client, model, field, term, app="news", of="article"):
    asked = {"app_label": app, "model_name": of, "field_name": field, "term": term}
    response = client.get("/admin/autocomplete/", asked)
    assert response.status_code == 200, model
    return [found["text"] for found in response.json()["results"]]


def test_people_are_suggested_in_either_alphabet(officer):
    factories.PersonFactory()
    factories.PersonFactory(family_name_ru="Прокопьев", family_name_en="Prokopyev")
    assert suggested(officer, "person", "people", "конон") == ["Oleg Kononenko"]
    assert suggested(officer, "person", "people", "KONON") == ["Oleg Kononenko"]


@pytest.mark.parametrize("term", ["58", "МКС-58", "iss-58", "ISS 58"])
def test_expeditions_are_suggested_by_number_or_name(officer, term):
    factories.ExpeditionFactory(number=58)
    factories.ExpeditionFactory(
        number=57, starts_at=datetime(2018, 10, 4, tzinfo=UTC), ends_at=datetime(2018, 12, 20, tzinfo=UTC)
    )
    assert suggested(officer, "expedition", "expeditions", term) == ["ISS-58"]


def test_suggestions_load_no_texts_and_bear_nonsense(officer):
    factories.PersonFactory()
    with CaptureQueriesContext(connection) as seen:
        assert suggested(officer, "person", "people", "\x00конон") == ["Oleg Kononenko"]
    assert "biography" not in " ".join(query["sql"] for query in seen.captured_queries)


def test_strangers_see_no_suggestions(client, db):
    asked = {"app_label": "news", "model_name": "article", "field_name": "people", "term": "о"}
    assert client.get("/admin/autocomplete/", asked).status_code in (302, 403)


def test_a_long_list_is_counted_to_its_bound_and_says_so(admin_client, monkeypatch):
    monkeypatch.setattr("editorial.admin.lists.MOST_COUNTED", 110)
    articles(111)
    asked, response = queries(admin_client, ARTICLES)
    assert response.context["cl"].result_count == 110
    assert "Первые 110" in response.content.decode()
    assert not [sql for sql in asked if "COUNT(" in sql and "LIMIT" not in sql]
    Article.objects.order_by("pk").last().delete()
    assert "110 записей" in queries(admin_client, ARTICLES)[1].content.decode()


def test_years_above_a_list_come_from_its_two_ends(admin_client):
    for year in (1999, 2001):
        factories.ArticleFactory(published_at=datetime(year, 12, 31, 23, 30, tzinfo=clock.MOSCOW))
    asked, response = queries(admin_client, ARTICLES)
    assert [f"?published_at__year={year}" in response.content.decode() for year in (1998, 1999, 2001, 2002)] == [
        False,
        True,
        True,
        False,
    ]
    assert not [sql for sql in asked if "DATE_TRUNC" in sql.upper()]
