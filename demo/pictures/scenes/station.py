"""The whole station over the Earth."""

import numpy as np

from ..colour import rgb
from ..earth import Globe, paint_earth
from ..frame import Finish, Frame
from ..mesh import look
from ..noise import stars
from ..station import station
from ..studio import Lamp, Lighting, View, draw_solid

FINISH = Finish(bloom=0.20, vignette=0.30, seed=65)
GLOBE = Globe(
    cx=560,
    top=590,
    radius=2700,
    sun_azimuth=24,
    sun_height=24,
    seed=27,
    shift=(0.2, 0.9),
    cover=0.6,
    noon=0.45,
)
LIGHT = Lighting(
    lamps=(
        Lamp((0.75, 0.42, 0.45), rgb(1.18, 0.98, 0.74), shadow=True),
        Lamp((-0.1, -1.0, 0.25), rgb(0.13, 0.21, 0.40), wrap=0.5, shine=0.2),
    ),
    ambient=(0.018, 0.024, 0.042),
)


def draw() -> Frame:
    """Sky, Earth, station."""
    frame = Frame(ground=rgb(0.002, 0.004, 0.011))
    stars(frame, 18, 280, np.clip((GLOBE.top - 40 - frame.y) / 220, 0, 1), 0.9)
    paint_earth(frame, GLOBE, day=0.7)
    view = View(look(yaw=-52, pitch=33, roll=-8), 812, 412, 8.7, distance=260)
    draw_solid(frame, station(turned=14, tilt=6), view, LIGHT)
    return frame
