from django.urls import path

from editorial.content.pages import never_cached

from . import flight_views, timeline_views, views

app_name = "missions"

urlpatterns = [
    path("clock/", never_cached(flight_views.server_clock), name="clock"),
    path("", views.Missions.as_view(), name="missions"),
    path("timeline/", timeline_views.TimelinePage.as_view(), name="timeline"),
    path("iss-<int:number>/", views.ExpeditionPage.as_view(), name="expedition"),
    path("crew/", views.Crew.as_view(), name="crew"),
    path("crew/experience/", views.Experience.as_view(), name="experience"),
    path("crew/<slug:slug>/", views.PersonPage.as_view(), name="person"),
    path("flights/", flight_views.Flights.as_view(), name="flights"),
    path("flights/<slug:slug>/", flight_views.FlightPage.as_view(), name="flight"),
]
