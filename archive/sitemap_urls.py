"""What has no language in its address: the sitemap, and the addresses of the site before this one."""

from django.contrib.sitemaps.views import sitemap
from django.urls import path, re_path

from editorial.content.pages import read_only, reads_query

from . import calendar_views, sitemaps

urlpatterns = [
    path("sitemap.xml", sitemaps.index, name="sitemaps"),
    path(
        "sitemap-<slug:section>.xml", reads_query("p")(read_only(sitemap)), {"sitemaps": sitemaps.PARTS}, name="sitemap"
    ),
    re_path(
        # /en/news/news-2018/news_11-20_1.html: "_1" was the second of its day; "news_03-13-00.html" existed.
        r"^(?P<prefix>ru|en|eng)/news/news-(?P<year>[0-9]{4})/"
        r"news_(?P<month>[0-9]{2})-(?P<day>[0-9]{2})(?:[_-][0-9]{1,2})?\.html$",
        calendar_views.old_news,
        name="old_news",
    ),
]
