import datetime

import pytest
from django.contrib.auth.models import Group, User
from django.urls import reverse

from minutes.models import Abbreviation, AgendaItem, Attendee, Meeting, Topic
from organisations.models import Body, Membership, Organisation, Person
from tests.factories import (
    ActionItemFactory,
    AttendeeFactory,
    BodyFactory,
    MeetingFactory,
    MembershipFactory,
    OrganisationFactory,
    PersonFactory,
    PlannedMeetingFactory,
    RegionFactory,
    ResponsibleFactory,
    TopicFactory,
)

from .page import errors_of, messages_of, offered, send


def page_of(row) -> str:
    return reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_change", args=[row.pk])


def add(model) -> str:
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_add")


REGISTERS = [BodyFactory, OrganisationFactory, PersonFactory, RegionFactory, TopicFactory]
TREES = [
    (BodyFactory, "prepares_for"),
    (OrganisationFactory, "parent"),
    (RegionFactory, "parent"),
    (TopicFactory, "parent"),
]


# --- names and addresses


@pytest.mark.parametrize("make", REGISTERS)
@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"name": ""}, "Detta fält måste fyllas i"),
        ({"name": "x" * 300}, "som mest 250 tecken"),
        ({"name": "Å\x00"}, "Null-tecken"),
        ({"slug": "upptagen"}, "har redan den adressdelen"),
        ({"slug": "å ä ö"}, "små bokstäver a–z"),
        ({"slug": "x" * 300}, "som mest 150 tecken"),
    ],
)
def test_broken_rule_of_a_register_is_a_swedish_error(administrator, make, changes, error):
    make(slug="upptagen")
    assert error in errors_of(send(administrator, page_of(make()), **changes))


@pytest.mark.parametrize(("make", "field"), TREES)
def test_entry_within_itself_is_refused_however_long_the_ring(administrator, make, field):
    top = make()
    middle = make(**{field: top})
    low = make(**{field: middle})
    assert "själv" in errors_of(send(administrator, page_of(top), **{field: top.pk}))
    for parent in (middle, low):
        assert "Det skulle gå runt i ring." in errors_of(send(administrator, page_of(top), **{field: parent.pk}))
    assert errors_of(send(administrator, page_of(low), **{field: top.pk})) == ""


def test_slug_left_empty_is_made_of_the_name(secretary):
    PersonFactory(name="Karin Åberg", slug="karin-aberg")
    assert errors_of(send(secretary, add(Person), name="Karin Åberg")) == ""
    assert set(Person.objects.values_list("slug", flat=True)) == {"karin-aberg", "karin-aberg-2"}
    for _ in range(2):
        assert errors_of(send(secretary, add(Person), name="x" * 250)) == ""
    assert "Skriv en adressdel." in errors_of(send(secretary, add(Person), name="…"))


def test_slug_emptied_on_an_old_entry_stays(secretary):
    person = PersonFactory(slug="karin")
    assert errors_of(send(secretary, page_of(person), slug="")) == ""
    person.refresh_from_db()
    assert person.slug == "karin"


@pytest.mark.parametrize("make", [BodyFactory, OrganisationFactory, PersonFactory, TopicFactory])
def test_old_address_leads_to_the_new_one(administrator, client, make):
    entry = make(slug="gammal")
    if make is PersonFactory:
        AttendeeFactory(person=entry)  # the pages of people are those whom public minutes name
    old = entry.get_absolute_url()
    assert errors_of(send(administrator, page_of(entry), slug="ny")) == ""
    answer = client.get(old)
    assert answer.status_code == 301
    assert answer.headers["Location"] == old.replace("gammal", "ny")


