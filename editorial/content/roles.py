"""Who may do what to a text. Every form, view and action asks here; what a page shows or hides decides nothing.

The rights are permissions of Django (`editorial.edit_ru`, `edit_en`, `edit_facts`, `approve`, `read_audit`) beside
those of the models; the roles that bundle them are made by `energia_site.roles` at every `migrate`.
"""

from typing import Any

from django.contrib.auth.models import AnonymousUser, User
from django.core.exceptions import PermissionDenied

from editorial.core import languages

from .querysets import Status

AnyUser = User | AnonymousUser  # as of a request


class Refused(PermissionDenied):
    """Somebody sent what their role does not let them send. `details` goes into the audit list."""

    def __init__(self, message: Any, **details: Any) -> None:
        super().__init__(message)
        self.message = message
        self.details = details


# What a writer may make of a status; whoever approves may make anything of it.
WRITERS_STEPS = {
    Status.DRAFT: {Status.REVIEW},
    Status.REVIEW: {Status.DRAFT},
    Status.APPROVED: set(),
    Status.WITHDRAWN: {Status.DRAFT, Status.REVIEW},
}


def may_edit(user: Any, language: str) -> bool:
    return bool(user.has_perm(f"editorial.edit_{language}"))


def may_edit_facts(user: Any) -> bool:
    """What has no language: dates, links, addresses, crews."""
    return bool(user.has_perm("editorial.edit_facts"))


def may_approve(user: Any) -> bool:
    """Approve, withdraw, schedule."""
    return bool(user.has_perm("editorial.approve"))


def may_read_audit(user: Any) -> bool:
    return bool(user.has_perm("editorial.read_audit"))


def languages_of(user: Any) -> list[str]:
    return [language for language in languages.LANGUAGES if may_edit(user, language)]


def is_translator(user: Any) -> bool:
    """Works on one language alone."""
    return not may_edit_facts(user) and len(languages_of(user)) > 0


def allowed_statuses(user: Any, status: str, language: str) -> set[str]:
    """What `status` may become, itself included."""
    if may_approve(user):
        return set(Status.values)
    if not may_edit(user, language):
        return {status}
    return {status} | WRITERS_STEPS.get(Status(status or Status.DRAFT), set())


def may_move(user: Any, before: Any, record: Any) -> bool:
    """Another section or policy that lets approved text out, or takes it down, is a decision."""
    return may_approve(user) or before.ready_languages() == before.ready_under(record.policy_in_force())


def may_schedule(user: Any, record: Any) -> bool:
    """The moment of what nobody has approved yet is a wish; after that it is a decision."""
    if may_approve(user):
        return True
    approved = any(languages.text(record, "status", name) == Status.APPROVED for name in languages.LANGUAGES)
    return may_edit_facts(user) and not approved
