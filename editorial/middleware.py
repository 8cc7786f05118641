"""One moment for a page, addresses that pages once had, and what is refused to a person of the press office."""

from collections.abc import Callable

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect, JsonResponse
from django.shortcuts import render

from editorial.content import audit
from editorial.content.models import OldAddress
from editorial.content.roles import Refused
from editorial.core import clock, languages


class OneMomentMiddleware:
    """A page is of one moment: a text that comes out while it is being made is in all of its lists or in none.

    Only what is read. Whoever writes may wait for another's lock, and tells the time after that.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method not in ("GET", "HEAD"):
            return self.get_response(request)
        with clock.seen_at(clock.now()):
            return self.get_response(request)


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


class RefusalMiddleware:
    """What somebody's role does not allow is refused in words and stands in the audit list, whichever view it met."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """After the transaction of the view is rolled back: the entry has to stay."""
        if isinstance(exception, PermissionDenied) and not isinstance(exception, Refused):
            self._remember(request)
        if not isinstance(exception, Refused):
            return None
        audit.record(request, audit.Action.REFUSED, path=request.path[:200], **exception.details)
        if request.accepts("text/html"):
            return render(request, "admin/refused.html", {"message": exception.message}, status=403)
        return JsonResponse({"error": str(exception.message)}, status=403)

    def _remember(self, request: HttpRequest) -> None:
        """What Django itself refuses to somebody of the press office who sent something, not only looked."""
        user = getattr(request, "user", None)
        if request.method == "POST" and user is not None and user.is_authenticated and user.is_staff:
            audit.record(request, audit.Action.REFUSED, path=request.path[:200])


def _split(path: str) -> tuple[str, str]:
    language, _, rest = path.lstrip("/").partition("/")
    return (language, f"/{rest}") if language in languages.LANGUAGES else ("", path)
