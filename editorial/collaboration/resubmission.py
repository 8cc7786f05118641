"""A form whose sender is signed in otherwise than when it was opened: nothing is saved, and nothing typed is lost.

Signing in makes a new CSRF token, so that every form opened before it comes with an old one. Its sender sees what was
typed and sends it once more with a token of today. Nothing of an unproven form is ever acted upon: it is only shown,
and only to a browser that says that the form stood on this very site.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from django.contrib import admin, messages
from django.contrib.auth import get_user_model
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.middleware.csrf import REASON_NO_CSRF_COOKIE
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.csrf import csrf_failure as refuse

from editorial.content.columns import column_label
from editorial.content.lookup import parse_pk
from editorial.content.people import person_name
from editorial.core.origins import is_own_form
from editorial.core.secret_fields import is_secret

from . import typed

OPENED_BY = "opened_by"  # the form's field for whoever was signed in when it was opened; scripts set it as well
_CHOSEN = re.compile(r"[\d\s:.,-]+|[a-z_]+", re.ASCII)  # a key, a date, one of several: no text to be read


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Django's own refusal, but for forms that stood on our pages."""
    if request.method != "POST" or not is_own_form(request):
        return refuse(request, reason)
    name = _signed_in_name(request)
    if request.path == reverse("admin:login"):
        return _at_the_door(request, reason, name)
    if not name:
        return refuse(request, reason) if reason == REASON_NO_CSRF_COOKIE else _signed_out(request)
    if _is_of_another(request):
        return _opened_by_another(request, name)
    return _answer(request, _signed_in_again(request) % {"name": name}, 403, name=name)


class SamePersonMiddleware:
    """Forms of the admin are sent by whoever opened them, or their sender is asked."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *args: Any) -> HttpResponse | None:
        """After the CSRF check."""
        if request.method != "POST" or not request.path.startswith(reverse("admin:index")):
            return None
        name = _signed_in_name(request)
        if name:
            return _opened_by_another(request, name) if _is_of_another(request) else None
        if request.path in (reverse("admin:login"), reverse("admin:logout")):
            return None
        # Scripts, and programs that do not say where their form stood, are led to the page for signing in.
        return _signed_out(request) if _wants_page(request) and is_own_form(request) else None


def _signed_in_name(request: HttpRequest) -> str:
    user = request.user
    return person_name(user) if user.is_active and user.is_staff else ""


def _is_of_another(request: HttpRequest) -> bool:
    return request.POST.get(OPENED_BY, str(request.user.pk)) != str(request.user.pk)


def _wants_page(request: HttpRequest) -> bool:
    """A window does; a script that asks for anything at all does not."""
    return "text/html" in request.headers.get("Accept", "text/html")


def _at_the_door(request: HttpRequest, reason: str, name: str) -> HttpResponse:
    """The page for signing in, open in two windows: the second one comes too late, and its password is not needed."""
    if not name:
        if reason == REASON_NO_CSRF_COOKIE:
            return refuse(request, reason)
        messages.info(request, _("This page had been open for too long. Please sign in now."))
        return HttpResponseRedirect(request.get_full_path())
    messages.info(
        request,
        _("You are signed in already, as %(name)s. To sign in as somebody else, log out first.") % {"name": name},
    )
    return HttpResponseRedirect(reverse("admin:index"))


def _signed_in_again(request: HttpRequest) -> str:
    if OPENED_BY in request.POST:
        return _(
            "Nothing has been saved yet: you have signed in again since this form was opened. Everything that you "
            "typed is here: send it once more."
        )
    return _(
        "Nothing has been saved yet: somebody has signed in again in this browser since this form was opened. "
        "You are now signed in as %(name)s. Everything that was typed is here: send it again, and it is saved "
        "under this name."
    )


def _opened_by_another(request: HttpRequest, name: str) -> HttpResponse:
    pk = parse_pk(request.POST.get(OPENED_BY, ""))
    opener = get_user_model().objects.filter(pk=pk, is_staff=True).first() if pk is not None else None
    known = {"name": name, "opener": person_name(opener) if opener else _("somebody else")}
    said = _(
        "Nothing has been saved: this page was opened by %(opener)s, and in this browser %(name)s is signed in now. "
        "What was typed is still here."
    )
    return _answer(request, said % known, 409, name=name, opener=known["opener"] if opener else "")


def _signed_out(request: HttpRequest) -> HttpResponse:
    said = _(
        "Nothing has been saved: you are signed out. Everything that you typed is here: sign in in another window, "
        "come back to this one and send it again."
    )
    return _answer(request, said, 403)


def _answer(request: HttpRequest, sentence: str, status: int, name: str = "", opener: str = "") -> HttpResponse:
    """`name`: under which it would be saved; `opener`: the other person who may come back to send it."""
    if not _wants_page(request):
        return JsonResponse({"error": sentence}, status=status)
    context = {
        **admin.site.each_context(request),
        "title": _("Not saved yet"),
        "is_nav_sidebar_enabled": False,
        "sentence": sentence,
        "address": request.get_full_path(),
        "sent": list(_sent(request)),
        "files": [(field, str(file)) for field, file in request.FILES.items()],
        "opened_by": request.POST.get(OPENED_BY, "")[:20],
        "name": name,
        "opener": opener,
        "typed": list(_typed(request)),
    }
    response = render(request, "admin/collaboration/resubmission.html", context, status=status)
    add_never_cache_headers(response)
    return response


def _sent(request: HttpRequest) -> Iterator[tuple[str, str]]:
    for name, values in request.POST.lists():
        if name not in ("csrfmiddlewaretoken", OPENED_BY) and not is_secret(name):
            yield from ((name, value) for value in values)


def _typed(request: HttpRequest) -> Iterator[typed.Typed]:
    """To be read, under the labels of its form where that is a record's."""
    match = request.resolver_match
    model_admin = getattr(match and match.func, "model_admin", None)
    is_form = model_admin is not None and str(match and match.url_name).endswith(("_add", "_change"))
    if is_form and request.user.is_authenticated:
        return typed.of_post(request, model_admin)
    model = model_admin.model if model_admin is not None else None
    known = (one for one in typed.unknown(request, set()) if not is_secret(one.label))
    return (replace(one, label=_label(model, one.label)) for one in known if not _CHOSEN.fullmatch(one.text))


def _label(model: Any, name: str) -> str:
    """Who is signed out has no form that could name its fields."""
    is_column = model is not None and name in {field.name for field in model._meta.concrete_fields}
    return str(capfirst(column_label(model, name))) if is_column else name
