from django.apps import AppConfig


class MinutesConfig(AppConfig):
    """Meetings and what was decided at them."""

    name = "minutes"
    verbose_name = "Möten och beslut"
    default_auto_field = "django.db.models.BigAutoField"
