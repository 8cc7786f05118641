"""Addresses that pages once had."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect

from . import languages
from .models import OldAddress


class OldAddressMiddleware:
    """Where nothing answers, look whether something once did, and lead on to its present address."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code != 404 or request.method not in ("GET", "HEAD"):
            return response
        language, path = _split(request.path_info)
        if not language or "\x00" in path or len(path) > 300:
            return response
        old = OldAddress.objects.filter(path=path).select_related("content_type").first()
        record = old.record if old else None
        if record is None or not record.public_languages():
            return response
        present = languages.address(record, language)
        if present == request.path:  # the text is back at its old address, and not public in this language
            return response
        return HttpResponsePermanentRedirect(present)


def _split(path: str) -> tuple[str, str]:
    language, _, rest = path.lstrip("/").partition("/")
    return (language, f"/{rest}") if language in languages.LANGUAGES else ("", path)