@pytest.mark.parametrize("make", [BodyFactory, OrganisationFactory, PersonFactory, TopicFactory])
def test_an_address_that_an_entry_had_is_not_given_to_another(administrator, make):
    entry = make(name="Gammal", slug="gammal")
    send(administrator, page_of(entry), slug="ny")
    other = make(slug="annan")

    assert "var en annan sidas" in errors_of(send(administrator, page_of(other), slug="gammal"))
    assert "var en annan sidas" in errors_of(send(administrator, add(type(entry)), name="Ännu en", slug="gammal"))
    assert errors_of(send(administrator, page_of(entry), slug="gammal")) == ""


def test_a_slug_made_of_the_name_is_not_one_that_another_had(administrator):
    person = PersonFactory(name="Karin Ek", slug="karin-ek")
    send(administrator, page_of(person), name="Karin Berg", slug="karin-berg")

    assert errors_of(send(administrator, add(Person), name="Karin Ek", slug="")) == ""

    assert set(Person.objects.values_list("slug", flat=True)) == {"karin-berg", "karin-ek-2"}


def test_meetings_keep_their_addresses_when_the_body_moves(secretary):
    meeting = MeetingFactory(published=True)
    slug = meeting.slug
    send(secretary, page_of(meeting.body), slug="ny")
    meeting.refresh_from_db()
    assert meeting.slug == slug


# --- bodies, people and their memberships


def test_body_that_ends_before_it_begins_is_refused(secretary):
    response = send(secretary, page_of(BodyFactory()), active_from="2021-01-01", active_to="2020-01-01")
    assert "Verksamt till kan inte vara före verksamt från." in errors_of(response)


def test_secretary_does_not_choose_the_secretaries_of_a_body(secretary, administrator):
    body, user = BodyFactory(), User.objects.get(groups__name="Sekreterare")
    send(secretary, page_of(body), secretaries=[str(user.pk)])
    assert not body.secretaries.exists()
    assert errors_of(send(administrator, page_of(body), secretaries=[str(user.pk)])) == ""
    assert body.secretaries.get() == user


@pytest.mark.parametrize("starts_on", ["2021-01-01", ""])
def test_same_membership_twice_is_refused(secretary, starts_on):
    known = MembershipFactory(starts_on=datetime.date(2021, 1, 1) if starts_on else None)
    row = {"role": known.role, "starts_on": starts_on}
    on_its_own = {"person": known.person_id, "body": known.body_id, **row}
    assert "Personen har redan det uppdraget" in errors_of(send(secretary, add(Membership), **on_its_own))
    of_person = {f"memberships__1__{name}": value for name, value in {"body": known.body_id, **row}.items()}
    assert errors_of(send(secretary, page_of(known.person), memberships__TOTAL_FORMS=2, **of_person))
    of_body = {f"memberships__1__{name}": value for name, value in {"person": known.person_id, **row}.items()}
    assert errors_of(send(secretary, page_of(known.body), memberships__TOTAL_FORMS=2, **of_body))
    assert Membership.objects.count() == 1


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"starts_on": "2021-01-01", "ends_on": "2020-01-01"}, "Uppdraget kan inte sluta innan det börjar."),
        ({"role": "kung"}, "Välj ett giltigt alternativ"),
        ({"person": ""}, "Detta fält måste fyllas i"),
        ({"title": "x" * 300}, "som mest 250 tecken"),
    ],
)
def test_broken_rule_of_a_membership_is_a_swedish_error(secretary, changes, error):
    assert error in errors_of(send(secretary, page_of(MembershipFactory()), **changes))


def test_new_person_gets_memberships_at_once(secretary):
    body = BodyFactory()
    response = send(secretary, add(Person), name="Karin Ek", memberships__0__body=body.pk, memberships__0__role="chair")
    assert errors_of(response) == ""
    assert body.memberships.get().person.name == "Karin Ek"


def test_two_equal_memberships_of_a_new_person_are_refused(secretary):
    row = {"body": BodyFactory().pk, "role": "chair", "starts_on": "2021-01-01"}
    rows = {f"memberships__{number}__{name}": value for number in (0, 1) for name, value in row.items()}
    assert errors_of(send(secretary, add(Person), name="Karin Ek", memberships__TOTAL_FORMS=2, **rows))
    assert not Person.objects.exists()


