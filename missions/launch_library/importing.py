"""An import from beginning to end: files or addresses in, a report out."""

import os
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from django.http import HttpRequest

from editorial.content import audit

from ..locking import missions_lock
from .applying import Progress, apply, no_progress
from .changes import Plan
from .facts import FactCollection
from .parsers import parse_record
from .planning import LAUNCH_LIBRARY, Planner
from .reading import JsonStream, fetch_pages, is_url, open_file
from .report import ImportRefused, Report


@dataclass
class Sources:
    """Files and addresses, each read whole or not at all. `refused`: those that were not, and why."""

    facts: FactCollection = field(default_factory=FactCollection)
    refused: dict[str, str] = field(default_factory=dict)

    def add(self, name: str, streams: Iterable[JsonStream], progress: Progress = no_progress) -> None:
        facts, seen = FactCollection(), set[tuple[str, str]]()
        try:
            for stream in streams:
                for record in stream.records():
                    parse_record(record, facts, seen)
                    progress(name, 1)
        except ImportRefused as why:
            self.refused[name] = str(why)
        else:
            self.facts.update(facts)

    def plan(self, source: str = LAUNCH_LIBRARY) -> Plan:
        """Call once: it consolidates the facts."""
        self.facts.consolidate()
        return Planner(self.facts, source).plan()


def _open(name: str) -> Iterator[JsonStream]:
    if is_url(name):
        yield from fetch_pages(name, os.environ.get("LAUNCH_LIBRARY_TOKEN", ""))
        return
    with closing(open_file(Path(name))) as stream:
        yield JsonStream(stream)


def sources_of_stream(name: str, stream: IO[bytes], largest: int) -> Sources:
    sources = Sources()
    sources.add(name, [JsonStream(stream, largest)])
    return sources


def run(names: list[str], *, dry_run: bool = False, progress: Progress = no_progress) -> Report:
    """Everything that could be read, in one transaction. Raises ImportRefused, with nothing written."""
    sources = Sources()
    for name in names:
        sources.add(name, _open(name), progress)
    with missions_lock():
        plan = sources.plan()
        report = plan.report()
        report.refused = sources.refused
        if not dry_run:
            apply(plan, progress)
            report.applied = True
            if report.changes:
                record_import(None, names, report)
    return report


def record_import(request: HttpRequest | None, names: list[str], report: Report) -> None:
    """In the audit list: what came in, from where, and how much of it."""
    files = [name if is_url(name) else Path(name).name for name in names]
    audit.record(request, audit.Action.IMPORTED, files=files[:20], counts=report.counts())
