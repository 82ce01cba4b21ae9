from django.apps import AppConfig
from django.contrib.admin import apps as admin
from django.core.checks import Tags, register


class BlotterAdminConfig(admin.AdminConfig):
    default = False
    default_site = "config.site.BlotterSite"


class ConfigConfig(AppConfig):
    name = "config"
    verbose_name = "Blotter"

    def ready(self) -> None:
        from config.checks import database_is_supported, environment_is_understood, lexicons_are_sound

        register(environment_is_understood)
        register(lexicons_are_sound)
        register(database_is_supported, Tags.database)
