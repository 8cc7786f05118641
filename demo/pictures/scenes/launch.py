"""A rocket lifts off from the steppe at dusk."""

import numpy as np

from ..colour import Array, ink, rgb
from ..frame import Finish, Frame, Stencil, soften
from ..land import mist, ridge, sky, steppe
from ..mesh import look, turn
from ..noise import sample, stars, tile
from ..rocket import rocket
from ..shapes import Pen, curve
from ..smoke import Glow, Haze, Puff, bank, billow
from ..studio import Lamp, Lighting, View, draw_solid

FINISH = Finish(bloom=0.30, vignette=0.28, seed=61)
X, TAIL, GROUND = 610.0, 508.0, 742.0
FIRE = rgb(1.0, 0.60, 0.26)
LIGHT = Lighting(
    lamps=(
        Lamp((-0.9, 0.15, 0.5), rgb(0.17, 0.23, 0.36), wrap=0.3),
        Lamp((0.95, 0.05, 0.1), rgb(0.62, 0.40, 0.26), wrap=0.0),
        Lamp((0.0, -1.0, 0.25), FIRE * 0.9, wrap=0.25),
    ),
    ambient=(0.05, 0.06, 0.085),
)


def draw() -> Frame:
    """Sky, pad, fire, smoke, rocket, grass."""
    frame = Frame()
    sky(
        frame, (0, ink("#0a1730")), (260, ink("#182f58")), (480, ink("#34507d")), (620, ink("#6d7690")),
        (700, ink("#b58f7d")), (742, ink("#d9a06b")),
    )  # fmt: skip
    stars(frame, 31, 150, np.clip((380 - frame.y) / 380, 0, 1), 0.7)
    frame.cover(ridge(frame, 738, 5, 17), ink("#39405a"))
    _pad(frame)
    glow = Haze(
        ink("#56648a"), ink("#1c2440"), thickness=1.1, rough=0.42,
        glows=(Glow(X, 690, 105, FIRE, 3.0), Glow(X, 730, 330, rgb(1.0, 0.55, 0.28), 0.75)),
    )  # fmt: skip
    billow(frame, _clouds(), glow)
    fire = _fire(frame)
    frame.add(fire, rgb(1.0, 0.66, 0.34))
    view = View(turn(z=90) @ look(yaw=0, pitch=0), X, TAIL, 7.4)
    draw_solid(frame, rocket(inside=FIRE * 3).turned(turn(x=22)), view, LIGHT)
    frame.add(fire**2 * (frame.y > TAIL) * 0.7, rgb(1.2, 0.95, 0.62))
    front = Haze(ink("#4c597e"), ink("#171e36"), glows=glow.glows, thickness=1.2, rough=0.42, seed=23)
    billow(frame, bank(9, (X - 60, 756), (X + 90, 756), 34, (22, 34), 16), front)
    steppe(frame, 760, ink("#0a0f1c"), ink("#1d2337"), 40)
    _firelight(frame)
    mist(frame, 756, 16, ink("#8a7f86"), 0.35, 5)
    return frame


def _clouds() -> list[Puff]:
    left = bank(7, (X - 20, 736), (X - 330, 706), 90, (24, 74), 22) + bank(
        10, (X - 300, 728), (X - 590, 744), 60, (62, 9), 16
    )
    right = bank(8, (X + 20, 736), (X + 290, 712), 90, (24, 62), 22) + bank(
        11, (X + 260, 730), (X + 470, 744), 50, (50, 9), 14
    )
    return left + right


def _fire(frame: Frame) -> Array:
    down = frame.y - TAIL
    ragged = sample(tile(33, octaves=6), frame.x / 500, frame.y / 1500) - 0.5
    width = 13 + 0.035 * np.clip(down, 0, None) + ragged * 22 * np.clip(down / 160, 0, 1)
    body = np.exp(-((np.abs(frame.x - X) / np.maximum(width, 4)) ** 2.0))
    length = np.clip(down / 7, 0, 1) * np.exp(-np.clip(down, 0, None) / 150)
    fire = body * length * (frame.y < GROUND + 8) * 1.7
    return fire + soften(fire, 14) * 0.4 + soften(fire, 70) * 0.45


def _pad(frame: Frame) -> None:
    tower = Pen(frame)
    for x, top, width in ((X - 268, 470, 3.4), (X + 300, 470, 3.4), (X - 150, 560, 2.2)):
        tower.polygon([(x - width, GROUND), (x - 1, top), (x + 1, top), (x + width, GROUND)])
    for x, lean in ((X - 118, -58), (X + 118, 62)):
        _truss(tower, x, lean)
    for x, y, width in (
        (1120, 726, 30),
        (1156, 718, 66),
        (1240, 730, 44),
        (1330, 722, 24),
        (1358, 729, 70),
        (1470, 731, 38),
    ):
        tower.box(x, y, x + width, GROUND)
    tower.line(curve([(X - 268, 474), (X - 212, 528), (X - 150, 562)]), 0.8)
    frame.cover(tower.stencil(), ink("#1a2036"))
    for index, x in enumerate((X - 268, X + 300, X - 150)):
        frame.glow(x, (470, 470, 560)[index], 2.2, rgb(1.0, 0.35, 0.2), 0.9)
    for x in np.array((1132, 1170, 1204, 1262, 1341, 1382, 1414, 1490)):
        frame.glow(float(x), 734 - float(x) % 5, 1.6, rgb(1.0, 0.82, 0.55), 0.9)


def _truss(pen: Pen, x: float, lean: float) -> None:
    top = (x + lean, 560.0)
    for side in (-9.0, 9.0):
        pen.line([(x + side, GROUND), (top[0] + side * 0.6, top[1])], 2.2)
    for k in np.linspace(0, 1, 11):
        here, there = (
            (x + lean * k, GROUND + (560 - GROUND) * k),
            (x + lean * (k + 0.09), GROUND - 182 * (k + 0.09)),
        )
        pen.line([(here[0] - 8, here[1]), (there[0] + 7, there[1])], 1.2)
        pen.line([(here[0] + 8, here[1]), (there[0] - 7, there[1])], 1.2)


def _firelight(frame: Frame) -> None:
    depth = np.clip(frame.y - 760, 0, None)
    spread = np.exp(-np.abs(frame.x - X) / (120 + depth * 2.4)) * np.exp(-depth / 60) * (frame.y > 758)
    texture = 0.55 + 0.9 * sample(tile(44, first=32, octaves=5), frame.x / 900, frame.y / 240)
    light = (spread * texture).astype(np.float32)
    frame.shine(Stencil(light, 0, 0), np.broadcast_to(rgb(0.60, 0.33, 0.15), (*light.shape, 3)))
