from django.apps import AppConfig
from django.contrib.admin import apps as admin_apps


class CornwallConfig(AppConfig):
    name = "cornwall_cs"
    default = True


class LeadersAdminConfig(admin_apps.AdminConfig):
    """Django's admin, with our own site in place of the default one."""

    default = False
    default_site = "supervision.admin_site.LeadersSite"
