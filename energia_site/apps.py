from django.apps import AppConfig
from django.contrib.admin import apps as stock


class SiteConfig(AppConfig):
    name = "energia_site"
    default = True


class AdminConfig(stock.AdminConfig):
    default = False
    default_site = "energia_site.admin_site.PressOfficeSite"
