from django.urls import path, re_path

from . import views

app_name = "news"

urlpatterns = [
    path("news/", views.ArticleList.as_view(), name="list"),
    re_path(
        r"^news/(?P<year>\d{4})/(?P<month>\d{2})/(?P<day>\d{2})/(?P<slug>[-\w]+)/$",
        views.ArticlePage.as_view(),
        name="article",
    ),
    path("news/<slug:slug>/", views.ArticleList.as_view(), name="section"),
    path("projects/<slug:slug>/", views.ProjectPage.as_view(), name="project"),
]
