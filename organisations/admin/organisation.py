from django.contrib import admin

from organisations.models import Organisation

from .register import RegisterAdmin


@admin.register(Organisation)
class OrganisationAdmin(RegisterAdmin):
    """Regions, municipalities, hospitals, administrations and others."""

    list_display = ["name", "kind", "parent", "region"]
    list_filter = ["kind", ("region", admin.RelatedOnlyFieldListFilter)]
    list_select_related = ["parent", "region__parent"]
    autocomplete_fields = ["parent", "region"]
    fields = ["name", "slug", "kind", "parent", "region", "other_names"]
