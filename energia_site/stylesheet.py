"""One stylesheet for all public pages: four files for whoever edits them, one small file for whoever reads a page.

What a page cannot be drawn without is told in its headers, before the first byte of the page is read. A server in front
that can make `103 Early Hints` of a `Link` header (CDNs, Apache, H2O) sends them before the page itself. nginx cannot:
from 1.29 it passes on a 103 that the application has sent, and WSGI has no way to send one.
"""

import os
import re
import tempfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.files.storage import FileSystemStorage
from django.http import HttpRequest, HttpResponse
from django.templatetags.static import static
from django.utils.translation import get_language_from_path

NAME = "site/public.css"
FONT = "site/fonts/onest.woff2"
# In the order of their layers: tokens first. The admin takes tokens.css alone.
SOURCES = ("site/tokens.css", "site/site.css", "site/missions.css", "site/archive.css")


class PublicStylesheetFinder(finders.BaseFinder):
    """Lets collectstatic, runserver and the tests' server find the stylesheet, made anew whenever a source changed."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self.storage = FileSystemStorage(location=settings.VAR_DIR / "built")

    def find(self, path: str, find_all: bool = False, **kwargs: Any) -> Any:
        if path != NAME:
            return []
        built = str(self._build())
        return [built] if find_all else built

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterator[tuple[str, FileSystemStorage]]:
        self._build()
        yield NAME, self.storage

    def _build(self) -> Path:
        path = Path(self.storage.path(NAME))
        css = made()
        if not path.exists() or path.read_text() != css:
            _write(path, css)
        return path


def made() -> str:
    """The sources one after another, without comments, indents and empty lines.

    Not by a minifier: what rcssmin gains over compression is a few hundred bytes, and
    it knows older CSS: `.a :is(b)` loses its space and with it its meaning. A test holds the rules to the sources'.
    """
    return re.sub(r"/\*.*?\*/\s*|^\s+", "", joined(), flags=re.DOTALL | re.MULTILINE)


def joined() -> str:
    return "\n".join(Path(str(finders.find(name))).read_text() for name in SOURCES)


def _write(path: Path, css: str) -> None:
    """At one stroke: another process may be reading it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, draft = tempfile.mkstemp(dir=path.parent)
    with os.fdopen(handle, "w") as file:
        file.write(css)
    Path(draft).chmod(0o644)
    Path(draft).replace(path)


def preload_link() -> str:
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
            response["Link"] = preload_link()
        return response
