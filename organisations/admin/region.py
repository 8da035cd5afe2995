from django.contrib import admin

from organisations.models import Region

from .register import RegisterAdmin


@admin.register(Region)
class RegionAdmin(RegisterAdmin):
    """Regions and subregions."""

    list_display = ["name", "parent", "county_code"]
    list_filter = [("parent", admin.RelatedOnlyFieldListFilter)]
    list_select_related = ["parent"]
    autocomplete_fields = ["parent"]
    fields = ["name", "slug", "county_code", "parent", "other_names"]
