"""What ``python -m tools.counts`` counts, and that it fails where there is more than the ceiling."""

import subprocess

import pytest

from tools import counts

MODULE = """\
from typing import Any

def short(given: Any, *rest: Any, named: dict[str, Any], known: int) -> Any:
    import json

    async def inner() -> list[Any]:
        import os
"""


@pytest.fixture
def project(tmp_path):
    subprocess.run(["git", "init", "--quiet", tmp_path], check=True)

    def write(name: str, text: str) -> None:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    write(".gitignore", "built/\n")
    return tmp_path, write


def figures(root) -> dict[str, int]:
    return {measure: figure for measure, figure in counts.counted(root).items() if figure}


def test_signatures_and_imports_are_counted_by_their_syntax(project):
    root, write = project
    write("app/module.py", MODULE)
    assert figures(root) == {
        "Python lines outside tests and migrations": 7,
        "modules outside tests and migrations": 1,
        "annotations that are Any": 2,
        "annotations with Any inside": 2,
        "imports inside functions": 2,
    }


def test_tests_count_by_the_length_of_their_functions_and_files_alone(project):
    root, write = project
    write("tests/test_it.py", MODULE + "\ndef long():\n" + "    pass\n" * 300)
    assert figures(root) == {"functions over 40 lines": 1, "files over 300 lines": 1}


@pytest.mark.parametrize(("lines", "figure"), [(39, 0), (40, 1)])
def test_a_function_may_have_forty_lines_with_its_first(project, lines, figure):
    root, write = project
    write("tests/test_it.py", "def one():\n" + "    pass\n" * lines)
    assert counts.counted(root)["functions over 40 lines"] == figure


def test_migrations_and_what_git_ignores_are_not_counted(project):
    root, write = project
    write("app/migrations/0001_initial.py", MODULE)
    write("built/module.py", MODULE)
    assert figures(root) == {}


def test_a_line_of_a_template_is_as_long_as_its_characters_not_its_bytes(project):
    root, write = project
    write("templates/app/page.html", "я" * 120 + "\n")
    write("app/templates/app/drawing.svg", "<" * 121 + "\n")
    assert figures(root) == {"template lines over 120 characters": 1}


@pytest.mark.parametrize(("figure", "status"), [(5, 0), (6, 1)])
def test_a_figure_above_its_ceiling_fails(monkeypatch, capsys, figure, status):
    monkeypatch.setattr(counts, "LIMITS", {"files": counts.Limit(5, 0)})
    monkeypatch.setattr(counts, "counted", lambda: {"files": figure})
    assert counts.main() == status
    assert ("too many" in capsys.readouterr().out) == bool(status)
