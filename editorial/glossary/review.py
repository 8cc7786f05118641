"""PLACEHOLDER by the lead: helper `names` replaces this file."""

from typing import Any


def warnings_for_approval(record: Any, language: str) -> list[Any]:
    return []
