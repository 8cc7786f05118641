"""The descent module comes down under its parachute over the steppe at daybreak."""

from dataclasses import replace

import numpy as np

from ..colour import Array, ink, rgb
from ..frame import Finish, Frame, Stencil
from ..land import mist, ridge, sky
from ..mesh import Mesh, join, look, revolve, turn
from ..noise import sample, smoothstep, streaks, tile
from ..rocket import descent_module
from ..shapes import Pen, Point, curve
from ..studio import Lamp, Lighting, View, draw_solid

FINISH = Finish(bloom=0.16, vignette=0.24, seed=70)
LEVEL = 716.0
SUN_X = 250.0
LIGHT = Lighting(
    lamps=(
        Lamp((-0.90, 0.05, 0.35), rgb(1.05, 0.84, 0.62), wrap=0.25),
        Lamp((0.2, 1.0, 0.3), rgb(0.17, 0.23, 0.34), wrap=0.6, shine=0.2),
    ),
    ambient=(0.10, 0.125, 0.17),
)
SHROUD = (1010.0, 214.0)
RISER = (972.0, 505.0)
SHIP = (962.0, 584.0)


def draw() -> Frame:
    """Morning sky, far land, steppe, parachute, module, helicopter."""
    frame = Frame()
    sky(
        frame, (0, ink("#2a4878")), (250, ink("#4f719f")), (480, ink("#8fa4ba")), (620, ink("#d0c1b0")),
        (690, ink("#ecc9a2")), (720, ink("#f0cfa8")),
    )  # fmt: skip
    _sun(frame)
    _cirrus(frame)
    frame.cover(ridge(frame, 706, 7, 301), ink("#9aa3b4"))
    frame.cover(ridge(frame, 712, 4, 305), ink("#7c8aa3"))
    _steppe(frame)
    mist(frame, 716, 13, ink("#e6cdb2"), 0.5, 6)
    _lines(frame)
    draw_solid(frame, _canopy(), View(look(yaw=-8, pitch=-24) @ turn(y=-90), *SHROUD, 200, distance=9), LIGHT)
    _module(frame)
    _helicopter(frame, 1395, 470, 1.0)
    _grass(frame)
    return frame


def _sun(frame: Frame) -> None:
    frame.glow(SUN_X, 700, 26, rgb(1.0, 0.82, 0.55), 1.5)
    frame.glow(SUN_X, 700, 120, rgb(1.0, 0.72, 0.42), 0.42)
    frame.glow(SUN_X, 690, 420, rgb(1.0, 0.72, 0.45), 0.16)


def _cirrus(frame: Frame) -> None:
    u, v = frame.x / 2100 + frame.y / 5200, frame.y / 900
    veil = sample(tile(311, octaves=7, fall=0.6), u, v)
    fine = sample(tile(312, first=8, octaves=6, fall=0.6), u * 2.2, v * 4)
    mask = smoothstep(0.50, 0.86, veil * 0.75 + fine * 0.3) * np.clip((640 - frame.y) / 260, 0, 1) * 0.42
    warm = np.clip(frame.y / 640, 0, 1)[..., None]
    frame.cover(Stencil(mask, 0, 0), ink("#b9c6d8") * (1 - warm) + ink("#f0d9bd") * warm)


def _steppe(frame: Frame) -> None:
    depth = np.clip((frame.y - LEVEL) / (900 - LEVEL), 0, 1)
    drifts = streaks(frame.width, frame.height, 321, 6, 46)
    blades = streaks(frame.width, frame.height, 322, 150, 150)
    tone = (0.88 + 0.50 * (drifts - 0.45) + (0.10 + 0.30 * depth) * (blades - 0.5))[..., None]
    far, near = ink("#c4ae97"), ink("#585660")
    colour = (far + (near - far) * (depth**0.55)[..., None]) * tone
    shine = np.exp(-np.abs(frame.x - SUN_X) / (90 + 700 * depth)) * np.clip(drifts * 1.7 - 0.35, 0, 1)
    colour = colour + (shine * 0.30)[..., None] * rgb(1.0, 0.70, 0.40)
    frame.cover(ridge(frame, LEVEL, 3, 330), colour.astype(np.float32))
    for level, thick in ((742.0, 7.0), (776.0, 12.0), (826.0, 20.0)):
        mist(frame, level, thick, ink("#cdbfb4"), 0.20, int(level))


