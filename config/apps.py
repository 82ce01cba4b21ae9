from django.apps import AppConfig
from django.core.checks import register


class ConfigConfig(AppConfig):
    name = "config"
    verbose_name = "Blotter"

    def ready(self) -> None:
        from config.checks import environment_is_understood

        register(environment_is_understood)
