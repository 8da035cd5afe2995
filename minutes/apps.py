from django.apps import AppConfig
from django.core import checks


class MinutesConfig(AppConfig):
    """Meetings and what was decided at them."""

    name = "minutes"
    verbose_name = "Möten och beslut"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Let migrate, which follows every upgrade, tell when the search index is to be made anew."""
        from minutes.search.checking import check_analysis  # no models before the apps are loaded

        checks.register(check_analysis, checks.Tags.database)
