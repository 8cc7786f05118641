"""What a developer is told by ``python -m tools.messages check``, and what compile makes."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from .projects import ROOT, po, run, translate, write

CHECKED = """
_("Crew"); _("Hi %(name)s"); _("Hi {name}"); _("%d of %d"); _("At 5%")
ngettext("One photo", "%(n)s photos", n)
"""
COMPLETE = {
    "Crew": "Экипаж",
    "Hi %(name)s": "Привет, %(name)s",
    "Hi {name}": "Эй, {name}",
    "%d of %d": "%d из %d",
    "At 5%": "На 5%",
    "One photo": ("%(n)s снимок", "%(n)s снимка", "%(n)s снимков"),
}


@pytest.fixture
def complete(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    write(tmp_path, {"news/a.py": CHECKED})
    run(tmp_path, "update")
    translate(tmp_path, COMPLETE)
    assert run(tmp_path, "check") == 0
    assert capsys.readouterr().out == "6 messages complete in ru and en\n"
    return tmp_path


@pytest.mark.parametrize(
    ("key", "text", "problem"),
    [
        ("Crew", "", '"Crew" is untranslated'),
        ("Crew", "Экипаж на 100%", '"Crew" has a single %'),
        ("Hi %(name)s", "Привет, %(nmae)s", '"Hi %(name)s" has other placeholders'),
        ("Hi %(name)s", "Привет", '"Hi %(name)s" has other placeholders'),
        ("Hi {name}", "Эй, {nmae}", '"Hi {name}" has other placeholders'),
        ("%d of %d", "%d", '"%d of %d" has other placeholders'),
        ("One photo", ("%(n)s снимок", "%(n)s снимка", ""), '"One photo" lacks plural form 2'),
        ("One photo", ("Снимок", "%(n)s снимка", "%(n)s снимков"), "placeholders in plural form 0"),
    ],
)
def test_a_developer_is_told_which_translation_is_wrong(
    complete: Path, capsys: pytest.CaptureFixture[str], key: str, text: Any, problem: str
) -> None:
    translate(complete, {key: text})
    assert run(complete, "check") == 1
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 1
    assert lines[0].startswith("locale/ru/LC_MESSAGES/django.po: ")
    assert problem in lines[0]


def test_a_developer_is_told_of_catalogues_that_lag_behind_the_sources(
    complete: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(complete, {"news/a.py": CHECKED.replace("Crew", "Team")})
    assert run(complete, "check") == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines == [
        f"locale/{language}/LC_MESSAGES/django.po: {problem}: run update"
        for language in ("ru", "en")
        for problem in ('"Team" of news/a.py is missing', '"Crew" is obsolete')
    ]


def test_a_developer_is_told_of_fuzzy_and_commented_out_entries(
    complete: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = po(complete).read_text().replace('\nmsgid "Crew"', '\n#, fuzzy\nmsgid "Crew"')
    po(complete).write_text(text + '\n#~ msgid "Old"\n#~ msgstr "Старое"\n')
    assert run(complete, "check") == 1
    out = capsys.readouterr().out
    assert '"Crew" is fuzzy' in out
    assert '"Old" is obsolete' in out


def test_a_developer_is_told_of_a_foreign_plural_rule(complete: Path, capsys: pytest.CaptureFixture[str]) -> None:
    po(complete).write_text(po(complete).read_text().replace("nplurals=3", "nplurals=4"))
    assert run(complete, "check") == 1
    assert "other Plural-Forms" in capsys.readouterr().out
    run(complete, "update")
    assert run(complete, "check") == 0


@pytest.mark.parametrize("command", ["update", "compile", "check"])
def test_a_developer_is_shown_the_line_of_a_catalogue_left_in_conflict(
    complete: Path, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    po(complete).write_text("<<<<<<< ours\n" + po(complete).read_text())
    assert run(complete, command) == 1
    assert f"{po(complete)}:1: " in capsys.readouterr().out


def test_a_developer_compiles_only_what_changed(complete: Path) -> None:
    russian, english = po(complete).with_suffix(".mo"), po(complete, "en").with_suffix(".mo")
    stray = russian.with_name("djangojs.mo")
    stray.write_bytes(b"")
    assert run(complete, "compile") == 0
    assert not stray.exists()
    content = russian.read_bytes()
    for path in (russian, english):
        path.write_bytes(b"kept")
    os.utime(po(complete), ns=(0, russian.stat().st_mtime_ns + 10**9))
    assert run(complete, "compile") == 0
    assert russian.read_bytes() == content
    assert english.read_bytes() == b"kept"


def test_a_developer_needs_no_system_gettext(complete: Path) -> None:
    for command in ("update", "compile", "check"):
        arguments = [sys.executable, "-m", "tools.messages", command, "--root", str(complete)]
        done = subprocess.run(arguments, cwd=ROOT, env={"PATH": ""}, capture_output=True, text=True, check=False)
        assert (done.returncode, done.stderr) == (0, "")
