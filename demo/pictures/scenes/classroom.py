"""A school window on a winter evening: an antenna, a radio, the station crossing the sky."""

from collections.abc import Callable

import numpy as np

from ..colour import Array, ink, rgb
from ..evening_town import antenna, station_passing, town
from ..frame import Finish, Frame, ramp
from ..land import sky
from ..noise import stars, streaks
from ..people import headset, seated, standing
from ..shapes import Pen, Point, curve, oval, steps

FINISH = Finish(bloom=0.26, vignette=0.36, seed=76)
LEFT, TOP, RIGHT, BOTTOM = 300.0, 84.0, 1216.0, 580.0
LAMP = (1330.0, 560.0)


def draw() -> Frame:
    """The view, the wall and frame, what stands on the sill, the radio table, the children."""
    frame = Frame()
    sky(
        frame, (0, ink("#0b1a3c")), (260, ink("#1f3a6c")), (430, ink("#486393")), (540, ink("#8b8fa6")),
        (600, ink("#b99d92")),
    )  # fmt: skip
    stars(frame, 101, 420, np.clip((440 - frame.y) / 330, 0, 1), 1.0)
    station_passing(frame)
    town(frame)
    antenna(frame)
    _wall(frame)
    _window(frame)
    _sill(frame)
    _floor(frame)
    _table(frame)
    _children(frame)
    return frame


def _wall(frame: Frame) -> None:
    wall = Pen(frame).box(-2, -2, 1602, 760).box(LEFT - 20, TOP - 20, RIGHT + 20, BOTTOM, hole=True)

    def paint(x: Array, y: Array) -> Array:
        near = np.exp(-(np.hypot((x - LAMP[0]) / 330, (y - LAMP[1] + 40) / 270) ** 1.5))
        cool = np.exp(-(np.hypot((x - 760) / 800, (y - 330) / 420) ** 2))
        lamp = near[..., None] * rgb(0.34, 0.20, 0.095)
        light = ink("#101a31") + cool[..., None] * rgb(0.010, 0.018, 0.038) + lamp
        return np.asarray(light, dtype=np.float32)

    frame.cover(wall.stencil(), paint)
    _board(frame)
    dado = Pen(frame).box(0, 640, 1600, 644)
    frame.shade(dado.stencil(), 0.6)


def _board(frame: Frame) -> None:
    frame.cover(Pen(frame).box(-10, 214, 226, 520).stencil(), ink("#2d2a2c"))
    frame.cover(Pen(frame).box(-10, 224, 216, 510).stencil(), ink("#14272b"))
    chalk = Pen(frame).ring(84, 352, 58, 1.6)
    tilted = [
        (
            84 + 92 * float(np.cos(a)) * 0.94 - 30 * float(np.sin(a)) * 0.34,
            352 + 92 * float(np.cos(a)) * -0.34 - 30 * float(np.sin(a)) * 0.94,
        )
        for a in np.linspace(0.0, 2 * np.pi, 90)
    ]
    chalk.line(tilted, 1.8)
    chalk.ellipse(*tilted[10], 4)
    for k, wide in enumerate((70, 96, 58)):
        chalk.line([(40, 462 + 13 * k), (40 + wide, 461 + 13 * k)], 1.4)
    chalk.line([(150, 250), (150, 320), (204, 320)], 1.4).line(
        curve([(150, 312), (166, 268), (184, 300), (204, 262)], 8), 1.6
    )
    frame.cover(chalk.stencil(0.5), ink("#b9c2c4"), 0.62)


def _window(frame: Frame) -> None:
    reveal = Pen(frame).box(LEFT - 24, TOP - 24, RIGHT + 24, BOTTOM + 4)
    reveal.box(LEFT, TOP, RIGHT, BOTTOM, hole=True)
    frame.cover(reveal.stencil(), ramp((60, ink("#45587f")), (590, ink("#5f6f92"))))
    bars = Pen(frame)
    for x in (606.0, 910.0):
        bars.box(x - 9, TOP, x + 9, BOTTOM)
    bars.box(LEFT, 206, RIGHT, 218)
    frame.cover(bars.stencil(), ramp((60, ink("#3a4c74")), (590, ink("#4e5f86"))))
    edge = Pen(frame)
    for x in (606.0, 910.0):
        edge.line([(x + 8, 220), (x + 8, BOTTOM)], 1.4)
    edge.line([(LEFT, 217.5), (RIGHT, 217.5)], 1.2)
    frame.shine(edge.stencil(), rgb(0.62, 0.42, 0.24), 0.28)
    for left, right in ((LEFT, 597), (615, 901), (919, RIGHT)):
        frost = Pen(frame).polygon(
            curve(
                [
                    (left, BOTTOM),
                    (left, BOTTOM - 78),
                    (left + 26, BOTTOM - 30),
                    ((left + right) / 2, BOTTOM - 12),
                    (right - 26, BOTTOM - 26),
                    (right, BOTTOM - 60),
                    (right, BOTTOM),
                ],
                8,
            )
        )
        frame.shine(frost.stencil(9), rgb(0.42, 0.52, 0.72), 0.30)
    _curtain(frame, LEFT - 92, LEFT + 26)
    _curtain(frame, RIGHT - 26, RIGHT + 92)


