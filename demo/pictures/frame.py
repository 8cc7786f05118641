"""A frame of film: a buffer of light with a few ways to expose it."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

import numpy as np
from PIL import Image

from .colour import Array, Colour, develop

Paint: TypeAlias = Colour | Callable[[Array, Array], Array]


@dataclass(frozen=True)
class Stencil:
    """A soft mask and where its upper left corner lies in the frame."""

    mask: Array
    left: int
    top: int


class Frame:
    """Light on film: x to the right, y down, in pixels."""

    def __init__(self, width: int = 1600, height: int = 900, ground: Colour = (0.0, 0.0, 0.0)) -> None:
        self.width = width
        self.height = height
        self.light = np.empty((height, width, 3), dtype=np.float32)
        self.light[...] = np.asarray(ground, dtype=np.float32)
        self.x = np.broadcast_to(np.arange(width, dtype=np.float32) + 0.5, (height, width))
        self.y = np.broadcast_to((np.arange(height, dtype=np.float32) + 0.5)[:, None], (height, width))

    def add(self, amount: Array, colour: Colour) -> None:
        """Add light over the whole frame."""
        for channel, value in enumerate(np.asarray(colour, dtype=np.float32)):
            if value:
                self.light[..., channel] += amount * value

    def fill(self, colours: Array) -> None:
        """Replace the light by an array that broadcasts to the frame."""
        self.light[...] = colours

    def cover(self, stencil: Stencil, paint: Paint, strength: float = 1.0) -> None:
        """Lay an opaque colour, a gradient or an array over the stencil."""
        self._blend(stencil, paint, strength, additive=False)

    def shine(self, stencil: Stencil, paint: Paint, strength: float = 1.0) -> None:
        """Add light through the stencil."""
        self._blend(stencil, paint, strength, additive=True)

    def shade(self, stencil: Stencil, keep: float) -> None:
        """Dim what lies under the stencil to the part kept."""
        area = self._area(stencil)
        area *= (1.0 - stencil.mask * np.float32(1.0 - keep))[..., None]

    def glow(self, cx: float, cy: float, radius: float, colour: Colour, strength: float = 1.0) -> None:
        """A round soft light, exponential, cut where it can no longer be seen."""
        reach = int(radius * 7) + 2
        top, bottom = max(0, int(cy) - reach), min(self.height, int(cy) + reach)
        left, right = max(0, int(cx) - reach), min(self.width, int(cx) + reach)
        if top >= bottom or left >= right:
            return
        x, y = self.x[top:bottom, left:right] - cx, self.y[top:bottom, left:right] - cy
        fall = np.exp(-np.hypot(x, y) / radius)
        amount = np.maximum(fall - np.float32(np.exp(-7.0)), 0.0) * strength
        self.light[top:bottom, left:right] += amount[..., None] * np.asarray(colour, dtype=np.float32)

    def _area(self, stencil: Stencil) -> Array:
        rows, columns = stencil.mask.shape
        return self.light[stencil.top : stencil.top + rows, stencil.left : stencil.left + columns]

    def _blend(self, stencil: Stencil, paint: Paint, strength: float, *, additive: bool) -> None:
        area = self._area(stencil)
        if not area.size:
            return
        mask = (stencil.mask * np.float32(strength))[..., None]
        rows, columns = stencil.mask.shape
        window = np.s_[stencil.top : stencil.top + rows, stencil.left : stencil.left + columns]
        if callable(paint):
            value = paint(self.x[window], self.y[window])
        else:
            value = np.asarray(paint, dtype=np.float32)
            if value.shape[:2] == (self.height, self.width):
                value = value[window]
        if additive:
            area += mask * value
        else:
            area += mask * (value - area)


def ramp(*stops: tuple[float, Colour]) -> Callable[[Array, Array], Array]:
    """A vertical gradient through (y, colour) stops, as a paint."""
    places = np.array([place for place, _ in stops], dtype=np.float32)
    colours = np.array([np.asarray(colour) for _, colour in stops], dtype=np.float32)

    def paint(x: Array, y: Array) -> Array:
        column = y[:, :1]
        eased = np.stack([_smooth(column[:, 0], places, colours[:, c]) for c in range(3)], axis=-1)
        return np.broadcast_to(eased[:, None, :], (*x.shape, 3))

    return paint


def _smooth(at: Array, places: Array, values: Array) -> Array:
    step = max((places[-1] - places[0]) / 24.0, 1.0)
    near = [np.interp(at + k * step, places, values) for k in (-1.0, -0.5, 0.0, 0.5, 1.0)]
    return np.mean(near, axis=0).astype(np.float32)


def soften(plane: Array, radius: float) -> Array:
    """Blur a plane by about this radius: three box passes, at a lower size when the radius allows."""
    factor = max(1, int(radius / 3))
    height, width = plane.shape
    small = Image.fromarray(np.ascontiguousarray(plane, dtype=np.float32))
    if factor > 1:
        small = small.resize((max(1, width // factor), max(1, height // factor)), Image.Resampling.BOX)
    data = np.asarray(small, dtype=np.float32)
    reach = max(1, round(radius / factor))
    for _ in range(3):
        data = _box(_box(data, reach).T, reach).T
    if factor > 1:
        back = Image.fromarray(np.ascontiguousarray(data)).resize((width, height), Image.Resampling.BICUBIC)
        return np.asarray(back, dtype=np.float32)
    return np.ascontiguousarray(data)


def _box(data: Array, reach: int) -> Array:
    padded = np.pad(data, ((reach + 1, reach), (0, 0)), mode="edge")
    sums = np.cumsum(padded, axis=0, dtype=np.float64)
    span = 2 * reach + 1
    return ((sums[span:] - sums[:-span]) / span).astype(np.float32)


@dataclass(frozen=True)
class Finish:
    """What the lens and the film do last."""

    bloom: float = 0.16
    vignette: float = 0.22
    grain: float = 0.0075
    seed: int = 58


def finished(frame: Frame, finish: Finish | None = None) -> Image.Image:
    """Bloom, vignette, development and grain; the picture is ready to save."""
    how = finish or Finish()
    light = frame.light
    if how.bloom:
        bright = np.clip(_mean(light) - 0.75, 0.0, 3.0)
        frame.add(
            soften(bright, 16) * 0.55 + soften(bright, 60) * 0.45,
            np.array((1.0, 0.88, 0.74)) * how.bloom,
        )
    if how.vignette:
        x = (frame.x / frame.width - 0.5) * 2
        y = (frame.y / frame.height - 0.5) * 2
        light *= (1.0 - how.vignette * _bowed((x * x + y * y) / 2))[..., None]
    shown = develop(light)
    if how.grain:
        noise = np.random.default_rng(how.seed).standard_normal((frame.height, frame.width), dtype=np.float32)
        weight = how.grain * (0.55 + 0.9 * (1.0 - np.abs(_mean(shown) - 0.4)))
        shown += (noise * weight)[..., None]
    return Image.fromarray((np.clip(shown, 0, 1) * 255 + 0.5).astype(np.uint8))


def _mean(planes: Array) -> Array:
    return (planes[..., 0] + planes[..., 1] + planes[..., 2]) / 3


def _bowed(value: Array) -> Array:
    return value * np.sqrt(value)


def save(picture: Image.Image, path: Path) -> Path:
    """JPEG for pictures, PNG for what has a clear ground."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.suffix == ".png":
        picture.save(path, compress_level=4)
    else:
        picture.save(path, quality=88, subsampling=0, progressive=True)
    return path
