"""Texts and names of the record as the public reads them."""

from django import template
from django.template.context import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString

from minutes.markdown import to_html
from minutes.models import Attendee
from minutes.models.attendee import NamedInText
from minutes.privacy import Masker, is_written_as
from organisations.models import Person

register = template.Library()


@register.simple_tag(takes_context=True)
def masked(context: Context, text: str, meeting: int | None = None) -> str:
    """Write a text of the meeting with the key, without what the public does not see."""
    return context["masker"].mask(text, meeting)


@register.simple_tag(takes_context=True)
def prose(context: Context, text: str, meeting: int | None = None) -> SafeString:
    """Write a Markdown text of the meeting with the key, without what the public does not see."""
    return to_html(context["masker"].mask(text, meeting))


@register.simple_tag(takes_context=True)
def public_name(context: Context, named: Attendee | NamedInText, meeting: int | None = None) -> str:
    """Write a name in the record of the meeting, or what stands in its place."""
    return _name_and_person(context, named, meeting)[0]


@register.simple_tag(takes_context=True)
def person_link(context: Context, named: Attendee | NamedInText, meeting: int | None = None) -> str:
    """Write a name in the record of the meeting, as a link where a person is known and not hidden."""
    name, person = _name_and_person(context, named, meeting)
    return format_html('<a href="{}">{}</a>', person.get_absolute_url(), name) if person else name


def _name_and_person(context: Context, named: Attendee | NamedInText, meeting: int | None) -> tuple[str, Person | None]:
    attendee = named if isinstance(named, Attendee) else named.attendee
    person = named.person or (attendee.person if attendee else None)
    masker: Masker = context["masker"]
    if (attendee and attendee.is_hidden) or (person and not person.is_public):
        return masker.mask(named.public_name, meeting), None
    name = masker.mask(named.name, meeting)
    if name == named.name:
        return name, person
    if attendee and person:
        # Somebody with the same name may be hidden, but this is not who.
        return (named.name if is_written_as(named.name, person.names) else name), person
    # Nothing tells whose name this is, so it is read as any other text.
    return name, None
