"""Who may look into the history of what: those who may see the record itself."""

from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.urls import reverse

from editorial.content import lookup, roles
from editorial.content.models import Record
from editorial.content.models.records import Session
from editorial.revisions.registry import revision_parent


def admin_of(model: type[Record]) -> Any:
    return admin.site._registry.get(model)


def change_address(record: Any) -> str:
    meta = record._meta
    return reverse(f"admin:{meta.app_label}_{meta.model_name}_change", args=[record.pk])


def visible(request: HttpRequest, label: str, pk: int, session: Session | None = None) -> Any:
    """The record in whose history this one stands. Raises Http404, PermissionDenied."""
    model, key = revision_parent(lookup.record_of(label, pk))
    record = lookup.record_of(lookup.label(model), key, session)
    owner = admin_of(model)
    if owner is None or not owner.has_view_permission(request, record):
        raise PermissionDenied
    return record


def may_restore(request: HttpRequest, record: Any, language: str) -> bool:
    owner = admin_of(type(record))
    return bool(owner.has_change_permission(request, record)) and roles.may_edit(request.user, language)


def may_recover(request: HttpRequest, model: type[Record]) -> bool:
    owner = admin_of(model)
    return owner is not None and bool(request.user.has_perm(f"{model._meta.app_label}.delete_{model._meta.model_name}"))
