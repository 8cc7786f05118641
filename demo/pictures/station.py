"""The International Space Station early in 2019. Metres; x forward, y to port, z up."""

import numpy as np

from .colour import Array, Colour, ink
from .craft import METAL, progress, quilt, soyuz
from .mesh import Mesh, ball, box, join, revolve, rod, sheet, turn

HULL = ink("#c6c7c2")
PALE_HULL = ink("#dcdcd6")
TRUSS = ink("#a7a59d")
BLUE = ink("#2d3d66")
BACK = ink("#b98b52")
WHITE = ink("#e6e6e1")


def module(start: float, end: float, radius: float, colour: Colour = HULL, seed: int = 1) -> Mesh:
    """A pressurised cylinder along x with coned ends."""
    cone = min(0.9, (end - start) * 0.18)
    profile = [
        (start, 0.0),
        (start, radius * 0.5),
        (start + cone, radius),
        (end - cone, radius),
        (end, radius * 0.5),
        (end, 0.0),
    ]
    return revolve(profile, quilt(colour, seed, 14, 1.4, 0.05), sides=48, step=0.3, gloss=0.2)


def blanket(length: float, width: float, rows: int) -> Mesh:
    """Half of a wing: a long strip of cells with fine cross lines."""

    def skin(u: Array, v: Array) -> Array:
        line = np.floor(u * rows) % 8 == 0
        edge = np.abs(v - 0.5) > 0.44
        return np.where((line | edge)[:, None], ink("#7f7d7a"), BLUE).astype(np.float32)

    return sheet((0, -width / 2, 0), (length, 0, 0), (0, width, 0), skin, cells=(rows, 8), gloss=0.14)


def wing(tilt: float) -> Mesh:
    """One large array wing: two blankets and a mast, turned about its long axis."""
    strips = [blanket(34.0, 4.5, 104).moved(y=side) for side in (-3.2, 3.2)]
    mast = rod((0, 0, 0), (34.5, 0, 0), 0.28, METAL, cuts=14)
    ends = [box((x, 0, 0), (0.4, 11.2, 0.3), TRUSS) for x in (0.0, 34.4)]
    return join(*strips, mast, *ends).turned(turn(x=tilt)).moved(x=3.0)


def arrays(turned: float, tilt: float) -> Mesh:
    """Eight wings in four pairs at the ends of the truss, turned together about the truss."""
    parts = []
    for y in (-51.0, -38.0, 38.0, 51.0):
        fore = wing(tilt)
        aft = wing(-tilt).turned(turn(z=180))
        parts.append(join(fore, aft).moved(y=y))
    return join(*parts).turned(turn(y=turned))


def truss() -> Mesh:
    """The lattice beam, seen as four rails with struts, and its boxes."""
    parts = [rod((a, -54, b), (a, 54, b), 0.22, TRUSS, cuts=60) for a in (-1.6, 1.6) for b in (-1.6, 1.6)]
    for y in np.arange(-54, 54, 3.0):
        for b in (-1.6, 1.6):
            parts.append(rod((-1.6, y, b), (1.6, y + 3, b), 0.14, TRUSS, cuts=1))
        for a in (-1.6, 1.6):
            parts.append(rod((a, y, -1.6), (a, y + 3, 1.6), 0.14, TRUSS, cuts=1))
    for y, width in ((0, 9), (-14, 10), (14, 10), (-26, 8), (26, 8), (-33, 3), (33, 3), (-45, 6), (45, 6)):
        parts.append(box((0, y, 0.0), (2.6, width, 2.6), HULL, cells=10))
    return join(*parts)


def radiators() -> Mesh:
    """White panels behind the truss and below the arrays."""
    parts = []
    for y in (-18.0, 18.0):
        for k in (-3.6, 0.0, 3.6):
            parts.append(
                sheet((-2.0, y + k - 1.6, -1.0), (-20.0, 0, -4.0), (0, 3.2, 0), WHITE, cells=(22, 4)),
            )
    for y in (-44.5, 44.5):
        parts.append(sheet((-2.0, y - 1.7, -2), (-2.0, 0, -11.0), (0, 3.4, 0), WHITE, cells=(12, 4)))
    return join(*parts)


