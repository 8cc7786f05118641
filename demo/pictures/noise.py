"""Seeded noise: cloud, smoke, grass, frost, stars."""

from functools import lru_cache

import numpy as np
from PIL import Image

from .colour import Array
from .frame import Frame

SIZE = 1024


@lru_cache(maxsize=8)
def tile(seed: int, first: int = 4, octaves: int = 7, fall: float = 0.55, size: int = SIZE) -> Array:
    """Fractal noise from 0 to 1 that repeats without a seam."""
    source = np.random.default_rng(seed)
    total = source.random((first, first), dtype=np.float32)
    weight = 1.0
    for octave in range(1, octaves):
        count = first * 2**octave
        if count > size:
            break
        weight *= fall
        total = _larger(total, 2) + np.float32(weight) * source.random((count, count), dtype=np.float32)
    total = _larger(total, size // total.shape[0])
    low = total.min()
    return (total - low) / (total.max() - low)


def _larger(plane: Array, times: int) -> Array:
    if times <= 1:
        return plane
    around = np.pad(plane, 2, mode="wrap")
    side = around.shape[0] * times
    large = np.asarray(Image.fromarray(around).resize((side, side), Image.Resampling.BICUBIC))
    edge = 2 * times
    return large[edge : side - edge, edge : side - edge]


@lru_cache(maxsize=4)
def warped(seed: int, amount: float = 0.09) -> Array:
    """Noise drawn into streaks and curls by other noise: weather seen from above."""
    base = tile(seed, octaves=8, fall=0.58)
    u, v = np.meshgrid(*(np.arange(SIZE, dtype=np.float32) / SIZE,) * 2)
    across = tile(seed + 1, octaves=5, fall=0.5) - 0.5
    along = tile(seed + 2, octaves=5, fall=0.5) - 0.5
    return sample(base, u + amount * 2.6 * across, v + amount * 1.4 * along)


def sample(plane: Array, u: Array, v: Array) -> Array:
    """Read a repeating square plane at (u, v) measured in tiles; bilinear."""
    size = plane.shape[0]
    x, y = u * size, v * size
    left, top = np.floor(x), np.floor(y)
    fx, fy = (x - left).astype(np.float32), (y - top).astype(np.float32)
    x0, y0 = left.astype(np.int32) & (size - 1), top.astype(np.int32) & (size - 1)
    x1, y1 = (x0 + 1) & (size - 1), (y0 + 1) & (size - 1)
    flat = plane.ravel()
    upper = flat[y0 * size + x0] * (1 - fx) + flat[y0 * size + x1] * fx
    lower = flat[y1 * size + x0] * (1 - fx) + flat[y1 * size + x1] * fx
    return upper * (1 - fy) + lower * fy


def pyramid(plane: Array, levels: int = 7) -> list[Array]:
    """The plane at full size, half size, and so on."""
    stack = [plane]
    for _ in range(levels - 1):
        last = stack[-1]
        half = last.shape[0] // 2
        stack.append(last.reshape(half, 2, half, 2).mean(axis=(1, 3)).astype(np.float32))
    return stack


def sample_far(stack: list[Array], u: Array, v: Array, level: Array) -> Array:
    """Read a pyramid at a level given for each place, blending the two nearest levels."""
    level = np.clip(level, 0, len(stack) - 1.001)
    result = np.zeros(u.shape, dtype=np.float32)
    for index, plane in enumerate(stack):
        weight = 1.0 - np.abs(level - index)
        chosen = weight > 0
        if chosen.any():
            result[chosen] += weight[chosen] * sample(plane, u[chosen], v[chosen])
    return result


def streaks(width: int, height: int, seed: int, across: int, down: int) -> Array:
    """Stretched noise from 0 to 1: mist, water, grass, brushed metal."""
    source = np.random.default_rng(seed)
    total = np.zeros((height, width), dtype=np.float32)
    weight = 1.0
    for octave in range(4):
        grid = source.random((down * 2**octave + 3, across * 2**octave + 3), dtype=np.float32)
        total += weight * np.asarray(Image.fromarray(grid).resize((width, height), Image.Resampling.BICUBIC))
        weight *= 0.55
    total -= total.min()
    return total / total.max()


def smoothstep(low: float, high: float, value: Array) -> Array:
    """0 below low, 1 above high, an easy slope between."""
    t = np.clip((value - low) / (high - low), 0.0, 1.0)
    return t * t * (3.0 - 2.0 * t)


def stars(frame: Frame, seed: int, count: int, clear: Array | None = None, strength: float = 1.0) -> None:
    """Round stars of uneven brightness; `clear` (0 to 1) says how much of them the sky lets through."""
    source = np.random.default_rng(seed)
    x = source.uniform(2, frame.width - 3, count)
    y = source.uniform(2, frame.height - 3, count)
    power = (0.05 + 0.95 * source.random(count) ** 7) * strength
    tint = source.random(count)
    for sx, sy, bright, warm in zip(x, y, power, tint, strict=True):
        column, row = int(sx), int(sy)
        seen = bright if clear is None else bright * float(clear[row, column])
        if seen < 0.01:
            continue
        spread = 0.55 + 0.5 * bright
        gx = np.exp(-(((np.arange(column - 2, column + 4) + 0.5 - sx) / spread) ** 2) / 2)
        gy = np.exp(-(((np.arange(row - 2, row + 4) + 0.5 - sy) / spread) ** 2) / 2)
        colour = np.array((0.72 + 0.28 * warm, 0.86, 1.05 - 0.35 * warm))
        spot = np.outer(gy, gx)[..., None] * colour * seen
        area = frame.light[row - 2 : row + 4, column - 2 : column + 4]
        area += spot[: area.shape[0], : area.shape[1]].astype(np.float32)
