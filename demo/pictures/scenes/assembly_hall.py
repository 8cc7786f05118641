"""A ship on its stand in a tall hall, arrays open for a test."""

import numpy as np

from ..colour import Colour, ink, rgb
from ..craft import soyuz
from ..frame import Finish, Frame, ramp
from ..land import sky
from ..mesh import look, turn
from ..people import engineer
from ..shapes import Pen, Point, oval, steps
from ..studio import Lamp, Lighting, View, draw_solid

FINISH = Finish(bloom=0.22, vignette=0.36, seed=75)
FOCUS, EYE, HORIZON = 850.0, 3.0, 560.0
WALL, ROOF, END = 15.0, 19.0, 62.0
LIGHT = Lighting(
    lamps=(
        Lamp((-0.85, 0.45, 0.35), rgb(0.98, 0.84, 0.66), wrap=0.15, shadow=True),
        Lamp((0.7, 0.6, 0.5), rgb(0.20, 0.26, 0.36), wrap=0.5, shine=0.3),
        Lamp((0.0, -1.0, 0.2), rgb(0.13, 0.15, 0.19), wrap=0.5, shine=0.1),
    ),
    ambient=(0.10, 0.115, 0.15),
)
SHIP_X, SHIP_Z = -0.4, 13.2


def draw() -> Frame:
    """The hall from back to front."""
    frame = Frame()
    sky(
        frame,
        (0, ink("#1c2a45")),
        (300, ink("#324664")),
        (560, ink("#5b6d87")),
        (640, ink("#55657e")),
        (900, ink("#2b384f")),
    )
    _end_wall(frame)
    _floor(frame)
    _side(frame, -1.0)
    _side(frame, 1.0)
    _roof(frame)
    _crane(frame)
    _shafts(frame)
    _reflection(frame)
    _stand(frame)
    base = at(SHIP_X, 0.0, SHIP_Z)
    view = View(turn(z=90) @ look(), base[0], base[1] - 318, FOCUS / SHIP_Z, distance=SHIP_Z * 2.2)
    draw_solid(frame, soyuz().turned(turn(x=75)).turned(turn(z=0)), view, LIGHT)
    _platforms(frame)
    _crew(frame)
    return frame


def at(x: float, y: float, z: float) -> Point:
    """A place in the hall (metres: right, up, away) on the picture."""
    return 800 + FOCUS * x / z, HORIZON - FOCUS * (y - EYE) / z


def _panel(
    frame: Frame,
    corners: list[tuple[float, float, float]],
    colour: Colour,
    strength: float = 1.0,
) -> None:
    frame.cover(Pen(frame).polygon([at(*c) for c in corners]).stencil(), colour, strength)


def _end_wall(frame: Frame) -> None:
    _panel(frame, [(-WALL, 0, END), (WALL, 0, END), (WALL, ROOF, END), (-WALL, ROOF, END)], ink("#7888a0"))
    _panel(frame, [(-6, 0, END), (6, 0, END), (6, 13, END), (-6, 13, END)], ink("#62738d"))
    lines = Pen(frame)
    for x in steps(-6, 6.1, 2):
        lines.line([at(x, 0, END), at(x, 13, END)], 1.0)
    for y in (3.2, 6.5, 9.7, 13):
        lines.line([at(-6, y, END), at(6, y, END)], 1.0)
    frame.cover(lines.stencil(), ink("#4f6079"))
    window = Pen(frame)
    for x in steps(-13, 13, 3.3):
        window.polygon([at(x, 15, END), at(x + 2.6, 15, END), at(x + 2.6, 17.6, END), at(x, 17.6, END)])
    frame.cover(window.stencil(), ink("#d9d6c9"))


