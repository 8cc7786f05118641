"""What is no picture is called by its name, in the language of whoever uploads it."""

from io import BytesIO
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import translation
from PIL import Image

from media_library import uploads
from tests.media_library.drawn import SIGNATURE, saved, two_colours


def heif(brand: bytes) -> bytes:
    return b"\0\0\0\x18ftyp" + brand + bytes(40)


REFUSED = [
    (b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', "an SVG drawing", "рисунок SVG"),
    (b'<?xml version="1.0"?><svg/>', "an SVG drawing", "рисунок SVG"),
    (b"\xef\xbb\xbf<!-- Inkscape --><svg/>", "an SVG drawing", "рисунок SVG"),
    (b'<?xml version="1.0"?><feed/>', "an XML document", "документ XML"),
    (b"%PDF-1.7 ...", "a PDF document", "документ PDF"),
    (b"GIF89a" + bytes(50), "a GIF picture", "картинка GIF"),
    (saved(two_colours("RGB", 0, 0), "GIF"), "a GIF picture", "картинка GIF"),
    (saved(two_colours("RGB", 0, 0), "BMP"), "a BMP picture", "картинка BMP"),
    (saved(two_colours("LAB", 0, 0), "TIFF"), "a TIFF picture or a camera’s raw file", "снимок TIFF или сырой файл"),
    (saved(two_colours("RGB", 0, 0), "JPEG2000"), "a JPEG 2000 picture", "картинка JPEG 2000"),
    (heif(b"heic"), "a HEIC photo, as telephones make them", "снимок HEIC, какие делают телефоны"),
    (heif(b"avif"), "an AVIF picture", "картинка AVIF"),
    (heif(b"isom"), "a film", "видео"),
    (b"8BPS" + bytes(40), "a Photoshop document", "документ Photoshop"),
    (b"PK\x03\x04" + bytes(40), "an archive, or a document of Word", "архив или документ Word"),
    (b"\xd0\xcf\x11\xe0" + bytes(40), "a document of an old Word", "документ старых Word"),
    (b"<html><script>1</script>", "an HTML page", "страница HTML"),
    (b"<!DOCTYPE html><title>404</title>", "an HTML page", "страница HTML"),
    ("Пуск".encode(), "text", "текст"),
    (b"", "nothing: it is empty", "ничего: файл пуст"),
    (b"\xff\xd8\xff\xe0" + bytes(40), "a JPEG of a kind that browsers do not show", "JPEG такого вида"),
    (SIGNATURE + bytes(40), "a damaged PNG picture", "повреждённая картинка PNG"),
    (b"RIFF\0\0\0\0WEBPVP8X" + bytes(4), "a damaged WebP picture", "повреждённая картинка WebP"),
    (b"RIFF\0\0\0\0WAVE" + bytes(40), "a sound", "звук"),
    (bytes(range(128, 256)) * 40, "of another kind", "другого рода"),
]


@pytest.mark.parametrize(("content", "english", "russian"), REFUSED, ids=[row[1] for row in REFUSED])
def test_what_is_no_picture_is_named_to_the_editor(content, english, russian):
    for language, said in (("en", english), ("ru", russian)):
        with translation.override(language), pytest.raises(ValidationError) as refused:
            uploads.picture_format(SimpleUploadedFile("picture.jpg", content, "image/jpeg"))
        with translation.override(language):
            assert said in refused.value.messages[0]


def test_a_text_that_is_cut_in_the_middle_of_a_letter_is_a_text():
    content = "я".encode() * 5000
    with translation.override("en"):
        assert uploads.kind_of(BytesIO(b"1" + content)) == "text"


GPS = b"GPSLatitude SECRET-55.7558"
XMP = b'<?xpacket begin=""?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF exif:' + GPS + b"/></x:xmpmeta>"


def camera(kind: str) -> bytes:
    """A picture with all that a camera and a program write beside the pixels."""
    from PIL.PngImagePlugin import PngInfo

    exif = Image.Exif()
    exif[0x010E] = GPS.decode()
    exif[0x013B] = "SECRET photographer"
    exif.get_ifd(0x8825)[1] = "N"
    exif.get_ifd(0x8825)[2] = (55.0, 45.0, 20.0)
    image = two_colours("RGB", (200, 0, 0), (0, 0, 200))
    if kind == "PNG":
        texts = PngInfo()
        texts.add_text("Comment", "SECRET place")
        texts.add_itxt("XML:com.adobe.xmp", XMP.decode())
        return saved(image, kind, exif=exif, pnginfo=texts)
    if kind == "WEBP":
        return saved(image, kind, exif=exif, xmp=XMP)
    content = saved(image, kind, exif=exif, xmp=XMP, comment=b"SECRET place")
    iptc = b"Photoshop 3.0\x008BIM\x04\x04\0\0\0\0\0\x11\x1c\x02\x5a\0\x0cSECRET place\0"
    app13 = b"\xff\xed" + (len(iptc) + 2).to_bytes(2, "big") + iptc
    return content[:2] + app13 + content[2:] + b"after the end: SECRET"


@pytest.mark.django_db
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_nothing_that_stood_beside_the_pixels_is_published(kind):
    from demo.factories import PhotoFactory

    content = camera(kind)
    assert b"SECRET" in content
    photo = PhotoFactory(file=SimpleUploadedFile(f"x.{kind.lower()}", content))
    renditions = [r.path for by_width in photo.file.aspect_ratios.values() for r in by_width["WEBP"].values()]
    for path in (photo.file.path, *renditions):
        with Path(path).open("rb") as file:
            published = file.read()
        for mark in (b"SECRET", b"GPS", b"Exif", b"EXIF", b"eXIf", b"xmp", b"XMP", b"8BIM", b"tEXt", b"iTXt", b"ICC"):
            assert mark not in published, (path, mark)
