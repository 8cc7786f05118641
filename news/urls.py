from django.urls import path, re_path

from . import views

app_name = "news"

urlpatterns = [
    path("news/", views.ArticleListView.as_view(), name="list"),
    re_path(
        r"^news/(?P<year>\d{4})/(?P<month>\d{2})/(?P<day>\d{2})/(?P<slug>[-\w]+)/$",
        views.ArticleView.as_view(),
        name="article",
    ),
    path("news/<slug:slug>/", views.ArticleListView.as_view(), name="section"),
    path("projects/<slug:slug>/", views.ProjectView.as_view(), name="project"),
]
