"""The editor asks for what is on the clipboard as it would be stored: one rule for a paste, in the browser and here.

The editor's own filters unwrap `<del>` and empty some of Google's pastes; what was struck out would be live text before
any save could know.
"""

from django.http import HttpRequest, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from editorial.core import languages
from editorial.core.cleaning import LONGEST, clean_html
from editorial.core.left_out import warning

_BYTES = 4 * LONGEST  # at the most that a text of LONGEST takes in UTF-8


@require_POST
def paste(request: HttpRequest) -> JsonResponse:
    """HTML as the request's body; the answer has `html`, and `message` where words were left out. `?language=ru`.

    A form's body is not HTML, and has been read by then: 415.
    """
    if request.content_type != "text/html":
        return JsonResponse({"error": "text/html"}, status=415)
    if int(request.META.get("CONTENT_LENGTH") or 0) > _BYTES:  # before it is read
        return JsonResponse({"error": _too_long()}, status=413)
    text = request.body.decode("utf-8", "replace")
    if len(text) > LONGEST:
        return JsonResponse({"error": _too_long()}, status=413)
    language = request.GET.get("language", "")
    cleaned = clean_html(text, language if language in languages.LANGUAGES else "")
    told = warning(cleaned.left_out) if cleaned.left_out else ""
    return JsonResponse({"html": str(cleaned), "message": told})


def _too_long() -> str:
    return _("What was copied is too long for one text: nothing has been pasted. Please paste it in parts.")
