"""The checks are asked while somebody types and at every approval: they may not take long, whatever comes."""

import time

import pytest

from editorial.checks import Term, check_translation

SURNAMES_RU = [
    a + b + c for a in "БВГДЖЗКЛМН" for b in ("ара", "еле", "оло", "ури", "ыды") for c in ("нов", "хин", "ский", "тов")
]
SURNAMES_EN = [
    a + b + c for a in "BVGDJZKLMN" for b in ("ara", "ele", "olo", "uri", "ydy") for c in ("nov", "khin", "skiy", "tov")
]
GIVEN = (("Олег", "Oleg"), ("Сергей", "Sergey"), ("Антон", "Anton"), ("Иван", "Ivan"))
PEOPLE = [Term(f"{g} {ru}", f"{h} {en}") for g, h in GIVEN for ru, en in zip(SURNAMES_RU, SURNAMES_EN, strict=True)]
FLIGHTS = [Term(f"Союз ТМ-{number}", f"Soyuz TM-{number}") for number in range(500)]
PARAGRAPH = {
    "ru": "<p>9 февраля 2018 г. в 14:05 мск Олег Баранов и Иван Мыдыхин открыли люк «Союза ТМ-7»; вес 1,5 т.</p>",
    "en": "<p>On February 9, 2018, at 14:05 Moscow time, Oleg Baranov and Ivan Mydykhin opened the hatch of Soyuz TM-7;"
    " it weighs 1.5 t.</p>",
}


def _seconds(ru: str, en: str, terms: list[Term]) -> float:
    started = time.process_time()
    check_translation({"body": ru}, {"body": en}, "ru", terms)
    return time.process_time() - started


def test_a_name_desk_of_1300_names_hardly_costs_more_than_one_of_ten():
    """As a ratio, because the machine is shared: with a pattern for each name it was fortyfold."""
    assert len(PEOPLE) == 800
    ru, en = PARAGRAPH["ru"] * 60, PARAGRAPH["en"] * 60
    assert len(ru) > 6000
    few, many = PEOPLE[:10], [*PEOPLE, *FLIGHTS]
    _seconds(ru, en, many)
    ratio = min(_seconds(ru, en, many) for _ in range(3)) / min(_seconds(ru, en, few) for _ in range(3))
    assert ratio < 4


HOSTILE = {
    "quotes that open": "“" * 100_000,
    "quotes and brackets crossed": "“" * 50_000 + ")" * 50_000,
    "one quotation of Cyrillic": "“" + "я" * 100_000,
    "straight quotes": '"' * 100_000,
    "tags that never close": "<" * 200_000,
    "paragraphs that never close": "<p>" * 66_000,
    "items in items": "<ul><li>" * 12_000 + "</li></ul>" * 12_000,
    "deep nesting": "<b>" * 28_000 + "x" + "</b>" * 28_000,
    "thousands of dates": "".join(f"{1 + n % 28} мая {1000 + n // 28} " for n in range(14_000)),
    "thousands of numbers": " ".join(map(str, range(33_000))),
    "ampersands": "&" * 200_000,
    "hyphens": "а-" * 100_000,
    "spaces": "я" + " " * 100_000 + "\n",
    "everybody's name": " ".join(term.ru for term in PEOPLE * 12)[:200_000],
    "everybody's name, misspelt": " ".join(f"{term.en[:-2]}ff" for term in PEOPLE * 12)[:200_000],
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_paste_of_200_kilobytes_costs_no_more_than_a_sound_one(text):
    """Twenty times it would be minutes: what is compared with everything else takes far longer than that."""
    sound = PARAGRAPH["ru"] * (200_000 // len(PARAGRAPH["ru"]))
    terms = [*PEOPLE, *FLIGHTS]
    usual = _seconds(sound, PARAGRAPH["en"], terms)
    assert _seconds(text, PARAGRAPH["en"] * 30, terms) < 6 * usual
    assert _seconds(PARAGRAPH["ru"] * 30, text, terms) < 6 * usual


def test_no_text_raises_more_warnings_than_anybody_reads():
    assert len(check_translation({"body": "<p>Он , она  и . ты</p>" * 5_000}, {}, "ru", [])) <= 200
