"""Ships: Soyuz, Progress, the descent module, the round Vostok. Metres, nose along x, z up."""

import numpy as np

from .colour import Array, Colour, ink
from .mesh import Mesh, Skin, ball, box, join, revolve, rod, sheet

BLANKET = ink("#8d938c")
GREEN = ink("#7d857c")
WHITE = ink("#d9dad4")
GREY = ink("#9a9da0")
DARK = ink("#34373d")
METAL = ink("#b8b4aa")
CELL = ink("#2b3c63")
GRID = ink("#a9a69d")

AFT = [(-3.55, 0.0), (-3.5, 0.5), (-3.5, 1.28), (-3.3, 1.36), (-2.75, 1.12)]
BODY = [(-2.75, 1.10), (-1.55, 1.10), (-1.5, 1.06), (-1.12, 1.06)]
BELL = [
    (-1.1, 1.09),
    (-0.95, 1.11),
    (-0.5, 1.08),
    (-0.1, 1.0),
    (0.3, 0.86),
    (0.6, 0.7),
    (0.78, 0.56),
    (0.8, 0.46),
]
ROUND = [
    (0.9, 0.46), (0.92, 0.62), (1.1, 0.86), (1.35, 1.04), (1.6, 1.12), (2.05, 1.12),
    (2.3, 1.05), (2.55, 0.88), (2.75, 0.7), (2.8, 0.66),
]  # fmt: skip
DOCK = [
    (2.8, 0.68),
    (3.0, 0.68),
    (3.02, 0.62),
    (3.02, 0.3),
    (3.14, 0.16),
    (3.5, 0.07),
    (3.62, 0.07),
    (3.66, 0.0),
]


def quilt(colour: Colour, seed: int, rows: int = 18, length: float = 0.45, depth: float = 0.12) -> Skin:
    """A blanket sewn of patches, each a little lighter or darker; seams are darker."""
    base = np.asarray(colour, dtype=np.float32)
    shades = np.random.default_rng(seed).uniform(1 - depth, 1 + depth, (97, 97)).astype(np.float32)

    def skin(x: Array, angle: Array) -> Array:
        row, column = angle / (2 * np.pi) * rows, x / length
        shade = shades[row.astype(int) % 97, np.floor(column).astype(int) % 97]
        seam = (np.abs(column - np.round(column)) < 0.06) | (np.abs(row - np.round(row)) < 0.09)
        return base * (shade * np.where(seam, 0.87, 1.0))[:, None].astype(np.float32)

    return skin


def belted(skin: Skin, low: float, high: float, colour: Colour) -> Skin:
    """The same skin with a plain belt between two places along x."""

    def belt(x: Array, angle: Array) -> Array:
        inside = ((x > low) & (x < high))[:, None]
        return np.where(inside, np.asarray(colour, dtype=np.float32), skin(x, angle)).astype(np.float32)

    return belt


def cells(across: int, panels: int) -> Skin:
    """Solar cells in panels parted by light frames."""

    def skin(u: Array, v: Array) -> Array:
        shade = 0.86 + 0.28 * ((np.floor(u * 97) * 31 + np.floor(v * 89) * 17) % 7) / 7
        colour = CELL * shade[:, None].astype(np.float32)
        along, side = u * panels, v * 2
        frame = (np.abs(along - np.round(along)) * across < 0.6) | (np.abs(side - np.round(side)) < 0.045)
        return np.where(frame[:, None], GRID, colour).astype(np.float32)

    return skin


def wing(root: float, tip: float, chord: float, x: float, *, fine: int = 1) -> Mesh:
    """One array along y, in four panels, on a short boom."""
    side = 1.0 if tip > 0 else -1.0
    gap = 0.06 * side
    panel = (tip - root) / 4
    parts = [rod((x, 0.9 * side, 0), (x, root, 0), 0.06, METAL)]
    for index in range(4):
        start = root + index * panel
        parts.append(
            sheet((x - chord / 2, start + gap / 2, 0), (0, panel - gap, 0), (chord, 0, 0), cells(18, 1),
                  cells=(18 * fine, 26 * fine), gloss=0.5)
        )  # fmt: skip
        parts.append(rod((x, start, 0), (x, start + gap, 0), 0.05, METAL, cuts=1))
    return join(*parts)


