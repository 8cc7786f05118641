"""Pictures that are ours: drawn by a script, the same at every run, each with its words in both languages."""

from PIL import Image

from demo import content, pictures


def test_every_drawn_picture_has_caption_alternative_text_and_credit_in_both_languages():
    rows = content.rows("photos", "photo")
    assert {row["key"] for row in rows} == set(pictures.KEYS)
    for row in rows:
        for language in ("ru", "en"):
            assert row[f"alt_{language}"]
            assert row[f"credit_{language}"]


def test_a_picture_is_drawn_the_same_every_time_and_fills_its_column(tmp_path):
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
    first, second = (pictures.draw("porthole", tmp_path / folder) for folder in ("one", "two"))
    assert first.read_bytes() == second.read_bytes()
    with Image.open(first) as image:
        assert image.size[0] >= 1200
