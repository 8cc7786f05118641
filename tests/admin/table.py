"""docs/roles.md as it is written: rows of its table, and what its words mean."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

PAGE = Path(__file__).resolve().parents[2] / "docs" / "roles.md"
COLUMNS = (
    "anonymous",
    "no role",
    "press officer",
    "into English",
    "into Russian",
    "editor",
    "chief",
    "superuser",
)
KINDS = re.compile(r"^- ([a-z ]+): (`.+`)$", re.MULTILINE)
LABEL = re.compile(r"`([a-z_.]+)`")
CELLS = {"login", "200", "302", "403", "404", "405", "415"}


@dataclass(frozen=True)
class Row:
    method: str
    pattern: str
    label: str  # of the record that stands in the address; empty where none does
    answers: dict[str, str]  # by role

    def __str__(self) -> str:
        return f"{self.method} {self.pattern}" + (f" of {self.label}" if self.label else "")


def rows() -> list[Row]:
    return list(_rows(PAGE.read_text(encoding="utf-8")))


def _rows(text: str) -> Iterator[Row]:
    kinds = {name: LABEL.findall(labels) for name, labels in KINDS.findall(text)}
    for line in text.splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if cells[:2] == ["method", "address"]:
            assert cells[2:] == list(COLUMNS), line
        if cells[0] not in ("GET", "POST"):
            continue
        answers = dict(zip(COLUMNS, cells[2:], strict=True))
        assert set(answers.values()) <= CELLS, line
        address, _of, words = cells[1].partition(" of ")
        pattern = address.strip("`").removeprefix("./")
        for label in _labels(words, kinds):
            yield Row(cells[0], pattern.replace("<kind>", label.replace(".", "/")), label, answers)


def _labels(words: str, kinds: dict[str, list[str]]) -> list[str]:
    if not words:
        return [""]
    named = [word.strip() for word in words.split(",")]
    return [label for word in named for label in (LABEL.findall(word) or kinds[word])]
