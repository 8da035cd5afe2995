"""Choose whom and what the names of a draft mean, among suggestions with their reasons."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest
from django.utils.functional import cached_property

from minutes.importing.matching import load_registers
from minutes.importing.spellings import remember
from minutes.importing.suggestions import bodies_alike
from minutes.models import Attendee, Meeting
from minutes.models.meeting import own_bodies
from minutes.questions import ask
from organisations.models import Body

from .recognition import NEW, NONE, Recognised, Written, recognise


class Choosing:
    """The names of a draft that the registers may know, and what a person chooses for them."""

    def __init__(self, request: HttpRequest, meeting: Meeting) -> None:
        self.request, self.meeting = request, meeting
        self.registers = load_registers()
        self.attendees = list(meeting.attendees.select_related("person", "organisation").order_by("position"))
        for row, recognised in zip(self.attendees, self._recognised(), strict=True):
            row.people = self._to_choose(recognised.people) if row.person_id is None else []
            row.organisations = (
                self._to_choose(recognised.organisations)
                if row.organisation_id is None and row.organisation_as_written
                else []
            )

    def _recognised(self) -> list[Recognised]:
        rows = [
            Written(row.name, row.organisation_as_written, str(row.person_id or ""), str(row.organisation_id or ""))
            for row in self.attendees
        ]
        return recognise(rows, self.meeting, self.registers, [], may_add=False)

    @staticmethod
    def _to_choose(choices: list[tuple[str, str]]) -> list[tuple[str, str]]:
        """Return the choices where there is anything to choose."""
        return choices if len(choices) > 1 else []

    @cached_property
    def bodies(self) -> list[tuple[str, str]]:
        """Return the bodies to choose from where the draft has none: the likest first, then the user's others."""
        if self.meeting.body_id is not None:
            return []
        own = {body.pk: body for body in own_bodies(self.request.user)}
        written = " ".join((self.meeting.title or "").split())
        alike = [one.entry for one in bodies_alike(self.registers).to(written) if one.entry.pk in own]
        first = {str(body.pk): f"{body}: liknande namn" for body in alike}
        rest = {str(body.pk): str(body) for body in own.values() if str(body.pk) not in first}
        return [("", "Välj organ"), *first.items(), *rest.items()]

    @property
    def has_any(self) -> bool:
        """Tell whether there is anything to choose."""
        return bool(self.bodies) or any(row.people or row.organisations for row in self.attendees)

    @transaction.atomic
    def keep(self) -> None:
        """Keep what was chosen on the rows, and the spellings in the registers."""
        data, remembered, chosen = self.request.POST, [], 0
        for row in self.attendees:
            person = self._chosen(data.get(f"person-{row.pk}"), row.people, self.registers.people.entries)
            organisation = self._chosen(
                data.get(f"organisation-{row.pk}"), row.organisations, self.registers.organisations.entries
            )
            if person is None and organisation is None:
                continue
            kept = Attendee.objects.select_for_update().get(pk=row.pk)
            kept.person, kept.organisation = person or kept.person, organisation or kept.organisation
            kept.save()
            chosen += 1
            for entry, written in ((person, row.name), (organisation, row.organisation_as_written)):
                if entry is not None and self.request.user.has_perm(f"organisations.change_{entry._meta.model_name}"):
                    remembered += [written] if remember(entry, written) else []
        chosen += self._keep_body(data.get("body"))
        ask(self.meeting)
        if chosen:
            told = f" Stavningarna {', '.join(remembered)} är sparade i registren." if remembered else ""
            messages.success(self.request, f"Valen är sparade.{told}")
        else:
            messages.info(self.request, "Inget var valt, så inget ändrades.")

    @staticmethod
    def _chosen(value: str | None, choices: list[tuple[str, str]], entries: dict[int, Any]) -> Any:
        """Return the entry that was chosen among those offered, or None."""
        offered = {key for key, _ in choices} - {NONE[0], NEW[0]}
        return entries[int(value)] if value in offered else None

    def _keep_body(self, value: str | None) -> int:
        """Keep the body that was chosen; return how many were, none or one."""
        if value not in {key for key, _ in self.bodies if key}:
            return 0
        meeting = Meeting.objects.select_for_update().get(pk=self.meeting.pk)
        meeting.body = Body.objects.get(pk=value)
        other = Meeting.objects.filter(body=meeting.body, date=meeting.date).exclude(pk=meeting.pk).exists()
        if meeting.date and other:
            messages.error(self.request, f"{meeting.body} har redan ett möte den dagen. Välj ett annat organ.")
            return 0
        meeting.save()
        return 1
