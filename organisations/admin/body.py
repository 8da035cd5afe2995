from typing import Any

from django.contrib import admin
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils import timezone

from minutes.models import Meeting
from minutes.models.meeting import own_bodies
from organisations.models import Body, Membership

from .hanging import InUseFilter, count_of, counted
from .person import MembershipInline
from .register import RegisterAdmin, RegisterForm


class BodyForm(RegisterForm):
    """A body, which may not prepare for one that prepares for it."""

    parent_field = "prepares_for"


class BodyMembershipInline(MembershipInline):
    """The members of a body."""

    verbose_name = "ledamot"
    verbose_name_plural = "ledamöter"
    autocomplete_fields = ["person", "organisation"]
    fieldsets = [
        (None, {"fields": ["person", "role", "organisation", "starts_on", "ends_on"]}),
        ("Mer", {"fields": ["title"], "classes": ["collapse"]}),
    ]


class ActiveFilter(admin.SimpleListFilter):
    """Bodies that meet still, and those that have ended."""

    title = "verksamhet"
    parameter_name = "verksamt"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple[str, str]]:
        """Return the two."""
        return [("ja", "Verksamt"), ("nej", "Har upphört")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Body]) -> QuerySet[Body]:
        """Return the bodies whose last day has not been, or has."""
        ended = Q(active_to__isnull=False, active_to__lt=timezone.localdate())
        return {"ja": queryset.exclude(ended), "nej": queryset.filter(ended)}.get(self.value(), queryset)


@admin.register(Body)
class BodyAdmin(RegisterAdmin):
    """Groups that meet."""

    form = BodyForm
    list_display = ["name", "kind", "region", "meeting_count", "member_count", "short_name", "prepares_for"]
    list_filter = ["kind", ("region", admin.RelatedOnlyFieldListFilter), ActiveFilter, InUseFilter]
    list_select_related = ["region__parent", "prepares_for"]
    search_fields = ["name", "short_name", "other_names", "region__name", "slug"]
    autocomplete_fields = ["region", "prepares_for", "secretaries"]
    inlines = [BodyMembershipInline]
    large = ("description",)
    fieldsets = [
        (None, {"fields": ["name", "short_name", "slug", "kind", "region", "prepares_for", "other_names"]}),
        ("Mer", {"fields": ["description", "active_from", "active_to", "secretaries"], "classes": ["collapse"]}),
    ]

    meeting_count = counted("meeting_count", "möten")
    member_count = counted("member_count", "ledamöter")

    def counts(self, request: HttpRequest) -> dict[str, Any]:
        """Return the meetings that each held, alone or jointly, and its members."""
        known = Meeting.objects.known_to(request.user)
        return {
            "meeting_count": count_of(known, "body") + count_of(known, "joint_bodies"),
            "member_count": count_of(Membership.objects.all(), "body"),
        }

    def has_change_permission(self, request: HttpRequest, obj: Body | None = None) -> bool:
        """Tell whether the user may change bodies, or this one: a secretary their own."""
        if not super().has_change_permission(request, obj):
            return False
        if obj is None:
            return True
        known = request.__dict__.setdefault("_own_bodies", {})  # asked many times for one page
        if obj.pk not in known:
            known[obj.pk] = own_bodies(request.user).filter(pk=obj.pk).exists()
        return known[obj.pk]

    def get_readonly_fields(self, request: HttpRequest, obj: Body | None = None) -> list[str]:
        """Leave the choice of secretaries, and where the body belongs, to those who look after the users."""
        return [] if request.user.has_perm("auth.view_user") else ["region", "prepares_for", "secretaries"]
