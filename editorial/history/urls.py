from django.urls import path

from . import deleted_views, views

urlpatterns = [
    path("history/<str:label>/<int:pk>/", views.revisions, name="revisions"),
    path("history/<str:label>/<int:pk>/compare/", views.compare, name="compare"),
    path("history/<str:label>/<int:pk>/restore/<int:revision>/<str:language>/", views.restore, name="restore"),
    path("deleted/", deleted_views.kinds, name="deleted"),
    path("deleted/<str:label>/", deleted_views.deleted, name="deleted"),
    path("deleted/<str:label>/<int:pk>/", deleted_views.recover, name="recover"),
]
