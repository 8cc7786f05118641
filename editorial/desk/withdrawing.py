"""Taking a text down: asked once, with what readers lose in each case, and done in the languages that were chosen."""

from collections.abc import Iterator
from copy import copy
from dataclasses import dataclass
from datetime import datetime

from django.contrib import admin, messages
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from editorial.admin.states import moment_text, public_pages, standing
from editorial.content import roles
from editorial.content.lookup import change_url
from editorial.content.models import AuditEntry, Publishable, Status
from editorial.core import languages
from editorial.revisions.editing import editing

from .approvals import publishable, refuse_unless_editor
from .rows import BOTH

HEADINGS = {
    BOTH: gettext_lazy("Withdraw in both languages"),
    languages.RUSSIAN: gettext_lazy("Withdraw in Russian only"),
    languages.ENGLISH: gettext_lazy("Withdraw in English only"),
}
CHANGED = gettext_lazy(
    "Nothing was withdrawn: somebody has changed the text since you opened this page. Please look again."
)


@dataclass(frozen=True)
class Loss:
    """A page that readers have now and would not have then."""

    language: str
    name: str  # "in English"
    address: str
    since: str


@dataclass(frozen=True)
class Choice:
    value: str
    heading: str
    losses: list[Loss]


@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: HttpRequest, label: str, pk: int) -> HttpResponse:
    if request.method == "POST":
        return _withdraw(request, label, pk)
    if not roles.may_approve(request.user):
        raise PermissionDenied
    record = publishable(label, pk)
    context = {
        **admin.site.each_context(request),
        "title": _("Withdraw: %(record)s") % {"record": record},
        "record": record,
        "opts": record._meta,
        "change": change_url(type(record), record.pk),
        "standing": standing(record),
        "version": record.changed_at.isoformat(),
        "choices": list(_choices(record)),
    }
    return TemplateResponse(request, "admin/desk/withdraw.html", context)


def _withdraw(request: HttpRequest, label: str, pk: int) -> HttpResponse:
    refuse_unless_editor(request)
    with editing(request) as session:
        record = publishable(label, pk, session)
        if request.POST.get("seen") != record.changed_at.isoformat():
            messages.warning(request, CHANGED)
            return HttpResponseRedirect(request.path)
        chosen = _chosen(record, request.POST.get("language", ""))
        for language in chosen:
            setattr(record, languages.column("status", language), Status.WITHDRAWN)
        if chosen:
            record.save(session=session)
    if chosen:
        undo = _("To bring it back at the same address, press “Approve and publish” below it.")
        messages.success(request, f"{_('Withdrawn: %(title)s') % {'title': record}}. {standing(record)} {undo}")
    else:
        messages.info(request, _("There was nothing to withdraw: %(title)s") % {"title": record})
    return HttpResponseRedirect(change_url(type(record), record.pk))


def _chosen(record: Publishable, choice: str) -> list[str]:
    return [name for name in _approved(record) if choice in (BOTH, name)]


def _approved(record: Publishable) -> list[str]:
    return [name for name in languages.LANGUAGES if languages.text(record, "status", name) == Status.APPROVED]


def _choices(record: Publishable) -> Iterator[Choice]:
    approved = _approved(record)
    for value in [BOTH, *approved] if len(approved) > 1 else approved:
        yield Choice(value, str(HEADINGS[value]), list(_losses(record, _chosen(record, value))))


def _losses(record: Publishable, chosen: list[str]) -> Iterator[Loss]:
    """Also in a language that nobody withdraws, and that the policy does not let stand alone."""
    wish = copy(record)
    for language in chosen:
        setattr(wish, languages.column("status", language), Status.WITHDRAWN)
    left = wish.public_languages()
    for language, name, address in public_pages(record):
        if language not in left:
            yield Loss(language, name, address, moment_text(_public_since(record, language)))


def _public_since(record: Publishable, language: str) -> datetime:
    """Its publication moment, or its approval in this language where that came later."""
    about = {"content_type": ContentType.objects.get_for_model(record), "object_id": record.pk, "language": language}
    approvals = AuditEntry.objects.filter(action=AuditEntry.Action.APPROVED, **about).exclude(details__has_key="seen")
    last: datetime | None = approvals.values_list("at", flat=True).first()
    published: datetime = record.published_at  # type: ignore[assignment] # what is approved and public has one
    return max(published, last) if last is not None else published
