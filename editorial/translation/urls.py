from django.urls import path

from .views import translate

urlpatterns = [path("translate/<str:label>/<int:pk>/", translate, name="translate")]
