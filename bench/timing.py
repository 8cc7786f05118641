"""Seconds of work done in this process."""

import time
from collections.abc import Callable
from statistics import median

ROUNDS = 7
TIMES = 10


def seconds(work: Callable[[], object], times: int = TIMES) -> float:
    """Median over ROUNDS of the mean of so many calls: this machine is shared and noisy."""
    work()
    rounds = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        for _ in range(times):
            work()
        rounds.append((time.perf_counter() - start) / times)
    return median(rounds)
