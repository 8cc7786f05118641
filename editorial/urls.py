"""The desk's own pages under /admin/. `PressOfficeSite` lets nobody in who is not signed in as staff."""

from django.urls import path

from editorial.collaboration import presence
from editorial.desk import views as desk_views
from editorial.desk import withdrawing
from editorial.glossary import views as glossary_views
from editorial.guides import views as guides_views
from editorial.history import views as history_views
from editorial.pasting import views as pasting_views
from editorial.previews import link_views
from editorial.previews import views as previews_views
from editorial.translation.views import translate

urlpatterns = [
    path("queue/", desk_views.queue, name="queue"),
    path("claim/<str:label>/<int:pk>/", desk_views.claim, name="claim"),
    path("hand-over/<str:label>/<int:pk>/", desk_views.hand_over, name="hand_over"),
    path("give-back/<str:label>/<int:pk>/", desk_views.give_back, name="give_back"),
    path("approve/<str:label>/<int:pk>/", desk_views.approve, name="approve"),
    path("withdraw/<str:label>/<int:pk>/", withdrawing.withdraw, name="withdraw"),
    path("changes/<str:label>/<int:pk>/", desk_views.changes, name="changes"),
    path("seen/<str:label>/<int:pk>/", desk_views.seen, name="seen"),
    path("translate/<str:label>/<int:pk>/", translate, name="translate"),
    path("history/<str:label>/<int:pk>/", history_views.revisions, name="revisions"),
    path("history/<str:label>/<int:pk>/compare/", history_views.compare, name="compare"),
    path("history/<str:label>/<int:pk>/restore/<int:revision>/<str:language>/", history_views.restore, name="restore"),
    path("deleted/", history_views.kinds, name="deleted"),
    path("deleted/<str:label>/", history_views.deleted, name="deleted"),
    path("deleted/<str:label>/<int:pk>/", history_views.recover, name="recover"),
    path("preview/<str:label>/<int:pk>/", previews_views.preview, name="preview"),
    path("preview/<str:label>/<int:pk>/<str:language>/", previews_views.preview_page, name="preview_page"),
    path("preview-links/", link_views.preview_links, name="preview_links"),
    path("preview-links/<int:pk>/revoke/", link_views.preview_link_revoke, name="preview_link_revoke"),
    path("preview-links/<str:label>/<int:pk>/", link_views.preview_links, name="preview_links"),
    path("preview-links/<str:label>/<int:pk>/add/", link_views.preview_link_add, name="preview_link_add"),
    path("checks/", glossary_views.checks, name="checks"),
    path("present/", presence.present, name="present"),
    path("guide/", guides_views.own_guide, name="own_guide"),
    path("guide/<slug:group>/", guides_views.guide, name="guide"),
    path("paste/", pasting_views.paste, name="paste"),
]
