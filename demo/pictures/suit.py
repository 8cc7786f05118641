"""A figure in an Orlan suit. Metres; the face looks along x, y to the left hand, z up."""

from dataclasses import dataclass, replace

import numpy as np

from .colour import Array, Colour, ink
from .mesh import Mesh, Vector, ball, box, facing, join, revolve, rod, turn

CLOTH = ink("#d3d4d1")
SHADOW_CLOTH = ink("#b0b3b7")
RED = ink("#9c4f3f")
GLASS = ink("#3a2f22")
BRIM = ink("#c3c5c6")
GLOVE = ink("#aeb1b3")


@dataclass(frozen=True)
class Pose:
    """Joints of arms and legs: shoulder or hip, elbow or knee, wrist or ankle."""

    left_arm: tuple[Vector, Vector, Vector]
    right_arm: tuple[Vector, Vector, Vector]
    left_leg: tuple[Vector, Vector, Vector]
    right_leg: tuple[Vector, Vector, Vector]


def pillow(centre: Vector, radii: Vector, colour: Colour, power: float = 0.45, fine: int = 80) -> Mesh:
    """A box with round edges."""
    unit = ball((0, 0, 0), 1.0, colour, fine=fine, gloss=0.1)
    pushed = np.sign(unit.corners) * np.abs(unit.corners) ** power
    corners = (pushed * np.asarray(radii) + np.asarray(centre)).astype(np.float32)
    one, two = corners[:, 2] - corners[:, 0], corners[:, 3] - corners[:, 1]
    normals = np.cross(one, two)
    normals /= np.maximum(np.linalg.norm(normals, axis=1, keepdims=True), 1e-9)
    outward = np.sign((normals * (corners.mean(axis=1) - np.asarray(centre))).sum(axis=1, keepdims=True))
    return replace(unit, corners=corners, normals=(normals * outward).astype(np.float32))


def sleeve(start: Vector, end: Vector, first: float, last: float, band: Colour | None = None) -> Mesh:
    """A soft tube of cloth with folds, and a coloured band if asked."""
    a, b = np.asarray(start, dtype=np.float64), np.asarray(end, dtype=np.float64)
    length = float(np.linalg.norm(b - a))
    along = np.linspace(0, 1, 49)
    folds = 1 + 0.035 * np.sin(along * 2 * np.pi * 4.5)
    radius = (first + (last - first) * along) * folds
    profile = [
        (0.0, 0.0),
        *((float(t * length), float(r)) for t, r in zip(along, radius, strict=True)),
        (length, 0.0),
    ]

    def skin(x: Array, angle: Array) -> Array:
        stripe = (band is not None) & (np.abs(x / length - 0.5) < 0.10)
        fold = 0.93 + 0.07 * np.sin(x / length * 2 * np.pi * 4.5)
        colour = np.where(stripe[:, None], RED if band is None else np.asarray(band), CLOTH)
        return (colour * fold[:, None]).astype(np.float32)

    return revolve(profile, skin, sides=44, gloss=0.06).turned(facing(b - a)).moved(*a)


def limb(
    joints: tuple[Vector, Vector, Vector],
    sizes: tuple[float, float, float],
    band: Colour | None,
) -> Mesh:
    """Two sleeves and the ball of the joint between them."""
    a, b, c = joints
    return join(
        ball(a, sizes[0] * 1.06, CLOTH, fine=44, gloss=0.05),
        sleeve(a, b, sizes[0], sizes[1]),
        ball(b, sizes[1] * 1.04, SHADOW_CLOTH, fine=44, gloss=0.05),
        sleeve(b, c, sizes[1], sizes[2], band),
    )


def _hand(wrist: Vector, toward: Vector) -> Mesh:
    w, t = np.asarray(wrist, dtype=np.float64), np.asarray(toward, dtype=np.float64)
    way = (w - t) / np.linalg.norm(w - t)
    palm = ball(w + way * 0.10, (0.085, 0.075, 0.075), GLOVE, fine=40, gloss=0.05)
    cuff = rod(w - way * 0.03, w + way * 0.035, 0.088, BRIM, sides=26)
    thumb = rod(
        w + way * 0.08 + np.array((0.02, 0, 0.05)),
        w + way * 0.17 + np.array((0.03, 0, 0.05)),
        0.026,
        GLOVE,
    )
    fingers = [
        rod(
            w + way * 0.13 + np.array((0, k, 0)),
            w + way * 0.205 + np.array((0.02, k * 0.9, -0.03)),
            0.024,
            GLOVE,
        )
        for k in (-0.045, 0.0, 0.045)
    ]
    return join(palm, cuff, thumb, *fingers)


