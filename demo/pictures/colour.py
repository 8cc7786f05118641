"""The film: how light becomes a picture, and how a colour named in hex becomes light."""

from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

Array: TypeAlias = npt.NDArray[np.floating[Any]]
Colour: TypeAlias = Array | tuple[float, float, float]

EXPOSURE = 1.45
GAMMA = 1.35
FOG = np.array((0.010, 0.019, 0.043), dtype=np.float32)


def expose(light: Array) -> Array:
    """Light (0 to any) to density (0 to 1): soft shoulder, deep but open shadows."""
    density: Array = 1.0 - np.exp(-EXPOSURE * np.maximum(light, 0.0))
    return density ** np.float32(1.0 / GAMMA)


def unexpose(density: Array) -> Array:
    """The inverse of expose()."""
    inner = np.clip(density, 0.0, 0.992) ** np.float32(GAMMA)
    result: Array = (-np.log1p(-inner) / EXPOSURE).astype(np.float32)
    return result


def develop(light: Array) -> Array:
    """Light to what is shown, with the faint blue fog of film in the shadows."""
    density = expose(light)
    return density + FOG * (1.0 - density)


def ink(hexa: str, strength: float = 1.0) -> Array:
    """The light that comes out as this colour once developed."""
    text = hexa.lstrip("#")
    shown = np.array([int(text[i : i + 2], 16) / 255 for i in (0, 2, 4)], dtype=np.float32)
    return unexpose((shown - FOG) / (1.0 - FOG)) * np.float32(strength)


def rgb(red: float, green: float, blue: float) -> Array:
    """A colour given directly as light."""
    return np.array((red, green, blue), dtype=np.float32)


NIGHT = ink("#0a1326")
DEEP = ink("#060b18")
INK = ink("#0a1a33")
SOFT = ink("#47556d")
MIST = ink("#9fb0cc")
PALE = ink("#c8ced8")
PAPER = ink("#f4f3ee")
SUN = rgb(1.0, 0.80, 0.55)
WARM = rgb(1.0, 0.62, 0.32)
SKY = rgb(0.30, 0.52, 1.0)
