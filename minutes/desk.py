from django.contrib.admin.apps import AdminConfig


class DeskConfig(AdminConfig):
    """Django's admin, as the desk of secretaries and coordinators."""

    default_site = "minutes.views.desk.DeskSite"
