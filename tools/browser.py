"""Finds Chromium for the browser tests and the screenshots; installs Debian's where it can."""

import os
import shutil
import subprocess
import sys

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
    return next((path for name in NAMES if (path := shutil.which(name))), None)


def install() -> str:
    """The path of a Chromium, installed by apt if there is none and we may. Exits with one sentence otherwise."""
    if path := executable():
        return path
    if shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0:
        sys.stdout.write("Installing Chromium for the browser tests.\n")
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        for command in (["apt-get", "update", "-qq"], ["apt-get", "install", "-y", "-qq", "chromium"]):
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=environment)  # noqa: S603
        if path := executable():
            return path
    sys.exit("The browser tests need Chromium: install your system's package `chromium` and run this again.")


if __name__ == "__main__":
    install()
