"""The control room: rows of consoles before a wall with the station's track."""

import itertools

import numpy as np

from ..atlas import WEST, land, night_edge, pass_over, place
from ..colour import Array, ink, rgb
from ..frame import Finish, Frame, ramp
from ..land import sky
from ..lettering import lettered
from ..people import headset, seated
from ..shapes import Pen, Point, oval

FINISH = Finish(bloom=0.26, vignette=0.36, seed=74)
WALL = (226.0, 92.0, 1374.0, 476.0)
LINE = ink("#8fb4e6")
SUN = rgb(1.0, 0.74, 0.42)


def draw() -> Frame:
    """Room, wall screen, side screens, three rows."""
    frame = Frame()
    sky(
        frame,
        (0, ink("#0a1122")),
        (80, ink("#101b33")),
        (500, ink("#15233f")),
        (560, ink("#0f1a31")),
        (900, ink("#070c18")),
    )
    _ceiling(frame)
    _screen(frame)
    _side_screens(frame)
    spill = np.exp(-(((frame.x - 800) / 720) ** 2)) * np.exp(-(((frame.y - 520) / 150) ** 2))
    frame.add(spill * 0.055, rgb(0.35, 0.58, 1.0))
    for row in range(3):
        _row(frame, row)
    return frame


def _ceiling(frame: Frame) -> None:
    for k in range(7):
        z = 1.0 + k * 0.55
        y = 92 - 96 / z**1.5
        half = 1000 / z**0.35
        strip = Pen(frame).polygon(
            [
                (800 - half * 0.55, y),
                (800 + half * 0.55, y),
                (800 + half * 0.54, y + 2.4),
                (800 - half * 0.54, y + 2.4),
            ]
        )
        frame.shine(strip.stencil(0.8), rgb(0.30, 0.38, 0.52), 0.30 - 0.03 * k)
    for side in (-1, 1):
        for k in range(6):
            x = 800 + side * (620 + 62 * k**1.15)
            frame.shade(Pen(frame).box(x, 40 - 6 * k, x + 3, 560 + 10 * k).stencil(1), 0.55)


def _screen(frame: Frame) -> None:
    left, top, right, bottom = WALL
    frame.cover(Pen(frame).box(left - 9, top - 9, right + 9, bottom + 9).stencil(), ink("#05080f"))
    frame.cover(
        Pen(frame).box(left, top, right, bottom).stencil(),
        ramp((top, ink("#0d2246")), (bottom, ink("#0b1c3c"))),
    )
    _map(frame)
    _tracks(frame)
    seams = Pen(frame)
    for k in range(1, 4):
        x = left + (right - left) * k / 4
        seams.line([(x, top), (x, bottom)], 1.2)
    seams.line([(left, (top + bottom) / 2), (right, (top + bottom) / 2)], 1.2)
    frame.shade(seams.stencil(), 0.55)


def _spot(lon: float, lat: float) -> Point:
    u, v = place(lon, lat)
    return WALL[0] + u * (WALL[2] - WALL[0]), WALL[1] + 10 + v * (WALL[3] - WALL[1] - 46)


def _map(frame: Frame) -> None:
    columns, rows = 164, 48
    mask = land(columns, rows)
    night = np.zeros_like(mask)
    edge = dict.fromkeys(range(columns), 0.0)
    for lon, lat in night_edge(45.0, -12.8, columns):
        edge[min(columns - 1, int((lon - WEST) / 360 * columns))] = lat
    day, dark = Pen(frame), Pen(frame)
    step = (WALL[2] - WALL[0]) / columns
    for column in range(columns):
        for row in range(rows):
            if mask[row, column] > 0.45:
                lat = 80 - (row + 0.5) / rows * 140
                x, y = _spot(WEST + (column + 0.5) / columns * 360, lat)
                night[row, column] = lat > edge[column]
                (dark if night[row, column] else day).ellipse(x, y, step * 0.33)
    frame.shine(day.stencil(), ink("#7fa4da"), 0.62)
    frame.shine(dark.stencil(), ink("#4d70ab"), 0.34)
    grid = Pen(frame)
    for lat in (-51.6, 0.0, 51.6):
        grid.line([_spot(WEST + 0.01, lat), _spot(WEST + 359.9, lat)], 0.8)
    for lon in range(-120, 210, 30):
        grid.line([_spot(lon, 80), _spot(lon, -60)], 0.8)
    frame.shine(grid.stencil(), LINE, 0.12)


