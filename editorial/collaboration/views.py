"""The heartbeat of an open page."""

from django.contrib import admin
from django.core.exceptions import BadRequest, PermissionDenied
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_POST

from editorial.content.lookup import model_of, parse_pk
from editorial.core import languages

from . import presence


@require_POST
def present(request: HttpRequest) -> HttpResponse:
    """Says that the sender has a record open (or has left it), and answers who else has."""
    model = model_of(request.POST.get("label", ""))
    pk, place = parse_pk(request.POST.get("pk", "")), request.POST.get("place", "")
    language = request.POST.get("language", "")
    if pk is None or place not in presence.PLACES:
        raise BadRequest("no such place")
    if language and language not in languages.LANGUAGES:
        raise BadRequest("no such language")
    if not _may_view(request, model):
        raise PermissionDenied
    if "leave" in request.POST:
        presence.leave(request.user, model, pk, place)
        return HttpResponse(status=204)
    presence.arrive(request.user, model, pk, place, language)
    return JsonResponse({"text": presence.sentence(presence.others(request.user, model, pk))})


def _may_view(request: HttpRequest, model: type) -> bool:
    """A part of another record (a task, an event) has no page of its own in the admin: the model's right decides."""
    if admin.site.is_registered(model):
        return bool(admin.site.get_model_admin(model).has_view_or_change_permission(request))
    app, name = model._meta.app_label, model._meta.model_name  # type: ignore[attr-defined]
    return any(request.user.has_perm(f"{app}.{right}_{name}") for right in ("view", "change"))
