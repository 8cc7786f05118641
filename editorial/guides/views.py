"""One page for each group: what it does every day, with pictures that `tools/guide_pictures.py` takes."""

from django.contrib import admin
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from editorial.content import roles
from editorial.core import languages

GROUPS = {"press": _("Press officer"), "translator": _("Translator"), "editor": _("Editor")}


def group_of(user: roles.Person) -> str:
    if roles.may_approve(user):
        return "editor"
    return "translator" if roles.is_translator(user) else "press"


@require_safe
def own_guide(request: HttpRequest) -> HttpResponse:
    return redirect("admin:guide", group_of(request.user))


@require_safe
def guide(request: HttpRequest, group: str) -> HttpResponse:
    if group not in GROUPS:
        raise Http404("no such guide")
    language = languages.current()
    context = {
        **admin.site.each_context(request),
        "title": GROUPS[group],
        "group": group,
        "groups": GROUPS.items(),
        "text": f"admin/guides/{group}.{language}.html",
        "guide_language": language,
    }
    return render(request, "admin/guides/page.html", context)
