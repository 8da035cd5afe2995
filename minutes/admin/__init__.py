from django.contrib import admin

from . import (
    abbreviation,
    attachment,
    attendee,
    decision,
    group,
    item,
    meeting,
    planned,
    source,
    suggestion,
    topic,
    user,
)

__all__ = [
    "abbreviation",
    "attachment",
    "attendee",
    "decision",
    "group",
    "item",
    "meeting",
    "planned",
    "source",
    "suggestion",
    "topic",
    "user",
]

admin.site.site_header = "Samverkansarkivet"
admin.site.site_title = "Samverkansarkivet"
admin.site.index_title = "Skrivbordet"
admin.site.enable_nav_sidebar = False  # the ways in stand in the page head, as on the public pages
