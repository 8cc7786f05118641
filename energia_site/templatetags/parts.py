"""Parts that stand on every page and say nothing of its content."""

from collections.abc import Hashable

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from editorial.core.content_cache import cached

register = template.Library()


@register.simple_tag
def part(name: str, **values: Hashable) -> SafeString:
    """A template that shows these values alone, made once for each of them in each language. It asks no database."""
    return _part(name, tuple(values.items()))


@cached(most=64)
def _part(name: str, values: tuple[tuple[str, Hashable], ...]) -> SafeString:
    return render_to_string(name, dict(values))
