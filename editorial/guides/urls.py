from django.urls import path

from . import views

urlpatterns = [
    path("guide/", views.own_guide, name="own_guide"),
    path("guide/<slug:group>/", views.guide, name="guide"),
]