# --- planned meetings, abbreviations


def test_planned_meeting_of_body_and_date_twice_is_refused(secretary):
    planned = PlannedMeetingFactory()
    again = {"body": planned.body_id, "date": planned.date}
    address = reverse("admin:minutes_plannedmeeting_add")
    assert "Organet har redan ett planerat möte den dagen." in errors_of(send(secretary, address, **again))
    announced = again | {"announced_by": MeetingFactory().pk}
    assert errors_of(send(secretary, address, **announced)) == ""
    assert "Mötet är redan utlyst vid samma möte." in errors_of(send(secretary, address, **announced))


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"short": "SIP"}, "finns redan"),
        ({"short": "x" * 60}, "som mest 50 tecken"),
        ({"long": "x" * 300}, "som mest 250 tecken"),
        ({"url": "javascript:alert(1)"}, "giltig URL"),
        ({"url": "https://example.se/" + "x" * 300}, "som mest 200 tecken"),
    ],
)
def test_broken_rule_of_an_abbreviation_is_a_swedish_error(secretary, changes, error):
    Abbreviation.objects.create(short="SIP", long="Samordnad individuell plan")
    other = Abbreviation.objects.create(short="SVU", long="Samverkan vid utskrivning")
    assert error in errors_of(send(secretary, page_of(other), **changes))


def test_address_without_scheme_is_taken_as_https(secretary):
    assert errors_of(send(secretary, add(Abbreviation), short="SIP", long="Plan", url="example.se")) == ""
    assert Abbreviation.objects.get().url == "https://example.se"


# --- accounts


def test_account_is_made_and_put_in_a_group(administrator):
    response = send(
        administrator,
        reverse("admin:auth_user_add"),
        username="karin",
        usable_password="true",
        password1="ett-langt-losenord",
        password2="ett-langt-losenord",
    )
    assert errors_of(response) == ""
    user = User.objects.get(username="karin")
    group = str(Group.objects.earliest("pk").pk)
    assert errors_of(send(administrator, page_of(user), groups=[group], is_staff="on")) == ""
    user.refresh_from_db()
    assert (user.groups.count(), user.is_staff) == (1, True)
    assert user.has_usable_password()


def test_secretary_sees_no_accounts(secretary):
    assert secretary.get(reverse("admin:auth_user_changelist")).status_code == 403
    assert messages_of(secretary.get("/admin/")) == ""


def test_second_of_a_name_gets_an_address_of_its_own(administrator):
    first = PersonFactory(name="Tobias Nässén", slug="tobias-nassen")
    assert errors_of(send(administrator, add(Person), name=first.name, slug="tobias-nassen")) == ""
    assert Person.objects.filter(slug="tobias-nassen-2", name=first.name).exists()


@pytest.mark.parametrize("starts_on", ["", "2021-01-01"])
def test_same_membership_twice_on_a_page_is_a_swedish_error(administrator, starts_on):
    person, body = PersonFactory(), BodyFactory()
    rows = {
        f"memberships__{number}__{field}": value
        for number in range(2)
        for field, value in {"body": body.pk, "role": "chair", "starts_on": starts_on}.items()
    }
    answer = send(administrator, page_of(person), memberships__TOTAL_FORMS=2, **rows)
    assert "Samma uppdrag står två gånger." in errors_of(answer)
    assert "role" not in errors_of(answer).replace("* role", "")
    assert not Membership.objects.exists()


def test_abbreviation_twice_is_a_swedish_error(administrator):
    Abbreviation.objects.create(short="SIP", long="samordnad individuell plan")
    assert "Förkortningen finns redan." in errors_of(send(administrator, add(Abbreviation), short="SIP", long="x"))


def test_search_for_too_many_words_is_refused(administrator):
    answer = administrator.get(reverse("admin:organisations_person_changelist"), {"q": "ord " * 21})
    assert "Sök på högst 20 ord" in messages_of(answer)


