"""One stylesheet for all public pages: four files for whoever edits them, one small file for whoever reads a page."""

import os
import re
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.files.storage import FileSystemStorage

NAME = "site/public.css"
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
