"""The special project: a planet whose orbits are the scales of a slide rule."""

import numpy as np

from ..colour import Array, ink, rgb
from ..frame import Finish, Frame
from ..lettering import lettered
from ..noise import sample, smoothstep, stars, warped
from ..shapes import Pen, Point, oval

FINISH = Finish(bloom=0.14, vignette=0.30, seed=67)
CX, CY, R = 800.0, 450.0, 205.0
TILT, FLAT = np.radians(-17.0), 0.30
LINE = ink("#aebcd6")


def draw() -> Frame:
    """Far halves of the orbits, the planet, near halves, the marks on them."""
    frame = Frame()
    distance = np.hypot(frame.x - CX, frame.y - CY)
    frame.fill(ink("#081022") + np.exp(-distance / 420)[..., None] * rgb(0.014, 0.030, 0.070))
    stars(frame, 22, 260, smoothstep(260, 520, distance), 0.75)
    rings = [300.0, 372.0, 452.0, 545.0, 655.0, 790.0]
    for index, ring in enumerate(rings):
        _orbit(frame, ring, index, 180, 360)
    _planet(frame)
    for index, ring in enumerate(rings):
        _orbit(frame, ring, index, 0, 180)
    _cursor(frame, rings)
    for ring, turn, size in (
        (300.0, 52.0, 10.0),
        (545.0, 128.0, 6.0),
        (655.0, 24.0, 6.5),
        (452.0, 322.0, 4.5),
    ):
        _body(frame, ring, turn, size)
    return frame


def _at(ring: float, degrees: float) -> Point:
    a = np.radians(degrees)
    x, y = ring * np.cos(a), ring * FLAT * np.sin(a)
    return CX + float(x * np.cos(TILT) - y * np.sin(TILT)), CY + float(x * np.sin(TILT) + y * np.cos(TILT))


def _arc(ring: float, start: float, end: float) -> list[Point]:
    return [_at(ring, float(a)) for a in np.linspace(start, end, 160)]


def _orbit(frame: Frame, ring: float, index: int, start: float, end: float) -> None:
    strength = (0.95 - 0.11 * index) * (1.0 if start == 0 else 0.55)
    pen = Pen(frame).line(_arc(ring, start, end), 2.0 if index == 0 else 1.2)
    if index % 2 == 0:
        pen.line(_arc(ring + 26, start, end), 0.8)
    for degrees, length, width in _scale(index):
        if start <= degrees < end:
            pen.line([_at(ring, degrees), _at(ring + length, degrees)], width)
    frame.shine(pen.stencil(), LINE, strength * 0.62)
    for figure in range(1, 10):
        degrees = float(np.log10(figure)) * 360
        if index % 2 == 0 and start <= degrees < end:
            x, y = _at(ring + 44, degrees)
            frame.shine(lettered(frame, str(figure), x, y, 17 - index, "mm"), LINE, strength * 0.75)


def _scale(index: int) -> list[tuple[float, float, float]]:
    marks = []
    turns = 1 if index % 2 == 0 else 2
    for decade in range(turns):
        for step in range(10, 100):
            if turns == 2 and step > 50 and step % 2:
                continue
            degrees = (decade + float(np.log10(step / 10))) * 360 / turns
            length = 26.0 if step % 10 == 0 else (17.0 if step % 5 == 0 else 9.0)
            marks.append((degrees, length, 1.6 if step % 10 == 0 else 0.9))
    return marks


def _planet(frame: Frame) -> None:
    x, y = (frame.x - CX) / R, (frame.y - CY) / R
    r2 = np.clip(x * x + y * y, 0, 1)
    z = np.sqrt(1 - r2)
    lit = np.clip(x * -0.62 + y * -0.52 + z * 0.59, -1, 1)
    turned_y = -x * np.sin(TILT) + y * np.cos(TILT)
    turned_x = x * np.cos(TILT) + y * np.sin(TILT)
    swirl = sample(
        warped(41, 0.06),
        np.arctan2(turned_x, z) / 5 + 0.2,
        np.arcsin(np.clip(turned_y, -1, 1)) / 2.1,
    )
    band = 0.5 + 0.5 * np.sin(turned_y * 17 + (swirl - 0.5) * 7)
    tone = 0.80 + 0.20 * band + 0.34 * (swirl - 0.5)
    light = smoothstep(-0.18, 1.05, lit)
    body = (light * tone)[..., None] * rgb(0.40, 0.57, 0.92) + (light**3 * 0.42)[..., None] * rgb(
        1.0,
        0.92,
        0.80,
    )
    body += ((1 - z) ** 3 * (0.10 + 0.40 * light))[..., None] * rgb(0.35, 0.62, 1.0) + rgb(
        0.006,
        0.012,
        0.030,
    )
    body *= (1 - 0.42 * _ring_shadow(turned_x, turned_y) * (light > 0))[..., None]
    distance = np.hypot(frame.x - CX, frame.y - CY)
    mask = np.clip(R - distance + 0.5, 0, 1)
    frame.light += mask[..., None] * (body - frame.light)
    side = 0.10 + 0.55 * smoothstep(-0.6, 1, -(x + y))
    halo = np.exp(-np.clip(distance - R, 0, None) / 16) * (1 - mask) * side
    frame.add(halo * 0.42, rgb(0.30, 0.55, 1.0))


def _ring_shadow(x: Array, y: Array) -> Array:
    line = y - 0.17 - 0.13 * (1 - x * x)
    return np.exp(-((line / 0.018) ** 2)) + 0.5 * np.exp(-(((line - 0.06) / 0.010) ** 2))


def _cursor(frame: Frame, rings: list[float]) -> None:
    inner, outer = rings[0] - 34, rings[-1] + 62
    for degrees, strength in ((38.0, 0.05), (46.5, 0.05)):
        pen = Pen(frame).line([_at(inner, degrees), _at(outer, degrees)], 1.2)
        frame.shine(pen.stencil(), LINE, strength * 8)
    far = [_at(outer, 38 + float(k)) for k in np.linspace(0, 8.5, 8)]
    glass = [_at(inner, 38), *far, _at(inner, 46.5)]
    frame.shine(Pen(frame).polygon(glass).stencil(), rgb(0.30, 0.42, 0.66), 0.12)
    hair = Pen(frame).line([_at(inner, 42.2), _at(outer, 42.2)], 1.6)
    frame.shine(hair.stencil(), rgb(1.0, 0.74, 0.44), 0.9)


def _body(frame: Frame, ring: float, degrees: float, size: float) -> None:
    x, y = _at(ring, degrees)
    frame.glow(x, y, size * 1.6, rgb(0.6, 0.78, 1.0), 0.55)
    frame.cover(Pen(frame).ellipse(x, y, size).stencil(), ink("#eef2f8"))
    frame.shine(Pen(frame).line(oval(x, y, size * 2.1, size * 2.1, closed=True), 1.2).stencil(), LINE, 0.8)
