"""Names that are ordinary words, and times of day."""

from editorial.checks import Finding, Term, check
from tests.editorial.checks.held_out import Case
from tests.editorial.checks.held_out_clock import FLAWED_CLOCK, RIGHT_CLOCK
from tests.editorial.checks.held_out_ordinary import FLAWED_NAMES_ORDINARY, PEOPLE, RIGHT_NAMES

RIGHT = (*RIGHT_NAMES, *RIGHT_CLOCK)
FLAWED = (*FLAWED_NAMES_ORDINARY, *FLAWED_CLOCK)


def findings(case: Case, terms: tuple[Term, ...] = PEOPLE) -> list[Finding]:
    texts = {"ru": {case.field: case.ru}, "en": {case.field: case.en}}
    return check(texts[case.source], texts["en" if case.source == "ru" else "ru"], case.source, terms)


def false_warnings(cases: tuple[Case, ...]) -> list[tuple[str, list[tuple[str, str]]]]:
    return [(case.name, [(f.code, f.excerpt) for f in findings(case)]) for case in cases if findings(case)]


def unseen(cases: tuple[Case, ...]) -> list[str]:
    return [case.name for case in cases if not set(case.code.split("|")) & {f.code for f in findings(case)}]


def test_there_are_enough_pairs():
    assert len(RIGHT) >= 100
    assert len(FLAWED) >= 60


def test_a_translator_is_not_warned_of_what_is_right():
    assert false_warnings(RIGHT) == []


def test_a_translator_is_warned_of_every_flaw():
    assert unseen(FLAWED) == []
