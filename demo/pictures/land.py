"""Places on the ground: dusk skies, steppe, haze, grass, snow."""

import numpy as np

from .colour import Array, Colour
from .frame import Frame, Stencil, ramp
from .noise import sample, streaks, tile


def sky(frame: Frame, *stops: tuple[float, Colour]) -> None:
    """A sky as a vertical gradient."""
    frame.fill(ramp(*stops)(frame.x, frame.y))


def ridge(frame: Frame, level: float, swell: float, seed: int, detail: float = 0.0) -> Stencil:
    """All that lies below a gently uneven line."""
    along = frame.x[0] / 2400
    line = level + swell * 2 * (sample(tile(seed, octaves=4), along, along * 0 + 0.37) - 0.5)
    if detail:
        tufts = sample(tile(seed + 1, first=64, octaves=4), along * 3, along * 0 + 0.6)
        line = line + detail * 2 * (tufts - 0.5)
    mask = np.clip(frame.y - line[None, :] + 0.5, 0, 1)
    top = max(0, int(line.min()) - 1)
    return Stencil(mask[top:].astype(np.float32), 0, top)


def steppe(frame: Frame, level: float, near: Colour, far: Colour, seed: int, contrast: float = 0.5) -> None:
    """Grass running to the horizon: darker and coarser towards the viewer."""
    depth = np.clip((frame.y - level) / (frame.height - level), 0, 1)
    coarse = streaks(frame.width, frame.height, seed, 9, 90)
    blades = streaks(frame.width, frame.height, seed + 1, 160, 120)
    texture = 1 + contrast * ((coarse - 0.5) * 1.3 + (blades - 0.5) * depth * 1.2)
    tone = np.asarray(far) + (np.asarray(near) - np.asarray(far)) * (depth**0.6)[..., None]
    frame.cover(ridge(frame, level, 2.0, seed, 1.2), (tone * texture[..., None]).astype(np.float32))


def mist(frame: Frame, level: float, thickness: float, colour: Colour, strength: float, seed: int) -> None:
    """A band of haze lying about a level."""
    band = np.exp(-(((frame.y - level) / thickness) ** 2))
    wisps: Array = 0.55 + 0.9 * streaks(frame.width, frame.height, seed, 5, 40)
    mask = np.clip(band * wisps * strength, 0, 1).astype(np.float32)
    frame.cover(Stencil(mask, 0, 0), colour)
