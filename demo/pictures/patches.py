"""The patches of expeditions 54 to 60: one motif each, the number large, a tick for every day."""

import itertools
from collections.abc import Callable

import numpy as np
from PIL import Image

from .badge import ICE, NIGHT, PAPER, SUN, C, Cloth, blank, figures, lay, star, stitched
from .colour import Array, ink
from .frame import Frame, ramp
from .shapes import Pen, Point, curve, oval

DUSK = ramp((90, ink("#0b1936")), (470, ink("#16305f")), (800, ink("#2b4f8a")))
BLUE = ink("#7fa3d8")


def _stars(frame: Frame, seed: int, bottom: float, count: int = 34) -> None:
    source = np.random.default_rng(seed)
    pen = Pen(frame)
    for _ in range(count):
        pen.ellipse(source.uniform(110, 790), source.uniform(110, bottom), source.uniform(1.2, 3.0))
    lay(frame, pen, ICE, 0.75)


def _earth(frame: Frame, top: float, radius: float) -> None:
    lay(frame, Pen(frame).ellipse(C, top + radius - 16, radius), ink("#5e8fd0"), 0.55, blur=9)
    lay(
        frame,
        Pen(frame).ellipse(C, top + radius, radius),
        ramp((top, ink("#3b6db3")), (top + 130, ink("#173362")), (840, ink("#0c1c3c"))),
    )
    lay(frame, Pen(frame).line(oval(C, top + radius, radius, radius, 200, 340), 4), ink("#cfe2f7"), 0.9)


def patch_54() -> tuple[Frame, Cloth]:
    """A dish that calls and is heard: the antenna work of February 2018."""
    cloth = Cloth(77, ICE)
    frame = blank(cloth, DUSK)
    _stars(frame, 54, 420, 26)
    for k, reach in enumerate((54, 94, 134)):
        wave = Pen(frame).line(oval(520, 206, reach, reach, -74, -2, closed=True), 8 - k)
        lay(frame, wave, SUN, 0.95 - 0.17 * k)
    dish = curve([(310, 180), (312, 272), (368, 348), (454, 376), (544, 370)], 14)
    lay(frame, Pen(frame).polygon([*dish, (310, 180)]), ramp((180, ink("#f1ede2")), (376, ink("#93a9cf"))))
    lay(frame, Pen(frame).line([(310, 180), (544, 370)], 5), ink("#33507f"))
    lay(
        frame,
        Pen(frame)
        .line([(427, 275), (518, 208)], 6)
        .line([(352, 216), (518, 208)], 3)
        .line([(520, 350), (518, 208)], 3),
        PAPER,
    )
    lay(frame, Pen(frame).ellipse(519, 206, 13), SUN)
    lay(
        frame,
        Pen(frame).line([(384, 356), (352, 440)], 11).line([(300, 442), (408, 442)], 9),
        ink("#93a9cf"),
    )
    figures(frame, "54", 630, 320, PAPER)
    return frame, cloth


def patch_55() -> tuple[Frame, Cloth]:
    """The equinox: one half of the field is day, the other night."""
    cloth = Cloth(96, ink("#d9d3c2"))
    frame = blank(cloth, NIGHT)
    lay(
        frame,
        Pen(frame).box(60, 60, C, 840),
        ramp((90, ink("#9db8dc")), (520, ink("#dfe3e0")), (810, ink("#efe2c6"))),
    )
    rays = Pen(frame)
    for degrees in np.arange(97, 270, 15):
        a = np.radians(degrees)
        rays.line(
            [
                (C + 96 * float(np.cos(a)), 270 - 96 * float(np.sin(a))),
                (C + 142 * float(np.cos(a)), 270 - 142 * float(np.sin(a))),
            ],
            7,
        )
    lay(frame, rays, ink("#d39a51"))
    lay(frame, Pen(frame).polygon([*oval(C, 270, 76, 76, 90, 270)]), ink("#d39a51"))
    lay(frame, Pen(frame).polygon([*oval(C, 270, 76, 76, -90, 90)]), ICE)
    craters = Pen(frame).ellipse(484, 246, 11).ellipse(474, 296, 8).ellipse(502, 282, 6)
    lay(frame, craters, ink("#7f98c2"))
    night = Pen(frame)
    source = np.random.default_rng(55)
    for _ in range(20):
        night.ellipse(source.uniform(540, 780), source.uniform(130, 460), source.uniform(1.4, 3.2))
    star(star(night, 640, 200, 22), 690, 330, 15)
    lay(frame, night, PAPER)
    lay(frame, Pen(frame).box(C - 2, 60, C + 2, 840), ink("#0a1730"))
    figures(frame, "5", 600, 350, ink("#0f2143"), C - 112)
    figures(frame, "5", 600, 350, PAPER, C + 112)
    return frame, cloth


