from django.urls import path

from . import views, withdrawing

urlpatterns = [
    path("queue/", views.queue, name="queue"),
    path("claim/<str:label>/<int:pk>/", views.claim, name="claim"),
    path("hand-over/<str:label>/<int:pk>/", views.hand_over, name="hand_over"),
    path("give-back/<str:label>/<int:pk>/", views.give_back, name="give_back"),
    path("approve/<str:label>/<int:pk>/", views.approve, name="approve"),
    path("withdraw/<str:label>/<int:pk>/", withdrawing.withdraw, name="withdraw"),
    path("changes/<str:label>/<int:pk>/", views.changes, name="changes"),
    path("seen/<str:label>/<int:pk>/", views.seen, name="seen"),
]