def _floor(frame: Frame) -> None:
    corners = [at(-WALL, 0, END), at(WALL, 0, END), at(WALL * 3, 0, 5), at(-WALL * 3, 0, 5)]
    frame.cover(
        Pen(frame).polygon(corners).stencil(),
        ramp((600, ink("#7d8899")), (700, ink("#626f85")), (900, ink("#39455c"))),
    )
    joints = Pen(frame)
    for x in steps(-15, 16, 3):
        joints.line([at(x, 0, END), at(x, 0, 6.5)], 0.9)
    for z in (7, 8, 9.2, 10.6, 12.4, 14.6, 17.4, 21, 26, 33, 44):
        joints.line([at(-WALL, 0, z), at(WALL, 0, z)], 0.9)
    frame.shade(joints.stencil(), 0.82)
    rail = Pen(frame)
    for x in (-5.2, -4.7, 4.2, 4.7):
        rail.polygon([at(x, 0, END), at(x + 0.12, 0, END), at(x + 0.12, 0, 6), at(x, 0, 6)])
    frame.shade(rail.stencil(), 0.60)
    for k in range(9):
        z = 10.5 + k * 5.6
        pool = [at(-10.5, 0, z), at(-5.2, 0, z + 1.2), at(-5.2, 0, z + 3.4), at(-10.5, 0, z + 2.4)]
        frame.shine(Pen(frame).polygon(pool).stencil(5 - 0.4 * k), rgb(1.0, 0.82, 0.58), 0.26)


def _side(frame: Frame, side: float) -> None:
    x = WALL * side
    corners = [at(x, 0, END), at(x, ROOF, END), at(x, ROOF, 9), at(x, 0, 9)]
    near, far = (ink("#26344f"), ink("#61728d")) if side < 0 else (ink("#3a4963"), ink("#8490a3"))

    def paint(across: np.ndarray, down: np.ndarray) -> np.ndarray:
        t = np.clip((np.abs(across - 800) - 205) / 640, 0, 1)[..., None]
        return (far + (near - far) * t**0.7).astype(np.float32)

    frame.cover(Pen(frame).polygon(corners).stencil(), paint)
    panes, bars, ribs = Pen(frame), Pen(frame), Pen(frame)
    for k in range(10):
        z = 12.0 + k * 5.0
        if side < 0:
            panes.polygon([at(x, 5.5, z), at(x, 5.5, z + 3.4), at(x, 15.5, z + 3.4), at(x, 15.5, z)])
            for y in (8, 10.5, 13):
                bars.line([at(x, y, z), at(x, y, z + 3.4)], 20 / z)
            bars.line([at(x, 5.5, z + 1.7), at(x, 15.5, z + 1.7)], 20 / z)
        ribs.polygon([at(x, 0, z - 1.1), at(x, 0, z - 0.5), at(x, ROOF, z - 0.5), at(x, ROOF, z - 1.1)])
    frame.cover(panes.stencil(), ink("#e9e4d4"))
    frame.cover(bars.stencil(), ink("#6f7d92"))
    frame.cover(ribs.stencil(), ink("#2f3d58") if side < 0 else ink("#5e6c84"), 0.75)
    if side > 0:
        _galleries(frame, x)


def _galleries(frame: Frame, x: float) -> None:
    rails = Pen(frame)
    for y in (5.0, 10.0):
        _panel(frame, [(x, y, END), (x - 1.6, y, END), (x - 1.6, y, 10), (x, y, 10)], ink("#4a5972"))
        rails.polygon(
            [at(x - 1.6, y, END), at(x - 1.6, y - 0.25, END), at(x - 1.6, y - 0.25, 10), at(x - 1.6, y, 10)],
        )
        for h in (0.55, 1.1):
            rails.line([at(x - 1.6, y + h, END), at(x - 1.6, y + h, 10)], 1.0)
        for z in np.geomspace(11, 58, 26):
            rails.line([at(x - 1.6, y, z), at(x - 1.6, y + 1.1, z)], 12 / z + 0.4)
    frame.cover(rails.stencil(), ink("#35435d"))


