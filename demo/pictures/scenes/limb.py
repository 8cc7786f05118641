"""Soyuz with open arrays above the edge of the Earth at sunrise."""

import numpy as np

from ..colour import SUN, rgb
from ..craft import soyuz
from ..earth import Globe, paint_earth, paint_sunrise
from ..frame import Frame
from ..mesh import look, turn
from ..noise import stars
from ..studio import Lamp, Lighting, View, draw_solid

GLOBE = Globe(
    cx=660,
    top=628,
    radius=2500,
    sun_azimuth=11.5,
    sun_height=15.0,
    seed=3,
    shift=(0.31, 0.55),
    cover=0.62,
)
LIGHT = Lighting(
    lamps=(
        Lamp((0.82, -0.25, 0.42), SUN * 1.25, wrap=0.05, shadow=True),
        Lamp((0.0, -1.0, 0.35), rgb(0.16, 0.26, 0.48), wrap=0.5, shine=0.2),
    ),
    ambient=(0.010, 0.014, 0.026),
    rim=(0.05, 0.08, 0.15),
)


def draw() -> Frame:
    """The opening picture."""
    frame = Frame(ground=rgb(0.002, 0.004, 0.011))
    stars(frame, 12, 330, np.clip((GLOBE.top - 30 - frame.y) / 200, 0, 1))
    paint_earth(frame, GLOBE)
    paint_sunrise(frame, GLOBE)
    ship = soyuz().turned(turn(x=76))
    view = View(look(yaw=-30, pitch=12, roll=16), 545, 335, 58, distance=34)
    draw_solid(frame, ship, view, LIGHT)
    return frame
