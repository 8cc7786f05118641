"""Finds nginx for the tests of deploy/nginx.conf and for bench; installs Debian's where it can."""

from tools import system

NAMES = ("nginx", "/usr/sbin/nginx", "/usr/local/sbin/nginx")


def executable() -> str | None:
    return system.find_program(NAMES)


def install() -> str:
    return system.install(NAMES, "nginx-light", "nginx", "the tests of what stands in front")


if __name__ == "__main__":
    install()
