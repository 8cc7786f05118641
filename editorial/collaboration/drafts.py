"""What is typed is kept by the browser (static/press_admin/drafts.js) until the server says that it is saved."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse

from .sent import PARAMETER

A_DAY = 24 * 60 * 60  # seconds: the next page of the admin takes the cookie away


def confirmed(request: HttpRequest, response: Any) -> Any:
    """The answer to a form whose text is stored now. Its draft goes; a refusal, a login page or an error keeps it."""
    try:
        token = UUID(request.POST.get(PARAMETER, ""))
    except ValueError:
        return response
    return _marked(request, response, token)


def _marked(request: HttpRequest, response: HttpResponseBase, token: UUID) -> HttpResponseBase:
    path = reverse("admin:index")
    secure = request.is_secure()
    response.set_cookie(f"saved-{token}", path, max_age=A_DAY, path=path, secure=secure, samesite="Lax")
    return response
