"""Records of Launch Library 2 as facts. What its versions call otherwise stands in `records`, and nowhere else."""

from django.utils.translation import gettext as _

from ..facts import FactCollection
from ..json_object import Rejected
from ..reading import JsonRecord
from ..report import Problem
from . import crews, events, launches
from .records import VERSIONS, LaunchLibraryObject
from .versions import kind_of, version_of

PARSERS = {
    "agency": crews.parse_agency,
    "astronaut": crews.parse_astronaut,
    "launch": launches.parse_launch,
    "spacecraft_flight": launches.parse_spacecraft_flight,
    "docking": launches.parse_docking,
    "expedition": crews.parse_expedition,
    "event": events.parse_event,
    "spacewalk": events.parse_spacewalk,
}


def parse_record(raw: JsonRecord, facts: FactCollection, seen: set[tuple[str, str]]) -> None:
    """Adds what a record says. `seen`: kinds and ids that the file has had. Raises ImportRefused for its version."""
    version, kind = version_of(raw.data, raw.envelope), kind_of(raw.data, raw.envelope)
    record = VERSIONS[version](raw.data, "", facts.problems)
    number = record.id()
    record.record = f"{kind or '?'} {number or '?'}"
    try:
        _reject(record, kind, number, seen)
        for key in raw.repeated:
            record.report(key, _("This key stands there twice: the last is taken."))
        PARSERS[kind](record, facts)
    except Rejected as why:
        facts.problems.append(Problem(record.record, why.key, why.why, whole=True))


def _reject(record: LaunchLibraryObject, kind: str, number: str | None, seen: set[tuple[str, str]]) -> None:
    if kind not in PARSERS:
        raise Rejected("", _("Records of this kind are not kept here."))
    identity = kind, record.required("id", number)
    if identity in seen:
        raise Rejected("id", _("This id has stood in the file before: the first is taken."))
    seen.add(identity)
