"""Finds libical, the C library that many calendar programs read with, for the tests of our calendars; installs Debian's
where it can."""

import ctypes
import ctypes.util

from tools import system


def load() -> ctypes.CDLL | None:
    name = ctypes.util.find_library("ical")
    return ctypes.CDLL(name) if name else None


def install() -> None:
    system.install_unless(load, "libical3", "libical", "the tests of readers' calendars")


if __name__ == "__main__":
    install()
