"""The list of lists beside every page of the admin: the same for everybody of the same rights, and so made once."""

from typing import Any
from urllib.parse import quote

from django import template
from django.template import Context
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language

register = template.Library()

_MOST = 256  # languages × rights × places
_made: dict[tuple[Any, ...], SafeString] = {}


@register.simple_tag(takes_context=True)
def sidebar(context: Context) -> SafeString:
    """Django's `admin/nav_sidebar.html`, told apart by all that it shows; names follow from the language."""
    apps, path = context["available_apps"], quote(context["request"].path)
    lists = tuple(
        (model["object_name"], model["admin_url"], model["add_url"]) for app in apps for model in app["models"]
    )
    urls = [*(app["app_url"] for app in apps), *(url for _name, url, _add in lists if url)]
    key = (get_language(), lists, tuple(url for url in urls if url in path))
    if key not in _made:
        if len(_made) >= _MOST:
            _made.clear()
        _made[key] = render_to_string("admin/nav_sidebar.html", {"available_apps": apps}, context["request"])
    return _made[key]
