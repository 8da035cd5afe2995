from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.forms import AdminPasswordChangeForm
from django.contrib.auth.models import User
from django.forms import ModelForm
from django.http import HttpRequest
from django.utils.html import format_html

from organisations.admin.desk import DeskAdmin

admin.site.unregister(User)


class NewPasswordForm(AdminPasswordChangeForm):
    """A new password for somebody else, or none."""

    usable_password_help_text = format_html(  # the list is what Django's script shows once it matters
        '<ul id="id_unusable_warning" class="messagelist"><li class="warning">{}</li></ul>',
        "Utan lösenord kan ingen logga in med kontot, och det nuvarande lösenordet går förlorat.",
    )


@admin.register(User)
class AccountAdmin(UserAdmin, DeskAdmin):
    """The accounts. What one may do comes with its groups."""

    change_password_form = NewPasswordForm
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

    add_fieldsets = [
        (None, {"fields": ["username", "usable_password", "password1", "password2"]}),
        (
            "Behörighet",
            {"fields": ["groups"], "description": "Välj rollen: sekreterare, samordnare eller administratör."},
        ),
    ]

    def save_model(self, request: HttpRequest, obj: User, form: ModelForm, change: bool) -> None:
        """Save the account; a new one may log in here, which is what it is for."""
        if not change:
            obj.is_staff = True
        super().save_model(request, obj, form, change)

    def has_change_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        """Tell whether the user may change accounts, or this one: not of those who may do more than they."""
        allowed = super().has_change_permission(request, obj)
        return allowed and (obj is None or request.user.is_superuser or not obj.is_superuser)

    def has_delete_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        """Tell that no account is deleted: the history names it. It is made inactive instead."""
        return False

    def get_readonly_fields(self, request: HttpRequest, obj: User | None = None) -> list[str]:
        """Leave the right to everything to those who have it."""
        return [*self.readonly_fields, *([] if request.user.is_superuser else ["is_superuser"])]
