"""The studio: puts a solid before the camera, lights it with shadows, and draws it into a frame."""

from dataclasses import dataclass, field

import numpy as np
from PIL import Image, ImageDraw

from .colour import Array, Colour, expose, unexpose
from .frame import Frame, Stencil
from .mesh import Mesh

FINE = 3
SHADOW_SIZE = 900


@dataclass(frozen=True)
class View:
    """A camera: the turn of the scene, where its origin falls, pixels per unit, distance in units."""

    turn: Array
    cx: float
    cy: float
    scale: float
    distance: float = 1e6

    def seen(self, points: Array) -> Array:
        """Points as the camera has them: x right, y up, z towards the camera."""
        return points @ self.turn.T

    def project(self, seen: Array) -> Array:
        """Where seen points fall in the frame."""
        nearer = self.distance / np.maximum(self.distance - seen[..., 2], 1e-3)
        x = self.cx + self.scale * seen[..., 0] * nearer
        y = self.cy - self.scale * seen[..., 1] * nearer
        return np.stack([x, y], axis=-1).astype(np.float32)


@dataclass(frozen=True)
class Lamp:
    """A far light; direction is towards it: x right, y up, z towards the camera."""

    direction: tuple[float, float, float]
    colour: Colour
    wrap: float = 0.0
    shadow: bool = False
    shine: float = 1.0


@dataclass(frozen=True)
class Lighting:
    """All lamps, what comes from everywhere, and the thin light along edges."""

    lamps: tuple[Lamp, ...]
    ambient: Colour = (0.02, 0.025, 0.04)
    rim: Colour = (0.0, 0.0, 0.0)
    polish: float = field(default=26.0)


def draw_solid(
    frame: Frame,
    mesh: Mesh,
    view: View,
    lighting: Lighting,
    haze: Colour | None = None,
) -> Stencil:
    """Draw the solid and return its stencil; `haze` is (r, g, b, part) of air between it and the camera."""
    seen = view.seen(mesh.corners)
    normals = mesh.normals @ view.turn.T
    middle = seen.mean(axis=1)
    to_eye = np.array((0.0, 0.0, view.distance), dtype=np.float32) - middle
    to_eye /= np.linalg.norm(to_eye, axis=1, keepdims=True)
    away = (normals * to_eye).sum(axis=1) < 0
    normals = np.where((away & mesh.thin)[:, None], -normals, normals)
    visible = ~away | mesh.thin
    light = _lit(mesh, seen, middle, normals, to_eye, lighting)
    if haze is not None:
        air = np.asarray(haze, dtype=np.float32)
        light += (air[:3] - light) * air[3]
    order = np.argsort(middle[:, 2] + 0.002 * seen[..., 2].max(axis=1))
    order = order[visible[order]]
    return _paint(frame, view.project(seen)[order], light[order])


def _lit(mesh: Mesh, seen: Array, middle: Array, normals: Array, to_eye: Array, lighting: Lighting) -> Array:
    light = mesh.colours * np.asarray(lighting.ambient, dtype=np.float32) / np.float32(0.5)
    for lamp in lighting.lamps:
        direction = np.array(lamp.direction, dtype=np.float32)
        direction /= np.linalg.norm(direction)
        facing = normals @ direction
        fall = np.clip((facing + lamp.wrap) / (1 + lamp.wrap), 0, 1)
        if lamp.shadow:
            casting = (facing > 0) | mesh.thin
            fall *= _unshadowed(seen[casting], middle, normals, direction)
        colour = np.asarray(lamp.colour, dtype=np.float32)
        light += mesh.colours * fall[:, None] * colour
        half = direction + to_eye
        half /= np.linalg.norm(half, axis=1, keepdims=True)
        shine = np.clip((normals * half).sum(axis=1), 0, 1) ** lighting.polish * mesh.gloss * (fall > 0)
        light += (shine * lamp.shine * np.sqrt(fall))[:, None] * colour
    edge = (1 - np.clip((normals * to_eye).sum(axis=1), 0, 1)) ** 3
    return light + edge[:, None] * np.asarray(lighting.rim, dtype=np.float32) * (~mesh.thin)[:, None]


def _unshadowed(casting: Array, middle: Array, normals: Array, direction: Array) -> Array:
    helper = np.array((0.0, 1.0, 0.0)) if abs(direction[1]) < 0.9 else np.array((1.0, 0.0, 0.0))
    right = np.cross(helper, direction)
    right /= np.linalg.norm(right)
    axes = np.stack([right, np.cross(direction, right), direction]).astype(np.float32)
    there = casting @ axes.T
    low, high = there[..., :2].min(axis=(0, 1)), there[..., :2].max(axis=(0, 1))
    scale = (SHADOW_SIZE - 3) / float((high - low).max())
    spots = (there[..., :2] - low) * scale + 1
    depth = there[..., 2].mean(axis=1)
    buffer = Image.new("F", (SHADOW_SIZE, SHADOW_SIZE), float(depth.min()) - 1e3)
    brush = ImageDraw.Draw(buffer)
    order = np.argsort(depth)
    for points, level in zip(
        spots[order].reshape(len(order), -1).tolist(),
        depth[order].tolist(),
        strict=True,
    ):
        brush.polygon(points, fill=level)
    surface = np.asarray(buffer)
    bias = 7.0 / scale
    here = (middle + normals * bias) @ axes.T
    place = (here[:, :2] - low) * scale + 1
    clear = np.zeros(len(here), dtype=np.float32)
    reach = (-4.5, -2.2, 0.0, 2.2, 4.5)
    offsets = [(a, b) for a in reach for b in reach if a * a + b * b < 30]
    for dx, dy in offsets:
        column = np.clip(place[:, 0] + dx, 0, SHADOW_SIZE - 1).astype(np.int32)
        row = np.clip(place[:, 1] + dy, 0, SHADOW_SIZE - 1).astype(np.int32)
        clear += surface[row, column] <= here[:, 2] + bias
    return clear / len(offsets)


def _paint(frame: Frame, spots: Array, light: Array) -> Stencil:
    if not len(spots):
        return Stencil(np.zeros((0, 0), dtype=np.float32), 0, 0)
    low = np.floor(spots.min(axis=(0, 1))).astype(int) - 1
    high = np.ceil(spots.max(axis=(0, 1))).astype(int) + 2
    left, top = max(0, int(low[0])), max(0, int(low[1]))
    right, bottom = min(frame.width, int(high[0])), min(frame.height, int(high[1]))
    if right <= left or bottom <= top:
        return Stencil(np.zeros((0, 0), dtype=np.float32), 0, 0)
    size = ((right - left) * FINE, (bottom - top) * FINE)
    image = Image.new("RGBA", size)
    brush = ImageDraw.Draw(image)
    fine = ((spots - np.array((left, top))) * FINE - 0.5).reshape(len(spots), -1).tolist()
    codes = np.full((len(light), 4), 255, dtype=np.uint8)
    codes[:, :3] = expose(light) * 255 + 0.5
    for points, code in zip(fine, codes.tolist(), strict=True):
        brush.polygon(points, fill=tuple(code))
    small = np.asarray(image.reduce(FINE), dtype=np.float32) / 255.0
    part: Array = small[..., 3]
    colour = unexpose(small[..., :3])  # Pillow weighs by alpha, so edges keep their colour
    stencil = Stencil(part, left, top)
    area = frame.light[top:bottom, left:right]
    area += part[..., None] * (colour - area)
    return stencil
