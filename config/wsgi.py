"""Blotter as a WSGI application: `gunicorn config.wsgi`."""

import os

from django.core.exceptions import ImproperlyConfigured
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
os.environ.setdefault("BLOTTER_DATABASE_POOL", "yes")

application = get_wsgi_application()


def _refuse_wrong_settings() -> None:
    """A command runs the system checks first; a WSGI server does not, and must not serve on a misread setting."""
    from django.conf import settings

    if settings.ENVIRONMENT_PROBLEMS:
        raise ImproperlyConfigured("\n".join(str(problem) for problem in settings.ENVIRONMENT_PROBLEMS))


def _refuse_broken_engine() -> None:
    """Or the first editor who asks the engine to read an article would find out."""
    from config.checks import engine_faults

    if faults := engine_faults():
        raise ImproperlyConfigured("\n".join(faults))


_refuse_wrong_settings()
_refuse_broken_engine()
