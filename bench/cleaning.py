"""How cleaning grows: `python -m bench.cleaning` prints, for each family of input, what twice the text costs.

CPU seconds of this process, the least of ROUNDS, with the collector's share: a column over 2.2 is a fault. Families are
texts that cost some parser the square of their length once, and ordinary ones.
"""

import gc
import os
import time
from collections.abc import Callable, Iterator
from functools import partial

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "energia_site.settings.test")

from editorial.core.cleaning import LONGEST, clean_html_anew, clean_text_anew, plain  # after the settings are named

ROUNDS = 5
BAR = 2.2
PIECES = {
    "ordinary": "<p>Слово и дело, <strong>корабль</strong> прибыл.</p>\n",
    "less than": "<",
    "ampersands": "&",
    "entities": "&amp;",
    "an attribute left open": '<a b="',
    "a tag left open": "<a ",
    "quotations": "<blockquote>",
    "unknown elements": "<x>",
    "lists": "<ul><li>",
    "tables": "<table><td>",
    "cells": "<tr><td>",
    "bold": "<b>a<i>",
    "struck": "<p><s>a",
    "comments": "<!---->a",
    "comments of another end": "<!----!>a",
    "comments left open": "<!--",
    "links": "<a href=/ru/>a",
    "Word's lists": "<p style='mso-list:l0 level9 lfo1'>a</p>",
    "Google's spans": "<span style='font-weight:700'>a</span> ",
    "lines": "a<br>",
    "soft hyphens": "a\u00ad",
}


def families(length: int) -> Iterator[tuple[str, str]]:
    yield from ((name, piece * (length // len(piece))) for name, piece in PIECES.items())
    yield "ends of nothing", "<x>" * (length // 6) + "</y>" * (length // 8)
    yield "many attributes", "<a " + " ".join(f"x{n}" for n in range(length // 7)) + ">a</a>"
    yield "different ids", "".join(f"<p><b id={n:06}>a" for n in range(length // 16))
    yield "marks on a letter", "a" + "\u0301\u0323" * (length // 2)


def cost(work: Callable[[], object]) -> float:
    durations = []
    for _ in range(ROUNDS):
        gc.collect()
        start = time.process_time()
        work()
        durations.append(time.process_time() - start)
    return min(durations)


def main() -> None:
    gc.collect()
    gc.freeze()  # as a serving process does: what stands is not looked through at every growth
    print(f"{'':<28}{'ms':>10}{'twice':>10}{'times':>8}")
    for function in (clean_html_anew, plain, clean_text_anew):
        print(function.__name__)
        for (name, once), (_, twice) in zip(families(LONGEST // 2), families(LONGEST), strict=True):
            short, long = (cost(partial(function, text)) for text in (once, twice))
            times = long / short if long > 0.002 else 0  # less is the clock's own step
            print(f"  {name:<26}{short * 1000:>10.1f}{long * 1000:>10.1f}{times:>8.2f}{' !' if times > BAR else ''}")


if __name__ == "__main__":
    main()
