"""What became of every record of an import, for people and for programs."""

from collections import Counter
from dataclasses import asdict, dataclass, field
from typing import Any

from django.utils.translation import gettext_lazy as _

CREATED, UPDATED, UNCHANGED, SKIPPED = "created", "updated", "unchanged", "skipped"
STATES = {
    CREATED: _("created"),
    UPDATED: _("updated"),
    UNCHANGED: _("unchanged"),
    SKIPPED: _("skipped"),
}
KEPT = _("kept, as a person here has it")


class ImportRefused(Exception):
    """Nothing of this was imported. The sentence is for the person who asked for it."""


@dataclass(frozen=True)
class Problem:
    """Something that could not be taken: `record` and `key` name the place, `why` is a sentence."""

    record: str
    key: str
    why: str
    whole: bool = False  # the record is left out, and not the key alone


@dataclass(frozen=True)
class Difference:
    """One column of one record. `kept`: this site's own stands, and the source says otherwise."""

    field: str
    old: str
    new: str
    kept: bool = False


@dataclass(frozen=True)
class Line:
    state: str
    kind: str
    record: str  # as the source names it
    label: str
    differences: tuple[Difference, ...] = ()


@dataclass
class Report:
    lines: list[Line] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    refused: dict[str, str] = field(default_factory=dict)  # file → why
    applied: bool = False

    def counts(self) -> dict[str, int]:
        found = Counter(line.state for line in self.lines)
        found[SKIPPED] += sum(problem.whole for problem in self.problems)
        return {state: found[state] for state in STATES}

    @property
    def changes(self) -> int:
        counts = self.counts()
        return counts[CREATED] + counts[UPDATED]

    def kept(self) -> int:
        return sum(difference.kept for line in self.lines for difference in line.differences)

    def as_json(self) -> dict[str, Any]:
        return {
            "applied": self.applied,
            "counts": self.counts(),
            "kept": self.kept(),
            "refused": [{"file": name, "why": why} for name, why in self.refused.items()],
            "problems": [asdict(problem) for problem in self.problems],
            "records": [asdict(line) for line in self.lines if line.state != UNCHANGED or line.differences],
        }

    def as_text(self) -> list[str]:
        said = [f"{name}: {why}" for name, why in self.refused.items()]
        for line in self.lines:
            if line.state == UNCHANGED and not line.differences:
                continue
            said.append(f"{STATES[line.state]}: {line.label} [{line.record}]")
            said += [f"    {_said(difference)}" for difference in line.differences]
        said += [f"{problem.record}, {problem.key}: {problem.why}".replace(", :", ":") for problem in self.problems]
        said.append(", ".join(f"{STATES[state]}: {number}" for state, number in self.counts().items()))
        return said


def _said(difference: Difference) -> str:
    said = f"{difference.field}: {difference.old or '—'} → {difference.new or '—'}"
    return f"{said} ({KEPT})" if difference.kept else said
