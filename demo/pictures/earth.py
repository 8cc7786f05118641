"""The Earth from orbit: a curved horizon, weather in true perspective, the thin air above it."""

import math
from dataclasses import dataclass

import numpy as np

from .colour import Array, rgb
from .frame import Frame, soften
from .noise import pyramid, sample_far, smoothstep, tile, warped

NADIR = math.radians(70.2)
HEIGHT = 1.0627


@dataclass(frozen=True)
class Globe:
    """Where the limb lies in the frame and where the Sun stands (azimuth from the top of the limb,
    height); `noon` is 0 for a limb lit from one side and 1 for a limb lit all along."""

    cx: float
    top: float
    radius: float
    sun_azimuth: float
    sun_height: float
    seed: int = 3
    shift: tuple[float, float] = (0.0, 0.0)
    cover: float = 0.5
    scale: float = 1.0
    noon: float = 0.0


@dataclass(frozen=True)
class Ground:
    """What each pixel of the frame sees: distance above the limb, azimuth, and where on the ground."""

    above: Array
    azimuth: Array
    east: Array
    ahead: Array
    far: Array
    sunlit: Array


def survey(frame: Frame, globe: Globe) -> Ground:
    """Follow every line of sight down to the ground."""
    x, y = frame.x - globe.cx, frame.y - (globe.top + globe.radius)
    distance = np.hypot(x, y)
    azimuth = np.arctan2(x, -y).astype(np.float32)
    part = np.clip(distance / globe.radius, 0, 1)
    down = NADIR * part
    reach = np.arcsin(np.clip(HEIGHT * np.sin(down), 0, 1)) - down
    grazing = np.sqrt(np.clip(1 - (HEIGHT * np.sin(down)) ** 2, 1e-6, 1))
    stretch = HEIGHT * np.cos(down) / grazing - 1
    a, h = math.radians(globe.sun_azimuth), math.radians(globe.sun_height)
    dip = math.pi / 2 - NADIR
    vector = (math.cos(h - dip) * math.sin(a), math.cos(h - dip) * math.cos(a), math.sin(h - dip))
    toward = np.sin(azimuth) * vector[0] + np.cos(azimuth) * vector[1]
    sunlit = np.sin(reach) * toward + np.cos(reach) * vector[2]
    return Ground(
        (distance - globe.radius).astype(np.float32), azimuth,
        (reach * np.sin(azimuth)).astype(np.float32), (reach * np.cos(azimuth)).astype(np.float32),
        np.log2(np.maximum(stretch * NADIR / globe.radius, 1e-7)).astype(np.float32),
        sunlit.astype(np.float32),
    )  # fmt: skip


def weather(globe: Globe, ground: Ground, rows: slice) -> tuple[Array, Array]:
    """Cloud cover from 0 to 1 and its relief, for some rows of the frame."""
    scale = 3.4 * globe.scale
    u = ground.east[rows] * scale + globe.shift[0]
    v = -ground.ahead[rows] * scale + globe.shift[1]
    level = ground.far[rows] + math.log2(scale * 1024) - 1.8
    large = pyramid(warped(globe.seed))
    fine = pyramid(tile(globe.seed + 9, first=8, octaves=7, fall=0.66))
    field = sample_far(large, u, v, level) + 0.30 * (sample_far(fine, u * 5, v * 5, level + 2.0) - 0.5)
    toward = (
        0.004 * math.sin(math.radians(globe.sun_azimuth)),
        -0.004 * math.cos(math.radians(globe.sun_azimuth)),
    )
    lee = sample_far(large, u + toward[0], v + toward[1], level)
    relief = np.clip((field - lee) * 4.0, -1, 1)
    low = 0.78 - 0.5 * globe.cover
    return smoothstep(low, low + 0.36, field), relief


