"""How many of the flaws are found, how often a sound text is blamed, and whether one click mends."""

import pytest

from editorial.checks import Finding, check_translation
from tests.editorial.checks.cases import FLAWED, SOUND, TERMS, Case


def _run(case: Case) -> list[Finding]:
    source = {case.field: case.ru}
    target = {case.field: case.en} if case.en else {}
    return check_translation(source, target, "ru", TERMS)


def test_there_are_enough_cases():
    assert len(FLAWED) >= 60
    assert len(SOUND) >= 60


def test_recall_and_false_alarms():
    missed = [case.name for case in FLAWED if case.code not in {f.code for f in _run(case)}]
    alarmed = [(case.name, [(f.code, f.excerpt) for f in _run(case)]) for case in SOUND if _run(case)]
    recall, alarms = 1 - len(missed) / len(FLAWED), len(alarmed) / len(SOUND)
    figures = (
        f"recall {recall:.1%} of {len(FLAWED)}, false alarms {alarms:.1%} of {len(SOUND)}\n"
        f"missed: {missed}\nfalse alarms: {alarmed}"
    )
    assert recall >= 0.95, figures
    assert alarms <= 0.05, figures


@pytest.mark.parametrize("case", FLAWED, ids=lambda case: case.name)
def test_places_stand_in_the_fields_own_string(case):
    for finding in _run(case):
        raw = case.ru if finding.language == "ru" else case.en
        assert 0 <= finding.start < finding.end <= len(raw)
        assert str(finding.message)
        if "<" not in raw:
            assert raw[finding.start : finding.end] == finding.excerpt


@pytest.mark.parametrize("case", FLAWED, ids=lambda case: case.name)
def test_one_click_leaves_nothing_of_that_kind_at_that_place(case):
    """Every replacement, made, takes its own warning away and adds none of its kind."""
    for finding in [f for f in _run(case) if f.replacement is not None]:
        raw = {"ru": case.ru, "en": case.en}
        text = raw[finding.language]
        raw[finding.language] = text[: finding.start] + str(finding.replacement) + text[finding.end :]
        before = [f for f in _run(case) if f.code == finding.code]
        after = [f for f in _run(case._replace(**raw)) if f.code == finding.code]
        assert len(after) < len(before), (raw, after)
