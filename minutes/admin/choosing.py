"""Choose whom and what the names of a draft mean, among suggestions with their reasons."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest
from django.utils.functional import cached_property

from minutes.importing.matching import load_registers
from minutes.importing.spellings import remember
from minutes.importing.suggestions import bodies_alike
from minutes.models import Attendee, Meeting, SourceDocument
from minutes.models.meeting import own_bodies
from organisations.models import Body
from organisations.models.register import RegisterEntry

from .recognition import LIKE, NEW, NONE, Recognised, Written, recognise


class Choosing:
    """The names of a draft that the registers may know, and what a person chooses for them."""

    def __init__(self, request: HttpRequest, meeting: Meeting, source: SourceDocument) -> None:
        self.request, self.meeting, self.source = request, meeting, source
        self.registers = load_registers()
        self.attendees = list(meeting.attendees.select_related("person", "organisation").order_by("position"))
        first: dict[str, Attendee] = {}  # of those with an employer of the name, the one where it is chosen for all
        for row, recognised in zip(self.attendees, self._recognised(), strict=True):
            row.people = self._to_choose(recognised.people) if row.person_id is None else []
            row.organisations, row.colleagues = [], []
            if row.organisation_id is not None or not row.organisation_as_written:
                continue
            if (leading := first.setdefault(row.organisation_as_written, row)) is row:
                row.organisations = self._to_choose(recognised.organisations)
            else:
                leading.colleagues.append(row)

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
    def _bodies_alike(self) -> dict[str, Body]:
        """Return the bodies whose names are like what the document says, also those of others."""
        return {str(one.entry.pk): one.entry for one in bodies_alike(self.registers).to(self.source.body_as_written)}

    @cached_property
    def bodies(self) -> list[tuple[str, str]]:
        """Return the bodies to choose from where the draft has none: the likest first, then the user's others."""
        if self.meeting.body_id is not None:
            return []
        own = {str(body.pk): str(body) for body in own_bodies(self.request.user)}
        first = {key: f"{body}: {LIKE}" for key, body in self._bodies_alike.items() if key in own}
        return [("", "Välj organ"), *(first | own | first).items()]

    @property
    def body_spelling(self) -> str:
        """Return the body's name in the document, where the user may keep it among the names of the one chosen."""
        return self.source.body_as_written if self.bodies and self._may_change(Body) else ""

    @property
    def has_names(self) -> bool:
        """Tell whether anything is to be chosen for the attendees."""
        return any(row.people or row.organisations for row in self.attendees)

    @property
    def has_any(self) -> bool:
        """Tell whether there is anything to choose."""
        return bool(self.bodies) or self.has_names

    def keep(self) -> bool:
        """Keep what was chosen on the rows, and in the registers the spellings to remember; tell whether anything was.

        Inside a transaction with the meeting locked.
        """
        remembered: list[str] = []
        chosen = [self._keep_of(row, remembered) for row in self.attendees]
        if not any([*chosen, self._keep_body(remembered)]):
            messages.info(self.request, "Inget var valt, så inget ändrades.")
            return False
        spelt = ", ".join(f"”{one}”" for one in dict.fromkeys(remembered))
        told = f" Så kallas de nu också i registren: {spelt}." if spelt else ""
        messages.success(self.request, f"Valen är sparade.{told}")
        return True

    def _keep_of(self, row: Attendee, remembered: list[str]) -> bool:
        """Keep what was chosen for an attendee; tell whether anything was."""
        person = self._chosen(f"person-{row.pk}", row.people, self.registers.people.entries)
        organisation = self._chosen(f"organisation-{row.pk}", row.organisations, self.registers.organisations.entries)
        if person is None and organisation is None:
            return False
        row.person = person or row.person
        changed = [row, *row.colleagues] if organisation else [row]
        for one in changed:
            one.organisation = organisation or one.organisation
            one.save()
        if "remember" in self.request.POST:
            self._remember(person, row.name, remembered)
            self._remember(organisation, row.organisation_as_written, remembered)
        return True

    def _chosen(self, field: str, choices: list[tuple[str, str]], entries: dict[int, Any]) -> Any:
        """Return the entry that was chosen among those offered, or None."""
        value = self.request.POST.get(field)
        return entries[int(value)] if value in {key for key, _ in choices} - {NONE[0], NEW[0]} else None

    def _keep_body(self, remembered: list[str]) -> bool:
        """Keep the body that was chosen; tell whether one was."""
        value = self.request.POST.get("body")
        if value not in {key for key, _ in self.bodies if key}:
            return False
        meeting, body = self.meeting, self.registers.bodies.entries[int(value)]
        if meeting.date and Meeting.objects.filter(body=body, date=meeting.date).exists():
            messages.error(self.request, f"{body} har redan ett möte den dagen. Välj ett annat organ.")
            return False
        meeting.body = body
        meeting.save()
        if "remember-body" in self.request.POST:
            if value == next(iter(self._bodies_alike), None):
                self._remember(body, self.source.body_as_written, remembered)
            else:  # what is more like another body is not its name
                written = self.source.body_as_written
                messages.warning(self.request, f"”{written}” liknar inte {body} mest av alla organ och sparas inte.")
        return True

    def _remember(self, entry: RegisterEntry | None, written: str, remembered: list[str]) -> None:
        """Keep a spelling in the register, where the user may change it."""
        if entry is not None and self._may_change(type(entry)) and remember(entry, written):
            remembered.append(written)

    def _may_change(self, register: type[RegisterEntry]) -> bool:
        return self.request.user.has_perm(f"organisations.change_{register._meta.model_name}")
