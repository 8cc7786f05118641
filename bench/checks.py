"""What the checks of an article cost: `.venv/bin/python -m bench.checks`.

An article of 6,000 characters in both languages against name desks of three sizes, as multiples of reading it with no
names at all; and a paste of 200 KB as a multiple of the article.
"""

import os
import time
from collections.abc import Callable

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "energia_site.settings.test")
ROUNDS = 5


def seconds(work: Callable[[], object]) -> float:
    """Of this process alone, the best of a few: the machine is shared."""
    work()
    best = float("inf")
    for _round in range(ROUNDS):
        started = time.process_time()
        work()
        best = min(best, time.process_time() - started)
    return best


def main() -> None:
    import django

    django.setup()
    from editorial.checks import Term, check_translation
    from tests.editorial.checks.test_speed import FLIGHTS, PARAGRAPH, PEOPLE

    def cost(terms: list[Term], times: int) -> float:
        ru, en = ({"body": PARAGRAPH[language] * times} for language in ("ru", "en"))
        return seconds(lambda: check_translation(ru, en, "ru", terms))

    article = 6000 // len(PARAGRAPH["ru"]) + 1
    bare = cost([], article)
    print(f"no names: {bare * 1000:.0f} ms of one processor (compare ratios, not seconds)")
    for name, terms in (
        ("100 people", PEOPLE[:100]),
        ("800 people", PEOPLE),
        ("800 people and 500 flights", [*PEOPLE, *FLIGHTS]),
    ):
        cost_here = cost(terms, article)
        print(f"{name}: × {cost_here / bare:.1f} ({cost_here * 1000:.0f} ms)")
    huge = cost([*PEOPLE, *FLIGHTS], 200_000 // len(PARAGRAPH["ru"]))
    print(f"200 KB, 800 people and 500 flights: × {huge / bare:.0f} ({huge:.2f} s)")


if __name__ == "__main__":
    main()
