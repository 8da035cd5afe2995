"""Merging two entries of a register from the desk, over the one function of it, and undoing that."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse

from organisations import merging
from organisations.hanging import pointing_at
from organisations.models import Membership, Merger
from organisations.models.register import RegisterEntry

from .choices import LONGEST_KEY
from .hanging import hanging_on
from .register import RegisterAdmin

MOST = 20  # proposed at a time
WITH = "med"  # the parameter that says which the other one is


class KeepForm(forms.Form):
    """Which of the two is kept."""

    kept = forms.TypedChoiceField(
        label="Vilken ska vara kvar?",
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={
            "required": "Välj vilken som ska vara kvar.",
            "invalid_choice": "Välj en av de två.",
        },
    )

    def __init__(self, *args: Any, entries: list[RegisterEntry], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.entries = {entry.pk: entry for entry in entries}
        self.fields["kept"].choices = [(entry.pk, str(entry)) for entry in entries]

    def clean(self) -> dict[str, Any]:
        """Refuse a choice that would make a ring, beside the choice."""
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("kept"):
            kept, absorbed = self.kept_and_absorbed()
            if obstacle := merging.what_stops(kept, absorbed):
                self.add_error("kept", obstacle)
        return cleaned

    def kept_and_absorbed(self) -> tuple[Any, Any]:
        """Return the one that is kept, and the other."""
        kept = self.entries[self.cleaned_data["kept"]]
        return kept, next(entry for entry in self.entries.values() if entry != kept)


@admin.action(description="Slå ihop två valda", permissions=["merge"])
def merge_selected(model_admin: "MergingAdmin", request: HttpRequest, queryset: QuerySet) -> HttpResponse | None:
    """Lead on to the page that asks which of the two is kept."""
    chosen = list(queryset.order_by("pk").values_list("pk", flat=True)[:3])
    if len(chosen) != 2:
        model_admin.message_user(request, "Kryssa för precis två som ska slås ihop.", messages.ERROR)
        return None
    address = reverse(model_admin.address_name("merge"), args=[chosen[0]])
    return HttpResponseRedirect(f"{address}?{WITH}={chosen[1]}")


class MergingAdmin(RegisterAdmin):
    """A register in which two entries may turn out to be the same."""

    actions = [merge_selected]

    def address_name(self, page: str) -> str:
        """Return the name of the address of a page beside those that Django gives."""
        return f"admin:{self.opts.app_label}_{self.opts.model_name}_{page}"

    def get_urls(self) -> list:
        """Return the addresses, with those of merging and of undoing it."""
        name = f"{self.opts.app_label}_{self.opts.model_name}"
        pages = [
            path("<int:pk>/sla-ihop/", self.admin_site.admin_view(self.merge_view), name=f"{name}_merge"),
            path(
                "<int:pk>/sammanslagningar/<int:merger>/angra/",
                self.admin_site.admin_view(self.undo_view),
                name=f"{name}_undo_merger",
            ),
        ]
        return [*pages, *super().get_urls()]

    def has_merge_permission(self, request: HttpRequest) -> bool:
        """Tell whether the user may merge entries: it moves rows in the meetings of all bodies."""
        return request.user.has_perm("minutes.change_any_meeting") and self.has_change_permission(request)

    def facts(self, entry: Any) -> list[tuple[str, list[str]]]:
        """Return what tells the entry from the other, each with its heading."""
        return [("Namn", entry.names), ("Adress", [entry.get_absolute_url()])]

    def doubts(self, first: Any, second: Any) -> list[str]:
        """Return what speaks against the two being the same, and what happens beside the moving, as sentences."""
        return []

    def render_change_form(self, request: HttpRequest, context: dict, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the page, with the mergers into the entry and the way to another."""
        if (entry := context.get("original")) and self.has_merge_permission(request):
            context["merge_address"] = reverse(self.address_name("merge"), args=[entry.pk])
            context["undo_name"] = self.address_name("undo_merger")
            context["mergers"] = Merger.objects.into(entry).select_related("merged_by", "undone_by")
        return super().render_change_form(request, context, *args, **kwargs)

    def render_delete_form(self, request: HttpRequest, context: dict[str, Any]) -> HttpResponse:
        """Show the page before deletion, with the way to merging instead."""
        context["merge_address"] = reverse(self.address_name("merge"), args=[context["object"].pk])
        return super().render_delete_form(request, context)

    # --- merging

    def merge_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Ask for the other entry, then which of the two is kept, and merge them."""
        entry = self.mergeable(request, pk)
        key = request.GET.get(WITH, "")
        if not key:
            return self.page(
                request, "admin/register/choose.html", "Slå ihop med en annan", entry, self._proposed(request, entry)
            )
        if not (key.isdecimal() and len(key) <= LONGEST_KEY):
            raise Http404
        entries = [entry, self.mergeable(request, int(key))]
        if entry == entries[1]:
            messages.error(request, merging.what_stops(*entries))
            return HttpResponseRedirect(request.path)
        form = KeepForm(request.POST or None, entries=entries)
        if form.is_valid():
            kept, absorbed = form.kept_and_absorbed()
            try:
                merger = merging.merge(kept, absorbed, request.user)
            except merging.NotMergeable as error:
                form.add_error("kept", str(error))
            else:
                return self._tell_of_merger(request, kept, merger)
        context = {"form": form, "cards": self._cards(request, form), "doubts": self._doubts(*entries)}
        return self.page(request, "admin/register/merge.html", "Slå ihop två till en", entry, context)

    def mergeable(self, request: HttpRequest, pk: int) -> Any:
        """Return the entry, if the user may make it and another one."""
        entry = get_object_or_404(self.get_queryset(request), pk=pk)
        if not self.has_merge_permission(request):
            raise PermissionDenied
        return entry

    def _proposed(self, request: HttpRequest, entry: RegisterEntry) -> dict[str, Any]:
        """Return the entries that are found by what was typed, or by the entry's own name."""
        term = request.GET.get("q", entry.name)
        found, _ = self.get_search_results(request, self.get_queryset(request).exclude(pk=entry.pk), term)
        rows = list(found.distinct()[: MOST + 1])
        return {
            "q": term,
            "proposed": [(other, self.described(other)) for other in rows[:MOST]],
            "has_more": len(rows) > MOST,
        }

    def _cards(self, request: HttpRequest, form: KeepForm) -> list[dict[str, Any]]:
        """Return the two, each with its button and all that is known of it."""
        return [
            {
                "entry": entry,
                "button": button,
                "facts": [(heading, lines) for heading, lines in self.facts(entry) if lines],
                "hanging": list(hanging_on(request, entry)),
            }
            for entry, button in zip(form.entries.values(), form["kept"], strict=True)
        ]

    def _doubts(self, first: Any, second: Any) -> list[str]:
        told = self.doubts(first, second)
        fields = [field for field in pointing_at(self.model) if field.model is Membership]
        same = sum(len(merging.doubles(field, first, second)) for field in fields)
        if same:
            told.append(
                f"Båda har samma uppdrag ({same} st.). Det står kvar en gång, så som det står hos den som är kvar; "
                "det andra kommer tillbaka om sammanslagningen ångras."
            )
        return told

    def _tell_of_merger(self, request: HttpRequest, kept: Any, merger: Merger) -> HttpResponse:
        told = f"{merger} har gått upp i {kept} ({kept.slug}). Rader som flyttades: {merger.moved_count}."
        if twice := sum(data["model"] == Membership._meta.label_lower for data in merger.dropped):
            told += f" Uppdrag som fanns dubbelt: {twice}."
        if merger.became_hidden:
            told += " Namnet är nu dolt överallt, eftersom det ena var det."
        messages.success(request, told)
        return HttpResponseRedirect(self._page_of(kept))

    # --- undoing

    def undo_view(self, request: HttpRequest, pk: int, merger: int) -> HttpResponse:
        """Say what comes back, and undo the merger."""
        entry = self.mergeable(request, pk)
        undone = get_object_or_404(Merger.objects.into(entry).select_related("merged_by"), pk=merger)
        obstacle = merging.what_stops_undoing(undone)
        if request.method == "POST" and not obstacle:
            try:
                back = merging.undo(undone, request.user)
            except merging.NotUndoable as error:
                obstacle = str(error)
            else:
                entry.refresh_from_db()
                told = f"{back} ({back.slug}) är åter en egen post."
                if undone.became_hidden and not entry.is_public:
                    told += f" {entry} är fortfarande dolt. Kontrollera raderna innan du visar namnet."
                messages.success(request, told)
                return HttpResponseRedirect(self._page_of(back))
        return self.page(
            request, "admin/register/undo.html", "Ångra sammanslagning", entry, {"merger": undone, "obstacle": obstacle}
        )

    def _page_of(self, entry: RegisterEntry) -> str:
        return reverse(self.address_name("change"), args=[entry.pk])

    def page(
        self, request: HttpRequest, template: str, title: str, entry: RegisterEntry, context: dict[str, Any]
    ) -> HttpResponse:
        """Return a page beside that of the entry."""
        shared = {
            **self.admin_site.each_context(request),
            "title": title,
            "opts": self.opts,
            "media": self.media,
            "entry": entry,
            "entry_address": self._page_of(entry),
            "with_name": WITH,
        }
        return TemplateResponse(request, template, shared | context)
