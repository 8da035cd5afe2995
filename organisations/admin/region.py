from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from organisations.models import Body, Region

from .hanging import InUseFilter, count_of, counted
from .register import RegisterAdmin


@admin.register(Region)
class RegionAdmin(RegisterAdmin):
    """Regions and subregions."""

    list_display = ["name", "parent", "county_code", "body_count"]
    list_filter = [("parent", admin.RelatedOnlyFieldListFilter), InUseFilter]
    list_select_related = ["parent"]
    autocomplete_fields = ["parent", "secretaries"]
    fields = ["name", "slug", "county_code", "parent", "other_names", "secretaries"]

    body_count = counted("body_count", "organ")

    def counts(self, request: HttpRequest) -> dict[str, Any]:
        """Return the bodies of each region itself."""
        return {"body_count": count_of(Body.objects.all(), "region")}
