"""Settings for an office: HTTPS, keys from the environment, nothing assumed."""

import environ

from .base import *  # noqa: F403
from .base import MIDDLEWARE, STORAGES

env = environ.Env()

DEBUG = False
# FUWEN_HOSTS: the names under which the site is reached, separated by commas.
ALLOWED_HOSTS = env.list("FUWEN_HOSTS", default=[])
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS]
# No fallback to a file: a key that is missing is refused at start, with a sentence that says so.
SECRET_KEY = env.str("FUWEN_SECRET_KEY", default="")
FUWEN_LOG_KEY = env.str("FUWEN_LOG_KEY", default="")
FUWEN_PRODUCTION = True

# FUWEN_HTTPS=False only where no certificate can be had; the check then warns at every start.
_HTTPS = env.bool("FUWEN_HTTPS", default=True)
SECURE_SSL_REDIRECT = _HTTPS
SESSION_COOKIE_SECURE = _HTTPS
CSRF_COOKIE_SECURE = _HTTPS
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if _HTTPS else 0
# FUWEN_PROXY: the site stands behind a proxy that sets X-Forwarded-Proto and X-Forwarded-For itself.
if env.bool("FUWEN_PROXY", default=False):
    MIDDLEWARE.insert(0, "config.middleware.ProxyAddress")
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SILENCED_SYSTEM_CHECKS = [
    "security.W005",  # other hosts of the office's domain are not ours to bind to HTTPS
    "security.W021",  # browsers' preload lists do not know names inside an office
]
STORAGES["staticfiles"]["BACKEND"] = "whitenoise.storage.CompressedManifestStaticFilesStorage"
