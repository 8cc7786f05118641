"""Whole public pages, kept in each worker's memory for one generation of the content: docs/apps/energia_site.md.

`application` answers in front of Django; `request_key` says what a page depends on; `cached_page` is one that is kept;
`store` keeps them within a number of bytes; `generation` knows when what the public sees has changed; `schedule`, when
it will by itself; `triggers` make PostgreSQL tell.
"""

from collections.abc import Callable
from typing import Any


def in_front_of(application: Callable[..., Any]) -> Callable[..., Any]:
    """The application with the cache before it, listening to the database; as it was where nothing is to be kept."""
    from django.conf import settings

    from editorial.core import content_cache

    from .application import PageCache
    from .generation import Generation

    if not settings.CONTENT_CACHE:
        return application
    generation = Generation()
    generation.start()
    content_cache.keep_while(generation)
    return PageCache(application, settings.PAGE_CACHE_BYTES, generation) if settings.PAGE_CACHE_BYTES else application
