"""For people who change the code: autoreload, tracebacks in the browser, no secrets needed."""

from .base import *  # noqa: F403
from .base import INSTALLED_APPS

INSTALLED_APPS = [*INSTALLED_APPS, "demo"]

DEBUG = True
SECRET_KEY = "dev-only-not-a-secret"
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]"]
SITE_URL = "http://127.0.0.1:8000"
SERVE_MEDIA = True
