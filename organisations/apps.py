from django.apps import AppConfig


class OrganisationsConfig(AppConfig):
    """Bodies, people and organisations."""

    name = "organisations"
    verbose_name = "Organ och personer"
    default_auto_field = "django.db.models.BigAutoField"
