"""Texts and names of the record as the public reads them."""

from typing import Any

from django import template
from django.template.context import Context
from django.utils.safestring import SafeString

from minutes.markdown import to_html
from minutes.models import Attendee
from minutes.models.attendee import NamedInText

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
    """Write a name of the record; one that no person is known for is masked as any text."""
    if named.person_id is None:
        return context["masker"].mask(named.public_name, meeting)
    return named.public_name


@register.filter
def person_url(named: Any) -> str:
    """Return the address of the person who is named, empty when nobody is known or the name is hidden."""
    attendee = getattr(named, "attendee", None) or named
    person = named.person or getattr(attendee, "person", None)
    hidden = isinstance(attendee, Attendee) and attendee.is_hidden
    return person.get_absolute_url() if person and person.is_public and not hidden else ""
