"""A file is uploaded, its difference from this site is read, and accepted line by line. For those who make people."""

from collections.abc import Iterator
from datetime import timedelta
from io import BytesIO
from typing import Any, cast

from django import forms
from django.contrib import admin, messages
from django.contrib.auth.models import AnonymousUser, User
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from editorial.admin.filters import missing_q
from editorial.content import roles
from editorial.core import clock, languages
from editorial.revisions.editing import editing

from ..locking import missions_lock
from ..models import ImportUpload
from .applying import apply
from .changes import Plan
from .facts import KINDS
from .importing import record_import, sources_of_stream
from .reading import MEGABYTE
from .report import CREATED, UPDATED, ImportRefused

LARGEST = 20 * MEGABYTE  # of an upload; the command takes more
KEPT = timedelta(days=30)  # an upload that nobody has accepted or put away
MOST_LINES = 400  # records on one page
HELP = gettext_lazy("As Launch Library 2 gives it out, version 2.2 or 2.3: a list or one object, up to %(size)d MB.")


def may_import(user: User | AnonymousUser) -> bool:
    """It makes and changes every kind, and English texts: who may do all of that by hand may do it so."""
    kinds = [kind.name for kind in KINDS]
    return user.has_perms([f"missions.{act}_{kind}" for act in ("add", "change") for kind in kinds]) and (
        roles.may_edit_facts(user) and roles.may_edit(user, languages.ENGLISH)
    )


def _permit(request: HttpRequest) -> None:
    if not may_import(request.user):
        raise roles.Refused(_("Only a chief may import."))


class UploadForm(forms.Form):
    file = forms.FileField(
        label=gettext_lazy("File of JSON"), error_messages={"required": gettext_lazy("Please choose a file.")}
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"].help_text = HELP % {"size": LARGEST // MEGABYTE}

    def clean_file(self) -> UploadedFile:
        """The file's bytes, once they could be read to the end."""
        file = self.cleaned_data["file"]
        sources = sources_of_stream(file.name, file, LARGEST)
        if sources.refused:
            raise forms.ValidationError(sources.refused[file.name])
        file.seek(0)
        return file


@require_http_methods(["GET", "HEAD", "POST"])
def uploads(request: HttpRequest) -> HttpResponse:
    _permit(request)
    form = UploadForm(request.POST or None, request.FILES or None) if request.method == "POST" else UploadForm()
    if request.method == "POST" and form.is_valid():
        file, user = form.cleaned_data["file"], cast(User, request.user)
        ImportUpload.objects.filter(uploaded_at__lt=clock.now() - KEPT).delete()
        upload = ImportUpload.objects.create(name=file.name[:200], content=file.read(), uploaded_by=user)
        return HttpResponseRedirect(reverse("admin:import", args=[upload.pk]))
    waiting = ImportUpload.objects.select_related("uploaded_by").defer("content")
    context = {"title": _("Import from Launch Library"), "form": form, "waiting": waiting, "nameless": list(nameless())}
    return render(request, "admin/imports/uploads.html", {**admin.site.each_context(request), **context})


def nameless() -> Iterator[tuple[str, int, str]]:
    """(kind, number, list) of what has no Russian name: what came in waits there for somebody who knows it."""
    for model in admin.site._registry:
        needed = getattr(model, "needed_texts", ())
        if model._meta.app_label != "missions" or not needed:
            continue
        number = model._base_manager.filter(missing_q(needed, languages.RUSSIAN)).count()
        address = reverse(f"admin:missions_{model._meta.model_name}_changelist")
        if number:
            yield str(capfirst(model._meta.verbose_name_plural)), number, f"{address}?missing={languages.RUSSIAN}"


@require_http_methods(["GET", "HEAD", "POST"])
def difference(request: HttpRequest, pk: int) -> HttpResponse:
    _permit(request)
    upload = ImportUpload.objects.filter(pk=pk).first()
    if upload is None:
        if request.method == "POST":
            messages.warning(request, _("This file is put away already: please upload it again."))
            return HttpResponseRedirect(reverse("admin:imports"))
        raise Http404("no such upload")
    if request.method != "POST":
        return _page(request, upload, _plan(upload), None)
    if "away" in request.POST:
        upload.delete()
        messages.success(request, _("The file is put away. Nothing was imported."))
        return HttpResponseRedirect(reverse("admin:imports"))
    return _accept(request, upload)


def _plan(upload: ImportUpload) -> Plan:
    return sources_of_stream(upload.name, BytesIO(upload.content), LARGEST).plan()


def _accept(request: HttpRequest, upload: ImportUpload) -> HttpResponse:
    """What is ticked, or everything; nothing where this site is not as the page showed it."""
    ticked = set(request.POST.getlist("line"))
    everything = "everything" in request.POST
    if not ticked and not everything:
        messages.warning(request, _("Please tick the lines that you accept."))
        return HttpResponseRedirect(reverse("admin:import", args=[upload.pk]))
    try:
        with editing(request) as session, missions_lock():
            plan = _plan(upload)
            if plan.digest != request.POST.get("digest"):
                return _stale(request, upload, plan, ticked)
            accepted = plan if everything else plan.accepted(ticked)
            report = accepted.report()
            apply(accepted, session=session)
            record_import(request, [upload.name], report)
    except ImportRefused as why:
        messages.error(request, str(why))
        return _page(request, upload, _plan(upload), ticked)
    counts = report.counts()
    words = {"created": counts[CREATED], "updated": counts[UPDATED]}
    messages.success(request, _("Accepted: %(created)d created, %(updated)d updated.") % words)
    if everything:
        upload.delete()
        return HttpResponseRedirect(reverse("admin:imports"))
    return HttpResponseRedirect(reverse("admin:import", args=[upload.pk]))


def _stale(request: HttpRequest, upload: ImportUpload, plan: Plan, ticked: set[str]) -> HttpResponse:
    messages.warning(
        request,
        _(
            "What is stored here has changed since this page was shown: nothing was imported. "
            "The lines that differ are below, and your ticks are kept."
        ),
    )
    return _page(request, upload, plan, ticked)


def _page(request: HttpRequest, upload: ImportUpload, plan: Plan, ticked: set[str] | None) -> HttpResponse:
    """`ticked`: the boxes that were sent; None on a fresh page, where everything but what is kept is ticked."""
    report = plan.report()
    lines = [line for line in report.lines if line.differences]
    if ticked is None:
        boxes = [(line.box, difference) for line in lines for difference in line.differences]
        ticked = {line_box for line_box, _difference in boxes}
        ticked |= {difference.box for _line_box, difference in boxes if not difference.kept}
    context = {
        "title": upload.name,
        "upload": upload,
        "lines": lines[:MOST_LINES],
        "ticked": ticked,
        "more": len(lines) > MOST_LINES and MOST_LINES,
        "counts": report.counts(),
        "problems": plan.problems[:MOST_LINES],
        "digest": plan.digest,
    }
    return render(request, "admin/imports/difference.html", {**admin.site.each_context(request), **context})
