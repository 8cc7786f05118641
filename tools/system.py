"""Programs and libraries that no package index has: found, installed by apt where we may, or asked for in words."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable
from typing import TypeVar

T = TypeVar("T")


def find_program(names: Iterable[str]) -> str | None:
    """The path of the first of these programs that is here."""
    return next((path for name in names if (path := shutil.which(name))), None)


def install(names: Iterable[str], package: str, title: str, purpose: str) -> str:
    """The program's path, installed as Debian's `package` if it is missing. Exits with one sentence otherwise."""
    return install_unless(lambda: find_program(names), package, title, purpose)


def install_unless(find: Callable[[], T | None], package: str, title: str, purpose: str) -> T:
    """The same of anything that can be looked for: what `find` gives, after an installation if need be."""
    if here := find():
        return here
    if shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0:
        sys.stdout.write(f"Installing {title} for {purpose}.\n")
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        for command in (["apt-get", "update", "-qq"], ["apt-get", "install", "-y", "-qq", package]):
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=environment)  # noqa: S603
        if here := find():
            return here
    wanted = f"{purpose[0].upper()}{purpose[1:]} need {title}"
    sys.exit(f"{wanted}: install your system's package `{package}` and run this again.")
