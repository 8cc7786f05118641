import pytest

from editorial.typography import no_break, no_break_html


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("в космосе и на Земле", "в~космосе и~на~Земле"),
        ("Пуск «Союза МС-11» — 3 декабря", "Пуск «Союза~МС-11»~— 3~декабря"),
        ("Soyuz MS-11 on December 3, 2018", "Soyuz~MS-11 on~December~3, 2018"),
        ("РН «Союз-ФГ» с КК «Союз МС-10»", "РН~«Союз-ФГ» с~КК~«Союз~МС-10»"),
        ("14 т груза, 2018 г.", "14~т груза, 2018~г."),
        ("С. П. Королёв", "С.~П.~Королёв"),
        ("№ 5", "№~5"),
        ("Into the station", "Into the~station"),
    ],
)
def test_a_line_never_ends_where_it_must_not(text, expected):
    assert no_break(text).replace("\u00a0", "~") == expected


@pytest.mark.parametrize("text", ["водолаз", "Королёв", "Tomsk", "MS-10"])
def test_words_without_a_weak_place_are_left_alone(text):
    assert no_break(text) == text


def test_spaces_inside_tags_are_left_alone():
    html = '<p><a href="/x" title="в доме">в доме</a></p>'
    assert no_break_html(html) == '<p><a href="/x" title="в доме">в\u00a0доме</a></p>'


def test_the_rule_may_be_applied_twice():
    once = no_break("в 14 ч — и на орбите")
    assert no_break(once) == once
