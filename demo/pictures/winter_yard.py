"""What stands in a winter yard: a fence, a birch."""

import itertools

import numpy as np

from .colour import ink
from .frame import Frame, ramp
from .shapes import Pen, Point, curve, steps


def fence(frame: Frame) -> None:
    """Pales with snow on their tips, and the bank before them."""
    pen, caps = Pen(frame), Pen(frame)
    for x in steps(1052, 1620, 25):
        lean = 2.2 * float(np.sin(x * 1.7))
        top = 724 + 3 * float(np.sin(x * 0.9))
        pen.polygon(
            [(x, 824), (x + lean, top + 10), (x + 8 + lean, top), (x + 16 + lean, top + 10), (x + 16, 824)],
        )
        caps.polygon(oval_cap(x + 8 + lean, top + 4))
    pen.box(1040, 752, 1620, 758).box(1040, 790, 1620, 796)
    frame.cover(pen.stencil(), ink("#2a3350"))
    frame.cover(caps.stencil(0.4), ink("#9fadcd"))
    bank = curve(
        [(900, 910), (1000, 846), (1090, 808), (1200, 798), (1330, 810), (1460, 796), (1620, 806)],
        10,
    )
    frame.cover(
        Pen(frame).polygon([*bank, (1620, 912), (900, 912)]).stencil(1.2),
        ramp((796, ink("#7383ab")), (900, ink("#3f527d"))),
    )


def oval_cap(x: float, y: float) -> list[Point]:
    """A little heap of snow on a pale."""
    return curve([(x - 10, y + 4), (x - 6, y - 4), (x, y - 8), (x + 6, y - 4), (x + 10, y + 4)], 4)


def birch(frame: Frame) -> None:
    """A bare weeping birch."""
    source = np.random.default_rng(94)
    twigs, boughs = Pen(frame), Pen(frame)
    trunk = curve([(1296, 830), (1290, 700), (1298, 560), (1290, 430), (1297, 320), (1292, 236)], 16)
    for index in range(26, len(trunk) - 2, 3):
        side = 1.0 if (index // 3) % 2 else -1.0
        reach = 150 * np.sin(np.pi * (0.16 + 0.84 * index / len(trunk))) ** 0.8 * source.uniform(0.7, 1.1)
        _bough(boughs, twigs, source, trunk[index], side, float(reach))
    frame.cover(twigs.stencil(), ink("#39466a"), 0.75)
    frame.cover(boughs.stencil(), ink("#3b4568"))
    edges = [(x, y, 12.5 * (1 - 0.93 * k / len(trunk))) for k, (x, y) in enumerate(trunk)]
    shape = [(x - w, y) for x, y, w in edges] + [(x + w, y) for x, y, w in reversed(edges)]
    frame.cover(
        Pen(frame).polygon(shape).stencil(),
        ramp((240, ink("#5c6a90")), (560, ink("#8793b2")), (830, ink("#b3bacb"))),
    )
    dark = Pen(frame).polygon(
        [(x + w * 0.35, y) for x, y, w in edges] + [(x + w, y) for x, y, w in reversed(edges)],
    )
    frame.shade(dark.stencil(1.0), 0.74)
    marks = Pen(frame)
    for x, y, w in edges[:52]:
        if w > 4 and source.random() < 0.62:
            start = source.uniform(-w, w * 0.3)
            marks.line(
                [(x + start, y), (x + start + w * source.uniform(0.4, 0.9), y + source.uniform(-1, 2))],
                0.7 + w * 0.12,
            )
    frame.cover(marks.stencil(), ink("#27304c"))


def _bough(
    boughs: Pen,
    twigs: Pen,
    source: np.random.Generator,
    root: Point,
    side: float,
    reach: float,
) -> None:
    x, y = root
    rise = reach * source.uniform(0.55, 0.85)
    path = curve(
        [
            (x, y),
            (x + side * reach * 0.45, y - rise * 0.62),
            (x + side * reach * 0.85, y - rise * 0.80),
            (x + side * reach, y - rise * 0.62),
        ],
        10,
    )
    for k, (a, b) in enumerate(itertools.pairwise(path)):
        boughs.line([a, b], 3.6 * (1 - 0.75 * k / len(path)) * (0.5 + reach / 300))
    for k in range(5, len(path), 2):
        px, py = path[k]
        for _ in range(2):
            sway, hang = source.normal(side * 5, 7), source.uniform(22, 66) * (0.5 + reach / 220)
            twigs.line(
                curve([(px, py), (px + sway * 0.7, py + hang * 0.42), (px + sway, py + hang)], 4),
                0.75,
            )
