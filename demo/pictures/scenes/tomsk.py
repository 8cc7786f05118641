"""A carved wooden house in Tomsk on a winter evening, a satellite's track above the roof."""

from collections.abc import Callable

import numpy as np

from ..carving import dormer_sun, pilaster, slanted, valance, window_frame
from ..colour import Array, ink, rgb
from ..frame import Finish, Frame, Stencil, ramp
from ..land import ridge, sky
from ..noise import sample, stars, streaks, tile
from ..shapes import Pen, Point, curve, steps
from ..winter_yard import birch, fence

FINISH = Finish(bloom=0.26, vignette=0.30, seed=73)
LEFT, RIGHT, TOP, BASE = 178.0, 1022.0, 372.0, 790.0
WINDOWS = (300.0, 500.0, 700.0, 900.0)
LACE = ramp((150, ink("#8fa3c6")), (380, ink("#93a6c6")), (620, ink("#a9a9b0")), (800, ink("#6f80a3")))


def draw() -> Frame:
    """Sky, track, far roofs, house, snow, birch, lamp."""
    frame = Frame()
    sky(
        frame, (0, ink("#0a1736")), (300, ink("#1b3362")), (560, ink("#3d5685")),
        (720, ink("#7d7f9a")), (800, ink("#a98f8c")),
    )  # fmt: skip
    stars(frame, 81, 260, np.clip((560 - frame.y) / 420, 0, 1), 0.9)
    _track(frame)
    _far_town(frame)
    _wall(frame)
    _roof(frame)
    _trim(frame)
    for cx in WINDOWS:
        _window(frame, cx)
    _snow(frame)
    fence(frame)
    birch(frame)
    return frame


def _track(frame: Frame) -> None:
    def height(x: float) -> float:
        return 250 - 178 * max(0.0, float(np.sin(np.pi * (x + 260) / 2350))) ** 1.1 + 0.00006 * (x - 800) ** 2

    def light(x: Array, y: Array) -> Array:
        strength = 0.10 + 0.34 * np.exp(-(((x / 1600 - 0.70) / 0.26) ** 2))
        return (strength[..., None] * rgb(1.0, 0.95, 0.86)).astype(np.float32)

    path = [(float(x), height(float(x))) for x in range(-10, 1620, 8)]
    frame.shine(Pen(frame).line(path, 1.7).stencil(), light)
    x, y = 1262.0, height(1262.0)
    frame.glow(x, y, 2.4, rgb(1.0, 0.97, 0.9), 2.2)
    frame.glow(x, y, 12, rgb(0.9, 0.92, 1.0), 0.25)


def _far_town(frame: Frame) -> None:
    source = np.random.default_rng(85)
    pen = Pen(frame)
    for x in steps(1020, 1620, 62):
        tall = source.uniform(34, 76)
        pen.box(x, 760 - tall, x + 54, 800)
        pen.polygon([(x - 6, 760 - tall), (x + 27, 732 - tall - source.uniform(0, 16)), (x + 60, 760 - tall)])
    pen.box(1452, 610, 1486, 760).polygon([(1446, 612), (1469, 560), (1492, 612)])
    pen.polygon(
        curve([(1462, 566), (1455, 552), (1462, 538), (1469, 524), (1476, 538), (1483, 552), (1476, 566)], 5)
    ).line([(1469, 528), (1469, 508)], 1.6)
    frame.cover(pen.stencil(), ink("#3c4768"))
    for x, y in ((1060, 742), (1126, 736), (1188, 748), (1306, 744), (1372, 734), (1378, 752), (1544, 742)):
        frame.shine(Pen(frame).box(x, y, x + 9, y + 12).stencil(), rgb(1.0, 0.66, 0.32), 0.75)
        frame.glow(x + 4, y + 6, 9, rgb(1.0, 0.66, 0.34), 0.10)


def _wall(frame: Frame) -> None:
    grain = streaks(frame.width, frame.height, 87, 14, 300)
    course = (frame.y - TOP) / 26.0
    round_log = np.sin((course % 1.0) * np.pi) ** 0.5
    warm = sum(np.exp(-(np.hypot((frame.x - cx) / 95, (frame.y - 560) / 130) ** 1.6)) for cx in WINDOWS)
    tone = (0.50 + 0.62 * round_log) * (0.82 + 0.34 * grain)
    colour = tone[..., None] * (ink("#39405a") + np.asarray(warm)[..., None] * rgb(0.10, 0.058, 0.022))
    shadow = 1 - 0.55 * np.clip((TOP + 74 - frame.y) / 74, 0, 1)
    wall = Pen(frame).box(LEFT, TOP, RIGHT, BASE + 20).stencil()
    frame.cover(wall, (colour * shadow[..., None]).astype(np.float32))
    frame.cover(
        Pen(frame).box(LEFT - 8, 742, RIGHT + 8, 800).stencil(),
        ramp((742, ink("#47506a")), (800, ink("#2d3550"))),
    )


