from django.urls import path

from editorial.content.pages import never_cached

from . import flight_views, timeline_views, views

app_name = "missions"

urlpatterns = [
    path("clock/", never_cached(flight_views.server_clock), name="clock"),
    path("", views.MissionsView.as_view(), name="missions"),
    path("timeline/", timeline_views.TimelineView.as_view(), name="timeline"),
    path("iss-<int:number>/", views.ExpeditionView.as_view(), name="expedition"),
    path("crew/", views.CrewView.as_view(), name="crew"),
    path("crew/experience/", views.ExperienceView.as_view(), name="experience"),
    path("crew/<slug:slug>/", views.PersonView.as_view(), name="person"),
    path("flights/", flight_views.FlightsView.as_view(), name="flights"),
    path("flights/<slug:slug>/", flight_views.FlightView.as_view(), name="flight"),
]
