"""The cargo ship Progress over the daylit Earth."""

from ..colour import rgb
from ..craft import progress
from ..earth import Globe, paint_earth
from ..frame import Finish, Frame
from ..mesh import look, turn
from ..studio import Lamp, Lighting, View, draw_solid

FINISH = Finish(bloom=0.14, vignette=0.32, seed=64)
GLOBE = Globe(
    cx=1080,
    top=205,
    radius=2500,
    sun_azimuth=-38,
    sun_height=38,
    seed=19,
    shift=(0.42, 0.12),
    cover=0.46,
    noon=0.85,
)
LIGHT = Lighting(
    lamps=(
        Lamp((-0.62, 0.66, 0.55), rgb(1.15, 1.02, 0.84), shadow=True),
        Lamp((0.2, -1.0, 0.2), rgb(0.20, 0.30, 0.48), wrap=0.6, shine=0.2),
    ),
    ambient=(0.03, 0.04, 0.06),
)


def draw() -> Frame:
    """Sea and cloud below, the ship going away to the right."""
    frame = Frame(ground=rgb(0.002, 0.004, 0.011))
    paint_earth(frame, GLOBE, day=0.9)
    ship = progress().turned(turn(x=-62))
    draw_solid(frame, ship, View(look(yaw=26, pitch=24, roll=10), 860, 470, 66, distance=30), LIGHT)
    return frame
