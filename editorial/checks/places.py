"""Where in the texts something stands."""

from typing import NamedTuple

from editorial.checks.text import Text


class Place(NamedTuple):
    text: Text
    folded: str
    start: int
    end: int
