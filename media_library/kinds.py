"""What an editor would call a file that is not a picture which can be shown. By its first bytes, never by its name."""

from typing import TYPE_CHECKING

from django.core.files.base import File
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

_HEAD = 4096  # bytes
_STARTS = (
    (b"gif8", _("a GIF picture")),
    (b"bm", _("a BMP picture")),
    (b"ii*\x00", _("a TIFF picture or a camera’s raw file")),
    (b"mm\x00*", _("a TIFF picture or a camera’s raw file")),
    (b"ii+\x00", _("a TIFF picture or a camera’s raw file")),
    (b"\x00\x00\x00\x0cjp", _("a JPEG 2000 picture")),
    (b"\x00\x00\x00\x0cjxl", _("a JPEG XL picture")),
    (b"\xff\x0a", _("a JPEG XL picture")),
    (b"8bps", _("a Photoshop document")),
    (b"\x00\x00\x01\x00", _("an icon")),
    (b"%!ps", _("a PostScript drawing")),
    (b"%pdf", _("a PDF document")),
    (b"pk\x03\x04", _("an archive, or a document of Word, Excel or the like")),
    (b"\xd0\xcf\x11\xe0", _("a document of an old Word, Excel or the like")),
    (b"{\\rtf", _("a text document")),
    (b"rar!", _("an archive")),
    (b"7z\xbc\xaf", _("an archive")),
    (b"\x1f\x8b", _("an archive")),
    (b"id3", _("a sound")),
    (b"oggs", _("a sound or a film")),
    (b"\x1a\x45\xdf\xa3", _("a film")),
    (b"\xff\xd8\xff", _("a JPEG of a kind that browsers do not show")),
    (b"\x89png", _("a damaged PNG picture")),
    (b"mz", _("a program")),
    (b"\x7felf", _("a program")),
)
# ISO base media: the brand after "ftyp" says which.
_BRANDS = (
    ((b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1"), _("a HEIC photo, as telephones make them")),
    ((b"avif", b"avis"), _("an AVIF picture")),
    ((b"crx ",), _("a TIFF picture or a camera’s raw file")),
)
_RIFF = ((b"avi ", _("a film")), (b"wave", _("a sound")), (b"webp", _("a damaged WebP picture")))


def kind_of(file: File) -> str:
    """In the language of whoever is asking."""
    file.seek(0)
    head = file.read(_HEAD)
    if not head:
        return str(_("nothing: it is empty"))
    return str(_by_signature(head.lower()) or _by_text(head))


def _by_signature(low: bytes) -> "_StrPromise | None":
    if low[4:8] == b"ftyp":
        return next((name for brands, name in _BRANDS if low[8:12] in brands), _("a film"))
    if low.startswith(b"riff"):
        return next((name for kind, name in _RIFF if low[8:12] == kind), None)
    return next((name for start, name in _STARTS if low.startswith(start)), None)


def _by_text(head: bytes) -> "_StrPromise":
    low = head.lower().removeprefix(b"\xef\xbb\xbf").lstrip()
    if low.startswith((b"<?xml", b"<svg", b"<!doctype svg", b"<!--")) and b"<svg" in low:
        return _("an SVG drawing")
    if low.startswith((b"<!doc", b"<html")) or b"<html" in low[:1024]:
        return _("an HTML page")
    if low.startswith(b"<?xml"):
        return _("an XML document")
    try:
        head.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.start < len(head) - 4:
            return _("of another kind")
    return _("of another kind") if b"\x00" in head else _("text")
