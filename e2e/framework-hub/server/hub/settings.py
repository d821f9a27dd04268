"""Django settings, as a Hub in production would have them, and the choices of the test."""
import logging
from datetime import timedelta

from hub.options import current

SECRET_KEY = current.secret
DEBUG = False
ALLOWED_HOSTS = ["127.0.0.1", "localhost"]
ROOT_URLCONF = "hub.urls"
WSGI_APPLICATION = "hub.application.application"
USE_TZ = True
USE_I18N = True
DEFAULT_AUTO_FIELD = "django.db.models.AutoField"
LOGGING_CONFIG = None

# A refused request is no news; a fault of the Hub itself is.
logging.getLogger("django.request").setLevel(logging.ERROR)
logging.getLogger("django.security").setLevel(logging.CRITICAL)

DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": f"{current.folder}/hub.sqlite3",
        "OPTIONS": {"timeout": 20},
    }
}

# Strong hashes of passwords and keys cost 0.1 s a request and change no answer.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "rest_framework",
    "rest_framework_api_key",
    "rest_framework_simplejwt.token_blacklist",
    "drf_spectacular",
    "hub",
]

# Tables are created from the models at once: nothing is migrated here.
MIGRATION_MODULES = {
    "auth": None,
    "contenttypes": None,
    "sessions": None,
    "rest_framework_api_key": None,
    "token_blacklist": None,
    "hub": None,
}

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
]

if current.language:
    LANGUAGE_CODE = current.language
    MIDDLEWARE.insert(2, "django.middleware.locale.LocaleMiddleware")

TEMPLATES = [
    {"BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True},
]

AUTHENTICATION = {
    401: [
        "rest_framework_simplejwt.authentication.JWTAuthentication",
        "rest_framework.authentication.SessionAuthentication",
    ],
    403: [
        "rest_framework.authentication.SessionAuthentication",
        "rest_framework_simplejwt.authentication.JWTAuthentication",
    ],
}

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": AUTHENTICATION[current.style],
    "DEFAULT_PERMISSION_CLASSES": ["hub.permissions.ReadsHub"],
    "DEFAULT_PAGINATION_CLASS": "rest_framework.pagination.PageNumberPagination",
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "PAGE_SIZE": current.page_size,
}

SIMPLE_JWT = {
    "ACCESS_TOKEN_LIFETIME": timedelta(seconds=current.access_seconds),
    "REFRESH_TOKEN_LIFETIME": timedelta(seconds=current.refresh_seconds),
    "ROTATE_REFRESH_TOKENS": current.rotation != "off",
    "BLACKLIST_AFTER_ROTATION": current.rotation == "on-blacklist",
}

SPECTACULAR_SETTINGS = {
    "TITLE": "API docs",
    "VERSION": "1",
    "SCHEMA_PATH_PREFIX": "/api/",
    "DISABLE_ERRORS_AND_WARNINGS": True,
}
