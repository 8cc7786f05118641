"""Solids made of facets: bodies of revolution, sheets, boxes, rods and balls."""

import itertools
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from .colour import Array, Colour

Skin: TypeAlias = Callable[[Array, Array], Array]
Vector: TypeAlias = Sequence[float] | Array


@dataclass(frozen=True)
class Mesh:
    """Facets of four corners; `gloss` is how much they shine, `thin` facets are seen from both sides."""

    corners: Array
    normals: Array
    colours: Array
    gloss: Array
    thin: npt.NDArray[np.bool_]

    def moved(self, x: float = 0.0, y: float = 0.0, z: float = 0.0) -> "Mesh":
        """The same solid elsewhere."""
        return replace(self, corners=self.corners + np.array((x, y, z), dtype=np.float32))

    def turned(self, matrix: Array) -> "Mesh":
        """The same solid turned about the origin."""
        return replace(self, corners=self.corners @ matrix.T, normals=self.normals @ matrix.T)

    def scaled(self, factor: float) -> "Mesh":
        """The same solid larger or smaller."""
        return replace(self, corners=self.corners * np.float32(factor))

    def tinted(self, factor: float) -> "Mesh":
        """The same solid lighter or darker."""
        return replace(self, colours=self.colours * np.float32(factor))


def join(*parts: Mesh) -> Mesh:
    """Several solids as one."""
    return Mesh(
        np.concatenate([p.corners for p in parts]),
        np.concatenate([p.normals for p in parts]),
        np.concatenate([p.colours for p in parts]),
        np.concatenate([p.gloss for p in parts]),
        np.concatenate([p.thin for p in parts]),
    )


def turn(x: float = 0.0, y: float = 0.0, z: float = 0.0) -> Array:
    """A turn in degrees about x, then y, then z."""
    ax, ay, az = np.radians((x, y, z))
    cx, sx, cy, sy, cz, sz = np.cos(ax), np.sin(ax), np.cos(ay), np.sin(ay), np.cos(az), np.sin(az)
    about_x = np.array(((1, 0, 0), (0, cx, -sx), (0, sx, cx)))
    about_y = np.array(((cy, 0, sy), (0, 1, 0), (-sy, 0, cy)))
    about_z = np.array(((cz, -sz, 0), (sz, cz, 0), (0, 0, 1)))
    return (about_z @ about_y @ about_x).astype(np.float32)


def _mesh(corners: Array, normals: Array, colour: Colour, gloss: float, *, thin: bool = False) -> Mesh:
    count = len(corners)
    colours = np.broadcast_to(np.asarray(colour, dtype=np.float32), (count, 3)).copy()
    length = np.linalg.norm(normals, axis=1, keepdims=True)
    return Mesh(
        corners.astype(np.float32),
        (normals / np.maximum(length, 1e-9)).astype(np.float32),
        colours,
        np.full(count, gloss, dtype=np.float32),
        np.full(count, thin),
    )


def revolve(
    profile: Sequence[tuple[float, float]],
    colour: Colour | Skin,
    *,
    sides: int = 56,
    step: float = 1e9,
    gloss: float = 0.25,
) -> Mesh:
    """A body of revolution about x through (x, radius) points, cut no coarser than `step` along x."""
    dense = _divided(np.array(profile, dtype=np.float64), step)
    x0, r0, x1, r1 = dense[:-1, 0], dense[:-1, 1], dense[1:, 0], dense[1:, 1]
    edges = np.linspace(0, 2 * np.pi, sides + 1)
    cos, sin = np.cos(edges), np.sin(edges)
    corners = np.empty((len(x0), sides, 4, 3))
    for index, (x, r, shift) in enumerate(((x0, r0, 0), (x1, r1, 0), (x1, r1, 1), (x0, r0, 1))):
        corners[:, :, index, 0] = x[:, None]
        corners[:, :, index, 1] = r[:, None] * cos[shift : sides + shift]
        corners[:, :, index, 2] = r[:, None] * sin[shift : sides + shift]
    middle = (edges[:-1] + edges[1:]) / 2
    slope, rise = (x1 - x0)[:, None], (r1 - r0)[:, None]
    normals = np.stack(
        [np.broadcast_to(-rise, (len(x0), sides)), slope * np.cos(middle), slope * np.sin(middle)],
        -1,
    )
    flat = corners.reshape(-1, 4, 3)
    if callable(colour):
        at = np.broadcast_to(((x0 + x1) / 2)[:, None], (len(x0), sides)).ravel().astype(np.float32)
        around = np.broadcast_to(middle, (len(x0), sides)).ravel().astype(np.float32)
        colour = colour(at, around)
    return _mesh(flat, normals.reshape(-1, 3), colour, gloss)


