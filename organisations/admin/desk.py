"""What all forms and lists of the admin have in common."""

from collections.abc import Callable
from typing import Any

from concurrency.exceptions import RecordModifiedError
from django import forms
from django.apps import apps
from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db import models, transaction
from django.db.models import Q, QuerySet
from django.db.models.constants import LOOKUP_SEP
from django.forms import BaseInlineFormSet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.text import capfirst

from minutes.changes import told
from minutes.history import savings, states_of
from minutes.search.following import entries_changed, memberships_changed
from organisations.models import Membership
from organisations.models.tracked import Tracked

from .choices import LONGEST_KEY, DeskForm, LoadedChoices, LoadedSelect, LoadedSelectMultiple, RowsField
from .conflicts import REFUSED
from .days import TIME, DayField

# A text area even for one line: an input element would drop line breaks without a word.
ONE_LINE = forms.Textarea(attrs={"rows": 1, "class": "one-line"})

SAVINGS_PER_PAGE = 50  # of a history
MOST_WORDS = 20  # of a search


class LinesField(forms.CharField):
    """Text whose lines end as they are stored, however a browser ends them, so that no change is seen in that."""

    def to_python(self, value: Any) -> Any:
        """Return the text with plain line ends."""
        text = super().to_python(value)
        return text.replace("\r\n", "\n").replace("\r", "\n") if isinstance(text, str) else text


class DeskFields:
    """How the forms ask for text, days, times and rows of the registers."""

    form = DeskForm
    formfield_overrides = {
        models.DateField: {"form_class": DayField},
        models.TimeField: TIME,
        models.URLField: {"assume_scheme": "https"},
    }
    one_line: tuple[str, ...] = ()  # text without limit that is a line as a rule: names, titles
    large: tuple[str, ...] = ()  # running text

    def formfield_for_dbfield(self, db_field: models.Field, request: HttpRequest, **kwargs: Any) -> forms.Field | None:
        """Return the form field: text in a box of its size, relations without links that clutter a row."""
        if isinstance(db_field, models.TextField):
            kwargs |= {"widget": self._text_widget(db_field.name), "form_class": LinesField}
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field is not None and isinstance(field.widget, RelatedFieldWidgetWrapper):
            field.widget.can_change_related = False
            field.widget.can_delete_related = False
            field.widget.can_view_related = False
        return field

    def _text_widget(self, name: str) -> forms.Textarea:
        if name in self.one_line:
            return ONE_LINE
        return forms.Textarea(attrs={"rows": 16 if name in self.large else 3, "class": "vLargeTextField"})

    def _choosing(self, widget: type[LoadedChoices], db_field: models.Field) -> LoadedChoices:
        """Return the field's autocomplete, which in the head of a page holds a short register whole."""
        made = widget(db_field, self.admin_site)
        made.is_whole = isinstance(self, admin.ModelAdmin)
        return made

    def formfield_for_foreignkey(
        self, db_field: models.ForeignKey, request: HttpRequest, **kwargs: Any
    ) -> forms.Field | None:
        """Return the field with an autocomplete that needs no query of its own."""
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs.setdefault("widget", self._choosing(LoadedSelect, db_field))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_manytomany(
        self, db_field: models.ManyToManyField, request: HttpRequest, **kwargs: Any
    ) -> forms.Field | None:
        """Return the field with an autocomplete that needs no query of its own."""
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs.setdefault("widget", self._choosing(LoadedSelectMultiple, db_field))
        kwargs.setdefault("form_class", RowsField)
        return super().formfield_for_manytomany(db_field, request, **kwargs)


