import pytest

from editorial.core.page_text import typo, typo_each, typo_plain
from editorial.core.typography import no_break, no_break_html, within_quotes


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


def test_many_texts_at_once_are_set_as_each_alone():
    texts = ["Пуск в", "и на Земле", "№", "5 <b>", "С.", "П. Королёв", "— МС-11", "", "Союз", "МС-10 &", "3", "декабря"]
    assert typo_each(texts) == [typo(text) for text in texts]
    assert typo_each([]) == []
    assert typo_each(["в\x1fкосмосе", "и"]) == [typo("в\x1fкосмосе"), typo("и")]


@pytest.mark.parametrize("text", ["водолаз", "Королёв", "Tomsk", "MS-10"])
def test_words_without_a_weak_place_are_left_alone(text):
    assert no_break(text) == text


def test_spaces_inside_tags_are_left_alone():
    html = '<p><a href="/x" title="в доме">в доме</a></p>'
    assert no_break_html(html) == '<p><a href="/x" title="в доме">в\u00a0доме</a></p>'


def test_the_rule_may_be_applied_twice():
    once = no_break("в 14 ч — и на орбите")
    assert no_break(once) == once


NAMES = ["MS-10", "МС-10", "МКС-58", "Soyuz-2.1a", "Союз-2.1б", "ТМА-17М", "Заря-1", "М1-4", "M1-11", "М-СО1", "M-MIM2"]


@pytest.mark.parametrize("name", NAMES)
def test_a_line_does_not_end_at_the_hyphen_of_a_designation(name):
    assert typo(f"— {name}, X") == f'— <span class="nb">{name}</span>, X'
    assert no_break_html(f"<p>({name})</p>") == f'<p>(<span class="nb">{name}</span>)</p>'


@pytest.mark.parametrize("name", NAMES)
def test_a_closing_quotation_mark_never_stands_alone_on_a_line(name):
    assert typo(f"«Прогресс {name}», X").endswith(f'<span class="nb">{name}»</span>, X')


@pytest.mark.parametrize("name", ["М1-4", "М-СО1", "М-МИМ2", "М-27М"])
def test_a_cargo_ship_stays_with_its_number(name):
    assert no_break(f"Прогресс {name}") == f"Прогресс\u00a0{name}"


@pytest.mark.parametrize("text", ["well-known", "2018-2019", "+7-495", "кто-то", "a-1" * 9, "Союз-ФГ"])
def test_other_hyphens_are_left_alone(text):
    assert typo(text) == text


def test_text_becomes_html_with_its_signs_escaped():
    assert typo('<b>MS-10</b> & "x"') == ('&lt;b&gt;<span class="nb">MS-10</span>&lt;/b&gt; &amp; &quot;x&quot;')
    assert typo(None) == ""


def test_titles_and_attributes_get_no_markup():
    assert typo_plain("в MS-10") == "в\u00a0MS-10"


def test_a_tag_keeps_its_own_designations():
    html = '<p><a href="/soyuz-ms-10/" title="MS-10">x</a></p>'
    assert no_break_html(html) == html


def test_quotation_marks_inside_quotation_marks_are_inner_ones():
    assert within_quotes("«Союз МС-12» выведен") == "„Союз МС-12“ выведен"
    assert within_quotes("The “Lesson from Space”") == "The ‘Lesson from Space’"
