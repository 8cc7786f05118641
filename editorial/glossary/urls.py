from django.urls import URLPattern, path

from . import views

urlpatterns: list[URLPattern] = [path("checks/", views.checks, name="checks")]
