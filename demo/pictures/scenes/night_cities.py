"""The night side: cities, roads between them, airglow."""

import numpy as np
import numpy.typing as npt

from ..colour import Array, rgb
from ..earth import HEIGHT, NADIR, Globe, Ground, airglow, survey, weather
from ..frame import Finish, Frame, soften
from ..noise import sample, smoothstep, stars, tile

FINISH = Finish(bloom=0.30, vignette=0.30, seed=66)
GLOBE = Globe(
    cx=900,
    top=300,
    radius=2300,
    sun_azimuth=62,
    sun_height=-20,
    seed=33,
    shift=(0.15, 0.40),
    cover=0.30,
    scale=0.9,
)
Points = npt.NDArray[np.float64]


def draw() -> Frame:
    """Sky, dark ground, lights, cloud over them, air."""
    frame = Frame(ground=rgb(0.0015, 0.0035, 0.009))
    above = np.clip((GLOBE.top + 20 - frame.y) / 90, 0, 1)
    _milky_way(frame, above)
    stars(frame, 20, 900, above, 0.8)
    ground = survey(frame, GLOBE)
    _dark_ground(frame, ground)
    _air(frame, ground)
    return frame


def _milky_way(frame: Frame, above: Array) -> None:
    tilted = (frame.y - 120 + (frame.x - 500) * 0.16) / 120
    cloud = sample(tile(71, octaves=8, fall=0.62), frame.x / 1900, frame.y / 1300)
    lane = 1 - 0.75 * np.exp(-(((tilted - 0.1 + (cloud - 0.5) * 2.4) / 0.22) ** 2))
    frame.add(np.exp(-(tilted**2)) * (0.25 + cloud) * lane * above * 0.022, rgb(0.70, 0.78, 1.0))


def _land(east: Array, ahead: Array) -> Array:
    u, v = (east * 1.7 + 0.05).astype(np.float32), (ahead * 1.7 + 0.33).astype(np.float32)
    return sample(tile(81, first=4, octaves=7, fall=0.5), u, v)


def _dark_ground(frame: Frame, ground: Ground) -> None:
    rows = slice(int(GLOBE.top) - 4, frame.height)
    cover, relief = weather(GLOBE, ground, rows)
    east, ahead = ground.east[rows], ground.ahead[rows]
    land = smoothstep(0.440, 0.455, _land(east, ahead))
    surface = rgb(0.006, 0.014, 0.034) + land[..., None] * rgb(0.010, 0.010, 0.010)
    lights = _city_lights(frame)[rows]
    glow = soften(lights, 5) * 0.35 + soften(lights, 22) * 0.45
    shown = lights * (1 - 0.9 * cover) + glow * (0.55 + 0.7 * cover)
    cloud = cover * (0.022 + 0.020 * relief)
    surface = surface + cloud[..., None] * rgb(0.55, 0.72, 1.0)
    surface = surface + shown[..., None] * rgb(1.45, 0.92, 0.46)
    surface = surface + (lights**2 * 0.5)[..., None] * rgb(1.0, 0.95, 0.9)
    inside = (1 / (1 + np.exp(np.clip(ground.above[rows] / 0.6, -30, 30))))[..., None]
    frame.light[rows] += inside * (surface - frame.light[rows])


def _air(frame: Frame, ground: Ground) -> None:
    dawn = np.exp(-((np.clip(np.radians(34) - ground.azimuth, 0, None) / 0.16) ** 2))
    up = np.clip(ground.above, 0, None)
    clear = ground.above > 0
    frame.add(np.exp(-up / 16) * clear * (0.05 + 0.55 * dawn), rgb(0.16, 0.42, 0.9))
    frame.add(np.exp(-up / 60) * clear * (0.02 + 0.16 * dawn), rgb(0.08, 0.25, 0.7))
    frame.add(
        np.exp(np.clip(ground.above, -300, 0) / 26) * ~clear * (0.020 + 0.10 * dawn),
        rgb(0.2, 0.5, 0.9),
    )
    airglow(frame, ground, 44, rgb(0.36, 0.74, 0.40), 0.15)
    airglow(frame, ground, 74, rgb(0.50, 0.24, 0.20), 0.05)


