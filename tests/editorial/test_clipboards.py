"""What programs put on the clipboard, and what a reader of the site is to see of it.

`clipboards/NAME.html` is written after what the program writes, `NAME.out.html` by what its author saw there.
"""

import re
from pathlib import Path

import pytest

from editorial.core.cleaning import clean_html, clean_html_anew

CLIPBOARDS = [path for path in Path(__file__).with_name("clipboards").glob("*.html") if ".out" not in path.name]


def expected(path: Path) -> str:
    return re.sub(r">\n+<", "><", path.with_suffix(".out.html").read_text().strip())


def test_there_are_enough_of_them():
    assert len(CLIPBOARDS) >= 40


@pytest.mark.parametrize("path", sorted(CLIPBOARDS), ids=lambda path: path.stem)
def test_a_paste_is_stored_as_its_author_saw_it(path: Path):
    stored = clean_html(path.read_bytes().decode())
    assert stored == expected(path)
    assert clean_html_anew(stored) == stored
