"""Settings for one's own machine: what `sh run` serves on 127.0.0.1."""

from .base import *  # noqa: F403
from .base import env

# FUWEN_DEBUG: Django's own error pages, for whoever writes the code.
DEBUG = env.bool("FUWEN_DEBUG", default=False)
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]"]
WHITENOISE_USE_FINDERS = True  # style and script straight from static/, no collectstatic