def _roof(frame: Frame) -> None:
    snow = curve(
        [
            (126, 352),
            (150, 322),
            (268, 214),
            (330, 176),
            (430, 168),
            (770, 168),
            (872, 178),
            (936, 218),
            (1050, 322),
            (1076, 352),
        ],
        10,
    )
    frame.cover(
        Pen(frame).polygon([*snow, (1076, 362), (126, 362)]).stencil(),
        ramp((165, ink("#a9b6d4")), (360, ink("#62749f"))),
    )
    drift = sample(tile(88, octaves=6), frame.x / 900, frame.y / 420)
    mask = Pen(frame).polygon([*snow, (1076, 356), (126, 356)]).stencil()
    frame.shine(mask, (np.clip(drift - 0.45, 0, 1)[..., None] * rgb(0.10, 0.12, 0.17)).astype(np.float32))
    frame.cover(Pen(frame).box(250, 110, 296, 214).stencil(), ink("#2c3450"))
    frame.cover(
        Pen(frame).polygon(curve([(244, 114), (250, 98), (273, 92), (297, 98), (303, 114)], 6)).stencil(),
        ink("#a9b6d4"),
    )
    _smoke(frame, 272, 92)
    gable: list[Point] = [(430, 356), (600, 150), (770, 356)]
    frame.cover(Pen(frame).polygon(gable).stencil(), ramp((150, ink("#2b3350")), (356, ink("#333b57"))))
    cap = curve([(404, 366), (420, 330), (590, 122), (600, 116), (610, 122), (780, 330), (796, 366)], 8)
    inner: list[Point] = [(768, 366), (600, 162), (432, 366)]
    frame.cover(
        Pen(frame).polygon([*cap, *inner]).stencil(),
        ramp((116, ink("#b7c2dc")), (366, ink("#7788b0"))),
    )


def _smoke(frame: Frame, x: float, y: float) -> None:
    up = np.clip(y - frame.y, 0, None)
    bend = 26 * (1 - np.exp(-up / 60)) + 14 * np.sin(up / 34) * np.clip(up / 90, 0, 1)
    width = 7 + up * 0.16
    ragged = 0.4 + 1.1 * sample(tile(89, octaves=6), frame.x / 420, frame.y / 420)
    plume = np.exp(-(((frame.x - x - bend) / width) ** 2)) * np.exp(-up / 95) * (frame.y < y) * ragged
    frame.cover(Stencil(np.clip(plume * 0.42, 0, 1).astype(np.float32), 0, 0), ink("#a9adc4"))


def _trim(frame: Frame) -> None:
    shade = Pen(frame)
    valance(shade, 132, 1070, 366, 30, 50)
    frame.shade(shade.stencil(1.5), 0.62)
    lace = Pen(frame)
    valance(lace, 132, 1070, 356, 30, 46)
    slanted(lace, (424, 360), (600, 150), 26, 11)
    slanted(lace, (776, 360), (600, 150), 26, 11)
    dormer_sun(lace, 600, 340, 120, 150)
    lace.polygon(
        curve(
            [
                (600, 92),
                (607, 112),
                (603, 124),
                (612, 140),
                (600, 162),
                (588, 140),
                (597, 124),
                (593, 112),
                (600, 92),
            ],
            5,
        )
    )
    lace.box(470, 340, 730, 348)
    for x in (LEFT - 6, RIGHT - 24):
        pilaster(lace, x, 398, BASE - 26, 30)
    lace.box(LEFT - 10, 736, RIGHT + 10, 744)
    frame.cover(lace.stencil(), LACE)


