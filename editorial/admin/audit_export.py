"""The audit list as a table that spreadsheets open: UTF-8 with a byte order mark, semicolons as Russian Excel expects.

A cell that begins like a formula gets an apostrophe before it: a name somebody typed must not run on the chief's desk.
"""

import csv
from collections.abc import Iterable, Iterator
from datetime import UTC
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from editorial.content.models import AuditEntry
from editorial.core import clock, languages

from . import audit_words

BOM = "\ufeff"
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
AT_ONCE = 500


class _Echo:
    """What csv writes into: it hands each line on."""

    def write(self, line: str) -> str:
        return line


def lines(entries: QuerySet[AuditEntry]) -> Iterator[str]:
    """In the language that is active now: when the response is streamed, that of the request is gone."""
    return _lines(entries, get_language() or languages.RUSSIAN)


def _lines(entries: QuerySet[AuditEntry], language: str) -> Iterator[str]:
    writer = csv.writer(_Echo(), delimiter=";")
    with override(language):
        header = _header()
    yield BOM + writer.writerow(header)
    for entry in entries.select_related("content_type").iterator(chunk_size=AT_ONCE):
        with override(language):
            row = [safe(cell) for cell in _cells(entry)]
        yield writer.writerow(row)


def safe(cell: object) -> str:
    text = str(cell)
    return f"'{text}" if text.startswith(FORMULA) else text


def _header() -> list[str]:
    return [
        _("moment, Moscow time"),
        _("moment, UTC"),
        _("action"),
        _("person"),
        _("network address"),
        _("kind"),
        _("record"),
        _("number"),
        _("language"),
        _("details"),
    ]


def _cells(entry: AuditEntry) -> Iterable[Any]:
    return (
        f"{entry.at.astimezone(clock.MOSCOW):%Y-%m-%d %H:%M:%S}",
        f"{entry.at.astimezone(UTC):%Y-%m-%d %H:%M:%S}",
        entry.get_action_display(),
        entry.user_name,
        entry.address or "",
        audit_words.kind(entry),
        entry.object_name,
        "" if entry.object_id is None else entry.object_id,
        audit_words.language(entry),
        audit_words.details(entry),
    )