def _boot(ankle: Vector, knee: Vector) -> Mesh:
    a, k = np.asarray(ankle, dtype=np.float64), np.asarray(knee, dtype=np.float64)
    way = (a - k) / np.linalg.norm(a - k)
    toe = a + way * 0.10 + np.array((0.07, 0, 0))
    heel = ball(a + way * 0.05, (0.105, 0.095, 0.105), CLOTH, fine=40, gloss=0.05)
    return join(heel, pillow(toe, (0.15, 0.085, 0.075), SHADOW_CLOTH, 0.7, 44))


def _reflection(x: Array, angle: Array) -> Array:
    height = (np.sqrt(np.clip(1 - x * x, 0, 1)) * np.sin(angle) + 0.10)[:, None]
    limb = np.exp(-((height / 0.035) ** 2)) * ink("#9cc0ee")
    earth = np.clip(-height * 3, 0, 1) * ink("#3f6aa8") * 0.9
    return (GLASS + limb + earth).astype(np.float32)


def _helmet() -> Mesh:
    def skin(x: Array, angle: Array) -> Array:
        glass = (x > 0.36)[:, None]
        rim = ((x > 0.24) & (x <= 0.36))[:, None]
        return np.where(glass, _reflection(x, angle), np.where(rim, BRIM, CLOTH)).astype(np.float32)

    shell = ball((0, 0, 0), (0.215, 0.205, 0.215), skin, fine=96, gloss=0.12)
    shine = replace(
        shell,
        gloss=np.where(shell.corners[:, :, 0].mean(axis=1) > 0.075, 1.5, 0.1).astype(np.float32),
    )
    lamps = [pillow((0.04, y, 0.06), (0.05, 0.022, 0.035), BRIM, 0.5, 28) for y in (-0.205, 0.205)]
    return join(shine, *lamps).turned(turn(y=6)).moved(0.04, 0, 1.70)


def orlan(pose: Pose, band: Colour = RED) -> Mesh:
    """The whole figure."""
    pack = [
        pillow((-0.34, 0, 1.34), (0.16, 0.29, 0.44), CLOTH, 0.36),
        box((-0.51, 0, 1.62), (0.02, 0.40, 0.03), SHADOW_CLOTH),
        box((-0.51, 0, 1.10), (0.02, 0.40, 0.03), SHADOW_CLOTH),
    ]
    chest = [
        pillow((0, 0, 1.32), (0.24, 0.30, 0.28), CLOTH, 0.6),
        ball((0, 0, 0.98), (0.225, 0.25, 0.22), SHADOW_CLOTH, fine=64, gloss=0.05),
        pillow((0.24, 0.0, 1.26), (0.055, 0.15, 0.10), BRIM, 0.4, 40),
        box((0.30, 0.07, 1.27), (0.015, 0.07, 0.09), ink("#474c55")),
        ball((0.27, -0.12, 1.42), 0.035, RED, fine=14),
        revolve([(0, 0.235), (0.035, 0.235)], BRIM, sides=40).turned(turn(y=-90)).moved(0.02, 0, 1.53),
        pillow((0, 0, 0.82), (0.20, 0.25, 0.12), CLOTH, 0.7),
    ]
    arms = [limb(joints, (0.118, 0.104, 0.088), band) for joints in (pose.left_arm, pose.right_arm)]
    legs = [limb(joints, (0.145, 0.122, 0.108), band) for joints in (pose.left_leg, pose.right_leg)]
    ends = [_hand(j[2], j[1]) for j in (pose.left_arm, pose.right_arm)]
    ends += [_boot(j[2], j[1]) for j in (pose.left_leg, pose.right_leg)]
    return join(*pack, *chest, _helmet(), *arms, *legs, *ends).moved(z=-1.2)