def _roof(frame: Frame) -> None:
    for z in (58, 50, 43, 37, 31.5, 26.5, 22, 18, 14.6):
        pen = Pen(frame)
        width = 26 / z + 0.5
        pen.line([at(-WALL, ROOF - 2.2, z), at(WALL, ROOF - 2.2, z)], width)
        pen.line([at(-WALL, ROOF - 0.4, z), at(WALL, ROOF - 0.4, z)], width)
        for k in range(20):
            a, b = -WALL + 1.5 * k, -WALL + 1.5 * (k + 1)
            low, high = (ROOF - 2.2, ROOF - 0.4) if k % 2 else (ROOF - 0.4, ROOF - 2.2)
            pen.line([at(a, low, z), at(b, high, z)], width * 0.6)
        near = float(np.clip((58 - z) / 44, 0, 1))
        frame.cover(pen.stencil(), ink("#6a7a93") * (1 - near) + ink("#18243c") * near)
        for x in (-8.0, 0.0, 8.0):
            lamp = at(x, ROOF - 2.6, z)
            frame.glow(lamp[0], lamp[1], 60 / z + 1.4, rgb(1.0, 0.92, 0.76), 0.9)


def _crane(frame: Frame) -> None:
    z = 19.0
    for side in (-1.0, 1.0):
        x = WALL * side
        _panel(
            frame,
            [(x, 13.2, END), (x - side * 0.9, 13.2, END), (x - side * 0.9, 13.2, 9), (x, 13.2, 9)],
            ink("#4d5a70"),
        )
        _panel(
            frame,
            [
                (x - side * 0.9, 13.2, END),
                (x - side * 0.9, 12.4, END),
                (x - side * 0.9, 12.4, 9),
                (x - side * 0.9, 13.2, 9),
            ],
            ink("#3a475f"),
        )
    beam = [at(-WALL, 14.4, z), at(WALL, 14.4, z), at(WALL, 13.4, z), at(-WALL, 13.4, z)]
    frame.cover(Pen(frame).polygon(beam).stencil(), ramp((50, ink("#958a6c")), (112, ink("#6a6352"))))
    frame.shade(Pen(frame).line([at(-WALL, 13.5, z), at(WALL, 13.5, z)], 4).stencil(), 0.7)
    ribs = Pen(frame)
    for k in steps(-WALL + 0.75, WALL, 1.5):
        ribs.line([at(k, 14.4, z), at(k, 13.4, z)], 1.4)
    frame.shade(ribs.stencil(), 0.80)
    for side in (-1.0, 1.0):
        x = side * (WALL - 0.9)
        _panel(
            frame,
            [(x - 0.9, 14.5, z), (x + 0.9, 14.5, z), (x + 0.9, 13.0, z), (x - 0.9, 13.0, z)],
            ink("#4a4f5b"),
        )
    _panel(frame, [(-2.0, 15.2, z), (1.2, 15.2, z), (1.2, 14.4, z), (-2.0, 14.4, z)], ink("#3a465c"))
    _hook(frame, z)


def _hook(frame: Frame, z: float) -> None:
    hook = Pen(frame)
    for x in (-0.75, -0.55, -0.25, -0.05):
        hook.line([at(x, 13.2, z), at(-0.4 + (x + 0.4) * 0.5, 12.0, z)], 1.1)
    hook.box(at(-0.8, 0, z)[0], at(0, 12.1, z)[1], at(0.0, 0, z)[0], at(0, 11.5, z)[1])
    hx, hy = at(-0.4, 11.2, z)
    hook.line(oval(hx, hy, 9, 10, -80, 170, closed=True), 3.2)
    frame.cover(hook.stencil(), ink("#2c3850"))


