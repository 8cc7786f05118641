from django.urls import URLPattern, path

from . import views

urlpatterns: list[URLPattern] = [path("paste/", views.paste, name="paste")]
