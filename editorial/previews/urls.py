"""Under /admin/, for staff."""

from django.urls import path

from . import link_views, views

urlpatterns = [
    path("preview/<str:label>/<int:pk>/", views.preview, name="preview"),
    path("preview/<str:label>/<int:pk>/<str:language>/", views.preview_page, name="preview_page"),
    path("preview-links/", link_views.preview_links, name="preview_links"),
    path("preview-links/<int:pk>/revoke/", link_views.preview_link_revoke, name="preview_link_revoke"),
    path("preview-links/<str:label>/<int:pk>/", link_views.preview_links, name="preview_links"),
    path("preview-links/<str:label>/<int:pk>/add/", link_views.preview_link_add, name="preview_link_add"),
]
