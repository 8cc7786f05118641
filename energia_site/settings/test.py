"""For the tests: a cluster of its own, quick passwords, files in a folder that goes away."""

import os
import tempfile
from pathlib import Path

os.environ.setdefault("EMBEDDED_DATABASE", "pg-test")

from .base import *  # noqa: F403
from .base import DATABASES, INSTALLED_APPS

INSTALLED_APPS = [*INSTALLED_APPS, "demo"]

DEBUG = False
SECRET_KEY = "test-only-not-a-secret"
ALLOWED_HOSTS = ["testserver", "127.0.0.1", "localhost"]
SITE_URL = "http://testserver"
SERVE_MEDIA = True
MEDIA_ROOT = Path(tempfile.mkdtemp(prefix="energia-media-"))
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
AXES_ENABLED = False  # its own test switches it on
# A crash of the machine may lose the tests' data: they are made anew at each run.
DATABASES["default"].setdefault("OPTIONS", {})["options"] = "-c synchronous_commit=off"
DATABASES["default"]["CONN_MAX_AGE"] = 0
# Copied from the (empty) database itself, so that the tests' ones have its locale.
DATABASES["default"]["TEST"] = {"TEMPLATE": DATABASES["default"]["NAME"]}
STATIC_ROOT = Path(tempfile.mkdtemp(prefix="energia-static-"))
