"""Joined to the admin's own addresses by the press office's site."""

from django.urls import URLPattern, path

from . import views

urlpatterns: list[URLPattern] = [
    path("import/", views.uploads, name="imports"),
    path("import/<int:pk>/", views.difference, name="import"),
]