def instrument_module() -> Mesh:
    """The aft module that Soyuz and Progress share, with its arrays and engine."""
    parts = [
        revolve([(-3.9, 0.3), (-3.5, 0.2)], DARK, sides=24),
        revolve(AFT, quilt(WHITE, 3, 28, 0.4, 0.06), sides=96, step=0.07),
        revolve(BODY, _radiator, sides=96, step=0.05, gloss=0.4),
        wing(1.45, 5.35, 1.5, -2.55),
        wing(-1.45, -5.35, 1.5, -2.55),
    ]
    for angle in np.radians(np.arange(20, 360, 40)):
        y, z = float(np.cos(angle)), float(np.sin(angle))
        parts.append(box((-3.1, 1.3 * y, 1.3 * z), (0.2, 0.16, 0.16), DARK))
    for y in (-0.5, 0.5):
        parts.append(rod((-3.4, y, 1.2), (-4.2, y * 1.5, 1.7), 0.03, METAL))
    return join(*parts)


def _radiator(x: Array, angle: Array) -> Array:
    stripe = (np.floor(x / 0.12) % 2 == 0) & (x < -1.55)
    panel = np.abs((angle / (2 * np.pi) * 10) % 1 - 0.5) > 0.465
    shade = np.where(stripe, 0.9, 1.0) * np.where(panel, 0.62, 1.0) * np.where(x > -1.55, 0.55, 1.0)
    return (WHITE * 0.92 * shade[:, None]).astype(np.float32)


def soyuz() -> Mesh:
    """The Soyuz MS in flight, arrays open, probe out."""
    parts = [
        instrument_module(),
        revolve(BELL, quilt(GREEN, 5, 22, 0.36, 0.09), sides=96, step=0.045, gloss=0.12),
        revolve([(0.8, 0.44), (0.9, 0.44)], DARK, sides=40),
        revolve(
            ROUND,
            belted(quilt(BLANKET, 7, 22, 0.38, 0.08), 1.72, 1.95, ink("#6f766f")),
            sides=96,
            step=0.045,
            gloss=0.12,
        ),
        revolve(DOCK, METAL, sides=72, step=0.05, gloss=0.5),
        *_antennas(),
    ]
    for angle in np.radians((35, 145, 215, 325)):
        y, z = float(np.cos(angle)), float(np.sin(angle))
        parts.append(rod((1.35, 1.2 * y, 1.2 * z), (2.25, 1.2 * y, 1.2 * z), 0.025, ink("#c9b48a")))
    return join(*parts)


def _antennas() -> list[Mesh]:
    return [
        rod((1.3, 0.0, 1.05), (1.0, 0.0, 1.95), 0.03, METAL),
        ball((1.0, 0.0, 2.0), (0.1, 0.22, 0.22), WHITE, fine=32),
        rod((1.3, 0.0, -1.05), (0.7, 0.0, -1.8), 0.03, METAL),
        rod((0.7, 0.0, -1.8), (0.2, 0.0, -1.95), 0.045, METAL),
        rod((0.05, 0.0, -0.95), (0.1, 0.0, -1.3), 0.07, DARK),
        rod((2.7, 0.5, 0.5), (3.05, 0.75, 0.75), 0.03, METAL),
        ball((3.08, 0.77, 0.77), (0.05, 0.13, 0.13), WHITE, fine=28),
    ]


def progress() -> Mesh:
    """The Progress MS cargo ship: the same tail, a tank section, a cargo hold."""
    tanks = [(-1.12, 1.0), (-1.05, 1.06), (0.25, 0.98), (0.3, 0.86), (0.42, 0.86)]
    hold = [
        (0.42, 0.9),
        (0.6, 1.06),
        (0.9, 1.12),
        (2.05, 1.12),
        (2.35, 1.04),
        (2.6, 0.86),
        (2.78, 0.7),
        (2.8, 0.66),
    ]
    return join(
        instrument_module(),
        revolve(tanks, quilt(ink("#b9bab2"), 11, 16, 0.42, 0.07), sides=96, step=0.045, gloss=0.15),
        revolve(
            hold,
            belted(quilt(ink("#a3a79f"), 13, 22, 0.38, 0.07), 1.3, 1.7, ink("#868b84")),
            sides=96,
            step=0.045,
            gloss=0.15,
        ),
        revolve(DOCK, METAL, sides=72, step=0.05, gloss=0.5),
        *_antennas(),
    )
