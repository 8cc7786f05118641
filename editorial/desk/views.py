"""The desk's buttons, and the lists in full. Every press is a POST that leads back to where it was pressed."""

from collections.abc import Callable

from django.contrib import admin, messages
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from editorial.content import claims, roles
from editorial.content.lookup import model_of, record_of
from editorial.content.models import Translation
from editorial.core import languages

from . import approvals
from .pages import QueuePage
from .rows import BOTH


def queue(request: HttpRequest) -> HttpResponse:
    if not roles.languages_of(request.user) and not roles.may_approve(request.user):
        raise PermissionDenied
    page = QueuePage(request.GET, request.user)
    context = {**admin.site.each_context(request), **page.context()}
    return TemplateResponse(request, "admin/desk/queue.html", context)


@require_POST
def claim(request: HttpRequest, label: str, pk: int) -> HttpResponse:
    return _with_row(request, label, pk, claims.claim)


@require_POST
def hand_over(request: HttpRequest, label: str, pk: int) -> HttpResponse:
    return _with_row(request, label, pk, lambda user, row: claims.hand_over(user, row, request.POST.get("to", "")))


@require_POST
def give_back(request: HttpRequest, label: str, pk: int) -> HttpResponse:
    return _with_row(request, label, pk, claims.give_back)


@require_POST
def approve(request: HttpRequest, label: str, pk: int) -> HttpResponse:
    chosen = request.POST.get("language", "")
    names = [name for name in languages.LANGUAGES if chosen in (BOTH, name)]
    version = request.GET.get("seen", "")
    return _with_notices(request, lambda: approvals.approve(request, label, pk, names, version))


@require_POST
def seen(request: HttpRequest, label: str, pk: int) -> HttpResponse:
    return _with_notices(request, lambda: approvals.accept_changes(request, label, pk, request.GET.get("seen", "")))


@require_safe
def changes(request: HttpRequest, label: str, pk: int) -> HttpResponse:
    """Leads to the comparison of what was approved with what stands now."""
    if not roles.may_approve(request.user):
        raise PermissionDenied
    found = approvals.approved_revision(record_of(label, pk))
    if found is None:
        return HttpResponseRedirect(reverse("admin:revisions", args=[label, pk]))
    return HttpResponseRedirect(f"{reverse('admin:compare', args=[label, pk])}?old={found}&new=now")


def _with_row(
    request: HttpRequest, label: str, pk: int, action: Callable[[roles.AnyUser, Translation], str]
) -> HttpResponse:
    if not roles.languages_of(request.user):
        raise roles.Refused(_("You may not write in any language."))

    def done() -> approvals.Notices:
        with transaction.atomic():
            row = _row(label, pk)
            if not roles.may_edit(request.user, row.language):
                raise roles.Refused(_("You may not write in this language."), record=row.title)
            try:
                return [(messages.SUCCESS, action(request.user, row))]
            except claims.NotDone as reason:
                return [(messages.WARNING, str(reason))]

    return _with_notices(request, done)


def _row(label: str, pk: int) -> Translation:
    content_type = ContentType.objects.get_for_model(model_of(label))
    row = Translation.objects.select_for_update().filter(content_type=content_type, object_id=pk).first()
    if row is None:
        raise Http404("no such translation")
    return row


def _with_notices(request: HttpRequest, action: Callable[[], approvals.Notices]) -> HttpResponse:
    try:
        notices = action()
    except Http404:
        notices = [(messages.WARNING, _("It is not there any more: somebody has deleted it meanwhile."))]
    for level, sentence in notices:
        messages.add_message(request, level, sentence)
    return HttpResponseRedirect(_back(request))


def _back(request: HttpRequest) -> str:
    wanted = request.POST.get("next", "")
    if url_has_allowed_host_and_scheme(wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()):
        return wanted
    return reverse("admin:index")
