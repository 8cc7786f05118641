"""What holds for every family: order, places in HTML, a missing translation, hostile and huge input."""

import time

import pytest
from django.utils.translation import override

from editorial.checks import Term, check_translation
from tests.editorial.checks.cases import TERMS


def test_without_a_translation_only_the_source_is_checked():
    found = check_translation({"title": "Он  ушёл 9 февраля, Кононенко"}, {"title": ""}, "ru", TERMS)
    assert [f.code for f in found] == ["double_space"]


def test_a_field_left_out_is_named_once_and_its_names_are_not():
    source = {"title": "Пуск", "body": "<p>Летит Овчинин 9 февраля.</p>"}
    found = check_translation(source, {"title": "Launch", "body": ""}, "ru", TERMS)
    assert [(f.code, f.field, f.language) for f in found] == [("missing_field", "body", "en")]


def test_places_in_html_count_tags_and_entities():
    raw = "<p>One &amp; <b>two</b>  three</p>"
    (found,) = check_translation({"body": raw}, {}, "en", ())
    assert raw[found.start : found.end] == "  "
    assert found.excerpt == "  "


def test_a_place_with_a_tag_inside_is_not_mended_with_one_click():
    (found,) = check_translation({"body": "<p>A <i>М</i>S word</p>"}, {}, "en", ())
    assert found.code == "mixed_alphabet"
    assert found.replacement is None


def test_findings_stand_in_the_order_of_fields_and_places():
    source = {"title": "Он  ушёл  вдруг", "lead": "Он , и всё"}
    found = check_translation(source, {}, "ru", ())
    assert [(f.field, f.start) for f in found] == [("title", 2), ("title", 8), ("lead", 2)]


def test_russian_made_from_english():
    found = check_translation({"lead": "Oleg Kononenko is aboard."}, {"lead": "Он на борту."}, "en", TERMS)
    assert [(f.code, f.language, f.excerpt) for f in found] == [("name_missing", "en", "Oleg Kononenko")]


def test_the_missing_paragraph_is_the_one_that_is_missing():
    source = "<p>Первый абзац 10.</p><p>Второй, совсем длинный абзац 20.</p><p>Третий 30.</p>"
    found = check_translation({"body": source}, {"body": "<p>The first 10.</p><p>The third 30.</p>"}, "ru", ())
    assert [f.excerpt for f in found if f.code == "missing_paragraph"] == ["Второй, совсем длинный абзац 20."]


def test_messages_wait_for_the_readers_language():
    (found,) = check_translation({"title": "Он  ушёл"}, {}, "ru", ())
    with override("en"):
        assert str(found.message) == "More than one space in a row."


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "<",
        "<p",
        "</p></p>",
        "&",
        "&;&#0;&#x110000;",
        "«" * 50,
        ")" * 50,
        '"' * 51,
        "\n\n",
        "🚀 9 9 9",
        "99:99 99.99.9999",
    ],
)
def test_broken_input_raises_nothing(text):
    found = check_translation({"title": text, "body": text}, {"title": text, "body": text}, "ru", TERMS)
    assert isinstance(found, list)


def test_terms_without_letters_match_nothing():
    assert check_translation({"lead": "Слово"}, {"lead": "Word"}, "ru", [Term("", ""), Term("«»", "“”")]) == []


@pytest.mark.parametrize(
    "unit",
    [
        "<p>Пуск 9 февраля 2018 г. в 14:05 мск, «Союз МС-11», Кононенко.</p>",
        '<p>" МS (( Ïëàíåòà  , слово.Слово</p>',
        "9 февраля 2018 г., 14:05 ",
        "a" * 80,
        "Saint ",
    ],
)
def test_a_paste_of_200_kilobytes_is_read_in_seconds(unit):
    huge = unit * (200_000 // len(unit))
    started = time.monotonic()
    check_translation({"body": huge}, {"body": "<p>Oleg Kononenko</p>" * 3}, "ru", TERMS)
    check_translation({"body": huge}, {"body": huge}, "ru", TERMS)
    assert time.monotonic() - started < 30
