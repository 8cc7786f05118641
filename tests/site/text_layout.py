"""Looks for text that a reader cannot read: outside its box, over other text, or on a page that scrolls sideways."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page

SCRIPT = Path(__file__).with_suffix(".js").read_text()
TOLERANCE = 1.5  # CSS pixels: what rounding of letters' widths moves

# What telephones, tablets and windows have; the layout changes its columns at 640 to 704, 832 and 1024.
WIDTHS = [320, 375, 390, 480, 600, 640, 720, 768, 900, 1024, 1280, 1440, 1920]
# Letters one and a half times as large move the same bounds up: fewer widths say the same of them.
LARGEST_WIDTHS = [320, 390, 480, 600, 768, 1024, 1280, 1440]
_SIZE = "size => size ? document.documentElement.dataset.size = size : delete document.documentElement.dataset.size"


@dataclass(frozen=True)
class Fault:
    fault: str
    text: str
    where: str
    by: int


def faults(page: Page) -> list[Fault]:
    """Of the page as it stands in its window."""
    return [Fault(**found) for found in page.evaluate(SCRIPT, TOLERANCE)]


def report(page: Page, sizes: dict[str, Iterable[int]]) -> list[str]:
    """Of one loaded page in windows of many widths: loading it again for each would take most of the time.

    The size is set as the server writes it (`energia_site.reading`), on <html>.
    """
    found: dict[tuple[str, str, str], list[str]] = {}
    for size, widths in sizes.items():
        page.evaluate(_SIZE, size)
        for width in widths:
            page.set_viewport_size({"width": width, "height": 900})
            for fault in faults(page):
                place = f"{width}{size and ' ' + size} ({fault.by} px)"
                found.setdefault((fault.fault, fault.text, fault.where), []).append(place)
    return [f"{page.url}: {' · '.join(what)}: {', '.join(places)}" for what, places in found.items()]