def _divided(profile: npt.NDArray[np.float64], step: float) -> npt.NDArray[np.float64]:
    points = [profile[0]]
    for a, b in itertools.pairwise(profile):
        count = max(1, int(np.ceil(np.hypot(*(b - a)) / step)))
        points.extend(a + (b - a) * k / count for k in range(1, count + 1))
    return np.array(points)


def sheet(
    corner: Vector,
    along: Vector,
    across: Vector,
    colour: Colour | Skin,
    *,
    cells: tuple[int, int] = (1, 1),
    gloss: float = 0.3,
    thin: bool = True,
) -> Mesh:
    """A flat parallelogram cut into cells; a skin gets the middle of each cell, from 0 to 1."""
    origin, u, v = (np.asarray(vector, dtype=np.float64) for vector in (corner, along, across))
    columns, rows = cells
    i, j = (index.ravel() for index in np.meshgrid(np.arange(columns), np.arange(rows), indexing="ij"))
    steps = ((0, 0), (1, 0), (1, 1), (0, 1))
    corners = np.stack(
        [origin + ((i + a) / columns)[:, None] * u + ((j + b) / rows)[:, None] * v for a, b in steps], axis=1
    )
    normals = np.broadcast_to(np.cross(u, v), (len(i), 3))
    if callable(colour):
        colour = colour(((i + 0.5) / columns).astype(np.float32), ((j + 0.5) / rows).astype(np.float32))
    return _mesh(corners, normals, colour, gloss, thin=thin)


def box(centre: Vector, size: Vector, colour: Colour, *, gloss: float = 0.15, cells: int = 1) -> Mesh:
    """An upright box."""
    c, s = np.asarray(centre, dtype=np.float64), np.asarray(size, dtype=np.float64)
    faces = []
    for axis in range(3):
        for sign in (-1.0, 1.0):
            u, v = np.zeros(3), np.zeros(3)
            first, second = ((axis + 1) % 3, (axis + 2) % 3) if sign > 0 else ((axis + 2) % 3, (axis + 1) % 3)
            u[first], v[second] = s[first], s[second]
            corner = c - u / 2 - v / 2
            corner[axis] += sign * s[axis] / 2
            faces.append(sheet(corner, u, v, colour, cells=(cells, cells), gloss=gloss, thin=False))
    return join(*faces)


def rod(
    start: Vector,
    end: Vector,
    radius: float,
    colour: Colour,
    *,
    tip: float | None = None,
    sides: int = 8,
    cuts: int = 6,
) -> Mesh:
    """A straight round rod, tapering if a tip radius is given."""
    a, b = np.asarray(start, dtype=np.float64), np.asarray(end, dtype=np.float64)
    length = float(np.linalg.norm(b - a))
    last = radius if tip is None else tip
    body = revolve(
        [(0, 0), (0, radius), (length, last), (length, 0)],
        colour,
        sides=sides,
        step=length / cuts,
    )
    return body.turned(facing(b - a)).moved(*a)


def facing(direction: Vector) -> Array:
    """The turn that brings the x axis to this direction."""
    x = np.asarray(direction, dtype=np.float64)
    x = x / np.linalg.norm(x)
    helper = np.array((0.0, 0.0, 1.0)) if abs(x[2]) < 0.9 else np.array((0.0, 1.0, 0.0))
    y = np.cross(helper, x)
    y /= np.linalg.norm(y)
    return np.stack([x, y, np.cross(x, y)], axis=1).astype(np.float32)


def ball(
    centre: Vector,
    radii: Vector | float,
    colour: Colour | Skin,
    *,
    fine: int = 40,
    gloss: float = 0.25,
) -> Mesh:
    """A ball or an ellipsoid; its poles lie on x."""
    angles = np.linspace(0, np.pi, fine // 2 + 1)
    profile = [(float(-np.cos(a)), float(np.sin(a))) for a in angles]
    unit = revolve(profile, colour, sides=fine, gloss=gloss)
    size = np.broadcast_to(np.asarray(radii, dtype=np.float32), (3,))
    normals = unit.normals / size
    normals /= np.linalg.norm(normals, axis=1, keepdims=True)
    return replace(unit, corners=unit.corners * size + np.asarray(centre, dtype=np.float32), normals=normals)


UPRIGHT = np.array(((1, 0, 0), (0, 0, 1), (0, -1, 0)), dtype=np.float32)


def look(yaw: float = 0.0, pitch: float = 0.0, roll: float = 0.0) -> Array:
    """The camera's turn for models with x forward and z up: yaw about the vertical, then pitch, then roll."""
    return turn(z=roll) @ turn(x=pitch) @ turn(y=yaw) @ UPRIGHT
