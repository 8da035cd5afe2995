from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.models import User

from organisations.admin.desk import DeskAdmin

admin.site.unregister(User)


@admin.register(User)
class AccountAdmin(UserAdmin, DeskAdmin):
    """The accounts. What one may do comes with its groups."""

    list_display = ["username", "first_name", "last_name", "email", "is_active", "is_staff"]
    list_filter = ["groups", "is_staff", "is_superuser", "is_active"]
    filter_horizontal = []
    autocomplete_fields = ["groups"]
    readonly_fields = ["last_login", "date_joined"]
    fieldsets = [
        (None, {"fields": ["username", "password"]}),
        ("Person", {"fields": ["first_name", "last_name", "email"]}),
        ("Behörighet", {"fields": ["is_active", "is_staff", "is_superuser", "groups"]}),
        ("Tider", {"fields": ["last_login", "date_joined"]}),
    ]
