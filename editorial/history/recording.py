"""PLACEHOLDER by the lead so that saving.by runs: helper `history` replaces this file."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any


@contextmanager
def recording(act: Any) -> Iterator[None]:
    yield
