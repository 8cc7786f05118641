"""What became of a record: the list of its revisions, two of them compared, one language brought back."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from editorial.content import lookup, roles
from editorial.core import languages
from editorial.revisions import restoring, snapshots

from . import access, comparing, rows

A_PAGE = 50
NOW = "now"
LARGEST = 2**31 - 1  # of a revision's number


def context(request: HttpRequest, record: Any, **more: Any) -> dict[str, Any]:
    return {
        **admin.site.each_context(request),
        "record": record,
        "label": lookup.label(record),
        "opts": record._meta,
        "change_url": access.change_address(record),
        "languages": [
            (name, languages.IN_LANGUAGE[name])
            for name in languages.LANGUAGES
            if access.may_restore(request, record, name) and restoring.text_columns(type(record), name)
        ],
        **more,
    }


@require_safe
def revisions(request: HttpRequest, label: str, pk: int) -> HttpResponse:
    try:
        record = access.visible(request, label, pk)
    except Http404:
        return gone(request, label, pk)
    page = Paginator(rows.versions_of(record), A_PAGE).get_page(request.GET.get("page"))
    found = list(page.object_list)
    older = rows.versions_of(record).filter(pk__lt=found[-1].pk).first() if found else None
    befores = [*(version.revision_id for version in found[1:]), older.revision_id if older else None]
    lines = [rows.row(version, before, type(record)) for version, before in zip(found, befores, strict=False)]
    title = _("History: %(record)s") % {"record": record}
    return render(request, "admin/history/revisions.html", context(request, record, title=title, rows=lines, page=page))


@require_safe
def compare(request: HttpRequest, label: str, pk: int) -> HttpResponse:
    try:
        record = access.visible(request, label, pk)
    except Http404:
        return gone(request, label, pk)
    old, new = (_snapshot(record, request.GET.get(name, "")) for name in ("old", "new"))
    if old is None or new is None:
        messages.error(request, _("Please choose two revisions of this record to compare."))
        return HttpResponseRedirect(_history(record))
    numbers = {name: request.GET[name] for name in ("old", "new")}
    lines = {name: _line(record, number) for name, number in numbers.items()}
    title = _("Compared: %(record)s") % {"record": record}
    found = comparing.groups(old, new)
    return render(
        request,
        "admin/history/compare.html",
        context(request, record, title=title, groups=found, old=lines["old"], new=lines["new"]),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def restore(request: HttpRequest, label: str, pk: int, revision: int, language: str) -> HttpResponse:
    if language not in languages.LANGUAGES:
        raise Http404("no such language")
    try:
        record = access.visible(request, label, pk)
        if not access.may_restore(request, record, language):
            if request.method == "POST":  # no page of theirs has this button
                raise roles.Refused(_("You may not write in this language."), about=record, language=language)
            raise PermissionDenied
        then = _snapshot(record, str(revision))
        if then is None:
            messages.error(request, _("This record has no such revision."))
            return HttpResponseRedirect(_history(record))
        if request.method != "POST":
            return _confirm(request, record, then, revision, language)
        return _restore(request, label, pk, then, revision, language)
    except Http404:
        return gone(request, label, pk)


def _restore(
    request: HttpRequest, label: str, pk: int, then: snapshots.Snapshot, revision: int, language: str
) -> HttpResponse:
    with restoring.restoring_session(request) as session:
        record = access.visible(request, label, pk, session)
        found = restoring.changes(record, then, language, session)
        stale = restoring.digest_of(found) != request.POST.get("base_digest")
        errors = [] if stale or not found else restoring.errors_in(found)
        if found and not stale and not errors:
            restoring.write(session, record, found, then, language, revision)
    if not found:
        messages.info(request, _("Nothing to restore: these texts stand like this already."))
    elif stale:
        messages.warning(
            request, _("Somebody changed these texts meanwhile, so nothing was restored. Please look again.")
        )
        return HttpResponseRedirect(request.path)
    elif errors:
        return _confirm(request, access.visible(request, label, pk), then, revision, language, errors=errors)
    else:
        messages.success(request, _("Restored. What stood before is in the history."))
    return HttpResponseRedirect(_history(record))


def _confirm(
    request: HttpRequest, record: Any, then: Any, revision: int, language: str, errors: Any = ()
) -> HttpResponse:
    found = restoring.changes(record, then, language)
    where = {"record": record, "language": languages.IN_LANGUAGE[language]}
    more = {
        "title": _("Restore %(language)s: %(record)s") % where,
        "changes": found,
        "base_digest": restoring.digest_of(found),
        "errors": errors,
        "line": _line(record, str(revision)),
        "language": language,
        "language_name": languages.IN_LANGUAGE[language],
        "other_name": languages.IN_LANGUAGE[languages.other(language)],
    }
    return render(request, "admin/history/restore.html", context(request, record, **more))


def gone(request: HttpRequest, label: str, pk: int) -> HttpResponse:
    """A sentence for a record that was there, a plain 404 for one that never was."""
    model = lookup.model_of(label)
    if not rows.was_kept(model, pk):
        raise Http404("no such record")
    kept = {"model": model._meta, "label": label, "pk": pk, "may_recover": access.may_recover(request, model)}
    title = _("This record has been deleted")
    return render(
        request, "admin/history/gone.html", {**admin.site.each_context(request), "title": title, **kept}, status=404
    )


def _snapshot(record: Any, number: str) -> snapshots.Snapshot | None:
    if number == NOW:
        return snapshots.of_now(record)
    if not number.isascii() or not number.isdigit() or int(number[:12]) > LARGEST:
        return None
    return snapshots.of_revision(type(record), record.pk, int(number))


def _line(record: Any, number: str) -> Any:
    if number == NOW:
        return None
    version = rows.versions_of(record).filter(revision_id=number).first()
    return rows.row(version, None, type(record)) if version else None


def _history(record: Any) -> str:
    return reverse("admin:revisions", args=[lookup.label(record), record.pk])
