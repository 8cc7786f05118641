import os

from django.core.wsgi import get_wsgi_application

from energia_site import gc_tuning, page_cache

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "energia_site.settings.prod")
application = page_cache.in_front_of(get_wsgi_application())
gc_tuning.settle()
