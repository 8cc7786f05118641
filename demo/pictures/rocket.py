"""The Soyuz rocket. Metres; nose along x, engines at x = 0."""

import numpy as np

from .colour import Array, Colour, ink
from .mesh import Mesh, Skin, ball, box, join, revolve, rod, sheet, turn

OLIVE = ink("#8b9088")
FROST = ink("#e9ebe6")
PAINT = ink("#d8d7cf")
ORANGE = ink("#b9744a")
SHADE = ink("#3b3e42")
STEEL = ink("#77797a")

CORE = [
    (0.0, 0.0), (0.0, 1.02), (11.5, 1.03), (17.0, 1.34), (19.6, 1.48), (20.4, 1.48),
    (26.4, 1.33), (27.6, 1.33),
]  # fmt: skip
THIRD = [(28.7, 1.33), (35.2, 1.33)]
FAIRING = [(35.2, 1.34), (35.6, 1.5), (40.3, 1.5), (41.2, 1.42), (43.6, 0.86), (44.4, 0.62), (44.5, 0.34)]
TOWER = [(44.5, 0.34), (46.2, 0.3), (46.3, 0.46), (46.9, 0.46), (47.0, 0.3), (48.8, 0.26), (49.4, 0.0)]
STRAP = [
    (0.0, 0.0),
    (0.0, 1.24),
    (0.7, 1.34),
    (3.2, 1.33),
    (9.0, 1.02),
    (15.0, 0.56),
    (18.6, 0.2),
    (19.3, 0.0),
]


def _banded(*bands: tuple[float, float, Colour], base: Colour, frost: int = 0) -> Skin:
    marks = np.random.default_rng(frost).uniform(0.9, 1.06, (61, 41)).astype(np.float32)

    def skin(x: Array, angle: Array) -> Array:
        colour = np.broadcast_to(np.asarray(base, dtype=np.float32), (len(x), 3)).copy()
        for low, high, band in bands:
            colour[(x >= low) & (x < high)] = np.asarray(band, dtype=np.float32)
        shade = marks[(x * 2.2).astype(int) % 61, (angle * 6.4).astype(int) % 41]
        seam = np.abs(x / 2.4 - np.round(x / 2.4)) < 0.02
        return colour * (shade * np.where(seam, 0.82, 1.0))[:, None].astype(np.float32)

    return skin


def _nozzle(y: float, z: float, size: float, inside: Colour) -> Mesh:
    bell = revolve([(-0.55, size), (0.0, size * 0.62)], STEEL, sides=22, gloss=0.5)
    disc = revolve([(-0.52, size * 0.93), (-0.5, 0.0)], inside, sides=22, gloss=0.0)
    lip = revolve([(-0.52, size * 0.9), (-0.55, size * 0.9), (-0.55, size)], STEEL, sides=22, gloss=0.6)
    back = disc.turned(turn(y=180)).moved(-1.04)
    return join(bell, lip, back).moved(0.0, y, z)


def engine(inside: Colour = SHADE) -> Mesh:
    """Four large chambers and the small steering ones."""
    large = [_nozzle(y, z, 0.47, inside) for y in (-0.52, 0.52) for z in (-0.52, 0.52)]
    small = [_nozzle(y, z, 0.19, inside) for y, z in ((1.15, 0.0), (-1.15, 0.0))]
    return join(*large, *small)


def strap_on(inside: Colour = SHADE) -> Mesh:
    """One of the four side boosters, about its own axis."""
    skin = _banded((0.0, 0.9, STEEL), (2.9, 3.3, SHADE), (3.3, 9.0, FROST * 0.82), base=OLIVE, frost=4)
    fin = sheet((0.0, 1.25, 0.0), (1.5, 0.0, 0.0), (-0.25, 0.7, 0.0), OLIVE, cells=(3, 2))
    return join(revolve(STRAP, skin, sides=56, step=0.22, gloss=0.2), engine(inside), fin)


def rocket(*, boosters: bool = True, inside: Colour = SHADE) -> Mesh:
    """The whole rocket with the ship's fairing and the escape tower."""
    core_skin = _banded(
        (0.0, 0.8, STEEL),
        (10.8, 11.2, SHADE),
        (11.2, 19.6, FROST * 0.85),
        base=OLIVE,
        frost=2,
    )
    third_skin = _banded((28.7, 29.3, SHADE), (34.6, 34.9, STEEL), base=FROST * 0.96, frost=6)
    nose_skin = _banded((35.2, 35.6, STEEL), (38.0, 38.12, ORANGE), (41.9, 42.0, STEEL), base=FROST, frost=8)
    parts = [
        revolve(CORE, core_skin, sides=64, step=0.2, gloss=0.2),
        revolve([(27.6, 0.9), (28.7, 0.9)], SHADE, sides=32),
        *_lattice(),
        revolve(THIRD, third_skin, sides=56, step=0.4, gloss=0.22),
        revolve(FAIRING, nose_skin, sides=56, step=0.3, gloss=0.25),
        revolve(TOWER, PAINT, sides=24, step=0.3, gloss=0.25),
        engine(inside),
        *_grid_fins(),
    ]
    if boosters:
        side = strap_on(inside).turned(turn(z=-3.4)).moved(0.2, 2.46)
        parts.extend(side.turned(turn(x=angle)) for angle in (45, 135, 225, 315))
    return join(*parts)


def _lattice() -> list[Mesh]:
    parts = []
    for index in range(12):
        a, b = np.radians((index * 30, index * 30 + 30))
        low, high = (27.6, 28.7) if index % 2 else (28.7, 27.6)
        start = (low, 1.3 * np.cos(a), 1.3 * np.sin(a))
        parts.append(rod(start, (high, 1.3 * np.cos(b), 1.3 * np.sin(b)), 0.06, PAINT, cuts=2))
    return parts


def _grid_fins() -> list[Mesh]:
    return [box((36.6, 1.6, 0.0), (1.6, 0.16, 0.9), STEEL).turned(turn(x=a)) for a in (45, 135, 225, 315)]


def descent_module(colour: Colour) -> Mesh:
    """The bell of the descent module, its flat shield down the x axis."""
    profile = [
        (0.0, 0.0),
        (0.0, 0.7),
        (0.12, 1.05),
        (0.3, 1.1),
        (0.9, 1.02),
        (1.4, 0.86),
        (1.8, 0.62),
        (2.1, 0.46),
        (2.15, 0.0),
    ]
    window = ball((1.0, 0.0, 1.0), (0.2, 0.2, 0.06), SHADE, fine=14)
    return join(revolve(profile, colour, sides=48, step=0.15, gloss=0.08), window)
