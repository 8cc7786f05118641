#!/usr/bin/env bash
# Tried: Pillow 13.0.0, Python 3.11
# Guess: a grey PNG that names one shade as transparent (tRNS) opens with that shade transparent after convert("RGBA"),
#        however many bits a shade has.
# Seen:  with 1 and 8 bits it does. With 2, 4 and 16 bits nothing is transparent, and no error says so: the pixels are scaled
#        to eight bits, the named shade stays in the bits of the file.
#            bits   named shade   info   pixel   alpha
#               1             0      0       0       0
#               2             1      1      85     255
#               4             5      5      85     255
#               8           200    200     200       0
#              16         12850  12850   12850       -   (mode I;16, converted by way of I: opaque)
# So:    scale info["transparency"] by 255 / (2 ** bits - 1) where bits are 2 or 4, and make the alpha of 16 bits by hand,
#        before anything is converted (media_library/pixels.py).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check pillow==13.0.0 2>/dev/null
"$folder/venv/bin/python" - <<'PYTHON'
import struct
import sys
import zlib
from io import BytesIO

from PIL import Image


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def grey(bits: int, shade: int) -> bytes:
    """A PNG of one pixel, whose shade is the transparent one."""
    row = struct.pack(">H", shade) if bits == 16 else bytes([shade << (8 - bits)])
    header = struct.pack(">IIBBBBB", 1, 1, bits, 0, 0, 0, 0)
    parts = [(b"IHDR", header), (b"tRNS", struct.pack(">H", shade)), (b"IDAT", zlib.compress(b"\0" + row)), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunk(*part) for part in parts)


seen = {}
for bits, shade in ((1, 0), (2, 1), (4, 5), (8, 200), (16, 12850)):
    image = Image.open(BytesIO(grey(bits, shade)))
    image.load()
    named, pixel = image.info["transparency"], image.getpixel((0, 0))
    alpha = image.convert("I").convert("RGBA").getpixel((0, 0))[3] if bits == 16 else image.convert("RGBA").getpixel((0, 0))[3]
    print(f"{bits:>4} bits  shade {shade:>5}  info {named:>5}  pixel {pixel:>5}  alpha {alpha}")
    seen[bits] = alpha
sys.exit(seen != {1: 0, 2: 255, 4: 255, 8: 0, 16: 255})
PYTHON
