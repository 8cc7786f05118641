"""Pictures come in through one form; what is no picture is refused there in words."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from demo.factories import PhotoFactory, tiny_picture
from media_library.models import Photo

from .forms import errors, fields

ADD = "/admin/media_library/photo/add/"
TEXTS = {"alt_ru": "Ракета", "alt_en": "A rocket", "credit_ru": "Фото: Роскосмос", "credit_en": "Photo: Roscosmos"}


def upload(content, name="picture.jpg"):
    return SimpleUploadedFile(name, content, "image/jpeg")


def send(officer, file, address=ADD, **changes):
    data = {**fields(officer.get(address)), **TEXTS, **changes}
    data.pop("file", None)
    return officer.post(address, data | ({"file": file} if file else {}))


def noise(width, height):
    buffer = BytesIO()
    Image.effect_noise((width, height), 90).convert("RGB").save(buffer, "JPEG")
    return buffer.getvalue()


def bomb():
    buffer = BytesIO()
    Image.new("1", (20_000, 20_000)).save(buffer, "PNG")
    return buffer.getvalue()


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_picture_comes_in_whatever_its_name(officer, kind):
    name = f"{'очень длинное имя ' * 12}.{kind.lower()}"
    assert send(officer, upload(tiny_picture(kind=kind).read(), name)).status_code == 302
    photo = Photo.objects.get()
    assert (photo.width, photo.height) == (800, 450)


@pytest.mark.parametrize(
    ("content", "name", "said"),
    [
        (
            lambda: b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
            "a.svg",
            "its content is an SVG drawing",
        ),
        (lambda: b"%PDF-1.7 something", "a.jpg", "its content is a PDF document"),
        (lambda: noise(900, 900)[:60_000], "a.jpg", "This picture is damaged"),
        (bomb, "a.png", "million pixels; the most is 60"),
        (lambda: b"\xff\xd8\xff" + b"\x00" * (30 * 2**20), "a.jpg", "This file has 30.0 MB; the most is 25 MB"),
        (lambda: tiny_picture(200, 100).read(), "a.jpg", "only 200 pixels wide"),
    ],
    ids=["svg", "pdf", "truncated", "bomb", "heavy", "small"],
)
def test_what_is_no_usable_picture_is_refused_beside_the_field(officer, content, name, said):
    response = send(officer, upload(content(), name), caption_ru="Набрано")
    (sentence,) = errors(response)["file"]
    assert said in sentence
    assert fields(response)["caption_ru"] == "Набрано"
    assert not Photo.objects.exists()


def test_refusals_are_in_the_language_of_the_officer(russian_officer):
    (sentence,) = errors(send(russian_officer, None))["file"]
    assert sentence == "Обязательное поле."


def test_a_good_file_beside_another_mistake_has_to_be_chosen_again_and_the_form_says_so(officer):
    response = send(officer, upload(tiny_picture().read()), alt_en="")
    assert set(errors(response)) == {"alt_en", "file"}
    assert errors(response)["file"][0].startswith("Please choose the file again")


def test_the_texts_of_a_picture_change_without_the_file(officer):
    photo = PhotoFactory()
    stored = photo.file.name
    response = send(officer, None, f"/admin/media_library/photo/{photo.pk}/change/", caption_ru="Новая подпись")
    assert response.status_code == 302
    photo.refresh_from_db()
    assert (photo.caption_ru, photo.file.name) == ("Новая подпись", stored)


def test_texts_can_be_corrected_although_the_file_is_gone_from_the_disk(officer):
    photo = PhotoFactory()
    photo.file.storage.delete(photo.file.name)
    response = send(officer, None, f"/admin/media_library/photo/{photo.pk}/change/", caption_ru="Новая подпись")
    assert response.status_code == 302


def test_a_bad_file_does_not_hurt_the_picture_that_is_there(officer):
    photo = PhotoFactory()
    address = f"/admin/media_library/photo/{photo.pk}/change/"
    response = send(officer, upload(b"<html>"), address)
    assert "its content is an HTML page" in errors(response)["file"][0]
    stored = photo.file.name
    photo.refresh_from_db()
    assert photo.file.name == stored


def test_a_picture_added_from_another_form_comes_back_to_it(officer):
    response = send(officer, upload(tiny_picture().read()), f"{ADD}?_to_field=id&_popup=1", _popup="1")
    assert response.status_code == 200
    assert "popup_response.js" in response.content.decode()
    assert Photo.objects.exists()


def test_a_picture_that_leads_an_article_cannot_be_deleted(officer):
    from demo.factories import ArticleFactory

    photo = PhotoFactory()
    ArticleFactory(lead_photo=photo)
    officer.post(f"/admin/media_library/photo/{photo.pk}/delete/", {"post": "yes"})
    assert Photo.objects.filter(pk=photo.pk).exists()
