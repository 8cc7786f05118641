"""An import from beginning to end: files or addresses in, a report out."""

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from editorial.content import audit

from ..locking import missions_lock
from . import fetching
from .applying import Progress, apply, silent
from .changes import Plan
from .gathering import Gathering
from .planning import LL2, plan
from .reading import LARGEST, Reading, open_file
from .report import ImportRefused, Report
from .shapes import understand


@dataclass
class Sources:
    """Files and addresses, each read whole or not at all. `refused`: those that were not, and why."""

    gathering: Gathering
    refused: dict[str, str]

    @classmethod
    def read(cls, names: Iterable[str], *, largest: int = LARGEST, progress: Progress = silent) -> "Sources":
        sources = cls(Gathering(), {})
        for name in names:
            sources.take(name, lambda name=name: _readings(name, largest), progress)  # type: ignore[misc]
        return sources

    def take(self, name: str, readings: Callable[[], Iterator[Reading]], progress: Progress = silent) -> None:
        gathered, seen = Gathering(), set[tuple[str, str]]()
        try:
            for reading in readings():
                for read in reading.records():
                    understand(read, gathered, seen)
                    progress(name, 1)
        except ImportRefused as why:
            self.refused[name] = str(why)
        else:
            self.gathering.merge(gathered)


def _readings(name: str, largest: int) -> Iterator[Reading]:
    if fetching.is_address(name):
        yield from fetching.pages(name, os.environ.get("LAUNCH_LIBRARY_TOKEN", ""))
        return
    with closing(open_file(Path(name), largest)) as stream:
        yield Reading(stream, largest)


def of_stream(name: str, stream: IO[bytes], largest: int) -> Sources:
    sources = Sources(Gathering(), {})
    sources.take(name, lambda: iter([Reading(stream, largest)]))
    return sources


def planned(sources: Sources, source: str = LL2) -> Plan:
    """Call once: gathering facts settles them."""
    return plan(sources.gathering.settled(), source)


def run(names: list[str], *, dry_run: bool = False, largest: int = LARGEST, progress: Progress = silent) -> Report:
    """Everything that could be read, in one transaction. Raises ImportRefused, with nothing written."""
    sources = Sources.read(names, largest=largest, progress=progress)
    with missions_lock():
        found = planned(sources)
        report = found.report()
        report.refused = sources.refused
        if not dry_run:
            apply(found, progress)
            report.applied = True
            if report.changes:
                remember(None, names, report)
    return report


def remember(request: Any, names: list[str], report: Report) -> None:
    """In the audit list: what came in, from where, and how much of it."""
    files = [name if fetching.is_address(name) else Path(name).name for name in names]
    audit.record(request, audit.Action.IMPORTED, files=files[:20], counts=report.counts())
