"""The Atom feed: complete, stable, and never ahead of the site."""

from datetime import timedelta

import feedparser
import pytest

from editorial.core import clock
from tests.archive import scenes
from tests.archive.scenes import article
from tests.conftest import NOON

ATOM = "{http://www.w3.org/2005/Atom}"


def parsed(client, language: str = "en"):
    return feedparser.parse(client.get(f"/{language}/feeds/news.atom").content)


def test_the_feed_is_valid_atom_in_its_language(client):
    article(2018, 12, 3, 10, title_en="Launch & docking", title_ru="Пуск", lead_en="5 < 6", lead_ru="Коротко")
    for language, title in (("en", "Launch & docking"), ("ru", "Пуск")):
        response = client.get(f"/{language}/feeds/news.atom")
        assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
        root = scenes.xml(response)
        assert root.tag == f"{ATOM}feed"
        assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == language
        entry = root.find(f"{ATOM}entry")
        for name in ("id", "title", "link", "published", "updated", "summary"):
            assert entry.find(f"{ATOM}{name}") is not None
        assert entry.find(f"{ATOM}title").text == title


def test_a_lead_is_plain_text_whatever_stands_in_it(client):
    article(2018, 12, 3, 10, lead_en="5 < 6 & <b>bold</b>")
    entry = scenes.xml(client.get("/en/feeds/news.atom")).find(f"{ATOM}entry")
    assert entry.find(f"{ATOM}summary").text == "5 &lt; 6 &amp; &lt;b&gt;bold&lt;/b&gt;"


def test_links_are_absolute_and_lead_to_the_page_in_the_same_language(client):
    made = article(2018, 12, 3, 10, slug="launch")
    assert parsed(client, "ru").entries[0].link == "http://testserver/ru/news/2018/12/03/launch/"
    assert parsed(client).entries[0].link == f"http://testserver/en{made.path()}"


def test_an_entry_keeps_its_id_when_its_address_changes(client):
    made = article(2018, 12, 3, 10, slug="launch")
    before = parsed(client).entries[0]
    made.slug = "start"
    made.published_at += timedelta(days=1)
    made.save()
    after = parsed(client).entries[0]
    assert before.id == after.id
    assert before.link != after.link


def test_the_two_languages_entries_are_not_taken_for_one(client):
    article(2018, 12, 3, 10)
    assert parsed(client, "ru").entries[0].id != parsed(client, "en").entries[0].id


def test_the_newest_fifty_come_newest_first(client):
    for number in range(51):
        article(2018, 1, 1 + number // 24, number % 24, title_en=f"Item {number}")
    entries = parsed(client).entries
    assert len(entries) == 50
    assert entries[0].title == "Item 50"
    assert entries[-1].title == "Item 1"


def test_what_is_not_public_is_not_in_the_feed(client):
    scenes.hidden(2018, 12, 3, 10)
    scenes.russian_only(2018, 12, 3, 10)
    article(2019, 2, 15, 12, 1)
    assert parsed(client, "en").entries == []
    assert len(parsed(client, "ru").entries) == 1


def test_a_scheduled_article_enters_the_feed_at_its_moment(client):
    article(2019, 2, 15, 12, 1, title_en="Soon")
    with clock.stopped(NOON + timedelta(minutes=1)):
        entry = parsed(client).entries[0]
    assert entry.title == "Soon"
    assert entry.updated == entry.published


def test_an_empty_feed_is_still_a_feed(client):
    feed = parsed(client)
    assert not feed.bozo
    assert feed.feed.updated.startswith("2019-02-15")


def test_a_reader_that_has_the_feed_is_told_that_nothing_changed(client):
    article(2018, 12, 3, 10)
    first = client.get("/en/feeds/news.atom")
    assert client.get("/en/feeds/news.atom", headers={"if-none-match": first["ETag"]}).status_code == 304
    assert "Last-Modified" not in first


def test_a_date_alone_never_says_that_nothing_changed(client):
    """A section that goes out in Russian only takes its articles from the English feed; no article has changed."""
    made = article(2018, 12, 3, 10)
    assert len(parsed(client).entries) == 1
    type(made.section).objects.filter(pk=made.section_id).update(policy="russian_only")
    for since in ("Fri, 15 Feb 2019 09:00:00 GMT", "Tue, 01 Jan 2030 00:00:00 GMT"):
        again = client.get("/en/feeds/news.atom", headers={"if-modified-since": since})
        assert again.status_code == 200
        assert b"<entry>" not in again.content


def test_a_withdrawn_article_is_news_to_a_reader_that_has_the_feed(client):
    made = article(2018, 12, 3, 10)
    first = client.get("/en/feeds/news.atom")
    with clock.stopped(NOON + timedelta(hours=1)):
        made.status_ru = made.status_en = "withdrawn"
        made.save()
        again = client.get("/en/feeds/news.atom", headers={"if-none-match": first["ETag"]})
        assert again.status_code == 200
        assert b"<entry>" not in again.content


@pytest.mark.parametrize("number", [1, 30])
def test_the_feed_asks_one_question(client, django_assert_num_queries, number):
    for hour in range(number):
        article(2018, 12, 1 + hour, 10)
    with django_assert_num_queries(1):
        client.get("/en/feeds/news.atom")


def test_control_characters_from_other_hands_do_not_break_the_feed(client):
    made = article(2018, 12, 3, 10)
    type(made).objects.filter(pk=made.pk).update(title_en="Bell\x07", lead_en="\x1b[0m")
    assert parsed(client).entries[0].title == "Bell"


def test_the_feed_is_read_and_not_written(client):
    assert client.post("/en/feeds/news.atom").status_code == 405
