"""Wooden lace: window frames, cornices and barge-boards of a carved house front."""

import numpy as np

from .shapes import Pen, Point, curve, oval


def mirrored(cx: float, right: list[Point]) -> list[Point]:
    """A closed outline from its right half, top to bottom."""
    return right + [(2 * cx - x, y) for x, y in reversed(right)]


def valance(pen: Pen, left: float, right: float, top: float, unit: float, depth: float) -> Pen:
    """A hanging edge of scallops with drops and holes."""
    pen.box(left, top, right, top + depth * 0.32)
    count = round((right - left) / unit)
    step = (right - left) / count
    for index in range(count):
        x = left + (index + 0.5) * step
        pen.polygon(oval(x, top + depth * 0.30, step * 0.50, depth * 0.42, 0, 180))
        pen.polygon(
            [(x - step * 0.10, top + depth * 0.66), (x + step * 0.10, top + depth * 0.66), (x, top + depth)],
        )
        pen.ellipse(x, top + depth * 0.44, step * 0.15, step * 0.15, hole=True)
        pen.ellipse(x - step * 0.5, top + depth * 0.20, step * 0.08, hole=True)
    return pen


def slanted(pen: Pen, start: Point, end: Point, width: float, teeth: int) -> Pen:
    """A barge-board: a straight board with a toothed lower edge."""
    (ax, ay), (bx, by) = start, end
    pen.polygon([(ax, ay), (bx, by), (bx, by + width), (ax, ay + width)])
    for index in range(teeth):
        t = (index + 0.5) / teeth
        x, y = ax + (bx - ax) * t, ay + (by - ay) * t + width
        pen.ellipse(x, y, abs(bx - ax) / teeth * 0.42, width * 0.38)
        pen.ellipse(x, y - width * 0.42, width * 0.13, hole=True)
    return pen


def window_frame(pen: Pen, cx: float, top: float, width: float, height: float) -> Pen:
    """A carved surround: a crown with volutes and a sun, side posts, an apron."""
    w, edge = width / 2, 15.0
    crown = [
        (cx, top - 88), (cx + 12, top - 80), (cx + 17, top - 66), (cx + 34, top - 62),
        (cx + w * 0.78, top - 48),
        (cx + w + 8, top - 40), (cx + w + 26, top - 30), (cx + w + 24, top - 20),
        (cx + w + 30, top - 12), (cx + w + 30, top - 4),
    ]  # fmt: skip
    pen.polygon(mirrored(cx, curve(crown, 5)))
    pen.box(cx - w - edge, top - 6, cx + w + edge, top + height + 6)
    for side in (-1.0, 1.0):
        x = cx + side * (w + edge)
        for k in range(5):
            y = top + height * (0.10 + 0.20 * k)
            pen.ellipse(x, y, 5.5, 11)
            pen.ellipse(cx + side * (w + edge * 0.42), y, 2.4, 5.5, hole=True)
        pen.ellipse(cx + side * (w * 0.62), top - 30, 9, 7, hole=True)
        pen.ellipse(cx + side * (w + 16), top - 19, 4, hole=True)
        pen.polygon(oval(cx + side * (w + 12), top + height + 12, 13, 20))
    _sun(pen, cx, top - 22)
    apron = [
        (cx + w + 20, top + height + 2), (cx + w + 14, top + height + 18), (cx + w * 0.6, top + height + 22),
        (cx + w * 0.34, top + height + 40), (cx + 10, top + height + 44), (cx, top + height + 56),
    ]  # fmt: skip
    pen.polygon(mirrored(cx, curve(apron, 5)))
    for shift in (-0.5, 0.0, 0.5):
        pen.ellipse(cx + shift * w, top + height + 20, 6, 7, hole=True)
    return pen.box(cx - w, top, cx + w, top + height, hole=True)


def _sun(pen: Pen, cx: float, cy: float) -> None:
    pen.polygon(oval(cx, cy, 30, 27, 180, 360), hole=True)
    for degrees in np.linspace(200, 340, 7):
        a = np.radians(degrees)
        tip = (cx + 27 * float(np.cos(a)), cy + 24 * float(np.sin(a)))
        pen.line([(cx, cy), tip], 2.6)
    pen.polygon(oval(cx, cy, 10, 9, 180, 360))


def pilaster(pen: Pen, left: float, top: float, bottom: float, width: float) -> Pen:
    """A corner board with lozenges."""
    pen.box(left, top, left + width, bottom)
    pen.box(left - 5, top, left + width + 5, top + 12).box(left - 5, bottom - 16, left + width + 5, bottom)
    cx = left + width / 2
    for y in np.arange(top + 44, bottom - 40, 58):
        pen.polygon([(cx, y - 17), (cx + 8, y), (cx, y + 17), (cx - 8, y)], hole=True)
        pen.ellipse(cx, y, 3.2)
        pen.ellipse(cx, y + 29, 3.0, hole=True)
    return pen


def dormer_sun(pen: Pen, cx: float, base: float, half: float, height: float) -> Pen:
    """A fan of rays filling a gable."""
    for degrees in np.linspace(190, 350, 15):
        a = np.radians(degrees)
        reach = min(
            half * 0.72,
            height * 0.80 / max(0.25, abs(float(np.sin(a))) + 0.62 * abs(float(np.cos(a)))),
        )
        pen.line([(cx, base), (cx + reach * float(np.cos(a)), base + reach * float(np.sin(a)))], 3.0)
    return pen.polygon(oval(cx, base, 26, 26, 180, 360))
