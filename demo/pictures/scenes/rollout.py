"""The rocket lies on its railway transporter and goes out to the pad at sunrise."""

import numpy as np

from ..colour import ink, rgb
from ..craft import METAL
from ..frame import Finish, Frame, Stencil
from ..land import mist, ridge, sky, steppe
from ..mesh import Mesh, box, join, look, revolve, rod, sheet, turn
from ..noise import sample, smoothstep, tile
from ..people import standing
from ..rocket import rocket
from ..shapes import Pen
from ..studio import Lamp, Lighting, View, draw_solid

FINISH = Finish(bloom=0.24, vignette=0.28, seed=72)
HORIZON = 640.0
SUN = (330.0, 628.0)
VIEW = View(look(yaw=142, pitch=-1.6), 800, 566, 23.5, distance=62)
LIGHT = Lighting(
    lamps=(
        Lamp((-0.85, 0.10, -0.25), rgb(1.25, 0.86, 0.55), wrap=0.15, shadow=True),
        Lamp((0.15, 1.0, 0.55), rgb(0.26, 0.33, 0.46), wrap=0.5, shine=0.25),
    ),
    ambient=(0.075, 0.095, 0.145),
    rim=(0.07, 0.055, 0.045),
)
IRON = ink("#565a61")
GREEN = ink("#5f6d66")


def draw() -> Frame:
    """Sky, steppe, rails, train, rocket, the people who walk beside it."""
    frame = Frame()
    sky(
        frame, (0, ink("#1d3a68")), (240, ink("#446696")), (430, ink("#8298b3")), (560, ink("#cdb9a6")),
        (620, ink("#ecc49a")), (650, ink("#f0cba0")),
    )  # fmt: skip
    frame.glow(*SUN, 20, rgb(1.0, 0.84, 0.58), 2.6)
    frame.glow(*SUN, 90, rgb(1.0, 0.72, 0.42), 0.65)
    frame.glow(*SUN, 360, rgb(1.0, 0.72, 0.45), 0.20)
    _clouds(frame)
    _far(frame)
    steppe(frame, HORIZON, ink("#332f35"), ink("#8c7668"), 410, 0.55)
    _warm_grass(frame)
    mist(frame, HORIZON, 12, ink("#e8c7a2"), 0.55, 11)
    for layer in _railway():
        draw_solid(frame, layer, VIEW, LIGHT)
    train = join(_transporter(), _locomotive(), rocket().turned(turn(x=45)).moved(-22.0, 0.0, 0.55))
    draw_solid(frame, train, VIEW, LIGHT)
    _walkers(frame)
    return frame


def _clouds(frame: Frame) -> None:
    u, v = frame.x / 2300, frame.y / 520
    veil = sample(tile(401, octaves=7, fall=0.58), u, v)
    mask = smoothstep(0.50, 0.95, veil) * np.clip((560 - frame.y) / 240, 0, 1) * 0.5
    near = np.exp(-np.hypot(frame.x - SUN[0], frame.y - SUN[1]) / 620)[..., None]
    frame.cover(Stencil(mask, 0, 0), (ink("#8fa0bb") * (1 - near) + ink("#f3c99b") * near).astype(np.float32))


def _far(frame: Frame) -> None:
    frame.cover(ridge(frame, HORIZON - 8, 6, 420), ink("#a4938b"))
    pen = Pen(frame)
    for x, top, width in ((86, 590, 2.0), (118, 598, 2.0), (470, 606, 1.6)):
        pen.polygon([(x - width, HORIZON), (x - 0.8, top), (x + 0.8, top), (x + width, HORIZON)])
    for x, y, width in ((140, 622, 58), (206, 628, 30), (1390, 618, 90), (1492, 626, 60)):
        pen.box(x, y, x + width, HORIZON)
    frame.cover(pen.stencil(), ink("#85767a"), 0.85)


def _warm_grass(frame: Frame) -> None:
    depth = np.clip(frame.y - HORIZON, 0, None)
    streak = np.exp(-np.abs(frame.x - SUN[0]) / (60 + depth * 1.8))
    streak = streak * np.exp(-depth / 130) * (frame.y > HORIZON)
    texture = 0.4 + 1.1 * sample(tile(421, first=16, octaves=6), frame.x / 1400, frame.y / 220)
    frame.add(streak * texture * 0.36, rgb(1.0, 0.66, 0.36))


def _railway() -> list[Mesh]:
    """Ballast, sleepers, rails: laid one upon another."""
    bed = sheet((-44, -3.1, -4.9), (200, 0, 0), (0, 6.2, 0), ink("#5d5552"), cells=(60, 1))
    sleepers = [box((x, 0, -4.64), (0.26, 2.7, 0.14), ink("#4a4446")) for x in np.arange(-44, 90, 0.75)]
    steel = ink("#b99c80")
    rails = [rod((-44, y, -4.45), (150, y, -4.45), 0.08, steel, sides=8, cuts=90) for y in (-0.76, 0.76)]
    return [bed, join(*sleepers), join(*rails)]


