"""Where the addresses of an app begin: hundreds of links on a page are spelt without asking the resolver for each."""

from datetime import date
from functools import cache

from django.urls import get_script_prefix, reverse
from django.utils.translation import get_language


def root(name: str) -> str:
    """The address of a page without parts in the current language: `news:list` → `/ru/news/`."""
    return _reversed(name, get_language(), get_script_prefix())


@cache
def _reversed(name: str, language: str | None, script: str) -> str:
    return reverse(name)


def day_path(day: date) -> str:
    """`2018/12/03/`"""
    return f"{day.isoformat().replace('-', '/')}/"
