"""What a reader sees of an uploaded picture, in the file that is kept and in its renditions, pixel by pixel."""

from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageOps

from demo.factories import PhotoFactory
from media_library.models import Photo
from tests.media_library.drawn import (
    SIZE,
    green_called_red,
    linear_grey,
    palette,
    png,
    saved,
    two_colours,
)

pytestmark = pytest.mark.django_db

RED, GREEN, BLUE, BLACK, WHITE = (250, 0, 0), (0, 250, 0), (0, 0, 250), (0, 0, 0), (255, 255, 255)
CLEAR = None  # whatever colour it has
TOLERANCE = 14


def stored(content: bytes, name: str = "picture.png") -> Photo:
    return PhotoFactory(file=SimpleUploadedFile(name, content, "image/png"))


def looks(image: Image.Image, at: tuple[int, int]) -> tuple[int, ...]:
    return tuple(image.convert("RGBA").getpixel(at))  # type: ignore[arg-type]


def assert_like(seen: tuple[int, ...], expected: tuple[int, ...] | None, where: str) -> None:
    if expected is CLEAR:
        assert seen[3] < TOLERANCE, (where, seen)
        return
    wanted = expected if len(expected) == 4 else (*expected, 255)
    assert all(abs(a - b) <= TOLERANCE for a, b in zip(seen, wanted, strict=True)), (where, seen, wanted)


