"""The answer to a form that is being typed into."""

import json
from typing import Any

from django.http import Http404, HttpRequest, JsonResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from editorial.content import lookup
from editorial.content.models import Record
from editorial.content.warnings import Piece, check_texts, pieces, texts_of
from editorial.core import languages

from .panel import findings_context, shown_warnings

LONGEST = 700_000  # characters of all texts together: both languages of the longest that may be stored, and the rest


class Unreadable(Exception):
    """What was sent cannot be checked. Its sentence is for the person."""

    def __init__(self, sentence: str, status: int) -> None:
        super().__init__(sentence)
        self.sentence, self.status = sentence, status


@require_POST
def checks(request: HttpRequest) -> JsonResponse:
    """`{label, pk, source_language, texts: {key: text}}`. What is not sent is taken as it is stored.

    Answers with `findings`, and with their list as `html` in the language of the interface.
    """
    try:
        sent = _sent(request)
        record = _record(request, sent)
        known = pieces(record)
        texts = _texts(sent, known)
    except Unreadable as error:
        return JsonResponse({"error": error.sentence}, status=error.status)
    source = sent.get("source_language")
    source = source if source in languages.LANGUAGES else record.source_language
    warnings = shown_warnings(known, check_texts(known, source, texts), texts)
    context = findings_context(warnings)
    html = render_to_string("admin/glossary/_findings.html", context)
    return JsonResponse(
        {"findings": [row._asdict() for row in context["warnings"]], "count": len(warnings), "html": html}
    )


def _sent(request: HttpRequest) -> dict[str, Any]:
    if int(request.META.get("CONTENT_LENGTH") or 0) > 4 * LONGEST:  # bytes; checked before they are read
        raise Unreadable(_too_long(), 413)
    try:
        sent = json.loads(request.body)
    except (ValueError, RecursionError) as error:
        raise Unreadable(_("The checks could not read what this page sent. Please reload it."), 400) from error
    if not isinstance(sent, dict) or not isinstance(sent.get("texts"), dict):
        raise Unreadable(_("The checks could not read what this page sent. Please reload it."), 400)
    return sent


def _record(request: HttpRequest, sent: dict[str, Any]) -> Record:
    """Stored, or an empty one of its kind. Whoever may not see the record may not ask about it."""
    model = lookup.model_of(str(sent.get("label", ""))[:100])
    meta = model._meta
    if not any(request.user.has_perm(f"{meta.app_label}.{action}_{meta.model_name}") for action in ("view", "change")):
        raise Unreadable(_("You are not allowed to see this."), 403)
    pk = sent.get("pk")
    if pk in (None, ""):
        return model()
    try:
        return lookup.record_of(model._meta.label_lower, int(str(pk)[:18]))
    except (Http404, ValueError) as error:
        raise Unreadable(_("This record has been deleted meanwhile."), 404) from error


def _texts(sent: dict[str, Any], known: list[Piece]) -> dict[str, str]:
    stored = texts_of(known)
    typed = {key: text for key, text in sent["texts"].items() if key in stored and isinstance(text, str)}
    texts = {**stored, **typed}
    if sum(map(len, texts.values())) > LONGEST:
        raise Unreadable(_too_long(), 413)
    return texts


def _too_long() -> str:
    return _("This text is too long to be checked while it is typed.")
