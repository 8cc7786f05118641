"""A picture as it is seen, made of any kind that may be uploaded: upright, in sRGB, with the transparency it had.

Pillow (13.0) keeps transparency beside the pixels for some kinds of PNG, in the file's own depth and not in that of
the pixels it gives; what is kept beside them is lost when the picture is drawn anew. So it is made an alpha channel
first of all.
"""

from io import BytesIO
from typing import Any

from PIL import Image, ImageCms, ImageMath, ImageOps

_DEPTH_AT = 24  # of a PNG's bytes: bits of a sample
_SCREEN_GAMMA = 2.2
_SAME_GAMMA = 0.05
_VISIBLE = 128  # alpha
_DARK = 110  # of 255: such a mean of what is seen is lost on a dark page


def as_seen(image: Image.Image, head: bytes) -> Image.Image:
    """L, LA, RGB or RGBA, without any information beside the pixels. `head`: the file's first bytes."""
    image = ImageOps.exif_transpose(image)
    profile, gamma = image.info.get("icc_profile"), _gamma(image)
    image = _with_alpha(image, head)
    alpha = image.getchannel("A") if image.mode in {"LA", "RGBA"} else None
    colours = image.convert("L" if image.mode == "LA" else "RGB") if alpha else image
    colours = _in_srgb(colours, profile)
    if gamma:
        colours = colours.point([round(255 * (value / 255) ** gamma) for value in range(256)] * len(colours.getbands()))
    if alpha and alpha.getextrema() != (255, 255):
        colours.putalpha(alpha)
    colours.info.clear()
    return colours


def is_dark_and_transparent(image: Image.Image) -> bool:
    """Is it a dark drawing without a ground of its own, which nobody would see on a dark page?"""
    if image.mode not in {"LA", "RGBA"}:
        return False
    small = image.copy()
    small.thumbnail((64, 64))
    seen = small.getchannel("A").point(lambda value: 255 if value >= _VISIBLE else 0)
    grey = small.convert("RGBA").convert("L")
    weights = seen.histogram()[255]
    if not weights:
        return False
    histogram = grey.histogram(seen)
    return sum(value * count for value, count in enumerate(histogram)) < _DARK * weights


def _with_alpha(image: Image.Image, head: bytes) -> Image.Image:
    """One of L, LA, RGB, RGBA, CMYK: palettes looked up, one transparent colour made a channel, 16 bits made 8."""
    transparent = image.info.get("transparency")
    if image.mode in {"P", "PA"}:
        return image.convert("RGBA" if image.mode == "PA" or transparent is not None else "RGB")
    if transparent is None:
        return _eight_bits(image)
    depth = head[_DEPTH_AT] if head.startswith(b"\x89PNG") else 8
    if image.mode.startswith("I"):
        clear: Any = ImageMath.lambda_eval(lambda args: args["a"] == transparent, a=image.convert("I"))
        grey = _eight_bits(image)
        grey.putalpha(clear.point(lambda value: value * -255 + 255).convert("L"))
        return grey
    if depth in {2, 4}:
        transparent = transparent * 255 // (2**depth - 1)
    if depth == 16:
        transparent = tuple(value >> 8 for value in transparent)
    image = image.convert("L") if image.mode == "1" else image
    image.info["transparency"] = transparent
    return image.convert("LA" if image.mode == "L" else "RGBA")


def _eight_bits(image: Image.Image) -> Image.Image:
    if image.mode.startswith("I"):
        return image.convert("I").point(lambda value: value / 256).convert("L")
    return image.convert("L") if image.mode == "1" else image


def _gamma(image: Image.Image) -> float | None:
    """The exponent that makes a PNG's own brightness that of screens; nothing where they are the same."""
    gamma = image.info.get("gamma")
    if not gamma or "icc_profile" in image.info or "srgb" in image.info:
        return None
    exponent = 1 / (gamma * _SCREEN_GAMMA)
    return exponent if abs(exponent - 1) > _SAME_GAMMA else None


def _in_srgb(colours: Image.Image, profile: bytes | None) -> Image.Image:
    """The same colours by the screen's own profile. One that cannot be read, or is of another kind, says nothing."""
    plain = colours if colours.mode in {"L", "RGB"} else colours.convert("RGB")
    if not profile:
        return plain
    try:
        own = ImageCms.ImageCmsProfile(BytesIO(profile))
        space = str(own.profile.xcolor_space).strip()
        source = {"RGB": plain.convert("RGB"), "GRAY": colours, "CMYK": colours}.get(space)
        if source is None or (space, source.mode) not in {("RGB", "RGB"), ("GRAY", "L"), ("CMYK", "CMYK")}:
            return plain
        if space == "RGB" and colours.mode == "CMYK":
            return plain
        return ImageCms.profileToProfile(source, own, ImageCms.createProfile("sRGB"), outputMode="RGB") or plain
    except (OSError, ImageCms.PyCMSError):
        return plain