def assert_seen(photo: Photo, corner: Any, middle: Any) -> None:
    """In the original and in every rendition, cut or not."""
    renditions = [r for by_width in photo.file.aspect_ratios.values() for r in by_width["WEBP"].values()]
    assert renditions
    for path in (photo.file.path, *(rendition.path for rendition in renditions)):
        with Image.open(path) as image:
            width, height = image.size
            for at in ((1, 1), (width - 2, 1), (1, height - 2), (width - 2, height - 2)):
                assert_like(looks(image, at), corner, f"{path} corner")
            assert_like(looks(image, (width // 2, height // 2)), middle, f"{path} middle")


def rgba_palette() -> bytes:
    return saved(palette(BLACK, RED), transparency=b"\x00\xff")


def interlaced_webp() -> bytes:
    first, second = two_colours("RGB", RED, BLUE), two_colours("RGB", GREEN, GREEN)
    return saved(first, "WEBP", save_all=True, append_images=[second], duration=100, lossless=True)


KINDS = {
    "palette, some transparent": (rgba_palette(), CLEAR, RED),
    "palette, half transparent": (saved(palette(BLUE, RED), transparency=b"\x80\xff"), (*BLUE, 128), RED),
    "palette, one index transparent": (saved(palette(RED, BLUE), transparency=0), CLEAR, BLUE),
    "palette, opaque": (saved(palette(RED, BLUE)), RED, BLUE),
    "colour, one transparent": (saved(two_colours("RGB", WHITE, RED), transparency=WHITE), CLEAR, RED),
    "grey, one transparent": (saved(two_colours("L", 255, 90), transparency=255), CLEAR, (90, 90, 90)),
    "grey of 4 bits, one transparent": (png(4, 0, b"\x55", b"\xaa", (b"tRNS", b"\0\x05")), CLEAR, (170, 170, 170)),
    "grey of 2 bits, one transparent": (png(2, 0, b"\xaa", b"\x55", (b"tRNS", b"\0\x02")), CLEAR, (85, 85, 85)),
    "black and white, white transparent": (png(1, 0, b"\xff", b"\0", (b"tRNS", b"\0\x01")), CLEAR, BLACK),
    "black and white, black transparent": (png(1, 0, b"\0", b"\xff", (b"tRNS", b"\0\0")), CLEAR, WHITE),
    "grey of 16 bits, one transparent": (
        png(16, 0, b"\x50\x12", b"\xa0\x00", (b"tRNS", b"\x50\x12")),
        CLEAR,
        (160, 160, 160),
    ),
    "grey of 16 bits": (png(16, 0, b"\x50\x12", b"\xa0\x00"), (80, 80, 80), (160, 160, 160)),
    "colour of 16 bits, one transparent": (
        png(16, 2, b"\x10\x01\x20\x02\x30\x03", b"\xfa\0\0\0\0\0", (b"tRNS", b"\x10\x01\x20\x02\x30\x03")),
        CLEAR,
        RED,
    ),
    "grey of 16 bits with alpha": (png(16, 4, b"\x50\0\0\0", b"\xa0\0\xff\xff"), CLEAR, (160, 160, 160)),
    "colour of 16 bits with alpha": (png(16, 6, bytes(8), b"\xfa\0\0\0\0\0\xff\xff"), CLEAR, RED),
    "grey with alpha": (saved(two_colours("LA", (0, 0), (90, 255))), CLEAR, (90, 90, 90)),
    "colour with alpha": (saved(two_colours("RGBA", (0, 0, 0, 0), (*GREEN, 255))), CLEAR, GREEN),
    "colour, half transparent": (saved(two_colours("RGBA", (*RED, 128), (*GREEN, 255))), (*RED, 128), GREEN),
    "black and white": (saved(two_colours("1", 1, 0)), WHITE, BLACK),
    "CMYK": (saved(two_colours("CMYK", (0, 255, 255, 0), (255, 255, 0, 0)), "JPEG"), (255, 0, 0), (0, 0, 255)),
    "grey JPEG": (saved(two_colours("L", 30, 200), "JPEG"), (30, 30, 30), (200, 200, 200)),
    "WebP with alpha": (saved(two_colours("RGBA", (0, 0, 0, 0), (*RED, 255)), "WEBP", lossless=True), CLEAR, RED),
    "moving WebP": (interlaced_webp(), RED, BLUE),
    "moving PNG": (
        saved(two_colours("RGB", RED, BLUE), save_all=True, append_images=[two_colours("RGB", GREEN, GREEN)]),
        RED,
        BLUE,
    ),
    "two eyes of one camera": (
        saved(two_colours("RGB", RED, BLUE), "MPO", save_all=True, append_images=[two_colours("RGB", GREEN, GREEN)]),
        RED,
        BLUE,
    ),
}


@pytest.mark.parametrize(("content", "corner", "middle"), KINDS.values(), ids=KINDS.keys())
def test_a_reader_sees_what_the_editor_uploaded(content, corner, middle):
    assert_seen(stored(content), corner, middle)


def test_an_opaque_picture_is_kept_without_an_alpha_channel():
    for content in (KINDS["palette, opaque"][0], saved(two_colours("RGBA", (*RED, 255), (*BLUE, 255)))):
        with Image.open(stored(content).file.path) as image:
            assert image.mode == "RGB"


def test_a_file_is_named_by_what_it_is():
    assert stored(rgba_palette(), "logo.jpg").file.name.endswith(".png")
    assert stored(KINDS["two eyes of one camera"][0], "two.mpo").file.name.endswith(".jpg")


SWAPPED = green_called_red()
PROFILED = {
    "JPEG": (saved(two_colours("RGB", RED, BLUE), "JPEG", icc_profile=SWAPPED), GREEN, BLUE),
    "PNG": (saved(two_colours("RGB", RED, BLUE), icc_profile=SWAPPED), GREEN, BLUE),
    "WebP": (saved(two_colours("RGB", RED, BLUE), "WEBP", lossless=True, icc_profile=SWAPPED), GREEN, BLUE),
    "palette": (saved(palette(RED, BLUE), icc_profile=SWAPPED), GREEN, BLUE),
    "palette with transparency": (
        saved(palette(BLACK, RED), transparency=b"\x00\xff", icc_profile=SWAPPED),
        CLEAR,
        GREEN,
    ),
    "colour with alpha": (
        saved(two_colours("RGBA", (*RED, 128), (*BLUE, 255)), icc_profile=SWAPPED),
        (*GREEN, 128),
        BLUE,
    ),
    "grey, of a grey profile": (
        saved(two_colours("L", 128, 255), "JPEG", icc_profile=linear_grey()),
        (188, 188, 188),
        WHITE,
    ),
    "grey with alpha, of a grey profile": (
        saved(two_colours("LA", (128, 255), (0, 0)), icc_profile=linear_grey()),
        (188, 188, 188),
        CLEAR,
    ),
    "grey, of a colour profile": (saved(two_colours("L", 128, 255), icc_profile=SWAPPED), (128, 128, 128), WHITE),
    "CMYK, of a colour profile": (
        saved(two_colours("CMYK", (0, 255, 255, 0), (255, 255, 0, 0)), "JPEG", icc_profile=SWAPPED),
        (255, 0, 0),
        (0, 0, 255),
    ),
    "colour, of a grey profile": (saved(two_colours("RGB", RED, BLUE), icc_profile=linear_grey()), RED, BLUE),
    "no profile at all": (saved(two_colours("RGB", RED, BLUE), "JPEG", icc_profile=b"not a profile"), RED, BLUE),
}


@pytest.mark.parametrize(("content", "corner", "middle"), PROFILED.values(), ids=PROFILED.keys())
def test_colours_are_those_of_the_pictures_own_profile(content, corner, middle):
    photo = stored(content)
    assert_seen(photo, corner, middle)
    with Image.open(photo.file.path) as image:
        assert "icc_profile" not in image.info


def test_the_brightness_of_a_png_for_other_screens_is_kept():
    linear = png(8, 0, b"\x80", b"\xff", (b"gAMA", (100_000).to_bytes(4, "big")))
    assert_seen(stored(linear), (186, 186, 186), WHITE)
    usual = png(8, 0, b"\x80", b"\xff", (b"gAMA", (45_455).to_bytes(4, "big")))
    assert_seen(stored(usual), (128, 128, 128), WHITE)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_picture_stands_upright_whichever_way_the_camera_was_held(kind, orientation):
    upright = Image.new("RGB", (600, 450), RED)
    upright.paste(BLUE, (0, 0, 600, 225))  # the sky above
    undo = {2: 0, 3: 3, 4: 1, 5: 5, 6: 2, 7: 6, 8: 4}  # Image.Transpose that lays it down again
    lying = upright.transpose(Image.Transpose(undo[orientation])) if orientation in undo else upright
    exif = Image.Exif()
    exif[0x0112] = orientation
    assert ImageOps.exif_transpose(Image.open(BytesIO(saved(lying, kind, exif=exif)))).size == (600, 450)
    photo = stored(saved(lying, kind, exif=exif))
    assert (photo.width, photo.height) == (600, 450)
    with Image.open(photo.file.path) as image:
        assert_like(looks(image, (300, 20)), BLUE, "above")
        assert_like(looks(image, (300, 430)), RED, "below")
        assert not image.getexif()


def test_a_black_logo_lies_on_white_and_a_white_one_does_not(client):
    from media_library.templatetags.pictures_tags import picture as tag

    black = stored(saved(two_colours("RGBA", (0, 0, 0, 0), (*BLACK, 255))))
    white = stored(saved(two_colours("RGBA", (0, 0, 0, 0), (*WHITE, 255))))
    opaque = stored(saved(two_colours("RGB", BLACK, RED)))
    assert [tag(photo)["on_light"] for photo in (black, white, opaque)] == [True, False, False]
    assert [Photo.objects.get(pk=photo.pk).needs_light_ground for photo in (black, white, opaque)] == [
        True,
        False,
        False,
    ]
    assert black.file.width == SIZE[0]
