from django.contrib import admin

from minutes.models import Abbreviation
from organisations.admin.desk import DeskAdmin


@admin.register(Abbreviation)
class AbbreviationAdmin(DeskAdmin):
    """Short forms and what they stand for."""

    list_display = ["short", "long", "url"]
    search_fields = ["short", "long", "explanation"]
    fields = ["short", "long", "explanation", "url"]
