"""Pictures of every kind, each one colour with another in its middle, and colour profiles to put into them."""

import struct
import zlib
from io import BytesIO
from typing import Any

from PIL import Image, ImageCms

SIZE = (800, 450)
MIDDLE = (300, 150, 500, 300)
SIGNATURE = b"\x89PNG\r\n\x1a\n"


def saved(image: Image.Image, kind: str = "PNG", **options: Any) -> bytes:
    buffer = BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()


def two_colours(mode: str, ground: Any, middle: Any, size: tuple[int, int] = SIZE) -> Image.Image:
    image = Image.new(mode, size, ground)
    image.paste(middle, MIDDLE)
    return image


def palette(ground: tuple[int, int, int], middle: tuple[int, int, int]) -> Image.Image:
    image = two_colours("P", 0, 1)
    image.putpalette([*ground, *middle])
    return image


def png(depth: int, colour_type: int, ground: bytes, middle: bytes, *chunks: tuple[bytes, bytes]) -> bytes:
    """A PNG that Pillow does not write. `ground` and `middle`: a byte, or a whole pixel of deeper kinds."""
    unit = 8 // depth if depth < 8 and colour_type == 0 else 1
    left, right = MIDDLE[0] // unit, MIDDLE[2] // unit
    plain = ground * (SIZE[0] // unit)
    marked = ground * left + middle * (right - left) + ground * (SIZE[0] // unit - right)
    rows = b"".join(b"\0" + (marked if MIDDLE[1] <= y < MIDDLE[3] else plain) for y in range(SIZE[1]))
    header = struct.pack(">IIBBBBB", *SIZE, depth, colour_type, 0, 0, 0)
    parts = ((b"IHDR", header), *chunks, (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    return SIGNATURE + b"".join(_chunk(kind, content) for kind, content in parts)


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def green_called_red() -> bytes:
    """An RGB profile in which the red channel is the green of screens, and the other way about."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    places = {}
    for number in range(struct.unpack_from(">I", profile, 128)[0]):
        at = 132 + 12 * number
        places[bytes(profile[at : at + 4])] = at
    red, green = places[b"rXYZ"], places[b"gXYZ"]
    profile[red + 4 : red + 12], profile[green + 4 : green + 12] = (
        profile[green + 4 : green + 12],
        profile[red + 4 : red + 12],
    )
    profile[84:100] = bytes(16)  # its digest is another's
    return bytes(profile)


def linear_grey() -> bytes:
    """A grey profile without a curve: its 128 is 188 on a screen."""
    text = b"text\0\0\0\0grey\0\0\0\0"
    tags = (
        (b"desc", b"desc" + bytes(4) + struct.pack(">I", 5) + b"grey\0" + bytes(4 + 4 + 2 + 1 + 67 + 1)),
        (b"cprt", text),
        (b"wtpt", b"XYZ " + bytes(4) + struct.pack(">iii", 63190, 65536, 54061)),
        (b"kTRC", b"curv" + bytes(4) + struct.pack(">IH", 1, 256) + bytes(2)),
    )
    table, content = b"", b""
    start = 128 + 4 + 12 * len(tags)
    for name, data in tags:
        table += name + struct.pack(">II", start + len(content), len(data))
        content += data
    header = struct.pack(">I4sI4s4s4s", start + len(content), b"\0" * 4, 0x02400000, b"mntr", b"GRAY", b"XYZ ")
    header += struct.pack(">6H", 2026, 1, 1, 0, 0, 0) + b"acsp" + bytes(28)
    header += struct.pack(">iii", 63190, 65536, 54061)
    return header.ljust(128, b"\0") + struct.pack(">I", len(tags)) + table + content
