from django.contrib.sitemaps.views import sitemap
from django.urls import path, re_path

from editorial.content.pages import read_only, reads_query

from . import calendar_views, feeds, icalendars, search_views, sitemaps

app_name = "archive"

# Two digits and no fewer; [0-9] and not \d, which takes the digits of every script.
YEAR, MONTH, DAY = "(?P<year>[0-9]{4})", "(?P<month>[0-9]{2})", "(?P<day>[0-9]{2})"

urlpatterns = [
    path("archive/", calendar_views.ArchiveView.as_view(), name="archive"),
    re_path(rf"^archive/{YEAR}/$", calendar_views.YearView.as_view(), name="year"),
    re_path(rf"^archive/{YEAR}/{MONTH}/$", calendar_views.MonthView.as_view(), name="month"),
    re_path(rf"^archive/{YEAR}/{MONTH}/{DAY}/$", calendar_views.DayView.as_view(), name="day"),
    re_path(
        rf"^archive/{YEAR}/(?P<month>[0-9]{{1,2}})/(?:(?P<day>[0-9]{{1,2}})/)?$",
        calendar_views.padded,
        name="padded",
    ),
    path("search/", search_views.SearchView.as_view(), name="search"),
    path("feeds/news.atom", feeds.news, name="feed"),
    path("feeds/chronicle.atom", feeds.chronicle, name="chronicle_feed"),
    path("calendar/flights.ics", icalendars.flights, name="flights_calendar"),
    path("calendar/iss-<int:number>.ics", icalendars.expedition, name="expedition_calendar"),
]

# What has no language in its address: the sitemap, and the addresses of the site before this one.
without_language = [
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
