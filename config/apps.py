"""The config app: makes the site's folders and brings the start-up checks to Django's attention."""

from contextlib import suppress
from pathlib import Path

from django.apps import AppConfig
from django.conf import settings

from letter import fonts


class ConfigConfig(AppConfig):
    """Makes what may be made by itself; config.checks reports what could not."""

    name = "config"
    verbose_name = "系统"

    def ready(self) -> None:
        """Make the folders a running site writes to, name the office's fonts, import the checks, which register themselves."""
        for folder in (
            settings.FUWEN_SEAL_DIR,
            settings.MEDIA_ROOT,
            settings.FUWEN_RENDER_DIR,
            settings.FUWEN_ISSUED_DIR,
            settings.STATIC_ROOT,
        ):
            with suppress(OSError):  # the check names the folder and says what to do
                Path(folder).mkdir(mode=0o700, parents=True, exist_ok=True)
        fonts.use(settings.FUWEN_FONTS_DIR, keep=settings.FUWEN_FONTS_KEPT)
        from config import checks  # noqa: F401
