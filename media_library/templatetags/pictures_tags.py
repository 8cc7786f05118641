"""A photo on a page: the smallest rendition that fills its place, its size known before it comes."""

from typing import Any

from django import template

from editorial.core import languages
from media_library.models import Photo

register = template.Library()

COLUMN = "(min-width: 64rem) 53rem, 100vw"


def renditions_of(photo: Photo, ratio: str | None) -> dict[int, Any]:
    """Renditions by width. A picture too low for the cut asked for is shown as it was taken."""
    ratios = photo.file.aspect_ratios
    return ratios[ratio]["WEBP"] or ratios[None]["WEBP"]


@register.inclusion_tag("media_library/_picture.html")
def picture(photo: Photo, ratio: str | None = None, sizes: str = COLUMN, first: bool = False) -> dict[str, Any]:
    """`<picture>` with renditions at `ratio` ("16/9", or as taken). `first` for the picture a reader sees at once."""
    renditions = renditions_of(photo, ratio)
    widest = max(renditions)
    height = renditions[widest].height or max(1, round(widest * photo.height / photo.width))
    return {
        "srcset": ", ".join(f"{rendition.url} {width}w" for width, rendition in sorted(renditions.items())),
        "src": renditions[widest].url,
        "width": widest,
        "height": height,
        "sizes": sizes,
        "alt": languages.text(photo, "alt"),
        "first": first,
        "on_light": photo.needs_light_ground,
    }


@register.inclusion_tag("media_library/_figure.html")
def photo(photo: Photo, ratio: str | None = None, sizes: str = COLUMN, first: bool = False) -> dict[str, Any]:
    """The picture with its caption and credit below it."""
    return {"photo": photo, "ratio": ratio, "sizes": sizes, "first": first}


@register.simple_tag
def thumbnail_url(photo: Photo) -> str:
    """Address of the smallest rendition."""
    renditions = renditions_of(photo, "16/9")
    return str(renditions[min(renditions)].url)
