"""An archive with a row of every kind that the desk has pages of, and with something done to it."""

import datetime

from django.contrib.redirects.models import Redirect
from django.contrib.sites.models import Site
from django.core.files.uploadedfile import SimpleUploadedFile

from minutes.models import Abbreviation, Attachment, Meeting
from minutes.questions import ask
from organisations.merging import merge
from tests import factories
from tests.passing_time import pass_time

DAY = datetime.date(2021, 10, 15)
TEXT = "Anna Bergström informerar. Kontakta anna.bergstrom@kommun.se."


def build() -> None:
    """Make the archive."""
    draft = factories.MeetingFactory(body__name="Organet", date=DAY, title="Rubrik")
    attendee = factories.AttendeeFactory(meeting=draft, name="Karin Ek", organisation=factories.OrganisationFactory())
    factories.MembershipFactory(body=draft.body, person=attendee.person)
    factories.PlannedMeetingFactory(announced_by=draft, body=draft.body)
    factories.PlannedMeetingFactory(body=draft.body, date=datetime.date(2021, 9, 1))
    file = SimpleUploadedFile("källa.txt", b"Rad")
    factories.SourceDocumentFactory(meeting=draft, file=file, lines=[{"number": 1, "text": "Rad"}])
    Attachment.objects.create(meeting=draft, position=1, title="Bilagan", file=SimpleUploadedFile("bild.pdf", b"%PDF"))
    factories.MeetingFactory(body=draft.body, published=True, import_warnings=[{"line": 3, "text": "Oklart."}])
    factories.MeetingFactory(body=draft.body, withdrawn=True)
    Meeting.objects.create(title="Utan organ")
    Abbreviation.objects.create(short="SIP", long="samordnad individuell plan")
    Redirect.objects.create(site=Site.objects.get_current(), old_path="/gammal/", new_path="/ny/")
    for make in (factories.PersonFactory, factories.OrganisationFactory):
        merge(make(name="Den ena"), make(name="Den andra"), None)
    _add_item(draft, attendee)
    ask(draft)


def _add_item(draft: Meeting, attendee) -> None:
    """Add an item with all that may hang on one, and change it so that there is a history to show."""
    item = factories.AgendaItemFactory(meeting=draft, title="Punkten", text=TEXT, topics=[factories.TopicFactory()])
    factories.PresenterFactory(item=item, attendee=attendee)
    decision = factories.DecisionFactory(item=item, text="Beslutet", referred_to=draft.body)
    action = factories.ActionItemFactory(item=item, text="Åtgärden", due_on=datetime.date(2021, 11, 1))
    factories.ResponsibleFactory(action=action)
    pass_time()
    draft.title, item.text = "Annan rubrik", f"{TEXT} Sedan fika."
    draft.save()
    item.save()
    decision.delete()
    factories.DecisionFactory(item=item, text="Ett annat beslut")