def _tracks(frame: Frame) -> None:
    for start, strength, width in ((-38.2, 0.36, 1.5), (-15.0, 1.0, 2.4), (8.2, 0.36, 1.5)):
        pen = Pen(frame)
        points = [_spot(lon, lat) for lon, lat in pass_over(start)]
        for a, b in itertools.pairwise(points):
            if abs(a[0] - b[0]) < 200:
                pen.line([a, b], width)
        frame.shine(pen.stencil(), ink("#cfe0f7"), 0.62 * strength)
        if width > 2:
            frame.shine(pen.stencil(3.0), ink("#6fa0e6"), 0.5)
    here = _spot(*pass_over(-15.0)[46])
    frame.shine(Pen(frame).polygon(oval(*here, 58, 44)).stencil(), SUN, 0.07)
    frame.shine(Pen(frame).line(oval(*here, 58, 44, closed=True), 1.4).stencil(), SUN, 0.75)
    frame.glow(*here, 5, SUN, 1.6)
    frame.cover(Pen(frame).ellipse(*here, 4.6).stencil(), ink("#fff1d8"))
    for lon, lat in ((37.6, 55.8), (158.6, 53.0), (104.3, 52.3), (82.9, 55.0)):
        x, y = _spot(lon, lat)
        frame.shine(
            Pen(frame).polygon([(x, y - 5), (x + 5, y + 4), (x - 5, y + 4)]).stencil(),
            ink("#e6eefb"),
            0.8,
        )
    frame.shine(lettered(frame, "12:00:00", WALL[0] + 22, WALL[3] - 20, 21), ink("#dfe9f8"), 0.8)
    frame.shine(lettered(frame, "58", WALL[2] - 52, WALL[3] - 20, 21), ink("#dfe9f8"), 0.8)
    bar = Pen(frame).box(WALL[0] + 150, WALL[3] - 21, WALL[2] - 76, WALL[3] - 19.6)
    for k in range(86):
        x = WALL[0] + 150 + (WALL[2] - WALL[0] - 226) * k / 85
        bar.box(x, WALL[3] - (28 if k % 10 else 32), x + 1.1, WALL[3] - 20)
    frame.shine(bar.stencil(), LINE, 0.5)


def _side_screens(frame: Frame) -> None:
    source = np.random.default_rng(95)
    for side in (-1, 1):
        near, far = 800 + side * 778, 800 + side * 606
        for upper, lower in ((96, 272), (292, 470)):
            skew = 20 * (1 if upper < 200 else 0.4)
            drop = 20 * (1 if lower > 400 else 0.4)
            shape = [(far, upper), (near, upper - skew), (near, lower + drop), (far, lower)]
            frame.cover(Pen(frame).polygon(shape).stencil(), ink("#0b1b39"))
            rows = Pen(frame)
            for k in range(9):
                t = (k + 0.7) / 9.6
                a, b = upper + (lower - upper) * t, upper - skew + (lower + drop - upper + skew) * t
                cut = source.uniform(0.35, 0.9)
                rows.line(
                    [
                        (far + side * 12, a),
                        (far + side * 12 + (near - far - side * 24) * cut, a + (b - a) * cut),
                    ],
                    2.4,
                )
            frame.shine(rows.stencil(), LINE, 0.30)


