"""A cosmonaut in an Orlan suit beside the hull."""

import numpy as np

from ..colour import ink, rgb
from ..craft import METAL, quilt
from ..earth import Globe, paint_earth
from ..frame import Finish, Frame
from ..mesh import Mesh, box, join, look, revolve, rod, turn
from ..noise import stars
from ..shapes import Pen, Point, curve
from ..studio import Lamp, Lighting, View, draw_solid
from ..suit import Pose, orlan

FINISH = Finish(bloom=0.18, vignette=0.30, seed=68)
GLOBE = Globe(
    cx=420,
    top=470,
    radius=2400,
    sun_azimuth=-26,
    sun_height=34,
    seed=45,
    shift=(0.66, 0.34),
    cover=0.56,
    noon=0.7,
)
LIGHT = Lighting(
    lamps=(
        Lamp((-0.80, 0.42, 0.42), rgb(0.80, 0.69, 0.54), shadow=True),
        Lamp((-0.1, -1.0, 0.3), rgb(0.16, 0.25, 0.44), wrap=0.5, shine=0.2),
    ),
    ambient=(0.022, 0.028, 0.046),
)
POSE = Pose(
    left_arm=((0.02, 0.31, 1.44), (0.24, 0.52, 1.32), (0.52, 0.50, 1.44)),
    right_arm=((0.02, -0.31, 1.44), (0.12, -0.56, 1.22), (0.38, -0.62, 1.10)),
    left_leg=((0.0, 0.14, 0.80), (0.18, 0.20, 0.42), (-0.10, 0.22, 0.08)),
    right_leg=((0.0, -0.14, 0.80), (0.06, -0.18, 0.38), (-0.22, -0.20, 0.06)),
)
UPRIGHT_HULL = turn(y=9) @ turn(y=-90)


def draw() -> Frame:
    """Earth, hull, tether, figure."""
    frame = Frame(ground=rgb(0.002, 0.004, 0.011))
    stars(frame, 24, 190, np.clip((GLOBE.top - 40 - frame.y) / 200, 0, 1), 0.8)
    paint_earth(frame, GLOBE, day=0.66)
    hull_view = View(look(roll=0), 1385, 430, 215, distance=11)
    draw_solid(frame, _hull().tinted(0.74), hull_view, LIGHT)
    draw_solid(frame, _rails().tinted(0.85), hull_view, LIGHT)
    _tether(frame, [(712, 520), (752, 600), (830, 640), (905, 610), (942, 540)])
    view = View(look(yaw=-38, pitch=10, roll=-16), 690, 430, 262, distance=9)
    draw_solid(frame, orlan(POSE), view, LIGHT)
    return frame


def _hull() -> Mesh:
    """A module standing upright at the right edge, with rails, a ring and boxes."""
    body = revolve(
        [(-5.0, 1.9), (5.0, 1.9)],
        quilt(ink("#c4c6c1"), 29, 54, 0.31, 0.05),
        sides=320,
        step=0.045,
        gloss=0.12,
    )
    rings = [
        revolve([(x, 1.9), (x, 1.97), (x + 0.1, 1.97), (x + 0.1, 1.9)], ink("#a9abaa"), sides=140, step=0.1)
        for x in (-1.55, 1.45)
    ]
    parts = [body, *rings]
    for angle, x, size in ((128, 0.62, 0.34), (150, -0.75, 0.42), (112, -1.25, 0.26)):
        case = box((x, 1.98, 0), (size, 0.16, size * 0.8), ink("#9fa19f"), cells=8)
        parts.append(case.turned(turn(x=angle)))
    return join(*parts).turned(UPRIGHT_HULL)


def _rails() -> Mesh:
    """Handrails and two cables, drawn over the hull."""
    parts = []
    for angle, start, end in (
        (99, -0.75, 0.62),
        (104, 1.0, 2.3),
        (140, -0.3, 1.0),
        (128, -2.6, -1.0),
        (152, 1.6, 2.7),
    ):
        parts.append(_rail(start, end).turned(turn(x=angle)))
    for angle in (118, 163):
        cable = rod((-5, 1.95, 0), (5, 1.95, 0), 0.022, ink("#8f8a80"), cuts=90)
        parts.append(cable.turned(turn(x=angle)))
    return join(*parts).turned(UPRIGHT_HULL)


def _rail(start: float, end: float) -> Mesh:
    colour = ink("#b5a276")
    legs = [rod((x, 1.88, 0), (x, 2.10, 0), 0.030, colour, cuts=2) for x in (start, end)]
    return join(rod((start, 2.10, 0), (end, 2.10, 0), 0.030, METAL * 0.9, sides=10, cuts=24), *legs)


def _tether(frame: Frame, points: list[Point]) -> None:
    path = curve(points, 14)
    frame.cover(Pen(frame).line(path, 4.2).stencil(), ink("#5d6069"))
    frame.cover(Pen(frame).line([(x - 0.9, y - 0.9) for x, y in path], 1.6).stencil(), ink("#d8cfba"))
