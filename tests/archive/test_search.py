"""Search: what a reader types is found however it is spelt, and nothing else is shown."""

from datetime import date

import pytest

from archive.dates import typed_day
from archive.wordings import variants
from demo.factories import PersonFactory
from tests.archive import scenes
from tests.archive.scenes import article, text_of
from tests.archive.searching import search


@pytest.mark.parametrize(
    "query",
    [
        "MS-10",
        "МС-10",  # both letters Cyrillic
        "МS-10",  # Cyrillic М, Latin S
        "MС-10",  # Latin M, Cyrillic С
        "MC-10",  # Latin letters that look like МС
        "ms 10",
        "мс10",
        "МС–10",  # an en dash
        "«Союз МС-10»",
        "Soyuz MS-10",
        "Союз МS-10",
    ],
)
@pytest.mark.parametrize("language", ["ru", "en"])
def test_a_ship_and_its_news_are_found_in_whichever_letters_it_is_typed(client, ms_10, query, language):
    html = search(client, query, language)
    assert f"/{language}/missions/flights/soyuz-ms-10/" in html
    assert f"/{language}/news/2018/10/11/" in html


@pytest.mark.parametrize(
    "query",
    ["🚀 союз", "союз🚀", "<b>союз</b>", "🚀-союз", "союз ★", "союз 👩‍🚀", "<b class='x'>союз</b> <br/>", "союз ~ = |"],
)
def test_what_is_no_word_is_not_searched_for(client, ms_10, query):
    html = search(client, query, "ru")
    assert "/ru/missions/flights/soyuz-ms-10/" in html
    assert "/ru/news/2018/10/11/" in html


@pytest.mark.parametrize("query", ["🚀", "<b></b>", "★ ★", "<<<", "-🚀"])
def test_a_query_without_a_word_finds_nothing_and_says_so(client, ms_10, query):
    html = search(client, query)
    assert "soyuz-ms-10" not in html
    assert "Nothing was found" in html


def test_another_ship_is_not_found_by_that_number(client, ms_10):
    assert "soyuz-ms-10" not in search(client, "MS-11")


@pytest.mark.parametrize(
    "query", ["Кононенко", "Kononenko", "кононенко", "KONONENKO", "Kононенко", "Олег Кононенко", "Kononenko Oleg"]
)
@pytest.mark.parametrize("language", ["ru", "en"])
def test_a_person_is_found_by_either_alphabets_spelling(client, query, language):
    PersonFactory(slug="kononenko-oleg")
    assert f"/{language}/missions/crew/kononenko-oleg/" in search(client, query, language)


def test_a_latin_name_with_one_cyrillic_letter_is_found(client):
    PersonFactory(slug="kononenko-oleg")
    assert "kononenko-oleg" in search(client, "Оleg")


def test_a_person_is_not_found_by_a_ship_in_the_biography(client):
    PersonFactory(slug="kononenko-oleg", biography_en="<p>Flew on Soyuz.</p>")
    assert "kononenko-oleg" not in search(client, "Soyuz")


@pytest.mark.parametrize("query", ["Прокопьев", "Прокопьева", "о Прокопьеве", "Прокопьевым"])
def test_a_surname_is_found_in_every_case(client, query):
    article(2018, 12, 3, 10, title_ru="Сергей Прокопьев на борту", slug="first")
    article(2018, 12, 4, 10, title_ru="Интервью Прокопьева", slug="second")
    html = search(client, query, "ru")
    assert "/first/" in html
    assert "/second/" in html


@pytest.mark.parametrize("query", ["Королёв", "Королев", "королёва", "КОРОЛЕВА"])
def test_yo_and_ye_are_one_letter(client, query):
    article(2018, 1, 12, 10, title_ru="День рождения Королёва")
    assert "День рождения" in text_of(search(client, query, "ru"))


def test_words_beside_quotation_marks_and_no_break_spaces_are_found(client):
    article(2018, 1, 12, 10, body_ru="<p>Модуль «Рассвет»\u00a0— новый.</p>", title_ru="Стыковка")
    assert "Стыковка" in search(client, "Рассвет", "ru")


def test_other_forms_of_a_russian_word_are_found(client):
    article(2018, 1, 12, 10, title_ru="Завершены испытания двигателя")
    assert "двигателя" in search(client, "испытание двигателей", "ru")


def test_a_match_in_the_title_comes_before_one_in_the_text(client):
    article(2018, 1, 1, 10, title_en="Docking port", slug="title")
    article(2018, 2, 1, 10, title_en="Other", body_en="<p>About docking.</p>", slug="body")
    html = search(client, "docking")
    assert html.index("/title/") < html.index("/body/")


def test_of_equally_relevant_articles_the_newest_comes_first(client):
    article(2018, 1, 1, 10, title_en="Docking", slug="older")
    article(2018, 2, 1, 10, title_en="Docking", slug="newer")
    html = search(client, "docking")
    assert html.index("/newer/") < html.index("/older/")


def test_what_is_not_public_is_not_found(client):
    scenes.hidden(2018, 12, 3, 10)
    article(2019, 2, 15, 12, 1, title_en="Secret plan", title_ru="Тайна")
    assert "Secret" not in search(client, "secret")
    assert "Тайна</mark>" not in search(client, "тайна", "ru")


def test_russian_only_news_is_not_found_in_english_by_either_languages_words(client):
    scenes.russian_only(2018, 12, 3, 10, title_ru="Закупка титана", title_en="Titanium", slug="titan")
    assert "/titan/" in search(client, "титан", "ru")
    for query in ("титан", "закупка титана", "titanium"):
        assert "/titan/" not in search(client, query, "en")


def test_a_word_with_a_minus_is_left_out_in_every_wording(client):
    article(2018, 12, 3, 10, title_en="Docking of Soyuz", slug="with")
    article(2018, 12, 4, 10, title_en="Docking of Progress", slug="without")
    html = search(client, "docking -soyuz")
    assert "/without/" in html
    assert "/with/" not in html


def test_a_dash_between_words_does_not_leave_a_word_out(client):
    article(2018, 12, 3, 10, title_en="Docking and hatch")
    assert "<mark>hatch</mark>" in search(client, "docking – hatch")


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("9 февраля 2018", date(2018, 2, 9)),
        ("9 февраля 2018 года", date(2018, 2, 9)),
        ("9 ФЕВРАЛЯ 2018 г.", date(2018, 2, 9)),
        ("February 9, 2018", date(2018, 2, 9)),
        ("february 9 2018", date(2018, 2, 9)),
        ("9 February 2018", date(2018, 2, 9)),
        ("09.02.2018", date(2018, 2, 9)),
        ("9.2.2018", date(2018, 2, 9)),
        ("2018-02-09", date(2018, 2, 9)),
        ("31.02.2018", None),
        ("0.0.0000", None),
        ("99.99.9999", None),
        ("9 мартобря 2018", None),
        ("2018", None),
        ("", None),
    ],
)
def test_a_date_is_understood_as_people_write_it(typed, day):
    assert typed_day(typed) == day


@pytest.mark.parametrize("language", ["ru", "en"])
def test_a_typed_date_offers_its_day(client, language):
    assert scenes.day_links(search(client, "9 февраля 2018", language)) == {"2018/02/09"}


@pytest.mark.parametrize("query", ["16.02.2019", "03.10.1957", "30.02.2018"])
def test_a_date_outside_the_archive_offers_no_day(client, query):
    assert scenes.day_links(search(client, query)) == set()


def test_words_of_one_alphabet_are_left_as_they_are():
    assert variants("двигатель") == ["двигатель"]
    assert variants("engine test") == ["engine test"]