def _wheels(x: float) -> list[Mesh]:
    parts = [box((x, 0, -3.55), (2.9, 2.3, 0.35), IRON, cells=2)]
    for shift in (-0.95, 0.95):
        for y in (-0.76, 0.76):
            wheel = revolve(
                [(-0.07, 0.0), (-0.07, 0.46), (0.07, 0.46), (0.07, 0.0)],
                ink("#3a3d43"),
                sides=24,
            )
            parts.append(wheel.turned(turn(z=90)).moved(x + shift, y, -3.92))
    return parts


def _transporter() -> Mesh:
    """The erector car: frame, boom, cradles."""
    parts: list[Mesh] = []
    for x in (-17.5, -13.5, 10.0, 14.0):
        parts.extend(_wheels(x))
    parts.append(box((-1.5, 0, -3.2), (37, 2.3, 0.36), GREEN, cells=16))
    for y in (-1.15, 1.15):
        parts.append(rod((-3, y, -2.5), (21, y, -1.9), 0.17, GREEN, cuts=30))
        parts.append(rod((-3, y, -1.5), (21, y, -1.3), 0.12, GREEN, cuts=30))
        for index, x in enumerate(np.arange(-2, 21, 2.0)):
            lean = 1.0 if index % 2 else -1.0
            parts.append(rod((x - lean, y, -2.4), (x + lean, y, -1.4), 0.07, GREEN, cuts=2))
    for x in (-0.5, 7.5, 15.5):
        parts.append(_cradle(x))
    for x in (0.0, 8.0, 16.0):
        parts.append(box((x, 0, -2.75), (0.7, 2.0, 0.7), GREEN, cells=2))
    for x in (-16.0, -8.0):
        parts.append(box((x, 0, -2.7), (0.8, 1.3, 0.7), GREEN, cells=2))
    parts.append(rod((-6.0, 0.9, -3.0), (3.0, 0.9, -2.0), 0.16, METAL, cuts=8))
    return join(*parts)


def _cradle(x: float) -> Mesh:
    ring = revolve([(0, 1.42), (0.5, 1.42), (0.5, 1.62), (0, 1.62), (0, 1.42)], GREEN, sides=48)
    lower = ring.corners[:, :, 2].max(axis=1) < 0.1
    half = Mesh(
        ring.corners[lower],
        ring.normals[lower],
        ring.colours[lower],
        ring.gloss[lower],
        ring.thin[lower],
    )
    return join(half.moved(x, 0.0, 0.55), box((x + 0.25, 0, -1.6), (0.5, 2.2, 0.9), GREEN, cells=2))


def _locomotive() -> Mesh:
    """A diesel at the far end that pushes the train."""
    coat, band = ink("#5c746e"), ink("#bfa274")
    parts = [
        box((36.0, 0, -1.4), (13.0, 2.7, 3.2), coat, cells=14),
        box((31.6, 0, 0.5), (3.4, 2.8, 1.2), coat, cells=6),
        box((31.6, 0, 1.2), (3.8, 3.0, 0.16), ink("#414b4c"), cells=4),
        box((36.4, 0, 0.3), (5.6, 1.9, 0.5), IRON, cells=6),
        box((36.0, 0, -1.9), (13.2, 2.95, 0.34), band, cells=14),
        box((29.4, 0, -1.6), (0.2, 2.9, 0.4), band, cells=4),
        box((29.84, 0, 0.55), (0.1, 2.3, 0.62), ink("#1f2c3a"), cells=4),
        box((31.6, 0, 0.55), (2.4, 2.95, 0.6), ink("#1f2c3a"), cells=5),
        box((36.0, 0, -3.15), (12.6, 2.5, 0.4), ink("#33363b"), cells=8),
        box((25.5, 0, -2.9), (7.0, 2.6, 0.6), IRON, cells=6),
    ]  # fmt: skip
    for x in np.arange(34.2, 42, 1.3):
        parts.append(box((x, 0, -0.7), (0.7, 2.80, 0.9), ink("#48605b"), cells=2))
    return join(*parts, *_wheels(25.5), *_wheels(32.0), *_wheels(40.0))


def _walkers(frame: Frame) -> None:
    people = (
        (1094, 782, 92, 0.012, "#2a3142"), (1128, 786, 97, -0.012, "#3a3b45"),
        (1286, 772, 86, 0.0, "#2a3142"),
        (176, 716, 46, 0.0, "#3d3c47"), (192, 717, 44, 0.02, "#4a4650"), (238, 714, 43, 0.01, "#3d3c47"),
    )  # fmt: skip
    for x, ground, height, lean, coat in people:
        far = x + height * 1.3
        cast = Pen(frame).polygon(
            [(x - 5, ground - 3), (x + 5, ground + 1), (far, ground + 13), (far, ground + 9)],
        )
        frame.shade(cast.stencil(2), 0.66)
        edge = standing(Pen(frame), x - height / 70, ground, height, lean=lean, coat=1.05)
        frame.cover(edge.stencil(), rgb(0.62, 0.42, 0.26))
        frame.cover(standing(Pen(frame), x, ground, height, lean=lean, coat=1.05).stencil(), ink(coat))
