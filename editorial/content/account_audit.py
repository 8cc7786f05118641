"""Who came in, who could not, and whose rights changed: for the audit list."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import timedelta
from typing import Any

from django.contrib.auth.models import Group, Permission, User
from django.db import models
from django.http import HttpRequest

from editorial.core import clock
from editorial.core.cleaning import clean_text
from editorial.core.client_address import client_address

from . import audit
from .models import AuditEntry

Action = AuditEntry.Action

FLAGS = ("is_active", "is_staff", "is_superuser")
AT_ONCE = timedelta(minutes=1)  # failures from one place under one name within it are one entry
LONGEST_NAME = 150

_asking: ContextVar[HttpRequest | None] = ContextVar("asking", default=None)


@contextmanager
def asked_by(request: HttpRequest) -> Iterator[None]:
    """Rights that change inside were changed in this request; elsewhere a command or a migration changed them."""
    token = _asking.set(request)
    try:
        yield
    finally:
        _asking.reset(token)


def signed_in(request: HttpRequest, user: User, **kwargs: Any) -> None:
    audit.record(request, Action.SIGNED_IN, user=user)


def signed_out(request: HttpRequest, user: User | None, **kwargs: Any) -> None:
    if user is not None:
        audit.record(request, Action.SIGNED_OUT, user=user)


def sign_in_failed(credentials: dict[str, Any], request: HttpRequest | None = None, **kwargs: Any) -> None:
    """Whoever tries ten thousand passwords must not be able to fill the list, nor the disk."""
    _failed(request, str(credentials.get("username") or ""))


def locked_out(request: HttpRequest, username: str | None, **kwargs: Any) -> None:
    _failed(request, str(username or ""), locked=True)


def _failed(request: HttpRequest | None, name: str, *, locked: bool = False) -> None:
    name = clean_text(name)[:LONGEST_NAME]
    address = client_address(request) if request is not None else None
    same = AuditEntry.objects.filter(action=Action.SIGN_IN_FAILED, address=address, details__name=name)
    entry = same.filter(at__gt=clock.now() - AT_ONCE).first()
    if entry is None:
        entry = audit.record(request, Action.SIGN_IN_FAILED, name=name, times=0)
    entry.details["times"] += 0 if locked else 1
    if locked:
        entry.details["locked"] = True
    entry.save(update_fields=["details"])


def remember_rights(instance: Any, **kwargs: Any) -> None:
    # Not through getattr: what a query has left out (`only`, `defer`) must stay left out.
    instance._rights = {flag: instance.__dict__[flag] for flag in FLAGS if flag in instance.__dict__}


def rights_saved(instance: Any, created: bool, raw: bool = False, **kwargs: Any) -> None:
    was = {} if created else instance._rights
    now = {flag: instance.__dict__[flag] for flag in FLAGS if flag in instance.__dict__}
    changed = {flag: value for flag, value in now.items() if was.get(flag, value if not created else None) != value}
    remember_rights(instance)
    if changed and not raw:
        _rights_changed(instance, **({"made": True} if created else {}), **changed)


def group_saved(instance: Any, created: bool, **kwargs: Any) -> None:
    instance._is_new = created


def user_deleted(instance: User, **kwargs: Any) -> None:
    _rights_changed(instance, removed=True)


def rights_linked(
    instance: Any,
    action: str,
    reverse: bool,
    model: type[models.Model],
    pk_set: Collection[int] | None = None,
    **kwargs: Any,
) -> None:
    """A role's first rights are no change: `migrate` has made it this very moment."""
    if getattr(instance, "_is_new", False) or action not in ("post_add", "post_remove", "pre_clear"):
        return
    if reverse:  # a group's users, a permission's groups
        for changed in model._base_manager.filter(pk__in=pk_set or ()):
            _rights_changed(changed, **{_given(action): [str(instance)]})
        return
    names = _names(instance, model, action, pk_set)
    if names:
        _rights_changed(instance, **{_given(action): names})


def _given(action: str) -> str:
    return "given" if action == "post_add" else "taken"


def _names(instance: Any, model: type[models.Model], action: str, pk_set: Collection[int] | None) -> list[str]:
    found = model._base_manager.filter(pk__in=pk_set or ())
    if action == "pre_clear":
        has_groups = hasattr(instance, "groups") and model is Group
        found = instance.groups.all() if has_groups else _permissions(instance)
    if model is Permission:
        return sorted(f"{app}.{code}" for app, code in found.values_list("content_type__app_label", "codename"))
    return sorted(str(each) for each in found)


def _permissions(instance: Any) -> models.QuerySet[Permission]:
    return instance.user_permissions.all() if hasattr(instance, "user_permissions") else instance.permissions.all()


def _rights_changed(about: models.Model, **details: Any) -> None:
    audit.record(_asking.get(), Action.RIGHTS, about, **details)