def _curtain(frame: Frame, left: float, right: float) -> None:
    shape = Pen(frame).polygon(
        [(left, 40), (right, 40), *curve([(right, 40), (right - 8, 320), (right + 4, 632)], 10), (left, 632)]
    )

    def paint(x: Array, y: Array) -> Array:
        wide = np.sin((x - left) / 10.5 + np.sin(y / 190) * 0.8)
        fold = 0.62 + 0.30 * wide + 0.12 * np.sin((x - left) / 4.7)
        near = np.exp(-np.hypot((x - LAMP[0]) / 260, (y - LAMP[1]) / 300))
        return (fold[..., None] * (ink("#3d5078") + near[..., None] * rgb(0.50, 0.30, 0.14))).astype(
            np.float32,
        )

    frame.cover(shape.stencil(), paint)
    frame.cover(Pen(frame).box(180, 34, 1330, 42).stencil(), ink("#2a3452"))


def _sill(frame: Frame) -> None:
    frame.cover(
        Pen(frame).box(LEFT - 44, BOTTOM, RIGHT + 44, BOTTOM + 20).stencil(),
        ramp((BOTTOM, ink("#8592ad")), (BOTTOM + 20, ink("#3f4e70"))),
    )
    ribs = Pen(frame)
    for x in steps(430, 1090, 26):
        ribs.polygon(oval(x, 648, 9, 9)).box(x - 9, 648, x + 9, 744)
    frame.cover(ribs.stencil(), ramp((636, ink("#2b3856")), (744, ink("#1a243d"))))
    globe = Pen(frame).line([(392, BOTTOM - 2), (392, BOTTOM - 16)], 5).polygon(oval(392, BOTTOM - 1, 26, 6))
    globe.line(oval(392, BOTTOM - 58, 49, 49, -70, 110, closed=True), 3)
    frame.cover(globe.stencil(), ink("#1b2440"))
    right, down = frame.x - 392, frame.y - (BOTTOM - 58)
    r = np.hypot(right, down)
    tone = np.clip(0.34 - right * 0.006 - down * 0.006, 0.07, 1)[..., None] * rgb(0.55, 0.78, 1.1)
    mask = np.clip(43 - r + 0.5, 0, 1)[..., None]
    frame.light += mask * (tone.astype(np.float32) - frame.light)
    land = Pen(frame)
    for points in (
        [(372, 494), (392, 488), (402, 500), (394, 514), (398, 530), (384, 548), (376, 530), (366, 512)],
        [(410, 500), (424, 512), (428, 530), (418, 526)],
    ):
        land.polygon(curve([*points, points[0]], 5))
    frame.cover(land.stencil(), ink("#54658a"), 0.75)
    books = Pen(frame)
    for k, tall in enumerate((62, 70, 56, 66)):
        books.box(470 + k * 15, BOTTOM - tall, 482 + k * 15, BOTTOM)
    books.polygon([(534, BOTTOM), (560, BOTTOM - 56), (571, BOTTOM - 51), (546, BOTTOM)])
    frame.cover(books.stencil(), ink("#26335a"))


def _floor(frame: Frame) -> None:
    boards = streaks(frame.width, frame.height, 105, 7, 60)
    depth = np.clip((frame.y - 744) / 156, 0, 1)
    tone = (0.75 + 0.5 * boards)[..., None] * (
        ink("#152140") * (1 - depth[..., None]) + ink("#0b1222") * depth[..., None]
    )
    moon = np.exp(-(((frame.x - 700) / 420) ** 2)) * np.exp(-depth / 0.7)
    tone = tone + (moon * boards * 0.10)[..., None] * rgb(0.45, 0.62, 1.0)
    frame.cover(Pen(frame).box(-2, 744, 1602, 902).stencil(), tone.astype(np.float32))


