from django.contrib import admin

from minutes.models import Abbreviation
from organisations.admin.choices import DeskForm
from organisations.admin.desk import DeskAdmin


class AbbreviationForm(DeskForm):
    """An abbreviation, of which there is one entry."""

    class Meta:
        error_messages = {"short": {"unique": "Förkortningen finns redan."}}


@admin.register(Abbreviation)
class AbbreviationAdmin(DeskAdmin):
    """Short forms and what they stand for."""

    form = AbbreviationForm
    list_display = ["short", "long", "url"]
    search_fields = ["short", "long", "explanation"]
    fields = ["short", "long", "explanation", "url"]