def test_action_is_found_once_however_many_answer_for_it(administrator):
    action = ActionItemFactory()
    for name in ("Region Skåne", "Region Örebro län"):
        ResponsibleFactory(action=action, name=name)
    answer = administrator.get(reverse("admin:minutes_actionitem_changelist"), {"q": "region"})
    assert answer.context["cl"].result_count == 1


def test_autocomplete_tells_people_of_one_name_apart(secretary):
    lund, malmo = OrganisationFactory(name="Lunds kommun"), OrganisationFactory(name="Malmö stad")
    for number, organisation in enumerate((lund, malmo, None)):
        person = PersonFactory(name="Karin Ek", slug=f"karin-ek-{number}")
        if organisation:
            AttendeeFactory(person=person, organisation=organisation, meeting=MeetingFactory(published=True))
    AttendeeFactory(person=person, organisation=lund, meeting=MeetingFactory())
    assert offered(secretary, Attendee, "person", "karin") == [
        "Karin Ek (Lunds kommun)",
        "Karin Ek (Malmö stad)",
        "Karin Ek",
    ]


def test_autocomplete_shows_the_regions_of_bodies_and_organisations_and_what_a_topic_is_part_of(secretary):
    nordvast = RegionFactory(name="Nordväst", parent=RegionFactory(name="Skåne"))
    BodyFactory(name="Beredningen", region=nordvast)
    OrganisationFactory(name="Beredskapen", region=nordvast)
    TopicFactory(name="Bered", parent=TopicFactory(name="Vård"))
    assert offered(secretary, Meeting, "body", "bered") == ["Beredningen (Nordväst, Skåne)"]
    assert offered(secretary, Attendee, "organisation", "bered") == ["Beredskapen (Nordväst, Skåne)"]
    assert offered(secretary, AgendaItem, "topics", "bered") == ["Bered (Vård)"]


@pytest.mark.slow
def test_autocomplete_costs_the_same_however_many_it_offers(secretary, django_assert_max_num_queries):
    for number in range(15):
        person = PersonFactory(name=f"Karin {number}")
        AttendeeFactory(person=person, organisation=OrganisationFactory(), meeting=MeetingFactory(published=True))
    with django_assert_max_num_queries(8):
        assert len(offered(secretary, Attendee, "person", "karin")) == 15


# --- what a secretary and a coordinator may do


def test_secretary_adds_and_changes_people_and_organisations(own_secretary):
    assert errors_of(send(own_secretary, add(Person), name="Karin Ek")) == ""
    person = Person.objects.get()
    assert errors_of(send(own_secretary, page_of(person), name="Karin Ek Berg", is_public=[])) == ""
    person.refresh_from_db()
    assert (person.name, person.is_public) == ("Karin Ek Berg", False)
    assert errors_of(send(own_secretary, add(Organisation), name="Lunds kommun", kind="municipality")) == ""
    assert errors_of(send(own_secretary, page_of(Organisation.objects.get()), name="Lund")) == ""


def test_secretary_changes_own_bodies_only(own_secretary, body):
    assert errors_of(send(own_secretary, page_of(body), description="Träffas i Lund.")) == ""
    other = MembershipFactory().body
    assert own_secretary.get(page_of(other)).status_code == 200
    assert own_secretary.post(page_of(other), {"name": "Annat"}).status_code == 403
    assert own_secretary.get(add(Body)).status_code == 403


