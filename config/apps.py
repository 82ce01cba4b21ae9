from django.apps import AppConfig
from django.contrib.admin import apps as admin
from django.core.checks import register


class BlotterAdminConfig(admin.AdminConfig):
    default = False
    default_site = "config.site.BlotterSite"


class ConfigConfig(AppConfig):
    name = "config"
    verbose_name = "Blotter"

    def ready(self) -> None:
        from config.checks import environment_is_understood

        register(environment_is_understood)
