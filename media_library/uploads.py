"""What may be uploaded as a picture. Type by content, never by name or by what the browser claims."""

import re
import warnings
from io import BytesIO

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile, File
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _
from PIL import Image, UnidentifiedImageError

from .kinds import kind_of
from .pixels import as_seen, is_dark_and_transparent

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
