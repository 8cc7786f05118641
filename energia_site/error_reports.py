"""Whether anybody is told of a fault on the server: the page that says so must be right."""

import logging
from collections.abc import Iterator
from logging.handlers import HTTPHandler, SMTPHandler

from django.conf import settings
from django.utils.log import AdminEmailHandler

LOGGER = "django.request"  # where Django writes down an error that a view has raised
KEPT_HERE = {"console", "dummy", "filebased", "locmem"}  # back ends of mail that reach nobody


def reach_somebody() -> bool:
    """True where a handler of this logger sends errors to people. Lines in a log are told to nobody."""
    return any(_sends(handler) for handler in _handlers(LOGGER) if handler.level <= logging.ERROR)


def _handlers(name: str) -> Iterator[logging.Handler]:
    """Those that an error passes on its way up."""
    logger: logging.Logger | None = logging.getLogger(name)
    while logger is not None:
        yield from logger.handlers
        logger = logger.parent if logger.propagate else None


def _sends(handler: logging.Handler) -> bool:
    if isinstance(handler, AdminEmailHandler):
        backend = (handler.email_backend or settings.EMAIL_BACKEND).split(".")
        return bool(settings.ADMINS) and not settings.DEBUG and not KEPT_HERE & set(backend)
    return isinstance(handler, SMTPHandler | HTTPHandler)
