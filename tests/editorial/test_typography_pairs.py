"""What a reader sees of abbreviations, initials, numbers and addresses. In the pairs "~" is a no-break space."""

import time

import pytest
from django.template import Context, Template

from editorial.core.page_text import richtext, typo
from editorial.core.typography import no_break, no_break_html

RUSSIAN = [
    ("С.П. Королёв", "С.~П.~Королёв"),
    ("С.П.Королёв", "С.~П.~Королёв"),
    ("С. П. Королёв", "С.~П.~Королёв"),
    ("имени С. Королёва", "имени С.~Королёва"),
    ("К.Э.Циолковский", "К.~Э.~Циолковский"),
    ("Ф.И.О. и дата", "Ф.И.О. и~дата"),
    ("т.е. завтра", "т.~е. завтра"),
    ("т. е. завтра", "т.~е. завтра"),
    ("Т.е. завтра", "Т.~е. завтра"),
    ("и т.д.", "и~т.~д."),
    ("и т. п.", "и~т.~п."),
    ("т.к. поздно", "т.~к. поздно"),
    ("в т.ч. вода", "в~т.~ч. вода"),
    ("до н.э.", "до~н.~э."),
    ("46° с.ш., 63° в.д.", "46° с.~ш., 63° в.~д."),
    ("г. Королёв", "г.~Королёв"),
    ("В 2018 г. Россия", "В~2018~г. Россия"),
    ("ул. Ленина, рис. 3", "ул.~Ленина, рис.~3"),
    ("акад. Королёв", "акад.~Королёв"),
    ("10 000 км", "10~000~км"),
    ("35 786 км", "35~786~км"),
    ("МКС-58 с 2018 300 раз", "МКС-58 с~2018 300 раз"),
    ("1,5 т и 2.1", "1,5~т и~2.1"),
    ("№5 и § 3", "№~5 и~§~3"),
    ("5 с, 7 м", "5~с, 7~м"),
    ("В 2018 с Байконура", "В~2018 с~Байконура"),
    ("9 февраля 2018 года", "9~февраля 2018~года"),
    ("5 %, 20 °C", "5~%, 20~°C"),
    ("«Союз-2.1а» готов", "«Союз-2.1а» готов"),
    ("версия 2.1.3 готова", "версия 2.1.3 готова"),
    ("сайт www.energia.ru открыт", "сайт www.energia.ru открыт"),
    ("файл А.Иванов.pdf здесь", "файл А.Иванов.pdf здесь"),
    ("почта А.Иванов@energia.ru", "почта А.Иванов@energia.ru"),
    ("сайт роскосмос.рф открыт", "сайт роскосмос.рф открыт"),
    ("на https://a.ru/в/С.П.Королёв есть", "на~https://a.ru/в/С.П.Королёв есть"),
    ("Ждём... Старт", "Ждём... Старт"),
    ("Ждём… Старт", "Ждём… Старт"),
    ("кто-то что-то сказал", "кто-то что-то сказал"),
    ("США. Пуск", "США. Пуск"),
    ("Он ушёл. И вернулся", "Он ушёл. И~вернулся"),
]
ENGLISH = [
    ("U.S. astronauts", "U.S. astronauts"),
    ("the U.S. Navy", "the~U.S. Navy"),
    ("U.K. and U.N.", "U.K. and~U.N."),
    ("Washington, D.C. Museum", "Washington, D.C. Museum"),
    ("U.S.S.R. Academy", "U.S.S.R. Academy"),
    ("e.g. Soyuz, i.e. a ship", "e.g. Soyuz, i.e. a~ship"),
    ("a Ph.D. Smith", "a~Ph.D. Smith"),
    ("J.K. Rowling", "J.K.~Rowling"),
    ("J. K. Rowling", "J.~K.~Rowling"),
    ("J.R.R. Tolkien", "J.R.R.~Tolkien"),
    ("S. P. Korolev", "S.~P.~Korolev"),
    ("John F. Kennedy", "John F.~Kennedy"),
    ("Dr. Smith and Mr. Brown", "Dr.~Smith and~Mr.~Brown"),
    ("No. 5, p. 12", "No.~5, p.~12"),
    ("No. They went", "No. They went"),
    ("at 3 p.m. today", "at~3~p.m. today"),
    ("9:05 a.m., 3 pm", "9:05~a.m., 3~pm"),
    ("Soyuz-2.1a lifted", "Soyuz-2.1a lifted"),
    ("version 2.1.3 of it", "version 2.1.3 of~it"),
    ("1.5 t, 10,000 km", "1.5~t, 10,000~km"),
    ("9 February 2018", "9~February 2018"),
    ("February 9, 2018", "February~9, 2018"),
    ("see www.a.com in May", "see www.a.com in~May"),
    ("mail A.Smith@a.com now", "mail A.Smith@a.com now"),
    ("report.v2.Final.pdf is here", "report.v2.Final.pdf is~here"),
    ("https://x.com/a-1/in then", "https://x.com/a-1/in then"),
    ("and/or the rest", "and/or the~rest"),
    ("Wait... Go", "Wait... Go"),
    ("AT&T in R&D", "AT&T in~R&D"),
    ("x86.S. Y", "x86.S. Y"),
]
PAIRS = [*RUSSIAN, *ENGLISH]


