"""Staff's list of links: who made which for whom, and the two things done with them."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.contrib import admin, messages
from django.contrib.contenttypes.models import ContentType
from django.contrib.contenttypes.prefetch import GenericPrefetch
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db import models, transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from editorial.admin.lists import light
from editorial.content import audit, roles
from editorial.content.lookup import label as label_of
from editorial.content.models import Publishable
from editorial.content.pages import read_only
from editorial.core import clock, languages

from .links import STATES, LinkForm, address_of, may_manage, state_of
from .models import PreviewLink
from .moments import moment_text
from .views import may_view, viewable

PAGE_SIZE = 50


@dataclass(frozen=True)
class Row:
    link: PreviewLink
    state: str
    state_text: str
    preview: str  # the address of the record's preview; empty where it is no more
    address: str  # what the outsider opens; only for those who may hand it on, and while it works
    may_revoke: bool


@read_only
def preview_links(request: HttpRequest, label: str = "", pk: int = 0) -> HttpResponse:
    """Every link to what this person may look at; or one record's, with the form for a new one."""
    if label:
        return _page_of(request, viewable(request, label, pk))
    mine = [model for model in _kinds() if may_view(request.user, model)]
    if not mine:
        raise PermissionDenied
    kinds = ContentType.objects.get_for_models(*mine).values()
    return _listed(request, PreviewLink.objects.filter(content_type__in=kinds), {})


@require_http_methods(["GET", "HEAD", "POST"])
def preview_link_add(request: HttpRequest, label: str, pk: int) -> HttpResponse:
    """What was typed comes back with the reason where no link can be made of it."""
    with transaction.atomic():
        record = viewable(request, label, pk, locked=request.method == "POST")
        if request.method != "POST":
            return HttpResponseRedirect(reverse("admin:preview_links", args=[label, pk]))
        _refuse_forged(request, record)
        form = LinkForm(request.user, record, request.POST)
        if not form.is_valid():
            return _page_of(request, record, form)
        link = form.save()
        audit.record(
            request,
            audit.Action.LINK_MADE,
            record,
            language=link.language,
            link=link.pk,
            until=link.expires_at.isoformat(),
            note=link.note,
        )
    messages.success(
        request, _("The link works until %(moment)s, Moscow time.") % {"moment": moment_text(link.expires_at)}
    )
    return HttpResponseRedirect(f"{reverse('admin:preview_links', args=[label, pk])}#link-{link.pk}")


@require_http_methods(["GET", "HEAD", "POST"])
@transaction.atomic
def preview_link_revoke(request: HttpRequest, pk: int) -> HttpResponse:
    """GET asks. Idempotent: a second press changes nothing and is no second entry in the audit list."""
    found = PreviewLink.objects.filter(pk=pk)
    link = (found.select_for_update() if request.method == "POST" else found).first()
    if link is None:
        raise Http404("no such link")
    _refuse_to_revoke(request, link)
    if request.method != "POST":
        return _asked(request, link)
    if link.revoked_at is None:
        link.revoked_at = clock.now()
        link.save(update_fields=["revoked_at"])
        audit.record(request, audit.Action.LINK_REVOKED, link.record, language=link.language, link=pk, note=link.note)
    messages.success(request, _("The link no longer works."))
    return HttpResponseRedirect(_list_of(link, request.POST))


def _refuse_to_revoke(request: HttpRequest, link: PreviewLink) -> None:
    model: Any = link.content_type.model_class()
    if model is not None and may_view(request.user, model) and may_manage(request.user, link):
        return
    if request.method != "POST":
        raise PermissionDenied
    raise roles.Refused(_("Your role does not let you revoke this link."), link=link.pk, language=link.language)


def _asked(request: HttpRequest, link: PreviewLink) -> HttpResponse:
    back = _list_of(link, request.GET)
    if link.revoked_at is not None:
        messages.info(request, _("The link no longer works."))
        return HttpResponseRedirect(back)
    context = {"link": link, "until": moment_text(link.expires_at), "back": back, "of": "of" in request.GET}
    context |= {**admin.site.each_context(request), "title": _("Revoke the link")}
    return TemplateResponse(request, "admin/previews/revoke.html", context)


def _list_of(link: PreviewLink, asked: QueryDict) -> str:
    """The list where the button was pressed: of one record (`of`), or of all."""
    if "of" in asked and link.record is not None:
        return reverse("admin:preview_links", args=[label_of(link.record), link.object_id])
    return reverse("admin:preview_links")


def _kinds() -> list[type[Publishable]]:
    return [model for model in apps.get_models() if issubclass(model, Publishable) and model.page_view]


def _refuse_forged(request: HttpRequest, record: Publishable) -> None:
    """The form offers a person's own languages only; whatever else comes was made by hand."""
    asked = request.POST.get("language", "")
    if not roles.languages_of(request.user) or (
        asked in languages.LANGUAGES and not roles.may_edit(request.user, asked)
    ):
        message = _("Your role does not let you show this language to others.")
        raise roles.Refused(message, about=record, language=asked[:2])


def _page_of(request: HttpRequest, record: Publishable, form: LinkForm | None = None) -> HttpResponse:
    kind = label_of(record)
    context = {
        "record": record,
        "preview": reverse("admin:preview", args=[kind, record.pk]),
        "add": reverse("admin:preview_link_add", args=[kind, record.pk]),
    }
    if roles.languages_of(request.user):
        context["form"] = form or LinkForm(request.user, record)
    content_type = ContentType.objects.get_for_model(record)
    return _listed(request, PreviewLink.objects.filter(content_type=content_type, object_id=record.pk), context)


def _listed(request: HttpRequest, links: models.QuerySet[PreviewLink], context: dict[str, Any]) -> HttpResponse:
    light_records = [
        light(model._base_manager.all(), _joined(model)).select_related(*_joined(model)) for model in _kinds()
    ]
    links = links.select_related("made_by", "content_type").prefetch_related(GenericPrefetch("record", light_records))
    page = Paginator(links, PAGE_SIZE).get_page(request.GET.get("page"))
    return TemplateResponse(
        request,
        "admin/previews/links.html",
        {
            **admin.site.each_context(request),
            "title": _("Preview links"),
            "rows": list(_rows(request.user, page.object_list)),
            "page_obj": page,
            "is_paginated": page.has_other_pages(),
            **context,
        },
    )


def _joined(model: type[Publishable]) -> list[str]:
    """What the language policy is read through: an article's section."""
    return [path] if (path := model.policy_path.rpartition("__")[0]) else []


def _rows(user: roles.AnyUser, links: Iterable[PreviewLink]) -> Iterable[Row]:
    for link in links:
        state = state_of(link)
        mine = may_manage(user, link)
        record: Any = link.record
        yield Row(
            link,
            state,
            str(STATES[state]),
            reverse("admin:preview", args=[label_of(record), record.pk]) if record else "",
            address_of(link) if mine and state == "works" else "",
            mine and state in ("works", "withdrawn"),
        )