def _sag(x: float, row: int) -> float:
    return (0.000030, 0.000044, 0.000066)[row] * (x - 800) ** 2


def _row(frame: Frame, row: int) -> None:
    desk, size, gap = ((560.0, 27.0, 96.0), (650.0, 46.0, 158.0), (800.0, 84.0, 282.0))[row]
    count = int(1900 / gap)
    places = [800 + (k - (count - 1) / 2) * gap for k in range(count)]
    source = np.random.default_rng(96 + row)
    tone = (ink("#121d36"), ink("#0e172c"), ink("#0a1122"))[row]
    band = [(float(x), desk - size * 0.10 + _sag(float(x), row)) for x in np.linspace(-20, 1620, 60)]
    for x in places:
        _monitor(frame, x - size * 0.98, desk + _sag(x, row), size, source)
        _monitor(frame, x + size * 0.98, desk + _sag(x, row), size, source)
    frame.cover(Pen(frame).polygon([*band, (1620, 905), (-20, 905)]).stencil(), tone)
    frame.shine(Pen(frame).line(band, 1.4 + row * 0.5).stencil(), ink("#7fa0d4"), 0.22)
    for index, x in enumerate(places):
        if (row == 2 and index in (1, 4)) or (row == 1 and index == 7) or (row == 0 and index in (3, 14)):
            continue
        _operator(frame, x, desk + size * 0.72 + _sag(x, row), size, float(source.normal(0, 0.06)), row)


def _monitor(frame: Frame, x: float, desk: float, size: float, source: np.random.Generator) -> None:
    wide, high = size * 0.86, size * 0.60
    top = desk - size * 0.16 - high
    frame.cover(
        Pen(frame).box(x - wide / 2 - 2, top - 2, x + wide / 2 + 2, top + high + 2).stencil(),
        ink("#060a13"),
    )
    frame.cover(Pen(frame).box(x - wide / 2, top, x + wide / 2, top + high).stencil(), ink("#12294f"))
    pen = Pen(frame)
    if source.random() < 0.45:
        wave = [
            (
                x - wide * 0.44 + wide * 0.88 * k / 30,
                top + high * (0.5 + 0.30 * np.sin(k / 30 * 9 + source.random() * 0.1)),
            )
            for k in range(31)
        ]
        pen.line(wave, max(0.8, size * 0.022))
    else:
        for k in range(6):
            y = top + high * (0.16 + 0.135 * k)
            pen.line(
                [(x - wide * 0.42, y), (x - wide * 0.42 + wide * source.uniform(0.25, 0.82), y)],
                max(0.8, size * 0.03),
            )
    warm = source.random() < 0.14
    frame.shine(pen.stencil(), SUN if warm else LINE, 0.55)
    frame.glow(x, top + high / 2, size * 0.5, rgb(0.25, 0.45, 0.9), 0.10)


def _operator(frame: Frame, x: float, base: float, size: float, turn: float, row: int) -> None:
    body: tuple[Array, ...] = (ink("#0c1426"), ink("#0a1020"), ink("#070b16"))
    rim = seated(Pen(frame), x, base - size * 0.035, size, turn=turn)
    frame.cover(rim.stencil(), ink("#5a7cb4"), 0.75)
    figure = headset(seated(Pen(frame), x, base, size, turn=turn), x, base, size, turn=turn)
    frame.cover(figure.stencil(), body[row])
    chair = (
        Pen(frame)
        .polygon(oval(x, base + size * 0.30, size * 0.46, size * 0.62, 180, 360))
        .box(x - size * 0.46, base + size * 0.28, x + size * 0.46, base + size * 0.95)
    )
    frame.cover(chair.stencil(), body[row] * 0.8)
    frame.shine(
        Pen(frame)
        .line(oval(x, base + size * 0.30, size * 0.46, size * 0.62, 188, 352, closed=True), 1 + row * 0.4)
        .stencil(),
        ink("#5a7cb4"),
        0.16,
    )
