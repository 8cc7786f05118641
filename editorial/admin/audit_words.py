"""An audit entry in words."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from editorial.content.columns import column_label, column_language
from editorial.content.models import AuditEntry, Status
from editorial.core import languages

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


def _status(value: Any, entry: AuditEntry) -> str:
    if entry.action == AuditEntry.Action.SCHEDULED:
        return _("It was: %(moment)s.") % {"moment": _moment(value)}
    known = dict(Status.choices)
    return _("It was: %(status)s.") % {"status": known[value]} if value in known else ""


def _moment(value: Any) -> str:
    try:
        return moment_text(datetime.fromisoformat(value))
    except (TypeError, ValueError):
        return _("no moment")


def _warnings(value: Any, entry: AuditEntry) -> str:
    count = len(value) if isinstance(value, list) else int(value) if isinstance(value, int) else 0
    sentence = ngettext("Over %(number)d warning of the checks.", "Over %(number)d warnings of the checks.", count)
    return sentence % {"number": count} if count else ""


def _fields(value: Any, entry: AuditEntry) -> str:
    model = entry.content_type.model_class() if entry.content_type else None
    names = []
    for column in value if isinstance(value, list) else [value]:
        if model is not None and any(field.name == column for field in model._meta.get_fields()):
            names.append(column_label(model, column) if not entry.language else _bare(model, column))
        else:
            names.append(str(column))
    return _("Fields: %(fields)s.") % {"fields": ", ".join(dict.fromkeys(names[:MOST_FIELDS]))}


def _bare(model: Any, column: str) -> str:
    name = column.rpartition("_")[0] if column_language(model, column) else column
    return capfirst(str(model._meta.get_field(name).verbose_name))


def _listed(sentence: str, value: Any) -> str:
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
