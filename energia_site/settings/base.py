"""What every way of running the site shares. Anything that differs between machines comes from the environment."""

from pathlib import Path

import environ
from csp.constants import NONE, SELF

from editorial.core import editor

BASE_DIR = Path(__file__).resolve().parents[2]
VAR_DIR = BASE_DIR / "var"
env = environ.Env()

INSTALLED_APPS = [
    "energia_site.dumps",  # its loaddata goes before modeltranslation's, which it extends
    "modeltranslation",  # before admin: it replaces parts of it
    "energia_site.apps.AdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.contrib.sitemaps",
    "axes",
    "csp",
    "ckeditor",
    "pictures",
    "reversion",
    "pgtrigger",  # triggers declared beside their models, made by migrations
    "editorial",
    "media_library",
    "missions",
    "news",
    "archive",
    "energia_site",
]

MIDDLEWARE = [
    "editorial.middleware.OneMomentMiddleware",  # first: everything below tells the same time
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "energia_site.stylesheet.PreloadMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    # After sessions (it may read the language from one), before common (which resolves the address).
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    # After the CSRF check, accounts and messages, all of which its answer needs.
    "editorial.collaboration.resubmission.SamePersonMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    # Nearly last, so that it sees the 404 of the view itself before anything dresses it up.
    "editorial.middleware.OldAddressMiddleware",
    "editorial.middleware.RefusalMiddleware",
    "axes.middleware.AxesMiddleware",  # last, as its documentation asks
]

ROOT_URLCONF = "energia_site.urls"
WSGI_APPLICATION = "energia_site.wsgi.application"

FORM_RENDERER = "editorial.core.form_renderer.PlainRenderer"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "OPTIONS": {
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    ["energia_site.template_loader.Loader", "django.template.loaders.app_directories.Loader"],
                )
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "energia_site.context_processors.site",
            ],
            "builtins": ["editorial.templatetags.typography"],
        },
    },
]

# DATABASE_URL names any PostgreSQL; without it the one that came in a wheel is started in var/.
DATABASE_URL = env("DATABASE_URL", default="")
if not DATABASE_URL:
    from energia_site import embedded  # production has no such packages, and does not come here

    DATABASE_URL = embedded.start(VAR_DIR / env("EMBEDDED_DATABASE", default="pg"))
DATABASES = {"default": env.db_url_config(DATABASE_URL)}
DATABASES["default"] |= {"CONN_MAX_AGE": env.int("CONN_MAX_AGE", default=60), "CONN_HEALTH_CHECKS": True}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Whether a worker keeps what stands on many pages until it changes (editorial/core/content_cache.py), and how many
# bytes of whole public pages, 0 for none. Production's are in prod; who works on a template sees what it says now.
CONTENT_CACHE = False
PAGE_CACHE_BYTES = 0

# Languages
LANGUAGE_CODE = "ru"
LANGUAGES = [("ru", "Русский"), ("en", "English")]
LOCALE_PATHS = [BASE_DIR / "locale"]
USE_I18N = True
FORMAT_MODULE_PATH = ["energia_site.formats"]
MODELTRANSLATION_DEFAULT_LANGUAGE = "ru"
MODELTRANSLATION_LANGUAGES = ("ru", "en")
MODELTRANSLATION_TRANSLATION_FILES = ("editorial.content.language_columns",)  # of every app
MODELTRANSLATION_ENABLE_FALLBACKS = False  # a missing translation is missing; it is never the other language
MODELTRANSLATION_DEBUG = False

# Time: a day is a Moscow day.
USE_TZ = True
TIME_ZONE = "Europe/Moscow"
# A date-time starts the site's own clock there and lets it run; empty means the real time.
SITE_CLOCK = env("SITE_CLOCK", default="")
SITE_CLOCK_STARTED = env("SITE_CLOCK_STARTED", default="")

# Files
STATIC_URL = "static/"
STATIC_ROOT = Path(env("STATIC_ROOT", default=str(VAR_DIR / "static")))
STATICFILES_DIRS = [BASE_DIR / "static"]
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "energia_site.stylesheet.PublicStylesheetFinder",
]
MEDIA_URL = "media/"
MEDIA_ROOT = Path(env("MEDIA_ROOT", default=str(VAR_DIR / "media")))
# A form: 2 MB of pasted Cyrillic travel as 12 MB, and are refused in words. media_library limits pictures.
DATA_UPLOAD_MAX_MEMORY_SIZE = 32 * 1024 * 1024
FILE_UPLOAD_PERMISSIONS = 0o644
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
PICTURES = {
    # Widths offered to browsers; the page says by `sizes` which it needs. See media_library.templatetags.pictures.
    "BREAKPOINTS": {"phone": 480, "wide": 1024},
    "GRID_COLUMNS": 4,
    "CONTAINER_WIDTH": 1600,
    "FILE_TYPES": ["WEBP"],
    "PIXEL_DENSITIES": [1],
    "USE_PLACEHOLDERS": False,
}

# The public site: everything from itself, nothing inline. Admin forms with the editor relax this in editorial.admin.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "manifest-src": [SELF],
    }
}
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

# Signing in
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in ("UserAttributeSimilarityValidator", "MinimumLengthValidator", "CommonPasswordValidator")
]
LOGIN_URL = "admin:login"
LOGIN_REDIRECT_URL = "admin:index"  # also where the address that was asked for is refused
CSRF_FAILURE_VIEW = "editorial.collaboration.resubmission.csrf_failure"
SESSION_ENGINE = "energia_site.signing_in"
# Each proxy in front of the processes adds the address that it was asked from to X-Forwarded-For. None of them is
# believed unless it is counted here and its own address is known: editorial.core.client_address.
PROXY_COUNT = 0
PROXY_ADDRESSES: list[str] = []
AXES_CLIENT_IP_CALLABLE = "editorial.core.client_address.client_address"
AXES_USERNAME_CALLABLE = "energia_site.signing_in.tried_name"
AXES_FAILURE_LIMIT = 10
AXES_COOLOFF_TIME = 0.25  # hours
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]

# CKEditor: what it may do stands in editorial.core.editor, with the controls in full.
CKEDITOR_CONFIGS = {"default": editor.CONFIG}
# W001 says that CKEditor 4.22.1 is past its end of life. Its known hole needs full-page mode or an editor that allows
# script or style, and ours has neither; the plugins that send text to outside services are removed, ckeditor_uploader
# is not installed, and what is typed is sanitised on its way in and out. tests/admin/test_editor.py pins all this.
SILENCED_SYSTEM_CHECKS = ["ckeditor.W001"]
