"""The door for gunicorn; it stays shut while a start-up check finds an error."""

import os

import django
from django.core.wsgi import get_wsgi_application

from config.checks import refuse_unless_sound

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.production")

django.setup(set_prefix=False)
refuse_unless_sound()
application = get_wsgi_application()

from responses.services.rendering import renderer  # noqa: E402  (needs the apps)

renderer().start()  # warms up while nobody waits yet: the first preview then comes within a second
