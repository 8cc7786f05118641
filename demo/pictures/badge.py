"""What all expedition patches share: cloth, a stitched border, a ruler of days, large figures."""

from dataclasses import dataclass

import numpy as np
from PIL import Image

from .colour import Colour, ink
from .frame import Finish, Frame, Paint, Stencil, finished
from .lettering import lettered
from .shapes import Pen

SIZE = 900
C = SIZE / 2
EDGE, BORDER, FIELD = 442.0, 416.0, 362.0
PAPER = ink("#f1ede2")
NIGHT = ink("#0a1730")
BAND = ink("#0e1c3a")
ICE = ink("#a9c0e2")
SUN = ink("#dcab69")


@dataclass(frozen=True)
class Cloth:
    """The colours of one patch and how many ticks its ruler has."""

    days: int
    border: Colour
    tick: Colour = tuple(ICE)


def blank(cloth: Cloth, ground: Paint) -> Frame:
    """Ground, band with the ruler of days, border."""
    frame = Frame(SIZE, SIZE, BAND)
    frame.cover(Pen(frame).ellipse(C, C, FIELD).stencil(), ground)
    _ruler(frame, cloth)
    return frame


def disc(frame: Frame, stencil: Stencil) -> Stencil:
    """The part of a stencil that lies inside the field."""
    rows, columns = stencil.mask.shape
    window = np.s_[stencil.top : stencil.top + rows, stencil.left : stencil.left + columns]
    inside = np.clip(FIELD - np.hypot(frame.x[window] - C, frame.y[window] - C) + 0.5, 0, 1)
    return Stencil((stencil.mask * inside).astype(np.float32), stencil.left, stencil.top)


def lay(frame: Frame, pen: Pen, paint: Paint, strength: float = 1.0, blur: float = 0.0) -> None:
    """Lay a shape on the field, cut at its edge."""
    frame.cover(disc(frame, pen.stencil(blur)), paint, strength)


def figures(frame: Frame, number: str, y: float, size: float, paint: Paint, x: float = C) -> None:
    """The number, large, with a thin dark edge that parts it from the motif."""
    stencil = lettered(frame, number, x, y, size, "mm")
    frame.cover(stencil, paint)


def star(pen: Pen, x: float, y: float, size: float, points: int = 4, waist: float = 0.30) -> Pen:
    """A star with thin rays."""
    angles = np.arange(points * 2) * np.pi / points - np.pi / 2
    reach = np.where(np.arange(points * 2) % 2 == 0, size, size * waist)
    return pen.polygon(
        [(x + float(r * np.cos(a)), y + float(r * np.sin(a))) for a, r in zip(angles, reach, strict=True)]
    )


def _ruler(frame: Frame, cloth: Cloth) -> None:
    pen = Pen(frame)
    for day in range(cloth.days):
        a = np.radians(-90 + 360 * day / cloth.days)
        outer, length, width = BORDER - 9, 18.0, 2.4
        if day == 0:
            length, width = 36.0, 6.0
        elif day % 10 == 0:
            length, width = 30.0, 3.4
        cos, sin = float(np.cos(a)), float(np.sin(a))
        pen.line(
            [(C + outer * cos, C + outer * sin), (C + (outer - length) * cos, C + (outer - length) * sin)],
            width,
        )
    frame.cover(pen.stencil(), np.asarray(cloth.tick), 0.9)
    frame.cover(Pen(frame).ring(C, C, FIELD, 4.0).stencil(), np.asarray(cloth.border), 0.9)


def stitched(frame: Frame, cloth: Cloth) -> Image.Image:
    """Cloth and thread over everything, then cut round; clear outside."""
    x, y = frame.x - C, frame.y - C
    r, angle = np.hypot(x, y), np.arctan2(y, x)
    twill = np.sin((frame.x + frame.y) * 0.92) * 0.5 + np.sin((frame.x - frame.y) * 0.31) * 0.18
    frame.light *= (1 + 0.085 * twill * (r < BORDER))[..., None]
    round_edge = np.sqrt(np.clip(1 - ((r - (EDGE + BORDER) / 2) / ((EDGE - BORDER) / 2 + 1)) ** 2, 0, 1))
    thread = 0.80 + 0.20 * np.sin(angle * 420 + (r - BORDER) * 0.10)
    lit = 0.80 + 0.26 * np.cos(angle + np.radians(125))
    border = (thread * lit * (0.42 + 0.62 * round_edge))[..., None] * np.asarray(
        cloth.border,
        dtype=np.float32,
    )
    mask = np.clip(r - BORDER + 0.5, 0, 1)[..., None]
    frame.light += mask * (border - frame.light)
    inner = np.exp(-np.clip(BORDER - r, 0, None) / 5.0) * (r < BORDER)
    frame.light *= (1 - 0.5 * inner)[..., None]
    picture = finished(frame, Finish(bloom=0.05, vignette=0.0, grain=0.0))
    cut = np.clip(EDGE - r + 0.5, 0, 1)
    picture.putalpha(Image.fromarray((cut * 255 + 0.5).astype(np.uint8)))
    return picture
