"""Pictures that are ours, each with its words in both languages."""

import pytest
from PIL import Image

from demo import content

FILES = {path.stem: path for path in content.PICTURES.glob("*.webp")}


def test_every_picture_has_caption_alternative_text_and_credit_in_both_languages():
    rows = content.rows("photos", "photo")
    assert {row["key"] for row in rows} == set(FILES)
    for row in rows:
        for language in ("ru", "en"):
            assert row[f"alt_{language}"]
            assert row[f"credit_{language}"]


@pytest.mark.parametrize("key", sorted(FILES))
def test_a_picture_fills_its_column(key):
    with Image.open(FILES[key]) as image:
        assert image.size[0] >= (900 if key.startswith("patch-") else 1500)
        assert (image.mode == "RGBA") == key.startswith("patch-")  # a patch lies on any ground


def test_all_pictures_together_are_small_enough_for_a_repository():
    assert sum(path.stat().st_size for path in FILES.values()) <= 3_000_000


def test_a_picture_that_is_described_and_not_there_is_named():
    with pytest.raises(content.DemoDataError, match="'comet'"):
        content.picture("comet")


@pytest.mark.django_db
def test_the_demos_photos_are_stored_in_full_size_with_all_their_renditions():
    photos = content.load_photos()
    assert (photos["limb"].width, photos["limb"].height) == (1600, 900)
    assert len(photos["limb"].file.get_picture_files_list()) >= 4