def patch_56() -> tuple[Frame, Cloth]:
    """The long summer days: the Sun over the limb."""
    cloth = Cloth(124, SUN)
    frame = blank(cloth, ramp((90, ink("#0d1f44")), (330, ink("#365f9c")), (450, ink("#e0b27a"))))
    rays = Pen(frame)
    for k in range(25):
        a = np.radians(180 + 7.5 * k)
        near, far = 150.0, 330.0 if k % 2 == 0 else 236.0
        side = 0.016 if k % 2 == 0 else 0.011
        rays.polygon([
            (C + near * float(np.cos(a - side)), 470 + near * float(np.sin(a - side))),
            (C + far * float(np.cos(a)), 470 + far * float(np.sin(a))),
            (C + near * float(np.cos(a + side)), 470 + near * float(np.sin(a + side))),
        ])  # fmt: skip
    lay(frame, rays, ink("#f3d8a6"))
    lay(frame, Pen(frame).ellipse(C, 470, 128), ink("#f2d9a8"))
    lay(frame, Pen(frame).ring(C, 470, 139, 3), ink("#f2d9a8"))
    _earth(frame, 452, 760)
    figures(frame, "56", 628, 310, PAPER)
    return frame, cloth


def patch_57() -> tuple[Frame, Cloth]:
    """Two climbs from one horizon: the first breaks off, the second arrives."""
    cloth = Cloth(78, ink("#bd8b66"))
    frame = blank(cloth, ramp((90, ink("#0a1832")), (430, ink("#20406f")), (560, ink("#b08f7a"))))
    _stars(frame, 57, 330, 24)
    whole = curve([(236, 574), (262, 450), (328, 336), (430, 236), (548, 170), (634, 146)], 16)
    for k, (a, b) in enumerate(itertools.pairwise(whole)):
        lay(frame, Pen(frame).line([a, b], 4 + 8 * (1 - k / len(whole))), PAPER, 0.95)
    star(pen := Pen(frame), 648, 142, 34)
    lay(frame, pen, SUN)
    broken = curve([(520, 540), (526, 470), (550, 400), (594, 342)], 14)
    for k in range(0, len(broken) - 1, 3):
        lay(frame, Pen(frame).line(broken[k : k + 2], 7), ink("#c98f63"), 0.95)
    cross = Pen(frame)
    for dx, dy in ((-22, -20), (22, 20), (-20, 22), (15, -25)):
        cross.line([(604 + dx * 0.4, 328 + dy * 0.4), (604 + dx, 328 + dy)], 5)
    lay(frame, cross, ink("#c98f63"))
    descent = curve([(622, 304), (660, 284), (690, 316), (700, 372)], 10)
    lay(frame, Pen(frame).line(descent, 2.6), PAPER, 0.8)
    lay(
        frame,
        Pen(frame)
        .polygon(oval(701, 386, 22, 22, 180, 360))
        .line([(680, 386), (701, 420), (722, 386)], 1.8)
        .ellipse(701, 423, 5),
        PAPER,
    )
    _earth(frame, 520, 900)
    figures(frame, "57", 656, 280, PAPER)
    return frame, cloth


def patch_58() -> tuple[Frame, Cloth]:
    """Three on board: three stars over the station."""
    cloth = Cloth(86, BLUE)
    frame = blank(cloth, DUSK)
    _stars(frame, 61, 420, 20)
    stars = Pen(frame)
    for x, y, size in ((C - 128, 190, 38), (C, 156, 48), (C + 128, 190, 38)):
        star(stars, x, y, size)
    lay(frame, stars, SUN)
    lay(frame, Pen(frame).line(oval(C, 890, 620, 400, 222, 318, closed=True), 2.4), ICE, 0.6)
    _little_station(frame, C, 348)
    figures(frame, "58", 626, 320, PAPER)
    return frame, cloth


def _little_station(frame: Frame, x: float, y: float) -> None:
    beam = Pen(frame).box(x - 236, y - 5, x + 236, y + 5)
    for side in (-1, 1):
        for reach in (150, 206):
            for up in (-1, 1):
                left = x + side * reach - 19
                beam.box(left, min(y + up * 14, y + up * 86), left + 38, max(y + up * 14, y + up * 86))
    beam.box(x - 22, y - 46, x + 22, y + 60).box(x - 68, y + 16, x + 68, y + 40)
    beam.polygon([(x - 14, y - 46), (x - 8, y - 70), (x + 8, y - 70), (x + 14, y - 46)])
    lay(frame, beam, PAPER)
    lines = Pen(frame)
    for side in (-1, 1):
        for reach in (150, 206):
            cx = x + side * reach
            lines.line([(cx, y - 86), (cx, y + 86)], 2.4)
            for k in (26, 38, 50, 62, 74):
                lines.line([(cx - 19, y - k), (cx + 19, y - k)], 1.4).line(
                    [(cx - 19, y + k), (cx + 19, y + k)],
                    1.4,
                )
    lay(frame, lines, ink("#27477c"), 0.9)


