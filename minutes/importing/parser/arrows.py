"""Know the arrows by which some secretaries mark what came out of a talk."""

import re

from minutes.importing.parser.names import is_first_name
from minutes.importing.parser.rows import Row

ARROW = re.compile(r"(?:[-=]?>|[→⇒➔➜])\s*(?=\S)")  # before what came out of a talk
INSIDE = re.compile(r"(?<=[.!?:])\s+(?:>>|[-=]>|[→⇒➔➜])\s*(?=\S)")  # after what was said, in the same row
FEWEST_ARROWS = 2


def points(row: Row) -> bool:
    """Tell whether a row begins with an arrow, or is set apart as a quotation is."""
    return not row.in_table and (row.quoted or ARROW.match(row.text) is not None)


def does(text: str) -> bool:
    """Tell whether a text begins with a first name and what that person does: “Siri mejlar listan”."""
    first, *others = text.split()
    return is_first_name(first) and bool(others) and others[0].endswith("r") and others[0].islower()
