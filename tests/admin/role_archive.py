"""An archive with a row of everything, owned by every body and by none, for the walk of all roles."""

import datetime
from collections.abc import Iterator
from typing import Any

from django.contrib.auth.models import Group, User
from django.contrib.redirects.models import Redirect
from django.contrib.sites.models import Site
from django.core.files.base import ContentFile
from django.db.models import Model
from django.test import Client

from minutes.models import Abbreviation, Attachment, Decision, Meeting, SourceDocument
from organisations import merging
from organisations.models import Body
from tests.factories import (
    BodyFactory,
    MeetingFactory,
    MembershipFactory,
    OrganisationFactory,
    PersonFactory,
    PlannedMeetingFactory,
    RegionFactory,
    TopicFactory,
    TopicSuggestionFactory,
    UserFactory,
    make_groups,
)
from tests.public.secrets_archive import fill, filled

SECRETS = {"draft": "dunkelsak", "withdrawn": "skymningsak"}  # in every text of what is not the user's to see
GROUPS = {
    "secretary": ["Sekreterare"],
    "by_region": ["Sekreterare"],
    "coordinator": ["Samordnare"],
    "administrator": ["Administratörer"],
    "groupless": [],
    "both": ["Sekreterare", "Samordnare"],
}
MODELS = ["meeting", "attendee", "agendaitem", "decision", "actionitem", "attachment", "plannedmeeting"]
MODELS += ["sourcedocument"]


def own_word(role: str) -> str:
    """Return the word in every text of the meeting that the role has made, of no body."""
    return f"zz{role.replace('_', '')}zz"


def users(own: Body) -> dict[str, User]:
    """Return an account of each role; the secretaries have the body, one of them through the region above it."""
    make_groups()
    made = {}
    for role, groups in GROUPS.items():
        made[role] = UserFactory(username=role)
        made[role].groups.set(Group.objects.filter(name__in=groups))
    own.secretaries.add(made["secretary"], made["both"])
    own.region.parent.secretaries.add(made["by_region"])
    return made


def a_meeting(body: Body | None, text: str, day: int, about: dict[str, Any], **state: Any) -> dict[str, Model]:
    """Make a meeting with one of everything, the text in every field; return the rows by the names of their models."""
    meeting = MeetingFactory(body=body, date=datetime.date(2021, 3, day), **(filled(Meeting, text) | state))
    rows: dict[str, Any] = {"meeting": meeting}
    announcing = body or about["other"]  # a meeting without a body may announce one of any
    meeting.body = announcing
    found = fill(meeting, text, announced=f"2041-03-{day:02}", **{name: about[name] for name in FILLED_WITH})
    meeting.refresh_from_db()
    rows |= {"attendee": found["attendee"], "agendaitem": found["item"], "actionitem": found["action"]}
    rows["decision"] = Decision.objects.filter(item=found["item"]).earliest("position")
    rows["attachment"] = Attachment.objects.filter(meeting=meeting).earliest("position")
    rows["plannedmeeting"] = found["planned"]
    TopicSuggestionFactory(item=found["item"], topic=about["suggested"], why=text)
    rows["sourcedocument"] = source = SourceDocument.objects.get(meeting=meeting)
    source.file.save("original.txt", ContentFile(text.encode()))
    return rows


FILLED_WITH = ["person", "topic", "region", "organisation"]


def build() -> dict[str, Any]:
    """Make the archive; return its rows by kind and owner, and the accounts by role."""
    region = RegionFactory(name="Delområdet", parent=RegionFactory(name="Området"))
    own = BodyFactory(name="Egna rådet", region=region)
    other = BodyFactory(name="Andra rådet", region=RegionFactory(name="Annat område"))
    accounts = users(own)
    about: dict[str, Any] = {
        "person": PersonFactory(name="Öppna Personen"),
        "topic": TopicFactory(name="Ämnet"),
        "suggested": TopicFactory(name="Föreslaget"),
        "region": RegionFactory(name="Nämnda området"),
        "organisation": OrganisationFactory(name="Kommunen"),
        "other": other,
    }
    rows: dict[str, dict[str, Any]] = {model: {} for model in MODELS}
    for owner, body in {"own": own, "other": other}.items():
        for day, state in enumerate(["draft", "published", "withdrawn"], start=1):
            text = SECRETS.get(state, "öppet") if owner == "other" else "öppet"
            traits = {} if state == "draft" else {state: True}
            for model, row in a_meeting(body, text, day, about, **traits).items():
                rows[model][f"{owner}-{state}"] = row
    for made_by in [*accounts, "nobody"]:  # each account has made one; nobody's was made by one of no role
        maker = accounts.get(made_by) or UserFactory(username="maker")
        text = own_word(made_by) if made_by in accounts else SECRETS["draft"]
        made = a_meeting(None, text, len(accounts) + 4, about, created_by=maker)
        for model, row in made.items():
            rows[model].setdefault("bodiless-own", {})[made_by] = row
            rows[model]["bodiless-other"] = row
    rows["plannedmeeting"] |= {
        "own-by-hand": PlannedMeetingFactory(body=own, place="öppet"),
        "other-by-hand": PlannedMeetingFactory(body=other, place="öppet"),
        "own-at-other-draft": PlannedMeetingFactory(
            body=own, place=SECRETS["draft"], announced_by=rows["meeting"]["other-draft"]
        ),
        "own-at-other-published": PlannedMeetingFactory(
            body=own, place="öppet", date="2041-08-08", announced_by=rows["meeting"]["other-published"]
        ),
    }
    return {"rows": rows | registers(own, other, about), "accounts": accounts, "own": own, "other": other, **about}


def registers(own: Body, other: Body, about: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Return rows of the registers and of the accounts, two of those that may be told apart by owner."""
    administrator = User.objects.get(username="administrator")
    mergers = {
        "person": merging.merge(about["person"], PersonFactory(name="Dubbla Personen"), administrator),
        "organisation": merging.merge(
            about["organisation"], OrganisationFactory(name="Dubbla kommunen"), administrator
        ),
        "topic": merging.merge(about["topic"], TopicFactory(name="Dubbla ämnet"), administrator),
    }
    return {
        "body": {"own": own, "other": other},
        "membership": {
            "own": MembershipFactory(body=own, person=about["person"]),
            "other": MembershipFactory(body=other, person=about["person"]),
        },
        "person": {"any": about["person"]},
        "organisation": {"any": about["organisation"]},
        "region": {"any": about["region"]},
        "topic": {"any": about["topic"]},
        "abbreviation": {"any": Abbreviation.objects.create(short="ÖA", long="Öppen Ansats")},
        "user": {"any": UserFactory(username="någon"), "superuser": UserFactory(username="alla", is_superuser=True)},
        "group": {"any": Group.objects.get(name="Sekreterare")},
        "redirect": {"any": Redirect.objects.create(site_id=1, old_path="/gammal/", new_path="/om/")},
        "site": {"any": Site.objects.get(pk=1)},
        "merger": mergers,
    }


def cookies_of(accounts: dict[str, User]) -> Iterator[tuple[str, Any]]:
    """Yield each role with the cookies of its session; nobody has none."""
    yield "nobody", {}
    for role, account in accounts.items():
        client = Client()
        client.force_login(account)
        yield role, {name: morsel.value for name, morsel in client.cookies.items()}


def row_for(archive: dict[str, Any], model: str, owner: str, role: str) -> Any:
    """Return the row that an address is of, where it is one's own that of the role."""
    row = archive["rows"][model][owner]
    return row[role] if isinstance(row, dict) else row