def _shafts(frame: Frame) -> None:
    for k in range(8):
        z = 12.0 + k * 5.0
        shape = [
            at(-WALL, 15.0, z + 0.3),
            at(-WALL, 15.0, z + 3.1),
            at(-5.0, 0, z + 3.6),
            at(-10.6, 0, z + 0.2),
        ]
        fade = float(np.exp(-k * 0.22))
        frame.shine(Pen(frame).polygon(shape).stencil(7), rgb(1.0, 0.86, 0.64), 0.055 * fade + 0.012)


def _reflection(frame: Frame) -> None:
    x, y = at(SHIP_X, 0, SHIP_Z)
    fall = np.exp(-np.clip(frame.y - y, 0, None) / 80) * (frame.y > y - 4)
    spread = np.exp(-(((frame.x - x) / 120) ** 2))
    frame.add(spread * fall * 0.075, rgb(0.85, 0.92, 1.0))
    frame.shade(Pen(frame).ellipse(x + 40, y + 6, 190, 24).stencil(12), 0.55)


def _stand(frame: Frame) -> None:
    x, y = at(SHIP_X, 0.0, SHIP_Z)
    pen = Pen(frame)
    pen.polygon([(x - 88, y - 94), (x + 88, y - 94), (x + 94, y - 80), (x - 94, y - 80)])
    for a, b in ((-86, -126), (-34, -48), (34, 48), (86, 126)):
        pen.line([(x + a, y - 84), (x + b, y + (6 if abs(a) < 50 else 0))], 8)
    pen.line([(x - 112, y - 30), (x + 112, y - 30)], 5)
    pen.line([(x - 90, y - 82), (x - 44, y - 4)], 3).line([(x + 90, y - 82), (x + 44, y - 4)], 3)
    frame.cover(pen.stencil(), ramp((y - 100, ink("#c2c3be")), (y + 8, ink("#7f8794"))))
    for side in (-1, 1):
        gantry = Pen(frame)
        far = x + side * 352
        gantry.line([(far, y + 2), (far, y - 470)], 5).line([(far, y - 466), (x + side * 84, y - 466)], 4)
        gantry.line([(far - side * 44, y - 466), (far, y - 424)], 3).line(
            [(far - 34, y + 4), (far + 34, y + 4)],
            6,
        )
        for reach in (132, 196, 262, 318):
            gantry.line([(x + side * reach, y - 466), (x + side * reach, y - 176)], 0.9)
        frame.cover(gantry.stencil(), ink("#56657e"))


def _platforms(frame: Frame) -> None:
    for left, right, floor in ((-486, -372, 172), (372, 486, 236)):
        x, y = at(SHIP_X, 0.0, SHIP_Z - 0.6)
        pen = Pen(frame)
        pen.box(x + left, y - floor, x + right, y - floor + 7)
        for edge in (left + 3, right - 3):
            pen.line([(x + edge, y + 8), (x + edge, y - floor - 58)], 4)
        for up in (30, 58):
            pen.line([(x + left, y - floor - up), (x + right, y - floor - up)], 2.2)
        pen.line([(x + left, y + 6), (x + right, y - floor)], 2.4).line(
            [(x + right, y + 6), (x + left, y - floor)], 2.4
        )
        frame.cover(pen.stencil(), ink("#8390a4"))
        person_x, ground = x + (left + right) / 2, y - floor
        engineer(frame, person_x, ground, 106, 0.0)


def _crew(frame: Frame) -> None:
    for x, z, lean in (
        (-3.4, 12.2, 0.015),
        (-2.75, 12.5, -0.02),
        (3.3, 11.6, -0.015),
        (6.4, 17.0, 0.0),
        (-8.2, 24.0, 0.01),
        (-7.4, 24.4, -0.01),
    ):
        px, py = at(x, 0.0, z)
        height = 1.76 * FOCUS / z
        frame.shade(Pen(frame).ellipse(px + height * 0.22, py, height * 0.34, height * 0.035).stencil(2), 0.6)
        engineer(frame, px, py, height, lean)
