from django.urls import path

from . import views

app_name = "missions"

urlpatterns = [
    path("", views.Missions.as_view(), name="missions"),
    path("iss-<int:number>/", views.ExpeditionPage.as_view(), name="expedition"),
    path("crew/", views.Crew.as_view(), name="crew"),
    path("crew/<slug:slug>/", views.PersonPage.as_view(), name="person"),
    path("flights/", views.Flights.as_view(), name="flights"),
    path("flights/<slug:slug>/", views.FlightPage.as_view(), name="flight"),
]