def patch_59() -> tuple[Frame, Cloth]:
    """A ship head-on, its two wings open."""
    cloth = Cloth(103, ink("#8ea6c9"))
    frame = blank(cloth, ramp((90, ink("#0a1732")), (800, ink("#1d3a6c"))))
    _stars(frame, 59, 420, 26)
    x, y = C, 300.0
    for side in (-1, 1):
        wing, cells = Pen(frame), Pen(frame)
        wing.line([(x + side * 88, y), (x + side * 306, y)], 7)
        for k in range(4):
            left = x + side * (112 + 50 * k) - (44 if side < 0 else 0)
            wing.box(left, y - 40, left + 44, y + 40)
            cells.box(left + 5, y - 35, left + 39, y - 3).box(left + 5, y + 3, left + 39, y + 35)
        lay(frame, wing, PAPER)
        lay(frame, cells, ink("#2f5391"))
    for radius, paint in (
        (94, ink("#c9d3e2")),
        (84, ink("#5e789f")),
        (58, ink("#e9e7de")),
        (47, ink("#33507f")),
    ):
        lay(frame, Pen(frame).ellipse(x, y, radius), paint)
    star(pen := Pen(frame), x, y, 44)
    lay(frame, pen, SUN)
    lay(frame, Pen(frame).line([(x, y - 94), (x, y - 150)], 5).ellipse(x, y - 156, 11), PAPER)
    figures(frame, "59", 596, 330, PAPER)
    return frame, cloth


def patch_60() -> tuple[Frame, Cloth]:
    """The Moon of July 2019 and the path that goes round it."""
    cloth = Cloth(101, ink("#c3c9d4"))
    frame = blank(cloth, ramp((90, ink("#081227")), (800, ink("#1a3260"))))
    _stars(frame, 60, 700, 46)
    lay(frame, Pen(frame).ellipse(C, 318, 186), ink("#17294d"))
    path = _tilted(C, 322, 300, 78, -18)
    half = len(path) // 2
    lay(frame, Pen(frame).line(path[half:], 3.4), SUN, 0.95)
    lay(frame, Pen(frame).ellipse(C, 318, 180), _moon)
    lay(frame, Pen(frame).line(path[: half + 1], 3.8), SUN)
    hx, hy = path[26]
    star(pen := Pen(frame), hx, hy, 30)
    lay(frame, pen, SUN)
    figures(frame, "60", 640, 300, PAPER)
    return frame, cloth


def _tilted(cx: float, cy: float, rx: float, ry: float, degrees: float) -> list[Point]:
    cos, sin = float(np.cos(np.radians(degrees))), float(np.sin(np.radians(degrees)))
    return [
        (cx + (x - cx) * cos - (y - cy) * sin, cy + (x - cx) * sin + (y - cy) * cos)
        for x, y in oval(cx, cy, rx, ry, closed=True)
    ]


def _moon(x: Array, y: Array) -> Array:
    lit = np.clip((-(x - C) * 0.8 - (y - 318) * 0.45) / 180 + 0.30, 0, 1) ** 0.8
    seas = np.zeros_like(lit)
    for cx, cy, size in (
        (394, 262, 50),
        (460, 234, 32),
        (370, 342, 38),
        (442, 326, 27),
        (426, 174, 16),
        (338, 286, 18),
    ):
        seas = np.maximum(seas, np.clip((size - np.hypot(x - cx, y - cy)) / 5, 0, 1))
    bright = (lit * (1 - 0.20 * seas))[..., None]
    return (bright * ink("#e4e4de") + (1 - bright) * ink("#24345a")).astype(np.float32)


PATCHES: dict[str, Callable[[], tuple[Frame, Cloth]]] = {
    "patch-54": patch_54,
    "patch-55": patch_55,
    "patch-56": patch_56,
    "patch-57": patch_57,
    "patch-58": patch_58,
    "patch-59": patch_59,
    "patch-60": patch_60,
}


def patch(key: str) -> Image.Image:
    """One finished patch."""
    frame, cloth = PATCHES[key]()
    return stitched(frame, cloth)
