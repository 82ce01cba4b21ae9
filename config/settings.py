"""Settings, read from the environment; every default is safe. docs/operations.md lists the variables."""

import os
from pathlib import Path
from typing import Any

from django.core.management.utils import get_random_secret_key

from config.embedded import EmbeddedServer
from config.environment import Environment
from config.secret_key import kept_secret_key
from config.theme import UNFOLD as UNFOLD

BASE_DIR = Path(__file__).resolve().parent.parent
environment = Environment(os.environ)

VAR = environment.folder("BLOTTER_VAR", default=BASE_DIR / "var")
STATIC_ROOT = VAR / "static"


def _secret_key() -> str:
    try:
        STATIC_ROOT.mkdir(parents=True, exist_ok=True)
        return environment.secret_key("BLOTTER_SECRET_KEY") or kept_secret_key(VAR / "secret_key")
    except OSError as error:
        environment.refuse(
            "BLOTTER_VAR", f"{VAR} cannot be used: {error.strerror}.", "Name a folder of yours."
        )
        return get_random_secret_key()


SECRET_KEY = _secret_key()
DEBUG = environment.boolean("BLOTTER_DEBUG", default=False)
ALLOWED_HOSTS = environment.hosts("BLOTTER_ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])

INSTALLED_APPS = [
    "whitenoise.runserver_nostatic",  # WhiteNoise serves the static files, also when DEBUG is off
    "unfold.apps.BasicAppConfig",  # the theme; the site of its own is config.site
    "unfold.contrib.filters",
    "unfold.contrib.forms",
    "unfold.contrib.inlines",
    "unfold.contrib.import_export",
    "config.apps.BlotterAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "import_export",
    "pgtrigger",
    "pghistory",
    "config",
    "articles",
    "incidents",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "pghistory.middleware.HistoryMiddleware",  # signs every change with the user and the address
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

EMBEDDED_SERVER = EmbeddedServer(VAR / "postgres")
DATABASES: dict[str, dict[str, Any]] = {
    "default": environment.database("DATABASE_URL")
    or {
        "ENGINE": "config.embedded_backend",
        "NAME": EmbeddedServer.DATABASE,
        "USER": EmbeddedServer.USER,
        "HOST": str(EMBEDDED_SERVER.socket_folder),
        "OPTIONS": {},
    }
}
if environment.boolean("BLOTTER_DATABASE_POOL", default=False) and "OPTIONS" in DATABASES["default"]:
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True  # the server may have been restarted meanwhile
    DATABASES["default"]["OPTIONS"]["pool"] = {"min_size": 1, "max_size": 8, "timeout": 10}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "admin:login"
LOGIN_REDIRECT_URL = "admin:index"

LANGUAGE_CODE = "en"
USE_I18N = True
USE_TZ = True
TIME_ZONE = environment.time_zone("BLOTTER_NEWSROOM_TIME_ZONE", default="Asia/Phnom_Penh")

STATIC_URL = "static/"
WHITENOISE_USE_FINDERS = True  # so that nobody has to run collectstatic first

LOGGING = {  # errors go where the server's output goes, also when DEBUG is off
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {"django": {"handlers": []}},
}

HTTPS = environment.boolean("BLOTTER_HTTPS", default=False)
CSRF_TRUSTED_ORIGINS = environment.origins("BLOTTER_CSRF_TRUSTED_ORIGINS")
SECURE_SSL_REDIRECT = SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_REFERRER_POLICY = "same-origin"
if environment.boolean("BLOTTER_BEHIND_PROXY", default=False):  # only a proxy may be believed about HTTPS
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SILENCED_SYSTEM_CHECKS = [  # they bind every host below the domain, which is not ours to decide
    "security.W005",
    "security.W021",
]

ENVIRONMENT_PROBLEMS = environment.problems
