"""An article in a list, as readers see it."""

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from news.models import Article

register = template.Library()


@register.filter
def entry(article: Article, below: str) -> SafeString:
    """`below` is the level of its heading."""
    return render_to_string("news/_entry.html", {"article": article, "below": below})