class DeskAdmin(DeskFields, admin.ModelAdmin):
    """Lists and pages of a register or of the rows of meetings."""

    list_per_page = 50
    linked_by: tuple[str, ...] = ()  # lookups by which other pages link to the list, beside those of its filters

    class Media:
        js = ["admin-autocomplete.js", "admin-focus.js", "admin-rows.js"]

    def get_search_results(self, request: HttpRequest, queryset: QuerySet, search_term: str) -> tuple[QuerySet, bool]:
        """Return the rows with all words of the term, however their Å, Ä and Ö are written.

        SQLite tells large from small in letters outside a-z, so each word is tried in its usual spellings.
        """
        words = search_term.replace("\0", " ").split()
        if len(words) > MOST_WORDS:
            messages.error(request, f"Sök på högst {MOST_WORDS} ord åt gången.")
            return queryset.none(), False
        for word in words:
            found = Q()
            for spelling in {word, word.lower(), word.upper(), word.capitalize()}:
                for field in self.get_search_fields(request):
                    found |= Q(**{f"{field}__icontains": spelling})
            queryset = queryset.filter(found)
        return queryset, True  # a row is found once for each of its rows that has the word

    def get_urls(self) -> list:
        """Return the addresses of the pages, without the old ones that lead on whether there is such a row or not."""
        return [address for address in super().get_urls() if address.name]

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest | None = None) -> bool:
        """Tell whether the list may be asked for by the lookup: not by what of others' meetings leads to a row."""
        if lookup in self.linked_by:
            return True
        pointing = {relation.name for relation in self.opts.related_objects}
        path = lookup.split(LOOKUP_SEP)
        is_filter = any(isinstance(one, tuple) and lookup.startswith(one[0]) for one in self.list_filter)
        return (path[0] not in pointing or is_filter) and super().lookup_allowed(lookup, value, request)

    def changelist_view(self, request: HttpRequest, extra_context: dict | None = None) -> HttpResponse:
        """Show the list, without filters where these hold a character that no database can look for."""
        if any("\0" in value for values in request.GET.lists() for value in (values[0], *values[1])):
            return HttpResponseRedirect(request.path)
        return super().changelist_view(request, extra_context)

    def changeform_view(
        self, request: HttpRequest, object_id: str | None = None, form_url: str = "", extra_context: dict | None = None
    ) -> HttpResponse:
        """Show the page or save it, one at a time for those who save the same."""
        if request.method != "POST":
            return super().changeform_view(request, object_id, form_url, extra_context)
        request.POST = request.POST.copy()  # a form takes over what somebody else has saved
        response = self._saved(request, object_id, form_url, extra_context)
        if request.FILES and not isinstance(response, HttpResponseRedirect):
            names = ", ".join(file.name for _, files in request.FILES.lists() for file in files)
            messages.warning(request, f"Filer kan inte behållas när något ska rättas. Välj dem igen: {names}.")
        return response

    def _saved(self, request: HttpRequest, object_id: str | None, *more: Any) -> HttpResponse:
        try:
            with transaction.atomic():
                self.lock(object_id)
                return super().changeform_view(request, object_id, *more)
        except RecordModifiedError:  # somebody saved between our reading and writing, and is now seen to have
            return super().changeform_view(request, object_id, *more)

    def lock(self, object_id: str | None) -> None:
        """Wait until nobody else is saving the row, and keep them waiting until this is done."""
        if object_id is not None:
            list(self.locked(self.model._default_manager.filter(pk__in=key_in(object_id))))

    def locked(self, rows: QuerySet) -> QuerySet:
        """Return what is locked where any of the rows is saved: the rows themselves."""
        return rows.order_by().select_for_update(of=("self",))

    def save_model(self, request: HttpRequest, obj: models.Model, form: forms.ModelForm, change: bool) -> None:
        """Save the row, unless there is nothing to save: the history tells of changes only."""
        if not change or form.has_changed():
            super().save_model(request, obj, form, change)

    def save_related(self, request: HttpRequest, form: forms.ModelForm, formsets: list, change: bool) -> None:
        """Save the rows of the page, and let the search find what was saved."""
        super().save_related(request, form, formsets, change)
        entries_changed(self.model, [form.instance.pk])
        saved = [form.instance, *(row for rows in formsets for row in rows_of(rows))]
        people = {row.person_id for row in saved if isinstance(row, Membership)}
        memberships_changed(people | {form.initial["person"]} if "person" in form.initial else people)

    def history_view(self, request: HttpRequest, object_id: str, extra_context: dict | None = None) -> HttpResponse:
        """Show who changed what when, in the row and in what hangs on it."""
        response = super().history_view(request, object_id, extra_context)
        row = response.context_data["object"]
        if isinstance(row, Tracked):
            states = states_of(row)
            told_of = [saving for saving in savings(states, self.shown_states(request, row)) if saving.tells]
            page = Paginator(told_of, SAVINGS_PER_PAGE).get_page(request.GET.get("sida"))
            response.context_data |= {"page": page, "entries": told(states, list(page))}
        return response

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> tuple[list, dict, set, list]:
        """Return what is deleted along with the rows, but for what only links two rows and has no name to show."""
        to_delete, counts, lacking, protected = super().get_deleted_objects(objs, request)
        links = [model._meta for model in apps.get_models(include_auto_created=True) if model._meta.auto_created]
        for link in links:
            counts.pop(link.verbose_name_plural, None)
        return (
            without(to_delete, tuple(f"{capfirst(link.verbose_name)}: " for link in links)),
            counts,
            lacking,
            protected,
        )

    def shown_states(self, request: HttpRequest, row: Tracked) -> Callable[[Any], bool]:
        """Return the condition that a state of the row, or of what hangs on it, is the user's to see."""
        return lambda state: True

    def get_object(self, request: HttpRequest, object_id: str, from_field: str | None = None) -> models.Model:
        """Return the row of the page; whoever may not see it is told no more of it than if there were none."""
        row = super().get_object(request, object_id, from_field)
        if row is None:
            raise Http404("Det finns ingen sådan rad som du får se.")
        return row

    def view_on_site(self, obj: models.Model) -> str | None:
        """Return the address of the public page, if it has one."""
        return obj.get_absolute_url() or None if hasattr(obj, "get_absolute_url") else None


