"""Records of Launch Library 2 as facts. What its versions call otherwise stands in `dialects`, and nowhere else."""

from django.utils.translation import gettext as _

from ..gathering import Gathering
from ..reading import Read
from ..report import Problem
from ..values import LeftOut, Obj
from ..versions import kind_of, version_of
from . import events, expeditions, launches, people
from .dialects import DIALECTS

READERS = {
    "agency": people.agency_record,
    "astronaut": people.astronaut_record,
    "launch": launches.launch_record,
    "spacecraft_flight": launches.spacecraft_flight_record,
    "docking": launches.docking_record,
    "expedition": expeditions.expedition_record,
    "event": events.event_record,
    "spacewalk": events.spacewalk_record,
}


def understand(read: Read, gathering: Gathering, seen: set[tuple[str, str]]) -> None:
    """Adds what a record says. `seen`: kinds and ids that the file has had. Raises ImportRefused for its version."""
    version = version_of(read.data, read.envelope)
    kind = kind_of(read.data, read.envelope)
    record = Obj(read.data, "", gathering.problems)
    number = record.id()
    record.record = f"{kind or '?'} {number or '?'}"
    try:
        _refuse(record, kind, number, seen)
        for key in read.repeated:
            record.problem(key, _("This key stands there twice: the last is taken."))
        READERS[kind](record, DIALECTS[version], gathering)
    except LeftOut as why:
        gathering.problems.append(Problem(record.record, why.key, why.why, whole=True))


def _refuse(record: Obj, kind: str, number: str | None, seen: set[tuple[str, str]]) -> None:
    if kind not in READERS:
        raise LeftOut("", _("Records of this kind are not kept here."))
    if number is None:
        raise LeftOut("id", _("This is missing."))
    if (kind, number) in seen:
        raise LeftOut("id", _("This id has stood in the file before: the first is taken."))
    seen.add((kind, number))
