"""The checks on cases whose writer had not read them: 95.5% and 3.7% when they were first run, before any repair."""

from editorial.checks import Finding, check_translation
from tests.editorial.checks.held_out import TERMS, Case
from tests.editorial.checks.held_out_fourth import FLAWED_FOURTH, SOUND_FOURTH
from tests.editorial.checks.held_out_names import FLAWED_NAMES
from tests.editorial.checks.held_out_sound import SOUND
from tests.editorial.checks.held_out_texts import FLAWED_TEXTS
from tests.editorial.checks.held_out_third import FLAWED_THIRD, SOUND_THIRD

FLAWED = (*FLAWED_NAMES, *FLAWED_TEXTS, *FLAWED_THIRD, *FLAWED_FOURTH)
ALL_SOUND = (*SOUND, *SOUND_THIRD, *SOUND_FOURTH)


def _run(case: Case) -> list[Finding]:
    texts = {"ru": {case.field: case.ru}, "en": {case.field: case.en}}
    target = "en" if case.source == "ru" else "ru"
    return check_translation(texts[case.source], texts[target], case.source, TERMS)


def test_there_are_enough_cases():
    assert len(FLAWED) >= 60
    assert len(ALL_SOUND) >= 60
    assert {case.source for case in (*FLAWED, *ALL_SOUND)} == {"ru", "en"}


def test_recall_and_false_alarms_on_the_held_out_cases():
    missed = [case.name for case in FLAWED if not set(case.code.split("|")) & {f.code for f in _run(case)}]
    alarmed = [(case.name, [(f.code, f.excerpt) for f in _run(case)]) for case in ALL_SOUND if _run(case)]
    recall, alarms = 1 - len(missed) / len(FLAWED), len(alarmed) / len(ALL_SOUND)
    figures = f"recall {recall:.1%}, false alarms {alarms:.1%}\nmissed: {missed}\nfalse alarms: {alarmed}"
    assert recall >= 0.95, figures
    assert alarms <= 0.05, figures


def test_every_place_stands_in_the_fields_own_string():
    for case in FLAWED:
        for finding in _run(case):
            raw = case.ru if finding.language == "ru" else case.en
            assert 0 <= finding.start < finding.end <= len(raw), (case.name, finding)
            if "<" not in raw and "&" not in raw:
                assert raw[finding.start : finding.end] == finding.excerpt
