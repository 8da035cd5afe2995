from django.contrib.admin.apps import AdminConfig


class DeskConfig(AdminConfig):
    """Django's admin, as the desk of secretaries and coordinators."""

    default_site = "minutes.views.desk.DeskSite"

    def ready(self) -> None:
        """Let lists and read-only fields say yes and no in words: Django's pictures are read out in English."""
        super().ready()
        from django.contrib.admin.templatetags import admin_list  # no models before the apps are loaded

        admin_list._boolean_icon = {True: "Ja", False: "Nej", None: "–"}.get
