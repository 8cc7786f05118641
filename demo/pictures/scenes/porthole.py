"""The edge of the Earth and the rising Sun through a round window with sixteen bolts."""

import numpy as np

from ..colour import Array, rgb
from ..earth import Globe, paint_earth, paint_sunrise
from ..frame import Finish, Frame
from ..noise import sample, stars, streaks, tile

FINISH = Finish(bloom=0.20, vignette=0.34, seed=60)
CX, CY, GLASS, RIM = 750.0, 500.0, 398.0, 492.0
GLOBE = Globe(
    cx=690,
    top=520,
    radius=2100,
    sun_azimuth=6.6,
    sun_height=16.0,
    seed=11,
    shift=(0.62, 0.12),
    cover=0.6,
    scale=1.1,
)


def draw() -> Frame:
    """The view first, then the wall, the frame of the window, its bolts, and the glass."""
    frame = Frame(1500, 1000, rgb(0.002, 0.004, 0.011))
    stars(frame, 14, 240, np.clip((GLOBE.top - 30 - frame.y) / 180, 0, 1))
    paint_earth(frame, GLOBE)
    paint_sunrise(frame, GLOBE, 0.9)
    r = np.hypot(frame.x - CX, frame.y - CY)
    angle = np.arctan2(frame.y - CY, frame.x - CX)
    _glass(frame, r)
    outside = _edge(r - GLASS)
    frame.light += outside[..., None] * (_wall(frame, r) - frame.light)
    _rings(frame, r, angle)
    for index in range(16):
        turn = (index + 0.5) * np.pi / 8
        _bolt(frame, CX + 452 * float(np.cos(turn)), CY + 452 * float(np.sin(turn)), turn)
    return frame


def _edge(distance: Array, width: float = 0.75) -> Array:
    return 1 / (1 + np.exp(np.clip(-distance / width, -30, 30)))


def _glass(frame: Frame, r: Array) -> None:
    frame.light *= (1 - 0.5 * np.clip(r / GLASS, 0, 1) ** 7)[..., None]
    ghost = np.exp(-(((np.hypot(frame.x - CX - 70, frame.y - CY + 40) - 352) / 26) ** 2))
    side = np.clip((CX - 40 - frame.x) / 420 + (CY - frame.y) / 900, 0, 1)
    frame.add(ghost * side * 0.055, rgb(0.55, 0.72, 1.0))
    second = np.exp(-(((np.hypot(frame.x - CX + 30, frame.y - CY - 24) - 372) / 5) ** 2))
    frame.add(second * np.clip((frame.x - CX) / 420, 0, 1) * 0.06, rgb(1.0, 0.85, 0.65))


def _wall(frame: Frame, r: Array) -> Array:
    cloth = 0.9 + 0.2 * sample(tile(51, first=32, octaves=5), frame.x / 600, frame.y / 600)
    weave = 0.96 + 0.04 * np.sin(frame.x * 1.1) * np.sin(frame.y * 1.1)
    spill = 0.030 + 0.030 * np.exp(-(((r - RIM) / 150) ** 2)) * np.clip((CX + 300 - frame.x) / 900, 0, 1)
    shadow = 1 - 0.55 * np.exp(-np.clip(r - RIM, 0, None) / 24)
    tone = spill * cloth * weave * shadow
    for x in (118.0, 1382.0):
        seam = np.abs(frame.x - x - 8 * np.sin(frame.y / 220))
        tone = tone * (1 - 0.5 * np.exp(-((seam / 3.5) ** 2)) + 0.12 * np.exp(-(((seam - 8) / 6) ** 2)))
    return tone[..., None] * rgb(0.80, 0.95, 1.25)


def _rings(frame: Frame, r: Array, angle: Array) -> None:
    lit = 0.5 + 0.5 * np.cos(angle - (np.pi * 0.94))
    brushed = 0.93 + 0.14 * streaks(frame.width, frame.height, 3, 8, 160)
    warm, cool = rgb(1.0, 0.84, 0.64), rgb(0.92, 1.0, 1.12)
    bands = (
        (GLASS, RIM, (0.050 + 0.105 * lit**2) * brushed, cool),
        (GLASS, GLASS + 17, 0.030 + 0.55 * lit**4, warm),
        (GLASS + 17, GLASS + 21, 0.012 + 0 * lit, cool),
        (GLASS + 21, GLASS + 23.5, 0.05 + 0.22 * (1 - lit) ** 2, cool),
        (RIM - 20, RIM - 17.5, 0.02 + 0.02 * lit, cool),
        (RIM - 5, RIM, 0.035 + 0.32 * lit**3, cool),
    )
    for inner, outer, tone, tint in bands:
        mask = _edge(r - inner) * _edge(outer - r)
        frame.light += mask[..., None] * (tone[..., None] * tint - frame.light)


def _bolt(frame: Frame, x: float, y: float, turn: float) -> None:
    rows, columns = slice(int(y) - 26, int(y) + 27), slice(int(x) - 26, int(x) + 27)
    dx, dy = frame.x[rows, columns] - x, frame.y[rows, columns] - y
    q = np.hypot(dx, dy)
    area = frame.light[rows, columns]
    area *= (1 - 0.55 * np.exp(-((np.hypot(dx - 3, dy - 3) / 15) ** 4)))[..., None]
    six = np.arctan2(dy, dx) + turn * 3
    hexagon = q * np.cos((six % (np.pi / 3)) - np.pi / 6)
    tilt = np.clip(-(dx * 0.9 + dy * 0.45) / 13, -1, 1)
    lit = 0.5 + 0.5 * np.cos(np.arctan2(y - CY, x - CX) - np.pi * 0.94)
    for size, base, gain in ((12.5, 0.075, 0.06), (9.0, 0.10, 0.12)):
        shape = q if size > 10 else hexagon
        mask = _edge(size - shape, 0.6)
        tone = (base + gain * tilt) * (0.7 + 0.9 * lit)
        rim = np.exp(-(((shape - size + 1) / 1.1) ** 2)) * np.clip(tilt, 0, 1) * 0.25 * (0.3 + lit)
        area += mask[..., None] * ((tone + rim)[..., None] * rgb(0.97, 1.0, 1.06) - area)
