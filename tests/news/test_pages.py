"""Pages of news as readers meet them, and what must never be seen on them."""

import re
from datetime import datetime, timedelta

import pytest

from demo.factories import (
    ArticleFactory,
    ExpeditionFactory,
    FlightFactory,
    PersonFactory,
    PhotoFactory,
    ProjectFactory,
    SectionFactory,
)
from editorial.content.models import Status
from editorial.core import clock
from editorial.core.keyset import Cursor
from news.fragments import around
from news.models import Article

pytestmark = pytest.mark.django_db


def page(client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, address
    return response.content.decode().replace("\u00a0", " ")


def test_an_article_has_everything_a_journalist_quotes(client):
    article = ArticleFactory(
        title_en="Launch in February",
        place_en="Baikonur",
        body_en="<p>A first paragraph of the text.</p>",
        lead_photo=PhotoFactory(caption_en="The start", credit_en="Photo: a name"),
    )
    html = page(client, article.get_absolute_url().replace("/ru/", "/en/"))
    for expected in (
        '<h1 class="title">Launch in February</h1>',
        'datetime="2018-02-09T10:00+03:00"',
        "February 9, 2018, 10:00",
        "(07:00 UTC)",
        "<span>Baikonur</span>",
        "A first paragraph",
        "The start",
        "Photo: a name",
    ):
        assert expected in html, expected


def test_an_article_leads_to_the_people_and_flights_it_is_about(client):
    person, flight, expedition = PersonFactory(), FlightFactory(slug="soyuz-ms-11"), ExpeditionFactory(number=58)
    links = {"people": [person], "flights": [flight], "expeditions": [expedition], "projects": [ProjectFactory()]}
    html = page(client, ArticleFactory(links=links).get_absolute_url())
    for record in (person, flight, expedition, *links["projects"]):
        assert f'href="{record.get_absolute_url()}"' in html, record


def test_a_project_that_is_not_public_is_not_named_in_an_article(client):
    draft = ProjectFactory(title_ru="Тайный проект", status_ru=Status.DRAFT)
    assert "Тайный" not in page(client, ArticleFactory(links={"projects": [draft]}).get_absolute_url())


def test_stored_markup_of_another_hand_is_cleaned_once_more_before_it_is_shown(client):
    article = ArticleFactory()
    Article.objects.filter(pk=article.pk).update(body_ru="<p>x</p><script>alert(1)</script><img src=x onerror=y>")
    html = page(client, article.get_absolute_url())
    assert "<script" not in html
    assert "onerror" not in html


def test_words_in_a_title_are_never_markup(client):
    html = page(client, ArticleFactory(title_ru='<b>Пуск</b> & "кавычки"').get_absolute_url())
    assert "<b>Пуск" not in html
    assert "&lt;b&gt;Пуск" in html


def test_hreflang_stands_only_between_published_twins(client):
    both = page(client, ArticleFactory().get_absolute_url())
    assert 'hreflang="en"' in both
    assert 'hreflang="x-default"' in both
    first = ArticleFactory(section=SectionFactory(slug="p", policy="russian_first"), status_en=Status.DRAFT)
    alone = page(client, first.get_absolute_url())
    assert 'hreflang="en"' not in alone
    assert "Нет на английском" in alone


def slugs_around(article: Article) -> tuple[str | None, str | None, list[str]]:
    """Of the one before, the one after, and the others of its day."""
    found = around(Cursor.of(Article.objects.get(pk=article.pk)))
    earlier, later = (near.slug if near else None for near in (found.earlier, found.later))
    return earlier, later, [other.slug for other in found.same_day]


def test_neighbours_are_the_nearest_public_ones_in_this_language():
    day = datetime(2018, 2, 9, 12, tzinfo=clock.MOSCOW)
    far, near = (ArticleFactory(published_at=day - timedelta(days=n)) for n in (5, 2))
    ArticleFactory(published_at=day - timedelta(days=1), status_en=Status.REVIEW)
    article = ArticleFactory(published_at=day)
    same = ArticleFactory(published_at=day + timedelta(hours=1))
    later = ArticleFactory(published_at=day + timedelta(days=3))
    ArticleFactory(published_at=day + timedelta(days=2), status_ru=Status.DRAFT)
    assert slugs_around(article) == (near.slug, same.slug, [same.slug])
    assert slugs_around(same)[1] == later.slug
    assert slugs_around(far)[0] is None


def test_two_texts_of_one_second_are_each_others_neighbours_and_not_their_own():
    first, second = ArticleFactory(), ArticleFactory()
    assert slugs_around(first)[1] == second.slug
    assert slugs_around(second)[0] == first.slug


def test_a_reader_turns_the_pages_of_a_section(client):
    section = SectionFactory(slug="iss")
    for n in range(45):
        ArticleFactory(section=section, title_ru=f"Материал {n:02}", published_at=clock.now() - timedelta(hours=n))
    ArticleFactory(section=SectionFactory(slug="other"), title_ru="Чужой материал")
    first = page(client, "/ru/news/iss/")
    second = page(client, turned(first, "next"))
    third = page(client, turned(second, "next"))
    assert "Материал 19" in first
    assert "Материал 20" not in first
    assert "Материал 20" in second
    assert "Материал 44" in third
    assert "?before=" not in third
    assert "?after=" not in first
    assert "Чужой" not in first + second + third
    assert [f"Материал {n:02}" in page(client, turned(third, "prev")) for n in (19, 20, 39, 40)] == [
        False,
        True,
        True,
        False,
    ]
    assert "Материал 00" in page(client, turned(second, "prev"))


def turned(html: str, where: str) -> str:
    [query] = re.findall(rf'href="([?][^"]+)" rel="{where}"', html)
    return f"/ru/news/iss/{query}"


def test_no_text_is_lost_or_shown_twice_where_many_come_out_in_one_second(client):
    section = SectionFactory(slug="iss")
    moment = clock.now() - timedelta(hours=1)
    for n in range(30):
        ArticleFactory(section=section, title_ru=f"Материал {n:02}", published_at=moment)
    first = page(client, "/ru/news/iss/")
    both = first + page(client, turned(first, "next"))
    assert [both.count(f">Материал {n:02}<") for n in range(30)] == [1] * 30


def test_a_page_stays_where_it_is_when_news_come_and_its_first_text_goes(client):
    section = SectionFactory(slug="iss")
    texts = [ArticleFactory(section=section, published_at=clock.now() - timedelta(hours=n)) for n in range(25)]
    address = turned(page(client, "/ru/news/iss/"), "next")
    before = page(client, address)
    ArticleFactory(section=section, published_at=clock.now())
    texts[19].delete()
    assert page(client, address).count("<h3") == before.count("<h3")


@pytest.mark.parametrize(
    "query",
    [
        "before=x",
        "after=x",
        "before=20189903T094000000000Z-1",
        "before=-1",
        "after=%00",
        "before=20180101T000000000000Z-1",
        "after=29990101T000000000000Z-1",
    ],
)
def test_a_place_that_no_list_has_is_not_found(client, query):
    ArticleFactory()
    assert client.get(f"/ru/news/?{query}").status_code == 404


@pytest.mark.parametrize(
    ("path", "most"),
    [("news/", 7), ("news/iss/", 7), ("news/2018/02/09/launch/", 12), ("projects/planet/", 6)],
)
def test_pages_of_news_ask_no_more_however_much_there_is(client, django_assert_max_num_queries, path, most):
    section, project = SectionFactory(slug="iss"), ProjectFactory(slug="planet")
    people, flights = [PersonFactory() for _ in range(4)], [FlightFactory() for _ in range(4)]
    links = {"people": people, "flights": flights, "projects": [project]}
    ArticleFactory(section=section, slug="launch", lead_photo=PhotoFactory(), links=links)
    with django_assert_max_num_queries(most) as few:
        client.get(f"/ru/{path}")
    before = len(few)
    for n in range(40):
        ArticleFactory(section=section, published_at=clock.now() - timedelta(hours=n), links=links)
    with django_assert_max_num_queries(most) as many:
        client.get(f"/ru/{path}")
    assert len(many) <= before


def test_lists_never_load_a_body(client, django_assert_max_num_queries):
    ArticleFactory()
    for path in ("", "news/", "archive/2018/02/", "archive/2018/02/09/", "feeds/news.atom"):
        with django_assert_max_num_queries(15) as asked:
            client.get(f"/ru/{path}")
        assert not [each for each in asked.captured_queries if "body_" in each["sql"]], path