def _window(frame: Frame, cx: float) -> None:
    top, width, height = 478.0, 104.0, 168.0
    cast = window_frame(Pen(frame), cx + 3, top + 6, width, height)
    frame.shade(cast.stencil(2), 0.55)
    frame.cover(window_frame(Pen(frame), cx, top, width, height).stencil(), LACE)
    pane = Pen(frame).box(cx - 52, top, cx + 52, top + height).stencil()
    frame.cover(pane, _lamplight(cx, top))
    _curtains(frame, cx, top, height)
    _on_the_sill(frame, cx, top + height)
    bars = Pen(frame).box(cx - 2.4, top + 52, cx + 2.4, top + height)
    bars.box(cx - 52, top + 50, cx + 52, top + 55)
    frame.cover(bars.stencil(), ink("#8b7a68"))
    _snow_on(frame, cx, top, height)
    frame.glow(cx, top + 84, 62, rgb(1.0, 0.60, 0.28), 0.15)


def _curtains(frame: Frame, cx: float, top: float, height: float) -> None:
    pen = Pen(frame)
    for side in (-1, 1):
        hang = [(52, 0.0), (8, 0.0), (26, 60.0), (42, 92.0), (46, height), (52, height)]
        pen.polygon(curve([(cx + side * x, top + y) for x, y in hang], 6))
    frame.cover(pen.stencil(0.8), ramp((top, ink("#d9a263")), (top + height, ink("#a8713f"))), 0.62)


def _snow_on(frame: Frame, cx: float, top: float, height: float) -> None:
    sill = [(-66, 8), (-62, -3), (0, -7), (62, -3), (66, 8)]
    drift = curve([(cx + x, top + height + y) for x, y in sill], 6)
    frame.cover(Pen(frame).polygon(drift).stencil(), ink("#b4b9cc"))
    crown = [(-78, 12), (-70, 36), (-30, 66), (0, 94), (30, 66), (70, 36), (78, 12)]
    cap = curve([(cx + x, top - y) for x, y in crown], 6)
    frame.cover(Pen(frame).line(cap[3:-3], 5.5).stencil(0.5), ink("#b9c4dd"), 0.85)


def _on_the_sill(frame: Frame, cx: float, sill: float) -> None:
    pen = Pen(frame)
    if cx == WINDOWS[3]:
        pen.polygon(
            curve(
                [
                    (cx - 30, sill),
                    (cx - 31, sill - 22),
                    (cx - 22, sill - 38),
                    (cx - 12, sill - 26),
                    (cx - 4, sill - 10),
                    (cx - 4, sill),
                ],
                6,
            )
        )
        pen.ellipse(cx - 23, sill - 42, 9.5, 8.5)
        pen.polygon([(cx - 32, sill - 43), (cx - 31, sill - 57), (cx - 24, sill - 49)])
        pen.polygon([(cx - 22, sill - 49), (cx - 15, sill - 57), (cx - 14, sill - 43)])
        pen.line(curve([(cx - 6, sill - 3), (cx + 8, sill - 5), (cx + 13, sill - 12)], 6), 4)
    elif cx != WINDOWS[1]:
        pen.box(cx - 12, sill - 22, cx + 12, sill)
        for lean in (-24, -12, 0, 11, 23):
            tip = (cx + lean, sill - 52 + abs(lean) * 0.4)
            pen.line(curve([(cx, sill - 20), (cx + lean * 0.5, sill - 40), tip], 5), 2.0).ellipse(
                tip[0], tip[1] - 2, 5.5, 4.5
            )
    frame.cover(pen.stencil(), ink("#4a3426"))


def _lamplight(cx: float, top: float) -> Callable[[Array, Array], Array]:
    def paint(x: Array, y: Array) -> Array:
        near = np.exp(-(np.hypot((x - cx - 10) / 62, (y - top - 62) / 84) ** 2))
        return (near[..., None] * rgb(1.25, 0.86, 0.46) + rgb(0.62, 0.33, 0.13)).astype(np.float32)

    return paint


def _snow(frame: Frame) -> None:
    depth = np.clip((frame.y - 786) / 114, 0, 1)
    drifts = streaks(frame.width, frame.height, 90, 5, 44)
    colour = ink("#7b8bb2") + (ink("#42557f") - ink("#7b8bb2")) * (depth**0.7)[..., None]
    colour = colour * (0.82 + 0.4 * drifts)[..., None]
    wide, lean = 46 + 60 * depth, (frame.y - 786) / 500
    pools = sum(np.exp(-np.abs(frame.x - cx - lean * (cx - 600)) / wide) for cx in WINDOWS)
    light = np.asarray(pools) * np.exp(-np.clip(frame.y - 800, 0, None) / 52) * (0.6 + 0.8 * drifts)
    colour = colour + light[..., None] * rgb(0.40, 0.225, 0.095)
    frame.cover(ridge(frame, 792, 9, 510), colour.astype(np.float32))
