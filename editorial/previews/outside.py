"""What an outsider sees who was given a link: one text in one language, and nothing that is not public beside it."""

from typing import Any

from django.db.models import F
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from editorial.content.pages import Layout, Notice, alternates, never_cached, read_only
from editorial.core import clock, languages

from .links import link_of, state_of
from .models import PreviewLink
from .moments import moment_text
from .rendering import public_page, what_is_missing

# Never kept by a cache, a search engine or, as the address is the key, the next site's log.
HEADERS = {
    "Cache-Control": "no-store, private",
    "X-Robots-Tag": "noindex, nofollow, noarchive",
    "Referrer-Policy": "no-referrer",
}


@never_cached
@read_only
def linked_page(request: HttpRequest, token: str) -> HttpResponse:
    response = _answer(request, link_of(token))
    for name, value in HEADERS.items():
        response[name] = value
    return response


def _answer(request: HttpRequest, link: PreviewLink | None) -> HttpResponse:
    """404 for an address we never gave; 410 for one that is over, in the same words whatever ended it."""
    if link is None or link.language != languages.current():
        return _refusal(request, 404)
    if state_of(link) != "works":
        return _refusal(request, 410)
    now = clock.now()
    response = public_page(request, link.record, link.language, now, _notice(link), [])  # type: ignore[arg-type]
    if request.method == "GET":
        PreviewLink.objects.filter(pk=link.pk).update(opened=F("opened") + 1, opened_at=now)
    return response


def _notice(link: PreviewLink) -> Notice:
    """No language switch: whether the other language exists is none of this reader's business."""
    record: Any = link.record
    public = link.language in record.public_languages()
    lines = [
        _("This text is published by now.") if public else _("Not published yet: please do not pass it on."),
        what_is_missing(record, link.language),
        _("The link works until %(moment)s, Moscow time.") % {"moment": moment_text(link.expires_at)},
    ]
    return Notice(_("For reading only"), lines)


def _refusal(request: HttpRequest, status: int) -> HttpResponse:
    context = {
        "status": status,
        "other_language": languages.other(),
        "layout": Layout(alternates({language: f"/{language}/" for language in languages.LANGUAGES})),
    }
    return render(request, "previews/refused.html", context, status=status)
