"""What the registers have in common: names, addresses that last, trees without rings."""

from typing import Any

from django.db import models, transaction
from django.db.models import QuerySet
from django.forms import ModelForm
from django.http import HttpRequest, HttpResponse
from django.utils.text import slugify

from organisations.addresses import free_slug, keep_old_address, now_at
from organisations.models.register import RegisterEntry
from organisations.models.tree import is_ring

from .choices import DeskForm
from .deleting import DeletingAdmin
from .hanging import hanging_on


class RegisterForm(DeskForm):
    """An entry of a register: the slug may be left to us, and a parent may not lie under its child."""

    parent_field = "parent"

    class Meta:
        error_messages = {
            "slug": {
                "invalid": "Skriv adressdelen med små bokstäver a–z, siffror och bindestreck, utan å, ä och ö.",
                "unique": "En annan sida har redan den adressdelen. Skriv en annan, eller lämna fältet tomt.",
            },
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "slug" in self.fields:
            self.fields["slug"].required = False
            self.fields["slug"].help_text = (
                "Sista delen av sidans adress: små bokstäver utan prickar, siffror och bindestreck. "
                "Lämna tomt, så görs den av namnet. Ändras den leder den gamla adressen vidare."
            )

    def clean(self) -> dict[str, Any]:
        """Fill in the slug, and refuse a ring of parents."""
        cleaned = super().clean() or self.cleaned_data
        if "slug" in cleaned and not cleaned["slug"]:
            cleaned["slug"] = self.instance.slug or free_slug(self._meta.model, cleaned.get("name", ""))
            if not cleaned["slug"] and cleaned.get("name"):
                self.add_error("slug", "Namnet har inga bokstäver att göra en adress av. Skriv en adressdel.")
        elif "slug" in cleaned and self.instance.pk is None and cleaned["slug"] == slugify(cleaned.get("name", "")):
            cleaned["slug"] = free_slug(self._meta.model, cleaned["name"])  # two may share a name, as proposed
        elif "slug" in cleaned and self._was_anothers(cleaned["slug"]):
            self.add_error("slug", "Den adressen var en annan sidas och leder dit. Välj en annan adressdel.")
        parent = cleaned.get(self.parent_field)
        if parent and parent.pk != self.instance.pk and is_ring(self.instance, parent, self.parent_field):
            self.add_error(self.parent_field, f"{parent} hör redan under {self.instance}. Det skulle gå runt i ring.")
        return cleaned

    def _was_anothers(self, slug: str) -> bool:
        leads_to = now_at(self._meta.model, slug)
        # An entry may move back to where it was; the instance has its slug of before until the form is saved.
        return bool(leads_to) and (self.instance.pk is None or leads_to != self.instance.get_absolute_url())


class RegisterAdmin(DeletingAdmin):
    """A register: found by any of its names, and still found where its address was before."""

    form = RegisterForm
    change_form_template = "admin/register/change_form.html"
    list_display = ["name", "slug"]
    search_fields = ["name", "other_names", "slug"]
    prepopulated_fields = {"slug": ["name"]}

    # --- the list

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        """Return the entries with what tells them apart, in the list with what hangs on them counted."""
        entries = super().get_queryset(request).select_related(*(self.list_select_related or ()))
        is_list = request.resolver_match.url_name == f"{self.opts.app_label}_{self.opts.model_name}_changelist"
        return entries.annotate(**self.counts(request)) if is_list else entries

    def counts(self, request: HttpRequest) -> dict[str, Any]:
        """Return what the list counts for each entry, by the name of its column: what the user may know of."""
        return {}

    def described(self, entry: RegisterEntry) -> str:
        """Return the entry's name with what tells it from others of the name."""
        where = self.where(entry)
        return f"{entry} ({where})" if where else str(entry)

    def where(self, entry: RegisterEntry) -> str:
        """Return what the entry lies in, for an autocomplete to show: its region, whole, or what it is part of."""
        if hasattr(entry, "region"):
            return entry.region.full_name if entry.region else ""
        return str(getattr(entry, "parent", None) or "")

    # --- the page

    def render_change_form(self, request: HttpRequest, context: dict, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the page, with what hangs on the entry."""
        if entry := context.get("original"):
            context["hanging"] = list(hanging_on(request, entry))
        return super().render_change_form(request, context, *args, **kwargs)

    def get_prepopulated_fields(self, request: HttpRequest, obj: models.Model | None = None) -> dict:
        """Propose a slug for a new entry only; that of an old one is known outside."""
        return {} if obj else super().get_prepopulated_fields(request, obj)

    @transaction.atomic
    def save_model(self, request: HttpRequest, obj: RegisterEntry, form: ModelForm, change: bool) -> None:
        """Save the entry, and let its old address lead to the new one."""
        moved = change and "slug" in form.changed_data and hasattr(obj, "get_absolute_url")
        old = type(obj).objects.get(pk=obj.pk).get_absolute_url() if moved else ""
        super().save_model(request, obj, form, change)
        if moved:
            keep_old_address(old, obj.get_absolute_url())