def _table(frame: Frame) -> None:
    frame.glow(LAMP[0], LAMP[1] + 30, 70, rgb(1.0, 0.68, 0.36), 0.32)
    _radio(frame)
    _lamp(frame)
    frame.cover(Pen(frame).box(1010, 676, 1610, 694).stencil(), _wood)
    legs = Pen(frame).box(1034, 694, 1052, 880).box(1560, 694, 1580, 900)
    frame.cover(legs.stencil(), ink("#141a2c"))
    frame.cover(
        Pen(frame).polygon([(1300, 672), (1386, 668), (1396, 677), (1296, 677)]).stencil(),
        ink("#f3e3c4"),
    )


def _radio(frame: Frame) -> None:
    radio = Pen(frame).box(1092, 596, 1262, 676).stencil()
    frame.cover(radio, ramp((596, ink("#4a4a52")), (676, ink("#26283a"))))
    frame.cover(Pen(frame).box(1106, 608, 1196, 640).stencil(), ink("#e2b16f"))
    dial = Pen(frame)
    for k in range(12):
        dial.line([(1111 + k * 7.2, 636), (1111 + k * 7.2, 626 if k % 3 else 620)], 1.2)
    dial.line([(1160, 610), (1160, 638)], 1.8)
    frame.cover(dial.stencil(), ink("#4b3524"))
    knobs = (
        Pen(frame)
        .ellipse(1230, 626, 17)
        .ellipse(1122, 660, 7)
        .ellipse(1146, 660, 7)
        .ellipse(1170, 660, 7)
        .ellipse(1230, 663, 6)
    )
    frame.cover(knobs.stencil(), ink("#171b2b"))
    frame.shine(
        Pen(frame).line(oval(1230, 626, 16, 16, 250, 380, closed=True), 1.6).stencil(),
        rgb(0.9, 0.62, 0.36),
        0.7,
    )
    frame.glow(1151, 624, 26, rgb(1.0, 0.72, 0.40), 0.22)


def _lamp(frame: Frame) -> None:
    arm = Pen(frame).line([(1420, 676), (1432, 560), (1350, 512)], 4.5).polygon(oval(1424, 676, 34, 7))
    frame.cover(arm.stencil(), ink("#1a2036"))
    shade: list[Point] = [(1366, 496), (1338, 500), (1292, 556), (1362, 566)]
    frame.cover(Pen(frame).polygon(shade).stencil(), ink("#2a3048"))
    frame.cover(Pen(frame).polygon(oval(1327, 561, 35, 6)).stencil(), ink("#ffe3b0"))
    frame.shine(
        Pen(frame).polygon([(1294, 562), (1362, 566), (1420, 680), (1210, 680)]).stencil(10),
        rgb(1.0, 0.72, 0.42),
        0.30,
    )


def _wood(x: Array, y: Array) -> Array:
    near = np.exp(-np.abs(x - LAMP[0]) / 150)[..., None]
    return np.asarray(ink("#2a2a3a") + near * rgb(0.62, 0.38, 0.19), dtype=np.float32)


def _rimmed(
    frame: Frame,
    build: Callable[[Pen, float, float], Pen],
    light: Array,
    shift: tuple[float, float],
) -> None:
    frame.cover(build(Pen(frame), *shift).stencil(), light)
    frame.cover(build(Pen(frame), 0.0, 0.0).stencil(), ink("#0a1122"))


def _children(frame: Frame) -> None:
    cool, warm = ink("#6f8ab8"), rgb(0.80, 0.52, 0.28)

    def pointing(pen: Pen, dx: float, dy: float) -> Pen:
        standing(pen, 716 + dx, 884 + dy, 372, lean=0.01, coat=0.98)
        return pen.line([(752 + dx, 590 + dy), (790 + dx, 520 + dy), (812 + dx, 444 + dy)], 16).ellipse(
            814 + dx, 434 + dy, 8, 12
        )

    def small(pen: Pen, dx: float, dy: float) -> Pen:
        standing(pen, 588 + dx, 888 + dy, 318, lean=-0.012, coat=0.98)
        return pen.line([(590 + dx, 592 + dy), (606 + dx, 640 + dy)], 9)

    def listener(pen: Pen, dx: float, dy: float) -> Pen:
        return headset(seated(pen, 1168 + dx, 846 + dy, 122, turn=0.05), 1168 + dx, 846 + dy, 122, turn=0.05)

    _rimmed(frame, pointing, cool, (0.4, -2.6))
    _rimmed(frame, small, cool, (0.4, -2.6))
    _rimmed(frame, listener, warm, (3.0, -1.6))
    chair = Pen(frame).polygon(oval(1168, 880, 92, 44, 180, 360)).box(1076, 878, 1260, 905)
    frame.cover(chair.stencil(), ink("#0c1324"))
    frame.shine(Pen(frame).line(oval(1168, 880, 92, 44, 250, 350, closed=True), 2).stencil(), warm, 0.35)
