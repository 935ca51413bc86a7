"""The app's name in Django's registry; what it shows on other rooms' pages."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    """工作台."""

    name = "desk"
    verbose_name = "工作台"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Put the letters on the proposals' pages."""
        from desk.letters import letters_panel
        from proposals.panels import register

        register(letters_panel)
