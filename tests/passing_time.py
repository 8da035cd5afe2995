"""Let time pass between two savings of a test."""

import datetime

from django.apps import apps
from django.db.models import F


def pass_time(hours: int = 1) -> None:
    """Make every state that is kept so much older."""
    for model in apps.get_models():
        if hasattr(model, "instance_type") and hasattr(model, "history_date"):
            model.objects.update(history_date=F("history_date") - datetime.timedelta(hours=hours))
