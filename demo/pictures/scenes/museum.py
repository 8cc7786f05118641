"""A burnt round descent capsule under a spotlight."""

import itertools

import numpy as np

from ..colour import Array, ink, rgb
from ..frame import Finish, Frame, Stencil, soften
from ..land import sky
from ..noise import sample, smoothstep, streaks, tile
from ..people import standing
from ..shapes import Pen, oval

FINISH = Finish(bloom=0.16, vignette=0.42, seed=69)
CX, CY, R, FLOOR = 830.0, 440.0, 218.0, 742.0


def draw() -> Frame:
    """Hall, light, stand, capsule, rope, visitors."""
    frame = Frame()
    sky(
        frame,
        (0, ink("#070c18")),
        (420, ink("#0e172b")),
        (690, ink("#15203a")),
        (700, ink("#0f1729")),
        (900, ink("#070b15")),
    )
    _hall(frame)
    _beam(frame)
    _floor(frame)
    _stand(frame)
    _capsule(frame)
    _ropes(frame)
    _visitors(frame)
    return frame


def _hall(frame: Frame) -> None:
    for index, x in enumerate(range(60, 1600, 185)):
        panel = Pen(frame).box(x, 150, x + 118, 560).stencil()
        frame.cover(panel, ink("#14203a"), 0.8)
        picture = Pen(frame).box(x + 14, 236, x + 104, 356).stencil()
        near = float(np.exp(-(((x + 59 - CX) / 520) ** 2)))
        frame.shine(picture, rgb(0.09, 0.085, 0.08), 0.20 + 0.5 * near)
        frame.cover(Pen(frame).box(x + 18, 240, x + 100, 352).stencil(), ink("#101a30"))
        frame.shine(_sheet(frame, index, x + 59.0, 296.0).stencil(), ink("#6f86b0"), 0.32 + 0.2 * near)
    frame.cover(Pen(frame).box(0, 698, 1600, 703).stencil(), ink("#1f2d4b"))


def _sheet(frame: Frame, index: int, x: float, y: float) -> Pen:
    """A framed drawing: a sphere with its orbit, a rocket, or a flight path, in turn."""
    pen = Pen(frame)
    if index % 3 == 0:
        pen.ring(x, y, 17, 1.3).line(oval(x, y, 31, 10, closed=True), 1.1).ellipse(x + 29, y - 3, 2.6)
    elif index % 3 == 1:
        hull = [
            (x, y - 42),
            (x + 5, y - 28),
            (x + 6, y + 4),
            (x + 13, y + 36),
            (x - 13, y + 36),
            (x - 6, y + 4),
            (x - 5, y - 28),
        ]
        pen.line([*hull, hull[0]], 1.3).line([(x - 6, y + 4), (x + 6, y + 4)], 1.1)
    else:
        pen.line(oval(x - 24, y + 36, 52, 62, 270, 360, closed=True), 1.3)
        pen.line([(x - 30, y - 38), (x - 30, y + 38), (x + 32, y + 38)], 1.1)
    return pen


def _beam(frame: Frame) -> None:
    down = np.clip(frame.y / FLOOR, 0, 1.02)
    half = 26 + 330 * down
    off = np.abs(frame.x - CX) / half
    cone = np.clip(1 - off, 0, 1) ** 0.8 * np.exp(-((off / 0.75) ** 4))
    dust = 0.75 + 0.5 * sample(tile(91, octaves=6), frame.x / 900, frame.y / 1300)
    fade = (0.25 + 0.75 * np.exp(-down * 1.5)) * (frame.y < FLOOR + 40)
    frame.add(soften((cone * dust * fade).astype(np.float32), 6) * 0.125, rgb(1.0, 0.88, 0.70))
    frame.glow(CX, -26, 22, rgb(1.0, 0.9, 0.72), 2.4)