def russian_segment() -> Mesh:
    """Zarya, Zvezda, Rassvet, Poisk, Pirs and the ships at them."""
    parts = [
        module(-16.5, -4.5, 2.0, ink("#b3b5ac"), 3),
        module(-30.0, -17.0, 2.05, ink("#bfc0b8"), 4),
        module(-20.0, -17.0, 1.5, ink("#9fa29b"), 5),
        module(0.0, 5.5, 1.25, ink("#b8b9b1"), 6).turned(turn(y=90)).moved(-7.0, 0, -1.5),
        module(0.0, 4.4, 1.25, ink("#b8b9b1"), 7).turned(turn(y=-90)).moved(-18.2, 0, 1.2),
        module(0.0, 4.4, 1.25, ink("#b8b9b1"), 8).turned(turn(y=90)).moved(-18.2, 0, -1.2),
    ]
    for x, span, chord in ((-26.0, 12.5, 3.2), (-11.0, 7.0, 3.0)):
        for side in (-1.0, 1.0):
            strip = sheet(
                (x - chord / 2, side * 3.0, 0),
                (chord, 0, 0),
                (0, side * span, 0),
                BLUE,
                cells=(4, 24),
                gloss=0.5,
            )
            parts.extend((strip, rod((x, side * 2.0, 0), (x, side * (3 + span), 0), 0.12, METAL)))
    parts.append(soyuz().turned(turn(y=90)).moved(-18.2, 0, 9.2))
    parts.append(progress().moved(-33.6))
    return join(*parts)


def western_segment() -> Mesh:
    """Unity, Destiny, Harmony, Tranquility with the cupola, Columbus, Kibo."""
    parts = [
        module(-4.0, 1.6, 2.25, PALE_HULL, 10), module(2.0, 10.5, 2.2, HULL, 11),
        module(11.0, 18.0, 2.2, PALE_HULL, 12),
        module(2.4, 9.2, 2.2, HULL, 13).turned(turn(z=-90)).moved(x=14.8),
        module(2.4, 13.4, 2.25, PALE_HULL, 14).turned(turn(z=90)).moved(x=14.8),
        module(0.0, 4.0, 2.1, PALE_HULL, 15).turned(turn(y=-90)).moved(14.8, 9.6, 1.9),
        box((14.8, 17.0, -0.6), (5.0, 5.6, 2.0), HULL, cells=12),
        module(2.4, 9.2, 2.2, PALE_HULL, 16).turned(turn(z=90)).moved(x=-0.6),
        module(0.0, 1.6, 1.5, HULL, 17).turned(turn(y=90)).moved(-0.6, 6.6, -2.0),
        module(2.4, 6.0, 2.2, PALE_HULL, 18).turned(turn(y=90)).moved(x=-0.6),
        module(2.4, 5.6, 2.1, PALE_HULL, 19).turned(turn(z=-90)).moved(x=-0.6),
        box((6.0, 0.0, 3.2), (3.0, 3.4, 2.4), TRUSS, cells=4),
        rod((6.0, 3.0, 6.0), (10.0, 10.0, 12.0), 0.22, WHITE),
        rod((10.0, 10.0, 12.0), (15.0, 4.0, 9.0), 0.2, WHITE),
        ball((0.0, 0.0, 8.5), (0.5, 1.1, 1.1), WHITE, fine=20), rod((0, 0, 6.2), (0, 0, 8.5), 0.12, METAL),
    ]  # fmt: skip
    return join(*parts)


def station(turned: float = 0.0, tilt: float = 0.0) -> Mesh:
    """All of it: modules below the truss, arrays turned to the Sun."""
    beam = join(truss(), radiators(), arrays(turned, tilt)).moved(6.0, 0.0, 6.0)
    return join(western_segment(), russian_segment(), beam)
