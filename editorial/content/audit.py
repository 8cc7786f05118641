"""Writing the audit list."""

from typing import Any

from django.contrib.auth.models import AnonymousUser, User
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.http import HttpRequest

from editorial.core.cleaning import clean_text
from editorial.core.client_address import client_address

from .models import AuditEntry

Action = AuditEntry.Action


def record(
    request: HttpRequest | None,
    action: str,
    about: models.Model | None = None,
    *,
    user: User | AnonymousUser | None = None,
    language: str = "",
    **details: Any,
) -> AuditEntry:
    """`details` must be what JSON can hold. Without a request the system itself acted, or `user` in a command."""
    user = user or getattr(request, "user", None)
    known = user if isinstance(user, User) else None
    # What was refused may hold what PostgreSQL refuses: the entry has to stay all the same.
    kept = {name: clean_text(value) if isinstance(value, str) else value for name, value in details.items()}
    entry = AuditEntry(action=action, user=known, language=clean_text(language), details=kept)
    entry.user_name = (known.get_full_name() or known.get_username() if known else str(details.get("name", "")))[:160]
    if request is not None:
        entry.address = client_address(request)
    if about is not None:
        entry.content_type = ContentType.objects.get_for_model(about)
        entry.object_id = about.pk
        entry.object_name = str(about)[:200]
    entry.save()
    return entry
