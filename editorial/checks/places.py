"""Where in the texts something stands."""

from typing import NamedTuple

from .text import Text


class Place(NamedTuple):
    text: Text
    folded: str
    start: int
    end: int
