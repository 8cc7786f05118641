from django.urls import URLPattern, path

from . import views

urlpatterns: list[URLPattern] = [path("present/", views.present, name="present")]
