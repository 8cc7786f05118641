import gc
import os

from django.core.wsgi import get_wsgi_application

from energia_site import page_cache

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "energia_site.settings.prod")
application = page_cache.in_front_of(get_wsgi_application())

# A page makes thousands of objects and drops them all: to look for rings among them after every 700 takes a tenth of
# its time. What is loaded by now stays and is not looked at again.
gc.collect()
gc.freeze()
gc.set_threshold(20_000, 10, 10)
