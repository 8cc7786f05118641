"""The page of a search: marks and excerpts, pages of results, and whatever can be typed."""

import pytest

from archive.search import LONGEST, Query, articles, in_order, segments
from demo.factories import AgencyFactory, FlightFactory, PersonFactory, SectionFactory
from tests.archive.scenes import article, moscow
from tests.archive.searching import search


def test_matched_words_are_marked_and_markup_is_not(client):
    article(
        2018, 12, 3, 10,
        title_en="Docking & hatch <b>", lead_en="Before <script>alert(1)</script> docking",
        body_en="<p>The <strong>docking</strong> was 5 &lt; 6 &amp; fine</p>",
    )  # fmt: skip
    html = search(client, "docking")
    assert "<mark>Docking</mark>" in html
    assert "<script>alert" not in html
    assert "<strong>" not in html
    assert "5 &lt; 6 &amp; fine" in html
    assert "&amp;lt;" not in html


def test_a_quotation_mark_beside_a_matched_word_stays_outside_the_mark(client):
    article(2018, 12, 3, 10, title_ru="Модуль «Рассвет» готов")
    assert "«<mark>Рассвет</mark>»" in search(client, "рассвет", "ru")


def test_an_excerpt_keeps_the_text_as_it_was_written(client):
    article(2018, 12, 3, 10, lead_ru="Всё ещё летит: «Союз» — у станции.")
    assert "Всё ещё <mark>летит</mark>: «Союз» — у станции." in search(client, "летит", "ru").replace("\u00a0", " ")


def test_excerpts_show_the_place_of_the_match_and_say_that_they_are_cut(client):
    filler = "<p>" + "Something else entirely. " * 60 + "</p>"
    article(2018, 12, 3, 10, title_en="Other", body_en=f"{filler}<p>Here stands zvezda alone.</p>{filler}")
    html = search(client, "zvezda")
    assert "<mark>zvezda</mark>" in html
    assert "… " in html


def test_marks_are_set_by_place_whatever_the_folding_did_to_the_letters():
    assert segments("«Ёлка» тут", '"\x02Елка\x03" тут') == [("«", False), ("Ёлка", True), ("» тут", False)]


def test_an_excerpt_that_does_not_fit_its_text_is_shown_without_marks():
    assert segments("abc", "\x02abcd\x03") == [("abc", False)]


def test_an_empty_query_shows_only_the_form(client, django_assert_num_queries):
    for query in ("", "   ", "\x00", "\u200b"):
        with django_assert_num_queries(0):
            html = search(client, query)
        assert "<form" in html
        assert "Nothing was found" not in html


def test_nothing_found_helps_on(client):
    assert "Nothing was found. Check the spelling" in search(client, "zzzz")


@pytest.mark.parametrize(
    "query",
    [
        "x" * 10_000,
        "я " * 5_000,
        "-а " * 4_000,
        "a\x00b",
        '"',
        '"""""',
        "'",
        "\\",
        "((((((",
        "a & | ! <-> b:*",
        "-",
        "--",
        "-x",
        "OR",
        "or or or",
        "😀👩‍🚀",
        "'; DROP TABLE news_article; --",
        "%s %(x)s {}",
        "<script>alert(1)</script>",
        "\ud7ff\ufffe\uffff",
        "\x02\x03",
        "MS-" * 60,
    ],
)
def test_nothing_that_can_be_typed_breaks_the_search(client, ms_10, query):
    for language in ("ru", "en"):
        html = search(client, query, language)
        assert "<script>alert" not in html


def test_a_query_that_is_too_long_is_cut_and_the_reader_is_told(client):
    html = search(client, "Soyuz " * 100)
    assert f"only its first {LONGEST} characters" in html
    assert len(Query.typed("x" * 10_000).text) == LONGEST
    assert "only its first" not in search(client, "Soyuz")


@pytest.mark.parametrize("page", ["0", "-1", "abc", "2", "999999999999999999999", "1.5", "last", ""])
def test_a_page_of_results_that_does_not_exist_is_not_found(client, ms_10, page):
    assert client.get("/en/search/", {"q": "launch", "page": page}).status_code == 404


def test_results_come_twenty_a_page_with_their_number_in_words(client):
    for number in range(21):
        article(2018, 1, 1 + number, 10, title_en=f"Docking number {number}")
    first, second = search(client, "docking"), search(client, "docking", page=2)
    assert "21 articles found" in first
    assert first.count("<article") == 20
    assert second.count("<article") == 1


def test_of_a_word_that_stands_everywhere_the_newest_are_ranked_and_the_reader_is_told(client, monkeypatch):
    monkeypatch.setattr("archive.search.MOST_RANKED", 21)
    for number in range(23):
        article(2018, 1, 1 + number, 10, title_en=f"Docking number {number}.")
    first, second = search(client, "docking"), search(client, "docking", page=2)
    assert "More than 21 articles found" in first
    assert second.count("<article") == 1
    assert "number 22." not in second
    assert client.get("/en/search/", {"q": "docking", "page": 3}).status_code == 404


def test_search_is_kept_out_of_search_engines(client):
    assert "noindex" in client.get("/en/search/", {"q": "soyuz"}).content.decode()


def test_search_asks_the_same_few_questions_however_much_is_found(client, django_assert_max_num_queries):
    for number in range(25):
        article(2018, 1, 1 + number, 10, title_en="Soyuz", section=SectionFactory(slug=f"section-{number}"))
        agency = AgencyFactory(slug=f"agency-{number}")
        PersonFactory(family_name_en="Soyuz", agency=agency)
        FlightFactory(launch_at=moscow(2018, 1, 1 + number, 10))
    with django_assert_max_num_queries(6):
        search(client, "soyuz")


def test_a_search_never_loads_whole_texts(ms_10, django_assert_num_queries):
    with django_assert_num_queries(2):
        found = in_order(articles(Query.typed("пуск"))[:20])
    assert len(found) == 1
    assert {"body_ru", "body_en"} <= found[0].get_deferred_fields()
