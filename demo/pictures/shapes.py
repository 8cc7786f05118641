"""Smooth flat shapes: a pen that gathers outlines and gives them back as one soft stencil."""

import itertools
from collections.abc import Iterable, Sequence
from typing import TypeAlias

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

from .frame import Frame, Stencil

Point: TypeAlias = tuple[float, float]
FINE = 4


class Pen:
    """Collects polygons, lines and ellipses; they are rasterised together, four times finer."""

    def __init__(self, frame: Frame) -> None:
        self.frame = frame
        self.shapes: list[tuple[str, list[Point], float, int]] = []
        self.bounds = [1e9, 1e9, -1e9, -1e9]

    def polygon(self, points: Iterable[Point], *, hole: bool = False) -> "Pen":
        """A filled outline; a hole takes away from what was drawn before it."""
        outline = [(float(x), float(y)) for x, y in points]
        self._grow(outline, 0)
        self.shapes.append(("polygon", outline, 0.0, 0 if hole else 255))
        return self

    def box(self, left: float, top: float, right: float, bottom: float, *, hole: bool = False) -> "Pen":
        """An upright rectangle."""
        return self.polygon([(left, top), (right, top), (right, bottom), (left, bottom)], hole=hole)

    def line(self, points: Sequence[Point], width: float, *, level: int = 255) -> "Pen":
        """A polyline with round joints and ends."""
        path = [(float(x), float(y)) for x, y in points]
        self._grow(path, width)
        self.shapes.append(("line", path, float(width), level))
        return self

    def ellipse(
        self,
        cx: float,
        cy: float,
        rx: float,
        ry: float | None = None,
        *,
        hole: bool = False,
    ) -> "Pen":
        """A filled ellipse or circle."""
        return self.polygon(oval(cx, cy, rx, rx if ry is None else ry), hole=hole)

    def ring(self, cx: float, cy: float, radius: float, width: float, level: int = 255) -> "Pen":
        """A circle drawn with a line."""
        return self.line(oval(cx, cy, radius, radius, closed=True), width, level=level)

    def stencil(self, blur: float = 0.0) -> Stencil:
        """Rasterise, reduce, and soften if asked."""
        pad = int(blur * 3) + 2
        left = max(0, int(self.bounds[0]) - pad)
        top = max(0, int(self.bounds[1]) - pad)
        right = min(self.frame.width, int(self.bounds[2]) + pad + 1)
        bottom = min(self.frame.height, int(self.bounds[3]) + pad + 1)
        if right <= left or bottom <= top:
            return Stencil(np.zeros((0, 0), dtype=np.float32), 0, 0)
        fine = Image.new("L", ((right - left) * FINE, (bottom - top) * FINE), 0)
        brush = ImageDraw.Draw(fine)
        for kind, points, width, level in self.shapes:
            moved = [((x - left) * FINE - 0.5, (y - top) * FINE - 0.5) for x, y in points]
            if kind == "polygon":
                brush.polygon(moved, fill=level)
            else:
                _thick(brush, moved, width * FINE, level)
        small = fine.reduce(FINE)
        if blur:
            small = small.filter(ImageFilter.GaussianBlur(blur))
        return Stencil(np.asarray(small, dtype=np.float32) / 255.0, left, top)

    def _grow(self, points: Sequence[Point], width: float) -> None:
        xs, ys = [p[0] for p in points], [p[1] for p in points]
        self.bounds[0] = min(self.bounds[0], min(xs) - width)
        self.bounds[1] = min(self.bounds[1], min(ys) - width)
        self.bounds[2] = max(self.bounds[2], max(xs) + width)
        self.bounds[3] = max(self.bounds[3], max(ys) + width)


def _thick(brush: ImageDraw.ImageDraw, path: list[Point], width: float, level: int) -> None:
    half = width / 2
    for (ax, ay), (bx, by) in itertools.pairwise(path):
        length = float(np.hypot(bx - ax, by - ay)) or 1.0
        nx, ny = (ay - by) / length * half, (bx - ax) / length * half
        brush.polygon(
            [(ax + nx, ay + ny), (bx + nx, by + ny), (bx - nx, by - ny), (ax - nx, ay - ny)],
            fill=level,
        )
    if width > 3:
        for x, y in path:
            brush.ellipse((x - half, y - half, x + half, y + half), fill=level)


def oval(
    cx: float,
    cy: float,
    rx: float,
    ry: float,
    start: float = 0.0,
    end: float = 360.0,
    *,
    closed: bool = False,
) -> list[Point]:
    """Points along an ellipse, degrees clockwise from the right."""
    count = max(12, int(max(rx, ry) * abs(end - start) / 360 * 1.2))
    angles = np.radians(np.linspace(start, end, count + 1))
    points = [(cx + rx * float(np.cos(a)), cy + ry * float(np.sin(a))) for a in angles]
    return points if closed or abs(end - start) < 360 else points[:-1]


def curve(points: Sequence[Point], steps: int = 12) -> list[Point]:
    """A smooth line through the points (Catmull-Rom)."""
    knots = [points[0], *points, points[-1]]
    result: list[Point] = []
    for p0, p1, p2, p3 in zip(knots, knots[1:], knots[2:], knots[3:], strict=False):
        for step in range(steps):
            t = step / steps
            result.append((_bend(t, p0[0], p1[0], p2[0], p3[0]), _bend(t, p0[1], p1[1], p2[1], p3[1])))
    result.append(points[-1])
    return result


def _bend(t: float, a: float, b: float, c: float, d: float) -> float:
    return 0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3)


def stroke(frame: Frame, points: Sequence[Point], width: float, blur: float = 0.0) -> Stencil:
    """One line, ready to use."""
    return Pen(frame).line(points, width).stencil(blur)


def outline(frame: Frame, points: Iterable[Point], blur: float = 0.0) -> Stencil:
    """One filled outline, ready to use."""
    return Pen(frame).polygon(points).stencil(blur)


def steps(start: float, stop: float, step: float) -> list[float]:
    """Evenly spaced numbers from start up to, not including, stop."""
    return [float(value) for value in np.arange(start, stop, step)]