def _floor(frame: Frame) -> None:
    oblong = ((frame.x - CX) / 430) ** 2 + ((frame.y - FLOOR - 18) / 74) ** 2
    boards = 0.82 + 0.36 * streaks(frame.width, frame.height, 93, 7, 70)
    below = frame.y > 703
    frame.add(np.exp(-(oblong**1.4)) * boards * below * 0.46, rgb(1.0, 0.85, 0.64))
    shadow = ((frame.x - CX) / 225) ** 2 + ((frame.y - FLOOR - 12) / 34) ** 2
    frame.light *= (1 - 0.86 * np.exp(-(shadow**1.2)) * below)[..., None]
    mirror = np.exp(-np.abs(frame.x - CX) / 150) * below
    mirror = mirror * np.exp(-np.clip(frame.y - FLOOR - 60, 0, None) / 70)
    frame.add(mirror * 0.035 * boards, rgb(1.0, 0.82, 0.6))


def _stand(frame: Frame) -> None:
    legs = Pen(frame)
    for foot, top in ((-170, -120), (170, 120), (-46, -40), (46, 40)):
        legs.line([(CX + top, CY + 150), (CX + foot, FLOOR + (26 if abs(foot) < 100 else 6))], 8)
    frame.cover(legs.stencil(), ink("#232b3c"))
    lit = Pen(frame)
    for foot, top in ((-170, -120), (-46, -40), (46, 40), (170, 120)):
        lit.line([(CX + top - 2.5, CY + 150), (CX + foot - 2.5, FLOOR + (26 if abs(foot) < 100 else 6))], 1.6)
    frame.shine(lit.stencil(), rgb(0.50, 0.42, 0.32))
    ring = Pen(frame).line(oval(CX, CY + 176, 150, 26, closed=True), 9).stencil()
    frame.cover(ring, ink("#343c4e"))


def _relief(frame: Frame) -> tuple[Array, Array, Array, Array]:
    x, y = (frame.x - CX) / R, (frame.y - CY) / R
    z = np.sqrt(np.clip(1 - x * x - y * y, 0, 1))
    along, around = np.arctan2(y + 0.25 * x, z + 0.4), np.arctan2(x - 0.25 * y, z + 0.4)
    coarse = sample(tile(95, octaves=8, fall=0.62), around / 2.6 + 0.3, along / 2.2)
    fine = sample(tile(96, first=16, octaves=6, fall=0.7), around / 1.6, along / 1.6)
    run = sample(tile(97, first=32, octaves=5), around / 1.1 + coarse * 0.05, along / 7.0)
    height = (0.55 * coarse + 0.25 * fine + 0.35 * run).astype(np.float32)
    return x.astype(np.float32), y.astype(np.float32), z.astype(np.float32), height


def _capsule(frame: Frame) -> None:
    x, y, z, height = _relief(frame)
    gy, gx = np.gradient(soften(height, 1))
    nx, ny, nz = x - gx * 9, y - gy * 9, z
    length = np.sqrt(nx * nx + ny * ny + nz * nz) + 1e-6
    lit = np.clip((nx * -0.10 + ny * -0.90 + nz * 0.42) / length, 0, 1)
    side = np.clip((nx * -0.9 + ny * 0.15 + nz * 0.2) / length, 0, 1)
    char = smoothstep(0.40, 0.70, height + 0.20 * y + 0.10 * x)
    rust = smoothstep(0.34, 0.52, height) * (1 - char)
    skin = rgb(0.40, 0.335, 0.25) * (1 - rust)[..., None] + (rust[..., None] * rgb(0.19, 0.122, 0.085))
    skin = skin * (1 - char)[..., None] + char[..., None] * rgb(0.050, 0.046, 0.048)
    light = skin * (lit * 2.1)[..., None] * rgb(1.0, 0.90, 0.74)
    light += skin * (side * 0.28 + 0.035)[..., None] * rgb(0.45, 0.65, 1.1)
    bounce = np.clip(ny / length, 0, 1) * 0.22
    light += skin * bounce[..., None] * rgb(1.0, 0.78, 0.52)
    rough = 3.0 * (height - 0.5) * np.clip(1 - z * 3, 0, 1)
    mask = np.clip(R - np.hypot(frame.x - CX, frame.y - CY) + 0.5 + rough, 0, 1)
    frame.light += mask[..., None] * (light - frame.light)
    for hx, hy, size in ((-0.30, -0.10, 0.40), (0.58, 0.30, 0.24)):
        _hatch(frame, hx, hy, size)


