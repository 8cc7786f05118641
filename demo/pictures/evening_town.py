"""What is seen from the school window: the station, roofs, an antenna."""

import numpy as np

from .colour import Array, ink, rgb
from .frame import Frame
from .shapes import Pen, steps


def station_passing(frame: Frame) -> None:
    """The station as a bright star with the trail it has left."""

    def height(x: float) -> float:
        return 470 - 330 * float(np.sin(np.clip((x - 250) / 1250, 0, 1) * np.pi * 0.62)) ** 1.0

    def light(x: Array, y: Array) -> Array:
        strength = np.clip((x - 330) / 500, 0, 1) ** 2 * (x < 884)
        return (strength[..., None] * rgb(0.50, 0.48, 0.44)).astype(np.float32)

    path = [(float(x), height(float(x))) for x in range(320, 886, 5)]
    frame.shine(Pen(frame).line(path, 1.9).stencil(), light)
    x, y = 884.0, height(884.0)
    frame.glow(x, y, 3.0, rgb(1.0, 0.97, 0.9), 3.4)
    frame.glow(x, y, 15, rgb(1.0, 0.93, 0.82), 0.34)
    for angle in (0, 90):
        a = np.radians(angle)
        dx, dy = 24 * float(np.cos(a)), 24 * float(np.sin(a))
        frame.shine(
            Pen(frame).line([(x - dx, y - dy), (x + dx, y + dy)], 1.0).stencil(0.8),
            rgb(1.0, 0.95, 0.86),
            0.5,
        )


def town(frame: Frame) -> None:
    """Roofs under snow, a window lit here and there."""
    source = np.random.default_rng(103)
    for depth, (colour, base) in enumerate(((ink("#5d6a8c"), 548.0), (ink("#37456b"), 580.0))):
        pen, snow, lit = Pen(frame), Pen(frame), Pen(frame)
        x = 280.0
        while x < 1240:
            wide, tall = source.uniform(54, 120), source.uniform(24, 74) * (0.7 + 0.3 * depth)
            pen.box(x, base - tall, x + wide, 600)
            snow.box(x - 2, base - tall - 4, x + wide + 2, base - tall + 1)
            for wx in steps(x + 9, x + wide - 10, 15):
                for wy in steps(base - tall + 9, base - 4, 16):
                    if source.random() < 0.30:
                        lit.box(wx, wy, wx + 6, wy + 8)
            x += wide + source.uniform(4, 44)
        frame.cover(pen.stencil(), colour)
        frame.cover(snow.stencil(), ink("#a4aec6"), 0.8)
        frame.shine(lit.stencil(), rgb(1.0, 0.68, 0.36), 0.42 + 0.2 * depth)


def antenna(frame: Frame) -> None:
    """A crossed antenna on its mast, turned to the sky."""
    pen = (
        Pen(frame)
        .line([(1040, 600), (1040, 262)], 5)
        .line([(1040, 420), (1004, 600)], 1.4)
        .line([(1040, 420), (1084, 600)], 1.4)
    )
    start, end = (948.0, 336.0), (1146.0, 236.0)
    pen.line([start, end], 3.4)
    for k, reach in enumerate((58, 54, 48, 45, 43, 41, 39)):
        t = 0.03 + k * 0.155
        x, y = start[0] + (end[0] - start[0]) * t, start[1] + (end[1] - start[1]) * t
        pen.line([(x - reach * 0.20, y - reach * 0.86), (x + reach * 0.20, y + reach * 0.86)], 2.3)
        pen.line([(x - reach * 0.74, y + reach * 0.16), (x + reach * 0.74, y - reach * 0.16)], 1.7)
    frame.cover(pen.stencil(), ink("#141f3c"))
    frame.shine(
        Pen(frame).line([(start[0], start[1] - 1.5), (end[0], end[1] - 1.5)], 1.0).stencil(),
        rgb(0.45, 0.50, 0.62),
        0.7,
    )
