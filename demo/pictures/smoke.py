"""Smoke and steam: heaps of puffs with a lit and a shaded side."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from .colour import Array, Colour
from .frame import Frame, Stencil, soften
from .noise import sample, tile

Puff = tuple[float, float, float]


@dataclass(frozen=True)
class Glow:
    """A light near the smoke: where it is, how far it reaches, its colour."""

    x: float
    y: float
    reach: float
    colour: Colour
    strength: float = 1.0


@dataclass(frozen=True)
class Haze:
    """How a heap of smoke looks: its body colour under the sky, its thickness, its lights."""

    body: Colour
    dark: Colour
    glows: tuple[Glow, ...] = ()
    from_left: float = 0.0
    thickness: float = 1.0
    rough: float = 0.30
    seed: int = 21


def heap(frame: Frame, puffs: Iterable[Puff]) -> Array:
    """The height of the heap at every pixel: round tops, the higher hides the lower."""
    height = np.zeros((frame.height, frame.width), dtype=np.float32)
    for x, y, radius in puffs:
        left, right = max(0, int(x - radius)), min(frame.width, int(x + radius) + 1)
        top, bottom = max(0, int(y - radius)), min(frame.height, int(y + radius) + 1)
        if left >= right or top >= bottom:
            continue
        across = frame.x[top:bottom, left:right] - x
        down = frame.y[top:bottom, left:right] - y
        dome = np.sqrt(np.clip(radius**2 - across**2 - down**2, 0, None))
        area = height[top:bottom, left:right]
        np.maximum(area, dome, out=area)
    return height


def billow(frame: Frame, puffs: Iterable[Puff], haze: Haze) -> None:
    """Paint a heap of smoke."""
    height = heap(frame, puffs)
    filled = np.argwhere(height.max(axis=1) > 0)
    if not len(filled):
        return
    top, bottom = max(0, int(filled[0, 0]) - 12), min(frame.height, int(filled[-1, 0]) + 12)
    rows = slice(top, bottom)
    x, y = frame.x[rows], frame.y[rows]
    noise = sample(tile(haze.seed, octaves=7, fall=0.6), x / 700, y / 700) - 0.45
    body = soften(height[rows], 5)
    size = float(body.max())
    shape = body + noise * haze.rough * np.minimum(body * 2.2, size)
    gy, gx = np.gradient(soften(shape, 2.2))
    upward = 1 / np.sqrt(1 + gx * gx + gy * gy)
    nx, ny = gx * -upward, gy * -upward
    sky = np.clip(0.5 - 0.5 * ny + haze.from_left * -nx * 0.5, 0, 1)
    light = np.asarray(haze.dark) + (np.asarray(haze.body) - np.asarray(haze.dark)) * sky[..., None]
    for glow in haze.glows:
        dx, dy = glow.x - x, glow.y - y
        distance = np.hypot(dx, dy)
        facing = np.clip(0.35 + 0.65 * (nx * dx + ny * dy) / np.maximum(distance, 1.0), 0, 1)
        amount = np.exp(-distance / glow.reach) * facing * glow.strength
        light = light + amount[..., None] * np.asarray(glow.colour, dtype=np.float32)
    mask = 1 - np.exp(-np.clip(shape, 0, None) * haze.thickness / (0.14 * size))
    frame.cover(Stencil(mask.astype(np.float32), 0, top), _whole(frame, light, top))


def _whole(frame: Frame, light: Array, top: int) -> Array:
    full = np.zeros((frame.height, frame.width, 3), dtype=np.float32)
    full[top : top + light.shape[0]] = light
    return full


def bank(
    seed: int,
    start: tuple[float, float],
    end: tuple[float, float],
    count: int,
    size: tuple[float, float],
    spread: float,
) -> list[Puff]:
    """Puffs strewn from start to end, growing from the first size to the second."""
    source = np.random.default_rng(seed)
    along = source.random(count) ** 0.85
    radius = (size[0] + (size[1] - size[0]) * along) * source.uniform(0.55, 1.15, count)
    x = start[0] + (end[0] - start[0]) * along + source.normal(0, spread, count) * (0.3 + along)
    y = start[1] + (end[1] - start[1]) * along + source.normal(0, spread * 0.6, count) * (0.3 + along)
    return [(float(a), float(b), float(c)) for a, b, c in zip(x, y, radius, strict=True)]
