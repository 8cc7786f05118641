"""People as quiet silhouettes: standing, seated, seen from behind."""

import numpy as np

from .colour import ink
from .frame import Frame, Stencil, ramp
from .shapes import Pen, Point, curve, oval


def standing(
    pen: Pen,
    x: float,
    ground: float,
    height: float,
    *,
    lean: float = 0.0,
    coat: float = 1.0,
) -> Pen:
    """A grown person or a child in a coat, from behind; `coat` widens it, `lean` tips the figure."""

    def at(side: float, up: float) -> Point:
        return x + (lean * up + side) * height, ground - up * height

    head = at(lean * 0.4, 0.925)
    pen.ellipse(head[0], head[1], height * 0.053, height * 0.068)
    for side, foot in ((-1.0, -0.052), (1.0, 0.060)):
        pen.polygon(
            [
                at(side * 0.012, 0.42),
                at(side * 0.096, 0.42),
                at(foot + side * 0.028, 0.03),
                at(foot - side * 0.026, 0.03),
            ]
        )
        toe = at(foot + side * 0.010, 0.020)
        pen.ellipse(toe[0], toe[1], height * 0.044, height * 0.020)
    left = [
        (-0.028, 0.900), (-0.034, 0.862), (-0.070, 0.842), (-0.112, 0.812), (-0.132, 0.740), (-0.142, 0.640),
        (-0.140, 0.550), (-0.128, 0.490), (-0.116, 0.470), (-0.112, 0.400), (-0.118, 0.330),
    ]  # fmt: skip
    wide = [(side * (coat if up < 0.83 else 1.0), up) for side, up in left]
    right = [(-side * 0.985, up - 0.006) for side, up in reversed(wide)]
    pen.polygon(curve([at(*p) for p in wide], 6) + curve([at(*p) for p in right], 6))
    return pen


def seated(pen: Pen, x: float, desk: float, size: float, *, turn: float = 0.0) -> Pen:
    """Head and shoulders above the back of a chair, seen from behind."""
    s = size
    pen.ellipse(x + turn * s, desk - s * 1.12, s * 0.215, s * 0.27)
    pen.polygon(oval(x + turn * s * 0.6, desk - s * 0.86, s * 0.11, s * 0.16))
    shoulders = [
        (-0.62, 0.15),
        (-0.58, -0.42),
        (-0.44, -0.66),
        (-0.16, -0.78),
        (0.16, -0.78),
        (0.44, -0.66),
        (0.58, -0.42),
        (0.62, 0.15),
    ]
    pen.polygon(curve([(x + a * s, desk + b * s) for a, b in shoulders], 8))
    return pen


def headset(pen: Pen, x: float, desk: float, size: float, *, turn: float = 0.0) -> Pen:
    """A headband and one earpiece on a seated figure."""
    cx, cy = x + turn * size, desk - size * 1.12
    pen.line(oval(cx, cy, size * 0.235, size * 0.285, 195, 345, closed=True), size * 0.035)
    return pen.ellipse(cx + size * 0.215, cy + size * 0.03, size * 0.06, size * 0.09)


def engineer(frame: Frame, x: float, ground: float, height: float, lean: float) -> None:
    """A grown person in a white coat, from behind."""
    figure = standing(Pen(frame), x, ground, height, lean=lean, coat=1.0)
    hem, belt = ground - height * 0.335, ground - height * 0.86
    coat = ramp((belt, ink("#cfd3d6")), (hem, ink("#a3adbb")))
    frame.cover(figure.stencil(), ink("#323c52"))
    body = figure.stencil()
    rows = np.arange(body.top, body.top + body.mask.shape[0], dtype=np.float32)[:, None] + 0.5
    dressed = body.mask * np.clip(hem - rows + 0.5, 0, 1) * np.clip(rows - belt + 0.5, 0, 1)
    frame.cover(Stencil(dressed.astype(np.float32), body.left, body.top), coat)
    shaded = Pen(frame).line(
        [(x + height * 0.06, belt + height * 0.08), (x + height * 0.07, hem - 2)],
        height * 0.06,
    )
    frame.shade(shaded.stencil(height * 0.02), 0.84)
    hair = Pen(frame).ellipse(x + lean * height, ground - height * 0.932, height * 0.053, height * 0.062)
    frame.cover(hair.stencil(), ink("#4a4547"))
