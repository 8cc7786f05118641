"""An audit entry in words, and the list of them as a table that spreadsheets open."""

import csv
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from typing import Any

from django.db.models import QuerySet
from django.utils.text import capfirst
from django.utils.translation import get_language, ngettext, override
from django.utils.translation import gettext as _

from editorial.content.columns import column_label, column_language
from editorial.content.models import AuditEntry, Status
from editorial.core import clock, languages

from .states import moment_text

MOST_FIELDS = 12


def kind(entry: AuditEntry) -> str:
    model = entry.content_type.model_class() if entry.content_type else None
    return str(model._meta.verbose_name) if model else ""


def language(entry: AuditEntry) -> str:
    name = languages.IN_LANGUAGE.get(entry.language)
    return str(name) if name else ""


def details(entry: AuditEntry) -> str:
    """Sentences, each ending with a full stop. What no sentence knows is left to the database."""
    found = entry.details if isinstance(entry.details, dict) else {}
    said = [sentence for name, say in SENTENCES.items() if name in found and (sentence := say(found[name], entry))]
    return " ".join(said)


def _status(value: object, entry: AuditEntry) -> str:
    if entry.action == AuditEntry.Action.SCHEDULED:
        return _("It was: %(moment)s.") % {"moment": _moment(value)}
    known = dict(Status.choices)
    return _("It was: %(status)s.") % {"status": known[value]} if value in known else ""


def _moment(value: Any) -> str:
    try:
        return moment_text(datetime.fromisoformat(value))
    except (TypeError, ValueError):
        return _("no moment")


def _warnings(value: object, entry: AuditEntry) -> str:
    count = len(value) if isinstance(value, list) else int(value) if isinstance(value, int) else 0
    sentence = ngettext("Over %(number)d warning of the checks.", "Over %(number)d warnings of the checks.", count)
    return sentence % {"number": count} if count else ""


def _fields(value: object, entry: AuditEntry) -> str:
    model = entry.content_type.model_class() if entry.content_type else None
    names = []
    for column in map(str, value if isinstance(value, list) else [value]):
        if model is not None and any(field.name == column for field in model._meta.get_fields()):
            names.append(column_label(model, column) if not entry.language else _bare(model, column))
        else:
            names.append(column)
    return _("Fields: %(fields)s.") % {"fields": ", ".join(dict.fromkeys(names[:MOST_FIELDS]))}


def _bare(model: Any, column: str) -> str:
    name = column.rpartition("_")[0] if column_language(model, column) else column
    return capfirst(str(model._meta.get_field(name).verbose_name))


def _listed(sentence: str, value: object) -> str:
    names = [role_name(str(name)) for name in (value if isinstance(value, list) else [value])]
    return sentence % {"names": ", ".join(names[:MOST_FIELDS]) + (" …" if len(names) > MOST_FIELDS else "")}


def role_name(name: str) -> str:
    """The roles' names are in the catalogue; a group's that is no role stays as it is."""
    return _(name) if name else name


def _flag(yes: Callable[[], str], no: Callable[[], str]) -> Callable[[Any, AuditEntry], str]:
    return lambda value, entry: yes() if value else (no() if not entry.details.get("made") else "")


SENTENCES: dict[str, Callable[[Any, AuditEntry], str]] = {
    "name": lambda value, entry: _("As: %(name)s.") % {"name": value} if value else _("Without a name."),
    "times": lambda value, entry: (
        ngettext("%(number)d time.", "%(number)d times.", value) % {"number": value}
        if isinstance(value, int) and value > 1
        else ""
    ),
    "locked": lambda value, entry: _("Locked out for a while."),
    "was": _status,
    "now": lambda value, entry: _("It became: %(moment)s.") % {"moment": _moment(value)},
    "warnings": _warnings,
    "revision": lambda value, entry: _("From revision %(number)s.") % {"number": value},
    "record": lambda value, entry: _("Record: %(record)s.") % {"record": value} if value else "",
    "field": _fields,
    "fields": _fields,
    "value": lambda value, entry: _("Sent: “%(value)s”.") % {"value": value},
    "path": lambda value, entry: _("At: %(path)s.") % {"path": value},
    "button": lambda value, entry: _("By a button."),
    "made": lambda value, entry: _("A new account."),
    "removed": lambda value, entry: _("The account was deleted."),
    "is_superuser": _flag(lambda: _("Now a superuser."), lambda: _("No longer a superuser.")),
    "is_staff": _flag(lambda: _("May enter the admin."), lambda: _("May no longer enter the admin.")),
    "is_active": _flag(lambda: _("The account works."), lambda: _("The account is switched off.")),
    "given": lambda value, entry: _listed(_("Given: %(names)s."), value),
    "taken": lambda value, entry: _listed(_("Taken away: %(names)s."), value),
    "until": lambda value, entry: _("Until %(moment)s.") % {"moment": _moment(value)},
    "note": lambda value, entry: _("For: %(note)s.") % {"note": value} if value else "",
    "password": lambda value, entry: _("A new password was set."),
}


# Spreadsheets open it: UTF-8 with a byte order mark, semicolons as Russian Excel expects.
BOM = "\ufeff"
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
AT_ONCE = 500


class _Echo:
    """What csv writes into: it hands each line on."""

    def write(self, line: str) -> str:
        return line


def csv_lines(entries: QuerySet[AuditEntry]) -> Iterator[str]:
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
    """A cell that begins like a formula gets an apostrophe before it: a name somebody typed must not run on the chief's
    desk."""
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
        kind(entry),
        entry.object_name,
        "" if entry.object_id is None else entry.object_id,
        language(entry),
        details(entry),
    )
