"""What may be uploaded as a picture. Type by content, never by name or by what the browser claims."""

import re
import warnings
from io import BytesIO
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile, File
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _
from PIL import Image, UnidentifiedImageError

from .pixels import as_seen, is_dark_and_transparent

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

FORMATS = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp"}
MOST_BYTES = 25 * 1024 * 1024
MOST_PIXELS = 60_000_000  # a 60-megapixel camera; decoding takes about 180 MB
LEAST_WIDTH = 400
LEAST_HEIGHT = 225
LONGEST_SIDE = 16_000  # WebP ends at 16383

NOT_A_PICTURE = _(
    "This file is not a picture that can be shown (its content is %(kind)s). Please upload a JPEG, PNG or WebP file."
)
TOO_HEAVY = _("This file has %(size).1f MB; the most is %(most)d MB. Please save it with a stronger compression.")
TOO_LARGE = _("This picture has %(pixels).0f million pixels; the most is %(most)d. Please make it smaller.")
TOO_SMALL = _("This picture is only %(width)d pixels wide; the least is %(least)d.")
TOO_NARROW = _(
    "This picture is %(width)d × %(height)d pixels; a side may have %(least)d to %(most)d. Please cut it otherwise."
)
DAMAGED = _("This picture is damaged: it breaks off before its end. Please export it again.")


# What an editor would call a file that is not a picture which can be shown: by its first bytes, never by its name.
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


def picture_format(file: File) -> str:
    """The file's format (a key of FORMATS) by its content, every pixel decoded. Raises ValidationError in words."""
    if file.size > MOST_BYTES:
        raise ValidationError(TOO_HEAVY, params={"size": file.size / 2**20, "most": MOST_BYTES // 2**20})
    file.seek(0)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # our own limit is lower and says more
            return _decoded_format(file)
    finally:
        file.seek(0)


def _decoded_format(file: File) -> str:
    try:
        image = Image.open(file, formats=list(FORMATS))
    except Image.DecompressionBombError as error:
        raise ValidationError(TOO_LARGE, params=_pixels(_pixels_told_by(error))) from error
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError) as error:
        raise ValidationError(NOT_A_PICTURE, params={"kind": kind_of(file)}) from error
    width, height = image.size
    if width * height > MOST_PIXELS:
        raise ValidationError(TOO_LARGE, params=_pixels(width * height))
    if width < LEAST_WIDTH:
        raise ValidationError(TOO_SMALL, params={"width": width, "least": LEAST_WIDTH})
    if height < LEAST_HEIGHT or max(width, height) > LONGEST_SIDE:
        params = {"width": width, "height": height, "least": LEAST_HEIGHT, "most": LONGEST_SIDE}
        raise ValidationError(TOO_NARROW, params=params)
    try:
        image.load()
    except (OSError, ValueError, SyntaxError) as error:
        raise ValidationError(DAMAGED) from error
    return "JPEG" if image.format == "MPO" else str(image.format)


def _pixels(number: int) -> dict[str, float]:
    return {"pixels": number / 10**6, "most": MOST_PIXELS // 10**6}


def _pixels_told_by(error: Image.DecompressionBombError) -> int:
    """Pillow tells the figure in its sentence only; should the sentence change, its own limit is still true."""
    figure = re.search(r"\((\d+) pixels\)", str(error))
    return int(figure[1]) if figure else 2 * (Image.MAX_IMAGE_PIXELS or MOST_PIXELS)


def validate_picture(file: File) -> None:
    """Validator of the picture field: looks only at what is being uploaded, not at what is stored already.

    Nor at what the admin's form has just looked at (`was_checked`): decoding 60 megapixels takes a second.
    """
    if getattr(file, "_committed", False):
        return  # not even opened: it may be gone from the disk, and its texts can still be corrected
    upload = getattr(file, "file", file)
    if isinstance(upload, UploadedFile) and not getattr(upload, "was_checked", False):
        picture_format(upload)


def without_metadata(file: File) -> "ContentFile[bytes]":
    """The picture alone, as it is seen: what a camera wrote beside it (place, time, serial number) is not published.

    The original is served too, so it is not enough that the renditions are clean. Of several pictures in one file (an
    animation, a camera with two eyes) it is the first. The name ends as its content does, whatever it was called.
    """
    file.seek(0)
    head = file.read(64)
    file.seek(0)
    image = Image.open(file, formats=list(FORMATS))
    kind = "JPEG" if image.format == "MPO" else str(image.format)
    image.load()
    buffer = BytesIO()
    as_seen(image, head).save(buffer, kind, quality=95)
    name = f"{str(file.name).rpartition('.')[0] or 'picture'}.{FORMATS[kind]}"
    return ContentFile(buffer.getvalue(), name=name)


def needs_light_ground(picture: File) -> bool:
    """Of a picture that `without_metadata` has made."""
    picture.seek(0)
    with Image.open(picture) as image:
        is_dark = is_dark_and_transparent(image)
    picture.seek(0)
    return is_dark


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