def rows_of(formset: BaseInlineFormSet) -> list[models.Model]:
    """Return the rows that a form of many has written or deleted."""
    return [*formset.new_objects, *(row for row, _ in formset.changed_objects), *formset.deleted_objects]


def without(told: list, beginnings: tuple[str, ...]) -> list:
    """Return the nested list of texts without those that begin so."""
    kept = [one for one in told if isinstance(one, list) or not one.startswith(beginnings)]
    return [without(one, beginnings) if isinstance(one, list) else one for one in kept]


def key_in(object_id: str) -> list[int]:
    """Return the number of the row that an address names; none where it names none."""
    text = unquote(object_id)
    return [int(text)] if text.isdecimal() and text.isascii() and len(text) <= LONGEST_KEY else []


class RowsFormSet(BaseInlineFormSet):
    """Rows of another page; what a new one begins with comes from that."""

    @property
    def initial_forms(self) -> list[forms.ModelForm]:
        """Return the forms of the rows that are there: not of those that somebody else has deleted meanwhile."""
        return [form for form in super().initial_forms if not form.instance._state.adding]

    @property
    def extra_forms(self) -> list[forms.ModelForm]:
        """Return the forms of rows that are not there: new ones, and those that somebody else has deleted."""
        return [*(form for form in super().initial_forms if form.instance._state.adding), *super().extra_forms]

    def _construct_form(self, i: int, **kwargs: Any) -> forms.ModelForm:
        form = super()._construct_form(i, **kwargs)
        if self.is_bound and i < self.initial_form_count() and form.instance._state.adding:
            # Somebody else has deleted the row meanwhile: it is told of once, and then added.
            form.is_gone = bool(form.data.get(form.add_prefix("id")))
            form.data[form.add_prefix("id")] = ""
            form.fields["id"].required = False
        return form

    def clean(self) -> None:
        """Refuse to delete what somebody else has changed since it was shown."""
        super().clean()
        if any(form.conflict for form in self.deleted_forms):
            raise ValidationError(REFUSED)

    def new_row(self) -> dict[str, Any]:
        """Return what the fields of a new row hold at first."""
        return {}

    def get_form_kwargs(self, index: int | None) -> dict[str, Any]:
        """Return the arguments of a row's form; the index is None for the row that others are copied from."""
        kwargs = super().get_form_kwargs(index)
        if index is None or index >= self.initial_form_count():
            kwargs["initial"] = self.new_row()
        return kwargs


class RowsInline(DeskFields, admin.StackedInline):
    """Rows of another page, each on a line of labelled fields with the seldom used ones folded."""

    template = "admin/edit_inline/rows.html"
    formset = RowsFormSet
    compact = True  # a row is a line where there is room for it
    view_on_site = False
    extra = 1