def paint_earth(frame: Frame, globe: Globe, day: float = 1.0) -> Ground:
    """Sea, land and cloud below the limb, air above it; `day` is how bright the whole is."""
    ground = survey(frame, globe)
    first = max(0, int(globe.top) - 4)
    rows = slice(first, frame.height)
    cover, relief = weather(globe, ground, rows)
    sunlit, above = ground.sunlit[rows], ground.above[rows]
    light = smoothstep(-0.16, 0.42, sunlit)
    turned = np.abs(ground.azimuth[rows] - math.radians(globe.sun_azimuth)) * globe.radius / frame.width
    warm = np.exp(-(((sunlit - 0.02) / 0.12) ** 2)) * (np.exp(-((turned / 0.55) ** 2)) * 0.9 + 0.1)
    sea = light[..., None] * rgb(0.028, 0.085, 0.20) + rgb(0.006, 0.014, 0.034)
    bright = np.clip(light * (1.08 + 1.0 * relief), 0, None)
    cloud = bright[..., None] * rgb(0.86, 0.90, 0.96) + rgb(0.020, 0.032, 0.062)
    cloud += (warm * (0.5 + relief))[..., None].clip(0) * rgb(0.30, 0.11, 0.03)
    surface = sea + (cloud - sea) * (cover * 0.94)[..., None]
    depth = np.exp(above / (0.030 * globe.radius)) * 0.8 + 0.2 * np.exp(above / (0.12 * globe.radius))
    veil = smoothstep(-0.10, 0.35, sunlit)
    surface += (depth * np.clip(0.05 + veil, 0, 1) - 0.3 * depth)[..., None].clip(0) * rgb(0.10, 0.25, 0.56)
    inside = (1 / (1 + np.exp(np.clip(above / 0.6, -30, 30))))[..., None]
    frame.light[rows] += inside * (surface * day - frame.light[rows])
    paint_air(frame, globe, ground, day)
    return ground


def paint_air(frame: Frame, globe: Globe, ground: Ground, day: float) -> None:
    """The blue line of air above the limb: bright near the Sun, faint far from it."""
    up = np.clip(ground.above, 0, None) * np.float32(2500.0 / globe.radius)
    clear = 1 / (1 + np.exp(np.clip(-ground.above / 0.6, -30, 30)))
    turn = np.abs(ground.azimuth - math.radians(globe.sun_azimuth)) * globe.radius / frame.width
    high = globe.noon
    lobe = np.maximum(np.exp(-((turn / 0.34) ** 2)), high)
    wide = np.maximum(np.exp(-((turn / 0.80) ** 2)), high)
    layers = (
        (rgb(0.02, 0.07, 0.22), 110, 0.42 * wide + 0.04), (rgb(0.05, 0.25, 0.75), 42, 0.85 * wide + 0.07),
        (rgb(0.33, 0.70, 1.0), 16, 0.85 * lobe + 0.16 * wide + 0.02),
        (rgb(1.0, 0.95, 0.88), 7, 0.9 * lobe**2),
        (rgb(1.0, 0.45, 0.12), 4.5, 0.9 * (1 - high) * np.exp(-((turn / 0.5) ** 2))),
    )  # fmt: skip
    for colour, height, strength in layers:
        frame.add(np.exp(-up / height) * strength * clear * day, colour)
    inner = np.exp(np.clip(ground.above, -400, 0) / (3.2 * globe.radius / 2500)) * (1 - clear)
    frame.add(inner * (wide * 0.55 + 0.05) * day, rgb(0.30, 0.58, 0.95))


def paint_sunrise(frame: Frame, globe: Globe, strength: float = 1.0) -> tuple[float, float]:
    """The Sun on the limb; returns where it stands."""
    a = math.radians(globe.sun_azimuth)
    x = globe.cx + globe.radius * math.sin(a)
    y = globe.top + globe.radius * (1 - math.cos(a)) - 3
    above = np.hypot(frame.x - globe.cx, frame.y - globe.top - globe.radius) - globe.radius
    open_sky = 1 / (1 + np.exp(np.clip(-above / 1.4, -30, 30)))
    r = np.hypot(frame.x - x, frame.y - y)
    core = np.exp(-r / 9) * 4.5 * open_sky + np.exp(-r / 24) * 1.2 * (0.3 + 0.7 * open_sky)
    frame.add((core + np.exp(-r / 110) * 0.20 * (0.25 + 0.75 * open_sky)) * strength, rgb(1.0, 0.88, 0.72))
    frame.add(np.exp(-r / 260) * 0.13 * strength, rgb(0.42, 0.55, 1.0))
    flare = np.exp(-np.abs(frame.y - y) / 1.6) * np.exp(-np.abs(frame.x - x) / 150)
    frame.add(flare * 0.35 * strength, rgb(1.0, 0.85, 0.7))
    return x, y


def airglow(frame: Frame, ground: Ground, height: float, colour: Array, strength: float) -> None:
    """A thin shining layer high above the limb."""
    band = np.exp(-(((ground.above - height) / (height * 0.16)) ** 2))
    veil = np.clip(1 - ground.above / height, 0, 1) * (ground.above > 0) * 0.35
    frame.add(soften(band + veil, 2) * strength, colour)