def test_secretary_changes_memberships_of_own_bodies_only(own_secretary, body):
    own, other = MembershipFactory(body=body), MembershipFactory()
    assert errors_of(send(own_secretary, page_of(body), memberships__0__role="chair")) == ""
    own.refresh_from_db()
    assert own.role == "chair"
    assert errors_of(send(own_secretary, page_of(own), role="member")) == ""
    assert "Välj ett av organen som du arbetar med." in errors_of(send(own_secretary, page_of(own), body=other.body_id))
    new = {"person": own.person_id, "role": "chair"}
    assert "Välj ett av organen" in errors_of(send(own_secretary, add(Membership), body=other.body_id, **new))
    assert errors_of(send(own_secretary, add(Membership), body=body.pk, **new)) == ""
    assert offered(own_secretary, Membership, "body", "") == [f"{body} ({body.region})"]
    assert own_secretary.post(page_of(other), {"role": "chair"}).status_code == 403
    delete = reverse("admin:organisations_membership_delete", args=[other.pk])
    assert own_secretary.post(delete, {"post": "yes"}).status_code == 403
    chosen = {"action": "delete_selected", "_selected_action": [other.pk, own.pk], "post": "yes"}
    assert own_secretary.post(reverse("admin:organisations_membership_changelist"), chosen).status_code == 403
    assert Membership.objects.filter(pk__in=[own.pk, other.pk]).count() == 2


def test_secretary_reads_the_memberships_on_the_page_of_a_person(own_secretary, body):
    membership = MembershipFactory(body=body, title="Stabschef i Lund")
    page = own_secretary.get(page_of(membership.person))
    assert "Stabschef i Lund" in page.content.decode()
    assert 'name="memberships-0-role"' not in page.content.decode()
    data = {"memberships__TOTAL_FORMS": 1, "memberships__INITIAL_FORMS": 1, "memberships__0__id": membership.pk}
    changed = {"memberships__0__role": "chair", "memberships__0__DELETE": "on", "memberships__0__body": body.pk}
    send(own_secretary, page_of(membership.person), other_names="Kajsa", **data, **changed)
    membership.refresh_from_db()
    assert (membership.role, membership.person.other_names) == ("member", "Kajsa")


def test_coordinator_changes_topics_and_abbreviations_and_reads_the_rest(coordinator):
    assert errors_of(send(coordinator, add(Topic), name="Vårdplan")) == ""
    assert errors_of(send(coordinator, page_of(Topic.objects.get()), words="plan")) == ""
    assert errors_of(send(coordinator, add(Abbreviation), short="SIP", long="Plan")) == ""
    assert errors_of(send(coordinator, page_of(Abbreviation.objects.get()), long="Samordnad plan")) == ""
    for entry in (BodyFactory(), PersonFactory(), OrganisationFactory(), RegionFactory(), MembershipFactory()):
        assert coordinator.get(page_of(entry)).status_code == 200
        assert coordinator.post(page_of(entry), {}).status_code == 403
        assert coordinator.get(add(type(entry))).status_code == 403


def test_autocomplete_tells_people_apart_by_the_body_where_no_organisation_is_known(secretary):
    region = RegionFactory(name="Nordväst", parent=RegionFactory(name="Skåne"))
    body = BodyFactory(name="Rådet", region=region)
    MembershipFactory(person=PersonFactory(name="Karin Ek", slug="a"), body=body)
    AttendeeFactory(person=PersonFactory(name="Karin Ek", slug="b"), meeting=MeetingFactory(body=body, published=True))
    lund = OrganisationFactory(name="Lunds kommun")
    MembershipFactory(person=PersonFactory(name="Karin Ek", slug="c"), body=body, organisation=lund)
    assert offered(secretary, Attendee, "person", "karin") == [
        "Karin Ek (Rådet, Nordväst, Skåne)",
        "Karin Ek (Rådet, Nordväst, Skåne)",
        "Karin Ek (Lunds kommun, Rådet, Nordväst, Skåne)",
    ]


def test_a_new_account_may_log_in_with_the_role_that_it_was_given(administrator):
    role = Group.objects.get(name="Sekreterare")
    password = "ett-langt-och-ovanligt-ord"
    changes = {"username": "karin", "password1": password, "password2": password, "groups": [str(role.pk)]}
    assert errors_of(send(administrator, reverse("admin:auth_user_add"), usable_password="true", **changes)) == ""
    user = User.objects.get(username="karin")
    assert user.is_staff
    assert list(user.groups.all()) == [role]
