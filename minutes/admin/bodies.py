"""The bodies that a user may enter meetings of."""

from django.db.models import Q, QuerySet
from django.forms import ModelForm
from django.http import HttpRequest

from minutes.models import Meeting, PlannedMeeting
from organisations.models import Body


def own_bodies(request: HttpRequest) -> QuerySet[Body]:
    """Return the bodies whose meetings the user looks after."""
    if request.user.has_perm("minutes.change_any_meeting"):
        return Body.objects.all()
    return Body.objects.of_secretary(request.user)


def offer_own_bodies(
    form: type[ModelForm], request: HttpRequest, row: Meeting | PlannedMeeting | None
) -> type[ModelForm]:
    """Let the field for the body take the user's own and, for a row that is there, the one that it has."""
    if (field := form.base_fields.get("body")) and not request.user.has_perm("minutes.change_any_meeting"):
        allowed = Q(pk__in=own_bodies(request).values("pk"))
        field.queryset = Body.objects.filter(allowed | Q(pk=row.body_id) if row else allowed)
        field.error_messages = {**field.error_messages, "invalid_choice": "Välj ett av organen som du arbetar med."}
    return form