def _canopy() -> Mesh:
    """A shallow dome of gores, rings of white and muted orange."""
    angles = np.radians(np.linspace(4, 104, 30))
    profile = [(float(0.80 * np.cos(a)), float(np.sin(a))) for a in angles][::-1]
    orange, white = ink("#c98a63"), ink("#e8e4da")

    def skin(x: Array, angle: Array) -> Array:
        gore = angle / (2 * np.pi) * 28
        seam = np.abs(gore - np.round(gore)) < 0.10
        ring = np.arccos(np.clip(x / 0.80, -1, 1)) / np.pi * 180
        painted = ((ring > 42) & (ring < 58)) | ((ring > 76) & (ring < 92)) | (ring < 12)
        colour = np.where(painted[:, None], orange, white)
        return (colour * np.where(seam, 0.80, 1.0)[:, None]).astype(np.float32)

    dome = revolve(profile, skin, sides=280, step=0.05, gloss=0.0)
    inside = replace(dome, normals=-dome.normals).tinted(0.62)
    return join(inside, dome)


def _rim(degrees: float) -> Point:
    a = np.radians(degrees)
    return SHROUD[0] + 197 * float(np.cos(a)), SHROUD[1] + 38 - 76 * float(np.sin(a))


def _lines(frame: Frame) -> None:
    pen = Pen(frame)
    for degrees in np.arange(0, 360, 12.86):
        pen.line([_rim(float(degrees)), RISER], 0.75)
    frame.cover(pen.stencil(), ink("#55617a"), 0.62)
    frame.cover(Pen(frame).line([RISER, (SHIP[0] + 3, SHIP[1] - 40)], 2.0).stencil(), ink("#4a5468"))


def _module(frame: Frame) -> None:
    charred = descent_module(ink("#6d6862"))
    view = View(turn(z=90) @ look(yaw=0, pitch=0), SHIP[0], SHIP[1], 23)
    draw_solid(frame, charred.turned(turn(x=35)).turned(turn(y=-7)), view, LIGHT)


def _helicopter(frame: Frame, x: float, y: float, size: float) -> None:
    pen = Pen(frame).ellipse(x, y, 15 * size, 5.6 * size)
    pen.polygon(
        [
            (x + 6 * size, y - 4 * size),
            (x + 44 * size, y - 3.4 * size),
            (x + 44 * size, y - 1.6 * size),
            (x + 6 * size, y + 3 * size),
        ]
    )
    pen.polygon(
        [
            (x + 40 * size, y - 3 * size),
            (x + 47 * size, y - 13 * size),
            (x + 49 * size, y - 13 * size),
            (x + 46 * size, y - 1 * size),
        ]
    )
    pen.box(x - 2 * size, y - 9 * size, x + 5 * size, y - 4 * size)
    pen.line([(x - 8 * size, y + 5 * size), (x - 8 * size, y + 8 * size)], 1.6 * size).ellipse(
        x - 8 * size, y + 9 * size, 2.2 * size
    )
    pen.ellipse(x + 6 * size, y + 8 * size, 2.2 * size)
    frame.cover(pen.stencil(), ink("#3d4a66"))
    frame.cover(Pen(frame).ellipse(x + 1, y - 10.5 * size, 40 * size, 1.4).stencil(0.6), ink("#56647f"), 0.7)


def _grass(frame: Frame) -> None:
    source = np.random.default_rng(77)
    for shade, strength in (("#7a6a5c", 0.6), ("#3d3a44", 0.85)):
        pen = Pen(frame)
        for centre in source.uniform(-20, 1620, 30):
            base = 812 + 100 * source.random() ** 0.8
            size = (base - 720) / 150
            for _ in range(int(source.integers(8, 30))):
                x, tall = centre + source.normal(0, 20 * size), source.gamma(5, 6.5) * size
                tip = source.normal(0.42, 0.22) * tall
                pen.line(
                    curve([(x, base + 3), (x + tip * 0.22, base - tall * 0.55), (x + tip, base - tall)], 4),
                    0.55 + 0.5 * size,
                )
        frame.cover(pen.stencil(), ink(shade), strength)
