from django.contrib import admin
from django.utils.translation import gettext_lazy as _


class PressOfficeSite(admin.AdminSite):
    site_title = _("RSC Energia press office")
    site_header = _("RSC Energia press office")
    index_title = _("What the site is made of")
    enable_nav_sidebar = True
