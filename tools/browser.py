"""Finds Chromium for the browser tests and the screenshots; installs Debian's where it can."""

from tools import system

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def executable() -> str | None:
    return system.find_program(NAMES)


def install() -> str:
    return system.install(NAMES, "chromium", "Chromium", "the browser tests")


if __name__ == "__main__":
    install()
