"""High in the sky a launch goes wrong: the cross of the four boosters is broken, the ship pulls away."""

import numpy as np

from ..colour import Array, ink, rgb
from ..frame import Finish, Frame, Stencil, soften
from ..land import mist, ridge, sky, steppe
from ..noise import sample, smoothstep, tile
from ..people import standing
from ..shapes import Pen, Point, curve

FINISH = Finish(bloom=0.18, vignette=0.28, seed=71)
PATH: list[Point] = [
    (470, 838),
    (486, 770),
    (498, 690),
    (534, 600),
    (598, 505),
    (690, 410),
    (800, 325),
    (905, 262),
]
HEART = (905.0, 262.0)


def draw() -> Frame:
    """Sky, trail, cross, the small bright point above it, the steppe below."""
    frame = Frame()
    sky(
        frame, (0, ink("#0f2750")), (260, ink("#224679")), (520, ink("#4f78a6")), (700, ink("#8facc4")),
        (800, ink("#c9cfcd")), (840, ink("#dccfb9")),
    )  # fmt: skip
    _trail(frame)
    _fan(frame)
    _cross(frame)
    _ship(frame)
    frame.cover(ridge(frame, 832, 5, 340), ink("#8d98a8"))
    steppe(frame, 846, ink("#39404f"), ink("#6d7486"), 350, 0.4)
    mist(frame, 842, 10, ink("#d8cdbb"), 0.45, 8)
    _watchers(frame)
    return frame


def _trail(frame: Frame) -> None:
    path = np.array(curve(PATH, 90))
    source = np.random.default_rng(41)
    age = np.linspace(1, 0, len(path))
    density = np.zeros((frame.height, frame.width), dtype=np.float32)
    lit = np.zeros_like(density)
    sway = sample(
        tile(362, octaves=5),
        (path[:, 1] / 560).astype(np.float32),
        np.full(len(path), 0.4, np.float32),
    )
    for _ in range(46):
        wander = sample(
            tile(361, octaves=6),
            (path[:, 1] / 700).astype(np.float32),
            np.full(len(path), source.random(), np.float32),
        )
        width = 2.0 + 13 * age**0.8
        shift = source.normal(0, 0.55, len(path)) * width * 0.5 + (wander - 0.5) * width * 3.4
        drift = (sway - 0.5) * 74 * age**1.5
        x, y = path[:, 0] + shift + drift, path[:, 1] + source.normal(0, 1.6, len(path))
        column, row = np.clip(x, 0, 1599).astype(int), np.clip(y, 0, 899).astype(int)
        np.add.at(
            density,
            (row, column),
            (0.55 + 0.5 * (1 - age)).astype(np.float32) / (1 + width * 0.22).astype(np.float32),
        )
        np.add.at(lit, (row, column), (shift / (width + 1) * 0.4).astype(np.float32))
    body = soften(density, 2) * 0.7 + soften(density, 5) * 0.8
    side = np.clip(0.55 + soften(lit, 3) / np.maximum(soften(density, 3), 0.02), 0, 1)
    colour = ink("#8fa3c0") * (1 - side)[..., None] + ink("#f6f1e6") * side[..., None]
    fade = np.clip((frame.y - 255) / 60, 0.35, 1)
    frame.cover(Stencil((1 - np.exp(-body * 1.5)) * fade, 0, 0), colour.astype(np.float32), 0.94)


def _fan(frame: Frame) -> None:
    dx, dy = frame.x - HEART[0], frame.y - HEART[1]
    distance = np.hypot(dx, dy) + 1e-3
    back = (-dx * 0.80 + dy * 0.60) / distance
    wisps = sample(tile(371, octaves=7, fall=0.6), np.arctan2(dy, dx) / 3 + 0.1, distance / 900)
    cone = smoothstep(0.55, 1.0, back) * np.exp(-distance / 130) * (0.35 + wisps)
    frame.add(cone * 0.42, rgb(0.85, 0.93, 1.0))
    shell = np.exp(-(((distance - 118 - 26 * (wisps - 0.5)) / 20) ** 2)) * smoothstep(-0.3, 0.9, back)
    frame.add(shell * 0.085, rgb(0.80, 0.90, 1.0))


def _cross(frame: Frame) -> None:
    glow = np.zeros((frame.height, frame.width), dtype=np.float32)
    arms: list[list[Point]] = [
        [(905, 262), (868, 246), (836, 224), (812, 196)],
        [(905, 262), (926, 292), (956, 318), (992, 334)],
        [(905, 262), (884, 300), (854, 330), (822, 346)],
    ]
    for arm in arms:
        _arm(glow, arm, 1.0)
    _arm(glow, [(905, 262), (928, 250), (938, 268), (924, 288), (934, 318), (920, 352)], 0.75)
    source = np.random.default_rng(10)
    for _ in range(95):
        a, r = source.normal(0.9, 0.75), source.gamma(2.0, 21)
        x, y = int(HEART[0] + 14 + r * np.cos(a)), int(HEART[1] + 10 + r * np.sin(a))
        glow[y : y + 2, x : x + 2] += source.uniform(0.1, 0.9)
    light = soften(glow, 1) * 0.75 + soften(glow, 4) * 1.3 + soften(glow, 12) * 1.2
    frame.add(light, rgb(1.0, 0.93, 0.82))
    frame.glow(HEART[0], HEART[1], 11, rgb(1.0, 0.86, 0.66), 0.8)


def _arm(glow: Array, points: list[Point], strength: float) -> None:
    path = np.array(curve(points, 70))
    fade = np.linspace(1.0, 0.15, len(path)) * strength
    for (x, y), power in zip(path, fade, strict=True):
        glow[int(y), int(x)] += power * 0.75
    x, y = path[-1]
    glow[int(y) - 1 : int(y) + 2, int(x) - 1 : int(x) + 2] += 2.2 * strength


def _ship(frame: Frame) -> None:
    path = curve([(914, 254), (958, 214), (1008, 176), (1062, 146)], 40)
    for index, (x, y) in enumerate(path[::2]):
        frame.glow(x, y, 1.5, rgb(1.0, 0.95, 0.86), 0.03 + 0.16 * (index / len(path[::2])) ** 2)
    frame.glow(1062, 146, 2.6, rgb(1.0, 0.96, 0.9), 3.0)
    frame.glow(1062, 146, 11, rgb(1.0, 0.92, 0.8), 0.42)


def _watchers(frame: Frame) -> None:
    pen = Pen(frame)
    for x, tall in ((1128, 25), (1141, 23), (1152, 26), (1186, 25), (1268, 24), (1279, 17)):
        standing(pen, x, 864, tall)
    pen.polygon([(1204, 861), (1204, 849), (1213, 847), (1219, 837), (1244, 837), (1248, 848), (1248, 861)])
    pen.box(296, 790, 298, 850).box(352, 806, 353.6, 850).box(430, 812, 440, 850).box(446, 826, 476, 850)
    frame.cover(pen.stencil(), ink("#2b3344"))
