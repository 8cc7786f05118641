"""The page of a launch day. GET shows what would follow; the first POST repeats it; the second one does it."""

from typing import Any, cast

from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from editorial.admin.states import moment_text
from editorial.content import audit, roles
from editorial.core import clock
from editorial.revisions.editing import editing
from missions.instants import launch_instant
from missions.launch_day import Overtaken, confirm_launch
from missions.models import Flight, LaunchAttempt

from .forms import FORMS, DecisionForm
from .prospects import Prepared, Prospect


@require_http_methods(["GET", "HEAD", "POST"])
def launch_day(request: HttpRequest, pk: int) -> HttpResponse:
    _refuse(request)
    flight: Flight = get_object_or_404(Flight.objects.select_related("spacecraft"), pk=pk)
    if request.method != "POST":
        return _page(request, flight)
    result = request.POST.get("result", "")
    if result not in FORMS:
        raise Http404("no such outcome")
    form = FORMS[result](request.POST, flight=flight)
    if not form.is_valid():
        return _page(request, flight, form)
    if "confirmed" not in request.POST:
        return _asked(request, flight, form)
    return _done(request, flight, form)


def _refuse(request: HttpRequest) -> None:
    if roles.may_approve(request.user):
        return
    if request.method == "POST":
        raise roles.Refused(_("Only an editor confirms how a launch went."), field="outcome")
    raise PermissionDenied


def _page(request: HttpRequest, flight: Flight, failed: DecisionForm | None = None, status: int = 200) -> HttpResponse:
    prepared = Prepared.of(flight)
    attempts = list(flight.attempts.all())
    ended = next((attempt for attempt in attempts if attempt.result in LaunchAttempt.FINAL), None)
    choices = []
    for result, kind in FORMS.items():
        if ended or not _may_still_be(flight, result):
            continue
        form = failed if failed is not None and failed.result == result else kind(flight=flight)
        choices.append((form, Prospect(prepared, kind(flight=flight).decision)))
    context = {"choices": choices, "attempts": attempts, "ended": ended}
    return _answer(request, flight, "admin/launch/day.html", context, status)


def _may_still_be(flight: Flight, result: str) -> bool:
    """An import may have told the outcome before anybody confirmed it here: then only that one can be confirmed."""
    launched = flight.outcome in (Flight.Outcome.SUCCESS, Flight.Outcome.PARTIAL)
    possible = {LaunchAttempt.Result.LAUNCHED} if launched else {LaunchAttempt.Result.ABORTED}
    return flight.outcome == Flight.Outcome.PLANNED or result in possible


def _asked(request: HttpRequest, flight: Flight, form: DecisionForm) -> HttpResponse:
    prospect = Prospect(Prepared.of(flight), form.decision)
    hidden = [(name, request.POST.get(name, "")) for name in form.fields]
    return _answer(request, flight, "admin/launch/confirm.html", {"prospect": prospect, "hidden": hidden})


def _done(request: HttpRequest, flight: Flight, form: DecisionForm) -> HttpResponse:
    try:
        with editing(request) as session:
            attempt = confirm_launch(flight.pk, form.decision, form.seen, cast(User, request.user), session)
            details: dict[str, Any] = {
                "result": attempt.result,
                "attempt": attempt.number,
                "planned": attempt.planned_at.isoformat(),
            }
            audit.record(request, audit.Action.CONFIRMED, flight, **details)
    except Overtaken as told:
        messages.error(request, _overtaken(told.attempt))
        flight.refresh_from_db()
        return _page(request, flight, status=409)
    except ValidationError as error:
        _say(form, error)
        return _page(request, flight, form)
    except IntegrityError:
        form.add_error(None, _("Nothing is confirmed: the new time contradicts another flight or an expedition."))
        return _page(request, flight, form)
    messages.success(request, _("Confirmed: %(flight)s, %(result)s.") % _named(flight, attempt))
    return HttpResponseRedirect(reverse("admin:launch_day", args=[flight.pk]))


def _named(flight: Flight, attempt: LaunchAttempt) -> dict[str, Any]:
    return {"flight": flight, "result": attempt.get_result_display()}


def _say(form: DecisionForm, error: ValidationError) -> None:
    time = "next_at" if "next_at" in form.fields else "launched_at"
    for sentence in error.messages:
        form.add_error(time, sentence)


def _overtaken(attempt: LaunchAttempt | None) -> str:
    if attempt is None:
        return _("Nothing is confirmed: somebody has moved the launch since you opened this page.")
    known = {
        "name": attempt.confirmed_by_name,
        "moment": moment_text(attempt.confirmed_at),
        "result": attempt.get_result_display(),
    }
    return _("Nothing is changed: %(name)s has confirmed “%(result)s” already, %(moment)s.") % known


def _answer(
    request: HttpRequest, flight: Flight, template: str, context: dict[str, Any], status: int = 200
) -> HttpResponse:
    known = {
        **admin.site.each_context(request),
        "title": _("Launch day: %(flight)s") % {"flight": flight},
        "flight": flight,
        "launch": launch_instant(flight, clock.now()),
        "changes": flight.changes.all(),
    }
    return TemplateResponse(request, template, known | context, status=status)
