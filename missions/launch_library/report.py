"""What becomes of every record of an import, for people and for programs."""

from collections import Counter
from dataclasses import asdict, dataclass, field
from typing import Any

from django.apps import apps
from django.utils.text import capfirst
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
    box: str = ""  # the name under which a form accepts it


@dataclass(frozen=True)
class Line:
    """`box`: of a new record, which is accepted whole."""

    state: str
    kind: str
    record: str  # as the source names it
    label: str
    differences: tuple[Difference, ...] = ()
    box: str = ""

    @property
    def kind_name(self) -> str:
        return str(capfirst(apps.get_model("missions", self.kind)._meta.verbose_name))


@dataclass
class Report:
    lines: list[Line] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    refused: dict[str, str] = field(default_factory=dict)  # file → why
    applied: bool = False

    def counts(self) -> dict[str, int]:
        numbers = Counter(line.state for line in self.lines)
        numbers[SKIPPED] += sum(problem.whole for problem in self.problems)
        return {state: numbers[state] for state in STATES}

    @property
    def changes(self) -> int:
        counts = self.counts()
        return counts[CREATED] + counts[UPDATED]

    def kept(self) -> int:
        return sum(difference.kept for line in self.lines for difference in line.differences)

    @property
    def lines_to_show(self) -> list[Line]:
        return [line for line in self.lines if line.state != UNCHANGED or line.differences]

    def as_json(self) -> dict[str, Any]:
        return {
            "applied": self.applied,
            "counts": self.counts(),
            "kept": self.kept(),
            "refused": [{"file": name, "why": why} for name, why in self.refused.items()],
            "problems": [asdict(problem) for problem in self.problems],
            "records": [asdict(line, dict_factory=_without_box) for line in self.lines_to_show],
        }

    def as_text(self) -> list[str]:
        rows = [f"{name}: {why}" for name, why in self.refused.items()]
        for line in self.lines_to_show:
            rows.append(f"{STATES[line.state]}: {line.label} [{line.record}]")
            rows += [f"    {_as_text(difference)}" for difference in line.differences]
        rows += [f"{problem.record}, {problem.key}: {problem.why}".replace(", :", ":") for problem in self.problems]
        rows.append(", ".join(f"{STATES[state]}: {number}" for state, number in self.counts().items()))
        return rows


def _without_box(items: list[tuple[str, Any]]) -> dict[str, Any]:
    return {name: value for name, value in items if name != "box"}


def _as_text(difference: Difference) -> str:
    text = f"{difference.field}: {difference.old or '—'} → {difference.new or '—'}"
    return f"{text} ({KEPT})" if difference.kept else text
