from django.urls import path

from . import views

urlpatterns = [path("launch/<int:pk>/", views.launch_day, name="launch_day")]
