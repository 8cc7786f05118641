from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _

# What is edited daily stands first; apps and models that are not named follow in Django's own order.
APPS = ["news", "missions", "media_library", "editorial", "auth"]
MODELS = ["Article", "Project", "Section", "Expedition", "Flight", "FlightEvent", "Person"]


def _place(order: list[str], name: str) -> int:
    return order.index(name) if name in order else len(order)


class PressOfficeSite(admin.AdminSite):
    site_title = _("RSC Energia press office")
    site_header = _("RSC Energia press office")
    index_title = _("What the site is made of")
    enable_nav_sidebar = True

    def get_urls(self) -> list[Any]:
        """The desk's pages come first: an app of that name would hide them."""
        from editorial.urls import urlpatterns  # models' admins are not loaded when this module is
        from missions.launch_library.urls import urlpatterns as imports
        from news.launch_day.urls import urlpatterns as launch_day

        desk = [
            path(f"{pattern.pattern}", self.admin_view(pattern.callback), pattern.default_args, name=pattern.name)
            for pattern in [*urlpatterns, *imports, *launch_day]
        ]
        # Django's way from a record to its page tells anybody on the staff the address of any draft; ours are links.
        stock = [pattern for pattern in super().get_urls() if getattr(pattern, "name", "") != "view_on_site"]
        return [*desk, *stock]

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> TemplateResponse:
        from editorial.desk.pages import desk

        return super().index(request, {"title": _("Desk"), **desk(request), **(extra_context or {})})

    def logout(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        """Where the address to go on to is refused, Django leads back here, and this address cannot be looked at."""
        response: HttpResponse = super().logout(request, extra_context)
        leads_back = response.status_code == 302 and response["Location"] == request.path
        return HttpResponseRedirect(reverse("admin:login")) if leads_back else response

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[Any]:
        apps = super().get_app_list(request, app_label)
        for app in apps:
            app["models"].sort(key=lambda model: _place(MODELS, model["object_name"]))
        return sorted(apps, key=lambda app: _place(APPS, app["app_label"]))
