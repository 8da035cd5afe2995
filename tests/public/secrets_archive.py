"""An archive with something to hide in every place that can hide it, for the walk through all addresses."""

import datetime
from typing import Any

from django.core.files.base import ContentFile
from django.db import models
from django.utils import timezone

from minutes.models import (
    ActionItem,
    AgendaItem,
    Attachment,
    Attendee,
    Decision,
    Meeting,
    PlannedMeeting,
    Presenter,
    Question,
    Responsible,
    SourceDocument,
    TopicSuggestion,
)
from minutes.search import index
from organisations.addresses import keep_old_address
from organisations.models import Membership, Person
from tests.factories import (
    BodyFactory,
    MeetingFactory,
    OrganisationFactory,
    PersonFactory,
    RegionFactory,
    TopicFactory,
    UserFactory,
)
from tests.passing_time import pass_time

# Hidden everywhere, under two spellings; at the open meeting only; there too, and in no register.
HIDDEN_NAMES = [
    "Tyrgunn Kvastfjäll",
    "Kvastfjäll Tyrgunn",
    "Kvastfjäll, Tyrgunn",
    "T. Kvastfjäll",
    "T Kvastfjälls",
    "Tyrgunn K",
    "Tyrgunn K.",
    "Tyrgunn Kvastfjälls",
    "TYRGUNN KVASTFJÄLL",
    "tyrgunn\nkvastfjäll",
    "Tyrgunn\xa0Kvastfjäll",
    "Tyrgunn Kvastfja\u0308ll",
    "**Tyrgunn** _Kvastfjäll_",
    "_Tyrgunn Kvastfjäll_",
    "~~Tyrgunn~~ Kvastfjäll",
    "Tyra Qvastfjell",
    "Ebbalotta Myrskär-Udd",
    "Ebbalotta MU",
    "Ebbalotta Myrskär Udds",
    "Odalfrid von Stenhuva",
    "Odalfrid VS",
    "Odalfrid Stenhuva",
]
FORBIDDEN = ["tyrgunn", "kvastfj", "tyra", "qvastfj", "ebbalotta", "myrsk", "odalfrid", "stenhuva"]
DRAFT = "dunkelsak"  # in every text of the draft
WITHDRAWN = "skymningsak"  # in every text of the withdrawn meeting but its reason
TAKEN_OUT = "ångerord"  # in every text of an open meeting for a while after it was published, and in rows now gone
STAFF = "nattredaktör"  # who published and withdrew
PRIVATE = ["karin.privat@kommun.example", "070-765 43 21", "850709-9805"]
FUNCTIONAL = "kansliet@kommun.example"
TEXT = f"Text om {'; '.join([*HIDDEN_NAMES, *PRIVATE, FUNCTIONAL])}"
SECRETS = [
    "karin.privat",
    "765 43",
    "850709",
    *FORBIDDEN,
    DRAFT,
    WITHDRAWN,
    STAFF,
    TAKEN_OUT,
    "1931-03-17",
    "17 mars",
    "2019-09-09",
    "9 sept",
]
REASON = "Fel bilaga följde med."
NOWHERE = "xyzzyqwq"


def filled(model: type[models.Model], text: str) -> dict[str, str]:
    """Return the text, cut where it must be, for every field of the model that holds free text."""
    found = {}
    for field in model._meta.concrete_fields:
        is_text = isinstance(field, models.CharField | models.TextField) and not isinstance(field, models.SlugField)
        if is_text and not field.choices and field.name not in ("key", "sort_key", "sha256", "withdrawal_reason"):
            found[field.name] = text[: field.max_length]
    return found


def hand_in(meeting: Meeting, text: str) -> None:
    """Let the meeting have been read from a document with the text in every place that holds any."""
    SourceDocument.objects.create(
        meeting=meeting,
        sha256=f"{meeting.pk} {meeting.sources.count()}",
        file=ContentFile(text.encode(), name="anteckningar.txt"),
        lines=[{"number": 1, "text": text}, {"number": 2, "text": text, "cell": [0, 1]}],
        removals=[{"line": 1, "text": text, "why": text}],
        **filled(SourceDocument, text),
    )


