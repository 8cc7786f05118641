"""Soyuz seen nose-on as it nears a module of the station."""

import numpy as np

from ..colour import ink, rgb
from ..craft import DARK, METAL, quilt, soyuz
from ..earth import Globe, paint_earth
from ..frame import Finish, Frame
from ..mesh import Mesh, ball, box, join, look, revolve, rod, turn
from ..noise import stars
from ..studio import Lamp, Lighting, View, draw_solid

FINISH = Finish(bloom=0.16, vignette=0.30, seed=63)
GLOBE = Globe(
    cx=980,
    top=560,
    radius=2300,
    sun_azimuth=-30,
    sun_height=42,
    seed=5,
    shift=(0.05, 0.72),
    cover=0.55,
    noon=0.75,
)
LIGHT = Lighting(
    lamps=(
        Lamp((-0.72, 0.55, 0.5), rgb(1.12, 0.98, 0.80), shadow=True),
        Lamp((0.1, -1.0, 0.1), rgb(0.14, 0.23, 0.42), wrap=0.5, shine=0.2),
    ),
    ambient=(0.020, 0.025, 0.040),
)


def draw() -> Frame:
    """Earth, ship, and the module in the foreground."""
    frame = Frame(ground=rgb(0.002, 0.004, 0.011))
    stars(frame, 16, 200, np.clip((GLOBE.top - 40 - frame.y) / 200, 0, 1), 0.8)
    paint_earth(frame, GLOBE, day=0.72)
    ship = soyuz().turned(turn(x=-8))
    draw_solid(frame, ship, View(look(yaw=-80, pitch=15, roll=-7), 650, 430, 96, distance=26), LIGHT)
    near = View(look(), 800, 450, 92, distance=26)
    draw_solid(frame, _module(), near, LIGHT)
    draw_solid(frame, _handrails(), near, LIGHT)
    return frame


def _module() -> Mesh:
    """A module that runs past the camera; its docking end looks at the ship."""
    skin = quilt(ink("#c9cac4"), 23, 20, 0.55, 0.07)
    profile = [(0.0, 0.0), (0.0, 0.62), (0.05, 0.7), (0.5, 0.72), (0.55, 1.0), (1.2, 1.28), (14.0, 1.28)]
    parts = [
        revolve(profile, skin, sides=120, step=0.10, gloss=0.15),
        revolve([(0.0, 0.74), (0.28, 0.78), (0.3, 0.7)], METAL, sides=80, gloss=0.5),
        revolve([(4.9, 1.28), (4.9, 1.36), (5.15, 1.36), (5.15, 1.28)], METAL, sides=120, step=0.1),
    ]
    target = join(
        box((0.9, 1.75, 0.0), (0.08, 0.55, 0.55), DARK), rod((0.9, 1.2, 0.0), (0.9, 1.7, 0.0), 0.05, METAL),
        ball((0.7, -1.5, 0.5), (0.12, 0.32, 0.32), ink("#d8d6cc"), fine=24),
        rod((1.0, -1.1, 0.35), (0.75, -1.45, 0.5), 0.04, METAL),
    )  # fmt: skip
    parts.append(target.turned(turn(x=30)))
    return _in_place(join(*parts))


def _in_place(part: Mesh) -> Mesh:
    return part.turned(turn(z=90)).moved(4.9, -17.5, -1.1)


def _handrails() -> Mesh:
    parts = []
    for angle in (-24, 12, 52, 86):
        parts.append(_handrail(1.7, 3.4).turned(turn(x=angle)))
        parts.append(_handrail(5.6, 7.6).turned(turn(x=angle)))
    return _in_place(join(*parts))


def _handrail(start: float, end: float) -> Mesh:
    colour = ink("#b5a276")
    bar = rod((start, 1.46, 0), (end, 1.46, 0), 0.03, colour, cuts=14)
    legs = [rod((x, 1.26, 0), (x, 1.46, 0), 0.03, colour, cuts=1) for x in (start, (start + end) / 2, end)]
    return join(bar, *legs)
