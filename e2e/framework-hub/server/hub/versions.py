"""The versions of the frameworks, to tell which releases an answer was seen on."""
from importlib.metadata import PackageNotFoundError, version

PACKAGES = {
    "django": "Django",
    "djangorestframework": "djangorestframework",
    "simplejwt": "djangorestframework-simplejwt",
    "api-key": "djangorestframework-api-key",
    "spectacular": "drf-spectacular",
    "gunicorn": "gunicorn",
}


def installed():
    return {name: version_of(package) for name, package in PACKAGES.items()}


def version_of(package):
    """The version of a package, or "unknown" where it carries no metadata."""
    try:
        return version(package)
    except PackageNotFoundError:
        return "unknown"
