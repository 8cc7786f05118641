"""A text of a file that is longer than one that may be stored is named, left out, and not read through."""

import pytest

from editorial.core.cleaning import LONGEST

from .bad_input import problems_of, soyuz

pytestmark = pytest.mark.django_db


def test_a_text_that_is_a_book_is_named_and_left_out(bring):
    launch = soyuz()
    launch["mission"]["description"] = "word " * LONGEST
    report = bring(launch)
    assert any(str(LONGEST) in why for _key, why in problems_of(report))
    assert not any(len(why) > 500 for _key, why in problems_of(report))
