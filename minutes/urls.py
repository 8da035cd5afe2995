from django.contrib import admin
from django.urls import include, path

from minutes import sitemaps
from minutes.api import api
from minutes.views import calendar, changes, comparison, decisions, meetings, pages, search, sources, topics

public = [
    path("", pages.start, name="start"),
    path("moten/", meetings.meeting_list, name="meeting_list"),
    path("moten/<slug:slug>/", meetings.meeting_detail, name="meeting_detail"),
    path("moten/<slug:slug>/andringar/", changes.meeting_changes, name="meeting_changes"),
    path("moten/<slug:slug>/kalla/", sources.meeting_source, name="meeting_source"),
    path("moten/<slug:slug>/kalla/original/", sources.source_file, name="source_file"),
    path("moten/<slug:slug>/bilagor/<int:position>/", meetings.attachment_file, name="attachment_file"),
    path("beslut/", decisions.decision_list, name="decision_list"),
    path("jamfor/", comparison.comparison, name="comparison"),
    path("amnen/", topics.topic_list, name="topic_list"),
    path("amnen/<slug:slug>/", topics.topic_detail, name="topic_detail"),
    path("sok/", search.search, name="search"),
    path("sok/hjalp/", search.search_help, name="search_help"),
    path("sok/forslag/", search.search_suggestions, name="search_suggestions"),
    path("kalender/", calendar.calendar, name="calendar"),
    path("ordlista/", pages.glossary, name="glossary"),
    path("om/", pages.about, name="about"),
    path("om/tillganglighet/", pages.accessibility, name="accessibility"),
    path("om/personuppgifter/", pages.personal_data, name="personal_data"),
    path("sitemap.xml", sitemaps.sitemap_xml, name="sitemap"),
    path("robots.txt", pages.robots, name="robots"),
]

urlpatterns = [
    path("", include((public, "minutes"))),
    path("", include("organisations.urls")),
    path("api/", api.urls),
    path("admin/", admin.site.urls),
]

handler400 = "minutes.views.errors.bad_request"
handler403 = "minutes.views.errors.permission_denied"
handler404 = "minutes.views.errors.page_not_found"
handler500 = "minutes.views.errors.server_error"
