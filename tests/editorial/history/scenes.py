"""Who acts, and how: with a form as the browser sends it, or with a save like any page of the desk makes."""

from typing import Any

from django.contrib.auth.models import User
from django.test import RequestFactory
from reversion.models import Version

from editorial.content.models import AuditEntry, Edit
from editorial.revisions.editing import editing


def request_of(user: User) -> Any:
    request = RequestFactory().post("/admin/")
    request.user = user
    return request


def change(user: User, record: Any, *, edit: Edit | None = None, **columns: Any) -> Any:
    record = type(record)._base_manager.get(pk=record.pk)
    for name, value in columns.items():
        setattr(record, name, value)
    with editing(request_of(user), edit=edit):
        record.save()
    return record


def revisions(record: Any) -> list[Any]:
    """Newest first, with their notes."""
    versions = Version.objects.get_for_object(record).select_related("revision__note", "revision__user")
    return [version.revision for version in versions.order_by("-pk")]


def kinds(record: Any) -> list[str]:
    return [revision.note.kind for revision in revisions(record)]


def entries(action: str) -> list[AuditEntry]:
    return list(AuditEntry.objects.filter(action=action).order_by("pk"))
