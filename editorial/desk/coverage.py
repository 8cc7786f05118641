"""How much of each section and of every other kind stands in each language, counted in one query."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from editorial.content.lookup import label
from editorial.content.models import Embargo, Need, Status, Translation
from editorial.core import languages
from editorial.core.content_cache import cached

from .rows import DeskContext

REVIEW = "review"
STATES = {
    Need.OUT_OF_DATE: _("out of date"),
    Need.MISSING: _("missing"),
    Need.IN_STEP: _("in step"),
    REVIEW: _("in review"),
}
INTO = {languages.ENGLISH: _("Into English"), languages.RUSSIAN: _("Into Russian")}


@dataclass(frozen=True)
class Cell:
    state: str
    number: int
    url: str


@dataclass(frozen=True)
class Line:
    name: str
    total: int
    cells: list[Cell]  # language by language in the order of the heading, each with all STATES
    is_russian_only: bool


@cached("editorial", most=1, in_each_language=False)
def _counted() -> list[dict[str, Any]]:
    """Every translation is counted, once after a change: of a million that takes a fifth of a second."""
    return list(Translation.objects.groups())


class Coverage:
    def __init__(self, context: DeskContext) -> None:
        self.context = context
        self.states = list(STATES.values())
        self.languages = [languages.ENGLISH, languages.RUSSIAN]  # what is mostly translated into stands first
        self.heading = [(language, languages.NAMES[language]) for language in self.languages]
        self.totals: Counter[tuple[int, str]] = Counter()
        self.unwanted: Counter[tuple[int, str]] = Counter()
        self.numbers: Counter[tuple[int, str, str, str]] = Counter()  # by kind, group, language and state
        self.queues: Counter[str] = Counter()
        self.words: Counter[str] = Counter()
        for group in _counted():
            self._add(group)

    def _add(self, group: dict[str, Any]) -> None:
        cell = (group["content_type"], group["shelf"])
        number, target = group["translations"], group["language"]
        for language, status in ((target, group["target_status"]), (languages.other(target), group["source_status"])):
            if status == Status.REVIEW:
                self.numbers[*cell, language, REVIEW] += number
        if Status.WITHDRAWN in (group["source_status"], group["target_status"]) or group["hold"] == Embargo.LOCKED:
            return
        self.totals[cell] += number
        if not group["wanted"]:
            self.unwanted[cell] += number
            return
        self.numbers[*cell, target, group["need"]] += number
        if group["need"] != Need.IN_STEP:
            self.queues[target] += number
            self.words[target] += group["words"]

    def lines(self) -> Iterator[Line]:
        for content_type, model in self.context.models.items():
            kind = label(model)
            if not model.group_field:
                yield self._line(kind, capfirst(str(model._meta.verbose_name_plural)), content_type, "")
                continue
            for key, name in self.context.group_names[kind].items():
                yield self._line(kind, name, content_type, key)

    def _line(self, kind: str, name: str, content_type: int, shelf: str) -> Line:
        cell = (content_type, shelf)
        cells = [
            Cell(state, self.numbers[*cell, language, state], _queue_url(kind, shelf, language, state))
            for language in self.languages
            for state in STATES
        ]
        total = self.totals[cell]
        return Line(name, total, cells, is_russian_only=bool(total) and self.unwanted[cell] == total)


def _queue_url(kind: str, shelf: str, language: str, state: str) -> str:
    query = {"language": language, "kind": kind, "shelf": shelf, "state": state}
    return f"{reverse('admin:queue')}?{urlencode({name: value for name, value in query.items() if value})}"