def _hatch(frame: Frame, hx: float, hy: float, size: float) -> None:
    hz = float(np.sqrt(1 - hx * hx - hy * hy))
    reach = R * size * 1.25
    top, left = int(CY + hy * R - reach), int(CX + hx * R - reach)
    window = np.s_[top : top + int(2 * reach), left : left + int(2 * reach)]
    x, y = (frame.x[window] - CX) / R, (frame.y[window] - CY) / R
    z = np.sqrt(np.clip(1 - x * x - y * y, 0, 1))
    apart = np.arccos(np.clip(x * hx + y * hy + z * hz, -1, 1)) / size
    on = x * x + y * y < 1
    inside = smoothstep(0.0, 0.05, 0.80 - apart) * on
    rim = np.exp(-(((apart - 0.90) / 0.085) ** 2)) * on
    angle = np.arctan2(y - hy, x - hx)
    bolts = rim * (np.cos(angle * 24) > 0.55) * np.exp(-(((apart - 0.92) / 0.04) ** 2))
    lower = np.clip(0.5 + (y - hy) / size * 0.9, 0, 1)
    area = frame.light[window]
    area *= (1 - 0.45 * rim)[..., None]
    area += (rim * np.clip(0.55 - (y - hy) / size, 0, 1) * 0.16)[..., None] * rgb(1.0, 0.88, 0.7)
    area *= (1 - 0.75 * bolts)[..., None]
    hollow = (0.010 + 0.075 * lower**2)[..., None] * rgb(1.0, 0.80, 0.58) + rgb(0.004, 0.006, 0.010)
    area += inside[..., None] * (hollow - area)


def _ropes(frame: Frame) -> None:
    posts = [(470, 792), (700, 838), (960, 838), (1190, 792)]
    rope = Pen(frame)
    for (ax, ay), (bx, by) in itertools.pairwise(posts):
        t = np.linspace(0, 1, 40)
        sag = 34 * 4 * t * (1 - t)
        rope.line(
            [(ax + (bx - ax) * k, ay - 108 + (by - ay) * k + s) for k, s in zip(t, sag, strict=True)],
            4.2,
        )
    frame.cover(rope.stencil(), ink("#4a2f2c"))
    for x, y in posts:
        frame.shade(Pen(frame).ellipse(x, y + 2, 30, 8).stencil(3), 0.35)
        post = Pen(frame).line([(x, y - 110), (x, y)], 5.5)
        post.ellipse(x, y, 20, 5.5).ellipse(x, y - 112, 6)
        frame.cover(post.stencil(), ink("#5b554c"))
        edge = x + (1.5 if x < CX else -1.5)
        frame.shine(Pen(frame).line([(edge, y - 110), (edge, y - 4)], 1.5).stencil(), rgb(0.75, 0.62, 0.44))


def _visitors(frame: Frame) -> None:
    for x, ground, height, lean, light in (
        (262, 872, 408, 0.012, 1.0),
        (362, 880, 268, 0.02, 1.0),
        (1392, 836, 350, -0.01, -1.0),
    ):
        figure = standing(Pen(frame), x, ground, height, lean=lean, coat=1.08).stencil()
        frame.shade(Pen(frame).ellipse(x - 40 * light, ground, 90, 10).stencil(6), 0.5)
        edge = standing(Pen(frame), x + 2.6 * light, ground, height, lean=lean, coat=1.08).stencil()
        frame.cover(edge, rgb(0.34, 0.27, 0.19))
        frame.cover(Stencil(figure.mask, figure.left, figure.top), ink("#0a1120"))
