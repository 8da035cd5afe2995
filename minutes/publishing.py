"""Letting a meeting out to the public, and taking it back. Both happen here only."""

from collections.abc import Collection
from datetime import date

from django.contrib.auth.models import User
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from minutes.models import Attendee, Meeting
from minutes.privacy import Masker, public_texts, with_texts
from minutes.private_data import personal_numbers
from minutes.questions import ask
from minutes.search.index import index_meetings
from organisations.addresses import keep_old_address, where_now
from organisations.models.tracked import Occasion


class NotPublishable(Exception):
    """Something stops the meeting from being published; `obstacles` says what, in Swedish."""

    def __init__(self, obstacles: list[str]) -> None:
        super().__init__(" ".join(obstacles))
        self.obstacles = obstacles


class NotApprovable(Exception):
    """The approval cannot be noted; the text says why, in Swedish."""


class NotWithdrawable(Exception):
    """The meeting cannot be withdrawn; the text says why, in Swedish."""


def obstacles(meeting: Meeting) -> list[str]:
    """Return what stops the meeting from being published, a Swedish sentence each; empty when nothing does."""
    found = []
    if meeting.body is None:
        found.append("Organet saknas. Ange vilket organ som möttes.")
    if meeting.date is None:
        found.append("Datum saknas. Ange vilken dag mötet hölls.")
    masker = Masker()
    for where, text in public_texts(with_texts(meeting)):
        if personal_numbers(text):
            found.append(f"Ett personnummer står i {where}. Ta bort det.")
        if masker.hidden_names_in(text, meeting.pk):
            found.append(f"Ett namn som inte får visas står i {where}. Skriv om texten utan namnet.")
    return list(dict.fromkeys(found))


@transaction.atomic
def publish(meeting: Meeting, by: User | None) -> None:
    """Let the public read the meeting, at an address that it keeps; what there is to ask of it stays open.

    Raises NotPublishable when something stops it. `by` is None when a command does it.
    """
    locked = Meeting.objects.select_for_update().get(pk=meeting.pk)
    if locked.is_published:
        raise NotPublishable(["Mötet är redan publicerat."])
    if stops := obstacles(locked):
        raise NotPublishable(stops)
    locked.slug = locked.slug or address_for(locked)
    locked.status = Meeting.Status.PUBLISHED
    locked.published_at = timezone.now()
    locked.published_by = by
    locked.withdrawn_at = locked.withdrawn_by = None
    locked.withdrawal_reason = ""
    _save(locked, by, Occasion.PUBLISHED if by else Occasion.PUBLISHED_AT_IMPORT)
    ask(locked)
    index_meetings([locked.pk])
    meeting.refresh_from_db()


@transaction.atomic
def approve(meeting: Meeting, on: date | None, approvers: Collection[Attendee]) -> None:
    """Note on which day the minutes were approved and by whom of those at the meeting, or that they are not.

    Raises NotApprovable when the day is before the meeting's, or nobody approved.
    """
    locked = Meeting.objects.select_for_update().get(pk=meeting.pk)
    if on is not None and not approvers:
        raise NotApprovable("Ange vem som har justerat. Den som saknas läggs först till bland deltagarna.")
    if on is not None and locked.date is not None and on < locked.date:
        raise NotApprovable("Justeringen kan inte vara före mötet. Kontrollera dagen.")
    locked.approved_on = on
    _save(locked, None, Occasion.APPROVED)
    chosen = {attendee.pk for attendee in approvers}
    for attendee in locked.attendees.all():
        if attendee.is_approver != (attendee.pk in chosen):
            attendee.is_approver = attendee.pk in chosen
            attendee._change_reason = Occasion.APPROVED
            attendee.save()
    meeting.refresh_from_db()


@transaction.atomic
def withdraw(meeting: Meeting, by: User | None, reason: str) -> None:
    """Take the meeting from the public; its address tells when and why.

    Raises NotWithdrawable when the meeting is not published or no reason is given.
    """
    locked = Meeting.objects.select_for_update().get(pk=meeting.pk)
    if not locked.is_published:
        raise NotWithdrawable("Mötet är inte publicerat och kan därför inte dras tillbaka.")
    if not reason.strip():
        raise NotWithdrawable("Skriv varför mötet dras tillbaka. Skälet visas på mötets adress.")
    locked.status = Meeting.Status.WITHDRAWN
    locked.withdrawn_at = timezone.now()
    locked.withdrawn_by = by
    locked.withdrawal_reason = reason.strip()
    _save(locked, by, Occasion.WITHDRAWN)
    index_meetings([locked.pk])
    meeting.refresh_from_db()


def _save(meeting: Meeting, by: User | None, occasion: Occasion) -> None:
    """Save the meeting in a state of its own, so that the history tells it from what else is done at the time."""
    meeting._change_reason = occasion
    if by is not None:
        meeting._history_user = by
    meeting.save()


def address_for(meeting: Meeting) -> str:
    """Return the slug that says when the meeting was and whose: 2021-10-15-avtalsutskottet.

    The meeting must have body and date. An address that another meeting has or has had is not given again.
    """
    wanted = f"{meeting.date:%Y-%m-%d}-{meeting.body.slug}"  # type: ignore[union-attr]
    if meeting.same_day_number > 1:
        wanted += f"-{meeting.same_day_number}"
    slug, number = wanted, 2
    while _is_taken(slug, meeting):
        slug, number = f"{wanted}-{number}", number + 1
    return slug


def _is_taken(slug: str, meeting: Meeting) -> bool:
    if Meeting.objects.exclude(pk=meeting.pk).filter(slug=slug).exists():
        return True
    leads_to = where_now(reverse("minutes:meeting_detail", args=[slug]))
    return leads_to not in ("", meeting.get_absolute_url())


@transaction.atomic
def move_address(meeting: Meeting) -> None:
    """Give a meeting whose body or date was corrected the address they make; the old one leads there."""
    old = meeting.get_absolute_url()
    if not old:
        return
    meeting.slug = address_for(meeting)
    meeting.save(update_fields=["slug", "version"])
    keep_old_address(old, meeting.get_absolute_url())
    index_meetings([meeting.pk])
