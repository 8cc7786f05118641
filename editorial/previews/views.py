"""The preview for staff: both languages beside each other, each the real public page in a frame of its own."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from csp.constants import SELF
from csp.decorators import csp_replace
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.clickjacking import xframe_options_sameorigin

from editorial.admin.lists import badge
from editorial.admin.states import standing
from editorial.content.lookup import label as label_of
from editorial.content.lookup import model_of
from editorial.content.models import Publishable
from editorial.content.pages import Alternate, Notice, alternates, read_only
from editorial.core import clock, languages

from .moments import NOW, MomentForm, moment_text
from .rendering import public_page, what_is_missing, why_there_is_none

# The only two pages that know frames: one holds its own site's, the other stands in them.
holds_frames: Any = csp_replace({"frame-src": [SELF]})
stands_in_a_frame: Any = csp_replace({"frame-ancestors": [SELF]})


@dataclass(frozen=True)
class Frame:
    language: str
    name: str
    address: str
    badge: str


def viewable(request: HttpRequest, kind: str, pk: int, *, locked: bool = False) -> Any:
    """A text that can be previewed, for somebody who may look at it. Raises Http404, PermissionDenied."""
    rows = model_of(kind)._base_manager.filter(pk=pk)
    record = (rows.select_for_update(of=("self",), no_key=True) if locked else rows).first()
    if not isinstance(record, Publishable) or not record.page_view:
        raise Http404("no page to preview")
    if not may_view(request.user, type(record)):
        raise PermissionDenied
    return record


def may_view(user: Any, model: type) -> bool:
    options: Any = model._meta  # type: ignore[attr-defined]
    return any(user.has_perm(f"{options.app_label}.{right}_{options.model_name}") for right in ("view", "change"))


@read_only
@holds_frames
def preview(request: HttpRequest, label: str, pk: int) -> HttpResponse:
    record = viewable(request, label, pk)
    form, moment = MomentForm.of(record, request.GET)
    context = {
        **admin.site.each_context(request),
        "is_nav_sidebar_enabled": False,  # two pages need the width
        "title": _("Preview"),
        "record": record,
        "label": label,
        "form": form,
        "width": form.chosen_width,
        "moment": moment_text(moment),
        "now": NOW,
        "standing": standing(record),
        "frames": [
            Frame(each.language, each.name, each.url, badge(record, each.language)) for each in framed(record, moment)
        ],
        "links": reverse("admin:preview_links", args=[label, pk]),
        "change": reverse(f"admin:{record._meta.app_label}_{record._meta.model_name}_change", args=[pk]),
    }
    return TemplateResponse(request, "admin/previews/preview.html", context)


@read_only
@xframe_options_sameorigin
@stands_in_a_frame
def preview_page(request: HttpRequest, label: str, pk: int, language: str) -> HttpResponse:
    """One language, for the frame."""
    if language not in languages.LANGUAGES:
        raise Http404("no such language")
    record = viewable(request, label, pk)
    moment = MomentForm.of(record, request.GET)[1]
    with override(language), clock.seen_at(moment):
        notice = Notice(_("Preview"), notice_lines(record, language, moment), is_framed=True)
        others = [each for each in framed(record, moment) if not why_there_is_none(record, each.language)]
        switch = alternates({each.language: each.url for each in others})
    return public_page(request, record, language, moment, notice, switch)


def framed(record: Publishable, moment: datetime) -> list[Alternate]:
    """The frames' addresses: each leads to the other as the public pages will."""
    query = urlencode({"at": moment.isoformat()})
    kind = label_of(record)
    return alternates(
        {name: f"{reverse('admin:preview_page', args=[kind, record.pk, name])}?{query}" for name in languages.LANGUAGES}
    )


def notice_lines(record: Publishable, language: str, moment: datetime) -> list[str]:
    """What stands above the page, in its language: the state, the moment, whether readers see it then."""
    state = dict(record._meta.get_field("status").flatchoices)[languages.text(record, "status", language) or "draft"]
    public = language in record.public_languages()
    seen = _("On the site at that moment.") if public else _("Not on the site at that moment.")
    as_of = _("As of %(moment)s, Moscow time.") % {"moment": moment_text(moment)}
    return [f"{capfirst(state)}.", as_of, seen, what_is_missing(record, language)]