def fill(
    meeting: Meeting, text: str, person: Person, announced: str = "1931-03-17", **topics: Any
) -> dict[str, models.Model]:
    """Give the meeting one of everything, with the text in every field that holds text."""
    attendee = Attendee.objects.create(meeting=meeting, position=1, person=person, **filled(Attendee, text))
    topic, region, organisation = topics["topic"], topics["region"], topics["organisation"]
    item = AgendaItem.objects.create(meeting=meeting, position=1, **filled(AgendaItem, text))
    subitem = AgendaItem.objects.create(meeting=meeting, position=2, parent=item, **filled(AgendaItem, text))
    for one in (item, subitem):
        one.topics.add(topic)
        one.regions.add(region)
    Presenter.objects.create(item=item, position=1, person=person, **filled(Presenter, text))
    Presenter.objects.create(item=item, position=2, attendee=attendee, **filled(Presenter, text))
    Presenter.objects.create(item=item, position=3, **filled(Presenter, text))
    for position, kind in enumerate(Decision.Kind, start=1):
        decision = Decision.objects.create(item=item, position=position, kind=kind, **filled(Decision, text))
        decision.topics.add(topic)
    action = ActionItem.objects.create(item=item, position=1, **filled(ActionItem, text))
    Question.objects.create(meeting=meeting, kind="name", **filled(Question, text))
    TopicSuggestion.objects.create(item=item, topic=topic, **filled(TopicSuggestion, text))
    Responsible.objects.create(action=action, position=1, person=person, **filled(Responsible, text))
    Responsible.objects.create(action=action, position=2, organisation=organisation, **filled(Responsible, text))
    file = ContentFile(text.encode(), name=f"{text[:20]}.txt")
    Attachment.objects.create(meeting=meeting, position=1, file=file, **filled(Attachment, text))
    Attachment.objects.create(meeting=meeting, position=2, item=item, **filled(Attachment, text))
    for attachment in meeting.attachments.filter(position=2):
        attachment.text = attachment.summary = ""
        attachment.save()
    hand_in(meeting, text)
    planned = PlannedMeeting.objects.create(
        body=meeting.body, date=announced, announced_by=meeting, **filled(PlannedMeeting, text)
    )
    return {"attendee": attendee, "item": item, "subitem": subitem, "action": action, "planned": planned}


def hide_in_open_meeting(meeting: Meeting, hidden: Person, **topics: Any) -> None:
    """Name the hidden in every text of a published meeting, and hide those who attend it in every role."""
    person = PersonFactory(name="Öppna Personen", slug="oppna-personen")
    rows = fill(meeting, TEXT, person, announced="2041-05-05", **topics)
    short = {"party": "Ebbalotta MU", "number": "Tyrgunn K", "label": "Odalfrid VS"}
    Attendee.objects.filter(meeting=meeting).update(party=short["party"], organisation=topics["organisation"])
    AgendaItem.objects.filter(meeting=meeting).update(number=short["number"])
    Attachment.objects.filter(meeting=meeting).update(label=short["label"])
    here = PersonFactory(name="Ebbalotta Myrskär-Udd", slug="ebbalotta-myrskar-udd")
    for position, (name, person, is_public) in enumerate(
        [
            ("Tyrgunn Kvastfjäll", hidden, True),
            ("Tyra Qvastfjell", hidden, False),
            ("Ebbalotta Myrskär-Udd", here, False),
            ("Odalfrid von Stenhuva", None, False),
        ],
        start=10,
    ):
        attendee = Attendee.objects.create(
            meeting=meeting,
            position=position,
            name=name,
            person=person,
            is_public=is_public,
            is_approver=True,
            role=Membership.Role.choices[position - 10][0],
            organisation=topics["organisation"],
            party="Ebbalotta MU",
            title=TEXT,
            note=TEXT,
        )
        Attendee.objects.create(meeting=meeting, position=position + 10, name="Ersättaren", substitutes_for=attendee)
        for number, links in enumerate(
            [{"attendee": attendee}, {"person": person}, {"attendee": attendee, "person": person}, {}]
        ):
            place = {"position": position * 10 + number, "name": name}
            Presenter.objects.create(item=rows["item"], **place, **links)
            Responsible.objects.create(action=rows["action"], **place, **links)


