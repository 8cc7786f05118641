"""How often Python looks for rings among its objects (`gc`), in a process that serves."""

import gc


def settle() -> None:
    """Once everything is loaded.

    A page makes thousands of objects and drops them all: to look for rings among them after every 700 takes a tenth of
    its time and more. What is loaded by now stays, and is not looked at again.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 10, 10)
