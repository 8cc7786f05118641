from django.urls import path
from django.http import HttpResponse
app_name = "missions"
v = lambda r, **k: HttpResponse("soon")
urlpatterns = [path("", v, name="missions"), path("iss-<int:number>/", v, name="expedition"), path("crew/", v, name="crew"), path("crew/<slug:slug>/", v, name="person"), path("flights/", v, name="flights"), path("flights/<slug:slug>/", v, name="flight")]