def test_there_are_enough_pairs():
    assert len(PAIRS) >= 60


@pytest.mark.parametrize(("text", "expected"), PAIRS)
def test_a_reader_sees_what_was_written_with_lines_kept_whole(text, expected):
    assert no_break(text).replace("\u00a0", "~") == expected


@pytest.mark.parametrize(("text", "expected"), PAIRS)
def test_the_rules_say_the_same_of_their_own_work(text, expected):
    once = no_break(text)
    assert no_break(once) == once
    html = no_break_html(f"<p>{text}</p>")
    assert no_break_html(no_break(f"<p>{text}</p>")) == html


@pytest.mark.parametrize("text", [text for text, _expected in ENGLISH])
def test_nothing_is_put_into_english_but_no_break_spaces(text):
    assert no_break(text).replace("\u00a0", " ") == text


@pytest.mark.parametrize(
    "html",
    [
        '<a href="/в доме/MS-10" title="в доме — 3 т">x</a>',
        "<a title='a > в доме MS-10'>x</a>",
        '<a title="a > в доме, С.П.Королёв, MS-10">x</a>',
        '<td colspan="2">x</td>',
    ],
)
def test_nothing_is_put_into_a_tag(html):
    assert no_break_html(html) == html


def test_an_address_in_running_text_gets_no_markup():
    text = "См. https://energia.ru/soyuz-11/ms-10.html"
    assert typo(text) == text
    assert typo("MS-10: a@ms-10.ru") == '<span class="nb">MS-10:</span> a@ms-10.ru'.replace(":</span>", "</span>:")


def test_lines_of_a_plain_text_stay_lines():
    text = "Он сказал.\n— Да, на\nорбите.\n\nС. П. Королёв"
    assert typo(text).count("\n") == 4
    page = Template("{{ text|typo|linebreaksbr }}").render(Context({"text": text}))
    assert page.count("<br>") == 4


def test_a_line_end_in_html_is_a_space():
    assert richtext("<p>в\nкосмосе</p>\n<p>MS-10</p>").startswith("<p>в\u00a0космосе</p><p>")


@pytest.mark.parametrize("unit", ["a", "в", "a.", "А.", "-", "a-1", "<", "&", "«", "1 ", "т.е.", "a@", "://", "A. "])
def test_twice_as_long_a_word_takes_at_most_about_twice_the_time(unit):
    def seconds(length: int) -> float:
        text = unit * (length // len(unit)) + "! x"
        best = 60.0
        for _attempt in range(3):
            started = time.process_time()
            typo(text)
            best = min(best, time.process_time() - started)
        return best

    assert seconds(200_000) < 6 * seconds(50_000) + 0.05


@pytest.mark.parametrize("text", ["\ue000 и С.П. Королёв, www.a.ru", "a@b.ru\ue000"])
def test_a_character_of_private_use_stays_where_it_is(text):
    assert no_break(text).replace("\u00a0", " ").count("\ue000") == 1
