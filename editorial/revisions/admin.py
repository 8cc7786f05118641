"""What an admin of records takes from the history: its page, and deletions that can be taken back."""

from collections.abc import Mapping
from typing import Any

from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from editorial.revisions.editing import editing

from .models import RevisionNote

ExtraContext = Mapping[str, object] | None  # what a view of the admin adds to its page


class HistoryAdmin:
    """A mixin of ModelAdmin."""

    model: Any
    change_list_template: Any = "admin/history/change_list.html"

    def changelist_view(self, request: HttpRequest, extra_context: ExtraContext = None) -> HttpResponse:
        meta = self.model._meta
        address = ""
        if request.user.has_perm(f"{meta.app_label}.delete_{meta.model_name}"):
            address = reverse("admin:deleted", args=[meta.label_lower])
        view: Any = super().changelist_view  # type: ignore[misc]
        return view(request, {"deleted_address": address, **(extra_context or {})})

    def history_view(self, request: HttpRequest, object_id: str, extra_context: ExtraContext = None) -> HttpResponse:
        """Django's own history knows that something changed, not what."""
        if not self.has_view_permission(request):  # type: ignore[attr-defined]
            raise PermissionDenied
        pk = unquote(object_id)
        if not pk.isascii() or not pk.isdigit():
            return super().history_view(request, object_id, extra_context)  # type: ignore[misc] # it says so in words
        return HttpResponseRedirect(reverse("admin:revisions", args=[self.model._meta.label_lower, int(pk)]))

    def delete_view(self, request: HttpRequest, object_id: str, extra_context: ExtraContext = None) -> HttpResponse:
        view: Any = super().delete_view  # type: ignore[misc]
        if request.method != "POST":
            return view(request, object_id, extra_context)
        with editing(request, kind=RevisionNote.Kind.DELETED):
            return view(request, object_id, extra_context)

    def delete_queryset(self, request: HttpRequest, queryset: models.QuerySet[Any]) -> None:
        with editing(request, kind=RevisionNote.Kind.DELETED):
            super().delete_queryset(request, queryset)  # type: ignore[misc]
