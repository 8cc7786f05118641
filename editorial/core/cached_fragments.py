"""Small pieces of HTML that stand on page after page and are the same wherever they say the same.

A publication makes every kept page anew, and nearly all lines of those pages are as they were.
"""

from collections.abc import Hashable
from functools import lru_cache

from django.conf import settings
from django.template.loader import get_template
from django.utils.safestring import SafeString, mark_safe

from . import languages


class Remembered:
    """A template that says nothing but the named values, in the language of the page. `most` is how many outcomes are
    remembered. While it is worked on (DEBUG), none is."""

    def __init__(self, template: str, *names: str, most: int) -> None:
        self._template, self._names = template, names
        # `typed`: text that is escaped already is not taken for the same text that is not.
        self._remembered = lru_cache(most, typed=True)(self._rendered)

    def __call__(self, *values: Hashable) -> SafeString:
        render = self._rendered if settings.DEBUG else self._remembered
        return render(languages.current(), *values)

    def _rendered(self, language: str, *values: Hashable) -> SafeString:
        said = dict(zip(self._names, values, strict=True))
        return mark_safe(get_template(self._template).render(said))  # noqa: S308 - a template escapes
