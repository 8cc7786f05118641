from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path, re_path

from archive import urls as archive_urls
from editorial.previews.outside import linked_page

from . import views

handler404 = views.not_found
handler500 = views.server_error

urlpatterns = [
    path("", views.choose_language, name="choose_language"),
    path("healthz", views.healthz, name="healthz"),
    path("readyz", views.readyz, name="readyz"),
    path("robots.txt", views.robots, name="robots"),
    path("i18n/", include("django.conf.urls.i18n")),  # the admin's language switch
    path("admin/", admin.site.urls),
    *archive_urls.without_language,
    *i18n_patterns(
        path("", views.HomeView.as_view(), name="home"),
        path("reading/", views.reading, name="reading"),
        path("preview/<str:token>/", linked_page, name="preview_link"),  # for whoever was given a link
        path("missions/", include("missions.urls")),
        path("", include("news.urls")),
        path("", include("archive.urls")),
    ),
]

if settings.SERVE_MEDIA:
    urlpatterns.append(re_path(r"^media/(?P<path>.*)$", views.media))
