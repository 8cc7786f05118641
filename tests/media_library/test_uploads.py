"""Pictures that may be uploaded, and everything else, refused in words."""

from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from demo.factories import PhotoFactory, tiny_picture
from media_library import uploads
from media_library.models import Photo, photo_path


def upload(content: bytes, name: str = "picture.jpg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, "image/jpeg")


def picture(kind: str, width: int = 800, height: int = 450) -> bytes:
    return tiny_picture(width, height, kind).read()


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_picture_is_known_by_its_content_whatever_its_name(kind):
    assert uploads.picture_format(upload(picture(kind), "report.pdf")) == kind


def test_a_picture_that_breaks_off_is_refused():
    noisy = BytesIO()
    Image.effect_noise((900, 900), 90).convert("RGB").save(noisy, "JPEG")
    with pytest.raises(ValidationError) as refused:
        uploads.picture_format(upload(noisy.getvalue()[: len(noisy.getvalue()) // 2]))
    assert refused.value.message == uploads.DAMAGED


@pytest.mark.parametrize(("side", "millions"), [(20_000, 400), (30_000, 900), (9_000, 81)])
def test_a_picture_of_too_many_pixels_is_refused_with_its_figure_before_it_is_decoded(side, millions):
    bomb = BytesIO()
    Image.new("1", (side, side)).save(bomb, "PNG")
    assert len(bomb.getvalue()) < 200_000
    with pytest.raises(ValidationError) as refused:
        uploads.picture_format(upload(bomb.getvalue(), "bomb.png"))
    assert refused.value.message == uploads.TOO_LARGE
    assert refused.value.params == {"pixels": millions, "most": 60}


def test_a_picture_too_heavy_or_too_small_is_refused(monkeypatch):
    with pytest.raises(ValidationError) as small:
        uploads.picture_format(upload(picture("PNG", 100, 100)))
    assert small.value.message == uploads.TOO_SMALL
    monkeypatch.setattr(uploads, "MOST_BYTES", 100)
    with pytest.raises(ValidationError) as heavy:
        uploads.picture_format(upload(picture("PNG")))
    assert heavy.value.message == uploads.TOO_HEAVY


def test_nobody_can_guess_where_a_picture_under_embargo_lies():
    names = {photo_path(Photo(), "Launch Of Soyuz.JPEG") for _ in range(50)}
    assert len(names) == 50
    assert all(name.endswith(".jpg") and "aunch" not in name for name in names)


@pytest.mark.django_db
def test_a_photo_has_renditions_of_its_own_size_and_a_page_reserves_their_place(client):
    from media_library.templatetags.pictures_tags import picture as tag

    photo = PhotoFactory(file=tiny_picture(1600, 900))
    context = tag(photo, ratio="16/9")
    assert (context["width"], context["height"]) == (1600, 900)
    assert context["srcset"].count(" ") > 4
    for rendition in photo.file.aspect_ratios["16/9"]["WEBP"].values():
        with Image.open(rendition.path) as image:
            assert image.size == (rendition.width, rendition.height)


@pytest.mark.django_db
def test_a_small_photo_is_never_blown_up():
    photo = PhotoFactory(file=tiny_picture(500, 400))
    assert max(photo.file.aspect_ratios[None]["WEBP"]) <= 500


@pytest.mark.parametrize("size", [(1600, 200), (400, 17_000)])
def test_a_picture_too_narrow_to_be_shown_is_refused_in_words(size):
    with pytest.raises(ValidationError) as refused:
        uploads.picture_format(upload(picture("JPEG", *size)))
    assert refused.value.message == uploads.TOO_NARROW


@pytest.mark.django_db
def test_a_low_picture_that_is_stored_already_is_shown_uncut():
    from media_library.templatetags.pictures_tags import picture as tag
    from media_library.templatetags.pictures_tags import thumbnail_url

    photo = PhotoFactory(file=tiny_picture(1600, 200))
    assert tag(photo, ratio="16/9")["height"] == 200
    assert thumbnail_url(photo).endswith(".webp")


@pytest.mark.django_db
def test_where_a_camera_stood_is_published_neither_in_renditions_nor_in_the_original():
    camera = BytesIO()
    exif = Image.Exif()
    exif[0x010F] = "Camera maker"
    exif[0x0112] = 6  # lying on its side
    exif.get_ifd(0x8825)[1] = "N"
    Image.new("RGB", (800, 450)).save(camera, "JPEG", exif=exif, icc_profile=b"not a profile")
    photo = PhotoFactory(file=upload(camera.getvalue()))
    with Image.open(photo.file.path) as stored:
        assert not stored.getexif()
        assert "icc_profile" not in stored.info
        assert stored.size == (450, 800) == (photo.width, photo.height)


@pytest.mark.django_db
def test_a_sixteen_bit_grey_is_not_published_white():
    grey = BytesIO()
    Image.new("I;16", (800, 450), 30_000).save(grey, "PNG")
    photo = PhotoFactory(file=upload(grey.getvalue(), "grey.png"))
    with Image.open(photo.file.path) as stored:
        assert 100 < stored.convert("L").getpixel((10, 10)) < 130
