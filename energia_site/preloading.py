"""What a public page cannot be drawn without, told in its headers: before the first byte of the page is read.

A server in front that can make `103 Early Hints` of a `Link` header (CDNs, Apache, H2O) sends them before the page
itself. nginx cannot: from 1.29 it passes on a 103 that the application has sent, and WSGI has no way to send one.
"""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.templatetags.static import static
from django.utils.translation import get_language_from_path

from .stylesheet import NAME

FONT = "site/fonts/onest.woff2"


def link() -> str:
    """RFC 8288. A typeface is always asked for as from another origin: without `crossorigin` it would come twice."""
    return (
        f"<{static(NAME)}>; rel=preload; as=style, "
        f'<{static(FONT)}>; rel=preload; as=font; type="font/woff2"; crossorigin'
    )


class PreloadMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        is_page = response.get("Content-Type", "").startswith("text/html")
        if is_page and get_language_from_path(request.path_info):
            response["Link"] = link()
        return response
