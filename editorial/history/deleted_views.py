"""What was deleted, by kind, and how it comes back. For those who may delete."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from editorial.content import lookup
from editorial.content.models import Publishable, Record
from editorial.revisions import recovering, registry

from . import access

A_PAGE = 50
LONGEST_SEARCH = 200


@require_safe
def kinds(request: HttpRequest) -> HttpResponse:
    found = [
        (lookup.label(model), capfirst(str(model._meta.verbose_name_plural)))
        for model in registry.record_models()
        if access.may_recover(request, model)
    ]
    if not found:
        raise PermissionDenied
    context = {**admin.site.each_context(request), "title": _("Deleted"), "kinds": sorted(found, key=lambda k: k[1])}
    return render(request, "admin/history/kinds.html", context)


@require_safe
def deleted(request: HttpRequest, label: str) -> HttpResponse:
    model = _permitted(request, label)
    versions = recovering.deleted_versions(model).defer("serialized_data").order_by("-pk")
    search = request.GET.get("q", "").replace("\x00", "").strip()[:LONGEST_SEARCH]
    for word in search.split():
        versions = versions.filter(serialized_data__icontains=word)
    page = Paginator(versions, A_PAGE).get_page(request.GET.get("page"))
    name = capfirst(model._meta.verbose_name_plural)
    context = {
        **admin.site.each_context(request),
        "title": _("Deleted: %(kind)s") % {"kind": name},
        "label": label,
        "page": page,
        "search": search,
        "opts": model._meta,
    }
    return render(request, "admin/history/deleted.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def recover(request: HttpRequest, label: str, pk: int) -> HttpResponse:
    model = _permitted(request, label)
    version = recovering.last_version(model, pk)
    if version is None:
        return _not_deleted(request, model, label, pk)
    try:
        plan = recovering.plan_recovery(version)
        if request.method == "POST" and not plan.refusals:
            return _done(request, plan, recovering.recover(request, plan))
        refusals = plan.refusals
    except ValidationError as error:
        if recovering.last_version(model, pk) is None:  # the other of two clicks was quicker
            return _not_deleted(request, model, label, pk)
        plan, refusals = None, list(error.messages)
    context = {
        **admin.site.each_context(request),
        "title": _("Recover: %(record)s") % {"record": version.object_repr},
        "label": label,
        "opts": model._meta,
        "version": version,
        "plan": plan,
        "refusals": refusals,
        "is_publishable": issubclass(model, Publishable),
    }
    return render(request, "admin/history/recover.html", context)


def _permitted(request: HttpRequest, label: str) -> type[Record]:
    model = lookup.model_of(label)
    if not access.may_recover(request, model):
        raise PermissionDenied
    return model


def _done(request: HttpRequest, plan: recovering.Recovery, notes: list[str]) -> HttpResponse:
    messages.success(request, _("Recovered: %(record)s.") % {"record": plan.record})
    for note in notes:
        messages.warning(request, note)
    return HttpResponseRedirect(access.change_address(plan.record))


def _not_deleted(request: HttpRequest, model: Any, label: str, pk: int) -> HttpResponse:
    record = model._base_manager.filter(pk=pk).first()
    if record is None:
        raise Http404("never kept")
    messages.info(request, _("This record is not deleted; perhaps somebody has just recovered it."))
    return HttpResponseRedirect(reverse("admin:deleted", args=[label]))