def _city_lights(frame: Frame) -> Array:
    source = np.random.default_rng(57)
    east, ahead = source.uniform(-0.34, 0.34, 3400), source.uniform(0.02, 0.335, 3400)
    ground = _land(east, ahead)
    east, ahead = east[ground > 0.455], ahead[ground > 0.455]
    size = source.pareto(1.25, len(east)).clip(0.06, 14) + 0.08
    size[np.argsort(size)[-4:]] *= 1.4
    plane = np.zeros((frame.height * 2, frame.width * 2), dtype=np.float32)
    for x, y, weight in zip(east, ahead, size, strict=True):
        _city(plane, source, x, y, float(weight))
    _roads(plane, source, np.stack([east, ahead], axis=1), size)
    fine = plane.reshape(frame.height, 2, frame.width, 2).mean(axis=(1, 3))
    return np.minimum(soften(fine, 1) * 1.3 + fine * 0.6, 1.5) * 1.35


def _city(plane: Array, source: np.random.Generator, x: float, y: float, weight: float) -> None:
    count = int(60 * weight) + 4
    spread = 0.0011 * weight**0.52
    angle, reach = source.uniform(0, 2 * np.pi, count), np.abs(source.normal(0, spread, count))
    spokes = source.integers(4, 8)
    turned = np.where(
        source.random(count) < 0.55,
        np.round(angle / (2 * np.pi) * spokes) / spokes * 2 * np.pi,
        angle,
    )
    turned = turned + x * 40 + source.normal(0, 0.06, count)
    long = reach * np.where(turned == angle, 1.0, 1.7)
    core = source.normal(0, spread * 0.35, (count // 2, 2))
    east = np.concatenate([x + long * np.cos(turned), x + core[:, 0]])
    ahead = np.concatenate([y + long * np.sin(turned), y + core[:, 1]])
    _splat(plane, east, ahead, np.full(len(east), 0.95) * source.uniform(0.4, 1.4, len(east)))


def _roads(plane: Array, source: np.random.Generator, places: Points, size: Points) -> None:
    large = places[size > 0.6]
    for index, here in enumerate(large):
        gaps = np.hypot(*(large - here).T)
        for other in np.argsort(gaps)[1:4]:
            if other < index and gaps[other] < 0.085:
                there = large[other]
                count = int(gaps[other] * 2600)
                t = np.sort(source.random(count))
                bow = np.sin(t * np.pi) * gaps[other] * source.uniform(-0.12, 0.12)
                across = np.array((here[1] - there[1], there[0] - here[0])) / gaps[other]
                strewn = source.normal(0, 0.00025, (count, 2))
                points = here + t[:, None] * (there - here) + bow[:, None] * across + strewn
                _splat(plane, points[:, 0], points[:, 1], source.uniform(0.12, 0.55, count))


def _splat(plane: Array, east: Points, ahead: Points, power: Points) -> None:
    reach, azimuth = np.hypot(east, ahead), np.arctan2(east, ahead)
    r = np.arctan2(np.sin(reach), HEIGHT - np.cos(reach)) / NADIR * GLOBE.radius
    x = ((GLOBE.cx + r * np.sin(azimuth)) * 2).astype(int)
    y = ((GLOBE.top + GLOBE.radius - r * np.cos(azimuth)) * 2).astype(int)
    keep = (x >= 0) & (x < plane.shape[1]) & (y >= 0) & (y < plane.shape[0]) & (reach < 0.345)
    fade = 0.35 + 2.2 * np.clip(1 - reach / 0.345, 0, 1)
    np.add.at(plane, (y[keep], x[keep]), (power * fade)[keep].astype(np.float32))
