"""Under /ru/ and /en/, for whoever was given a link."""

from django.urls import path

from . import outside

urlpatterns = [path("preview/<str:token>/", outside.linked_page, name="preview_link")]