def regret(meeting: Meeting, draft: Meeting, staff: Any) -> None:
    """Let every text of a published meeting have said what it should not, and rows have been there that should not."""
    texts = f"{TAKEN_OUT} {TEXT}"
    items = AgendaItem.objects.filter(meeting=meeting)
    attendee = Attendee.objects.create(meeting=meeting, position=90, name=TAKEN_OUT)
    item = AgendaItem.objects.create(meeting=meeting, position=90, title=TAKEN_OUT)
    decision = Decision.objects.create(item=item, position=1, text=TAKEN_OUT)
    rows = [
        meeting,
        *Attendee.objects.filter(meeting=meeting),
        *items,
        *Presenter.objects.filter(item__in=items),
        *Decision.objects.filter(item__in=items),
        *ActionItem.objects.filter(item__in=items),
        *Responsible.objects.filter(action__item__in=items),
        *Attachment.objects.filter(meeting=meeting),
        *PlannedMeeting.objects.filter(announced_by=meeting),
    ]
    as_they_are = [{name: getattr(row, name) for name in filled(type(row), "")} for row in rows]
    as_they_were = [filled(type(row), texts) for row in rows]
    for values_of_rows in (as_they_were, as_they_are):
        pass_time()
        for row, values in zip(rows, values_of_rows, strict=True):
            row._history_user, row._change_reason = staff, texts
            for name, value in values.items():
                setattr(row, name, value)
            row.save()
    pass_time()
    for row in (decision, item, attendee):
        row.delete()
    pass_time()
    hidden = Attendee.objects.create(meeting=meeting, position=91, name="Odalfrid von Stenhuva")
    pass_time()
    hidden.is_public, hidden.presence = False, Attendee.Presence.APOLOGIES
    hidden.save()
    # Announced at the draft before, on another day.
    planned = PlannedMeeting.objects.create(body=meeting.body, date="1931-03-17", announced_by=draft, place=DRAFT)
    pass_time()
    planned.announced_by, planned.date, planned.place = meeting, "2041-04-05", ""
    planned.save()


def build() -> dict[str, Any]:
    """Make the archive; return what its pages are about."""
    staff = UserFactory(username=STAFF, first_name=STAFF, last_name=STAFF, email=f"{STAFF}@example.se")
    region = RegionFactory(name="Norrland")
    body = BodyFactory(name="Älvberedningen", slug="alvberedningen", region=region)
    body.secretaries.add(staff)
    organisation = OrganisationFactory(name="Älvkommunen", slug="alvkommunen", region=region)
    topic = TopicFactory(name="Älvvård", slug="alvvard")
    about = {"topic": topic, "region": region, "organisation": organisation}
    hidden = PersonFactory(
        name="Tyrgunn Kvastfjäll", slug="tyrgunn-kvastfjall", other_names="Tyra Qvastfjell", is_public=False
    )
    Membership.objects.create(person=hidden, body=body, role="chair", organisation=organisation, title="Chef Tyrgunn K")
    keep_old_address("/personer/gammal-adress/", hidden.get_absolute_url())
    keep_old_address("/personer/utkastets-person/", f"/personer/{DRAFT}/")
    public = MeetingFactory(body=body, date=datetime.date(2021, 10, 15), published=True, **filled(Meeting, "Öppet"))
    member = PersonFactory(name="Öppna Ledamoten", slug="oppna-ledamoten")
    hand_in(public, f"{TEXT}, {TAKEN_OUT}")  # a version of the document with what its newest has no more
    fill(public, "Öppet", member, announced="2041-04-04", **about)
    opened = MeetingFactory(
        body=body, date=datetime.date(2021, 11, 15), published=True, published_by=staff, slug="2021-11-15-dolda"
    )
    Meeting.objects.filter(pk=opened.pk).update(**filled(Meeting, TEXT))
    hide_in_open_meeting(opened, hidden, **about)
    elsewhere = MeetingFactory(date=datetime.date(2021, 12, 15), published=True)
    AgendaItem.objects.create(meeting=elsewhere, position=1, title="Samma ämne").topics.add(topic)
    hand_in(elsewhere, TEXT)  # names nobody but in its document
    draft = MeetingFactory(body=body, date=datetime.date(2019, 9, 9), **filled(Meeting, DRAFT), import_warnings=[DRAFT])
    fill(draft, DRAFT, PersonFactory(name=f"Person {DRAFT}", slug=DRAFT), **about)
    withdrawn = MeetingFactory(
        body=body,
        date=datetime.date(2018, 8, 8),
        withdrawn=True,
        withdrawn_at=timezone.make_aware(datetime.datetime(2022, 2, 2, 12)),
        withdrawn_by=staff,
        **filled(Meeting, WITHDRAWN),
        withdrawal_reason=REASON,
    )
    fill(withdrawn, WITHDRAWN, PersonFactory(name=f"Person {WITHDRAWN}", slug=WITHDRAWN), **about)
    rewritten = MeetingFactory(date=datetime.date(2021, 12, 17), published=True, **filled(Meeting, "Öppet"))
    fill(rewritten, "Öppet", member, announced="2041-04-06", **about)
    regret(rewritten, draft, staff)
    index.rebuild()
    return (
        {
            "public": public,
            "opened": opened,
            "draft": draft,
            "withdrawn": withdrawn,
            "staff": staff,
            "elsewhere": elsewhere,
            "rewritten": rewritten,
        }
        | about
        | {
            "body": body,
            "person": member,
        }
    )
