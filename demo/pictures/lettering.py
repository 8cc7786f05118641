"""Figures and short words drawn with the typeface that comes with Pillow."""

from functools import lru_cache

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from .frame import Frame, Stencil

FINE = 4


@lru_cache(maxsize=16)
def _face(size: int) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    return ImageFont.load_default(size)


def width_of(text: str, size: float) -> float:
    """How wide the text comes out, in pixels."""
    return float(_face(round(size * FINE)).getlength(text)) / FINE


def lettered(frame: Frame, text: str, x: float, y: float, size: float, anchor: str = "lm") -> Stencil:
    """The text as a stencil; the anchor is Pillow's (lm: left middle, mm: middle)."""
    wide, high = int(width_of(text, size)) + int(size) + 4, int(size * 1.6) + 4
    left = int(x) - (wide // 2 if anchor[0] == "m" else int(size * 0.3) + 2)
    top = int(y) - high // 2
    fine = Image.new("L", (wide * FINE, high * FINE))
    spot = ((x - left) * FINE, (y - top) * FINE)
    ImageDraw.Draw(fine).text(spot, text, fill=255, font=_face(round(size * FINE)), anchor=anchor)
    mask = np.asarray(fine.reduce(FINE), dtype=np.float32) / 255
    cut_left, cut_top = max(0, -left), max(0, -top)
    mask = mask[cut_top : max(0, frame.height - top), cut_left : max(0, frame.width - left)]
    return Stencil(mask, max(0, left), max(0, top))
