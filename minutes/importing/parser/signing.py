"""Give the signers their roles."""

from dataclasses import replace

from minutes.importing.parser.head import Head
from minutes.importing.parser.names import same_person
from minutes.importing.parser.parts import Parts
from minutes.importing.parser.people import Found


def sign(parts: Parts, head: Head, found: Found) -> None:
    """Give the signers their roles, and the list what the signatures tell."""
    for name, role, lines in parts.closing.signers:
        if role in ("chair", "secretary", "approver"):
            names = head.names.setdefault(role, [])
            if name not in names:
                names.append(name)
            head.note(role, "", lines)
        held = _give_role(found, name, role, lines)
        if not held and role not in ("chair", "secretary", "approver"):
            parts.closing.left += [
                place for place in range(parts.closing.start, parts.closing.after) if parts.rows[place].number in lines
            ]
    for role in ("chair", "vice_chair", "secretary", "process_leader", "approver"):
        for name in head.names.get(role, []):
            _give_role(found, name, role, head.lines.get(role, ()))


def _give_role(found: Found, name: str, role: str, lines: tuple[int, ...]) -> bool:
    """Give a person of the list a role that is stated elsewhere; tell whether there is one such person."""
    hits = [index for index, one in enumerate(found.attendees) if _same(name, one.name)]
    if len(hits) == 1:
        one = found.attendees[hits[0]]
        role = role if role not in ("", "approver", "signed") and one.role in ("", "member") else one.role
        found.attendees[hits[0]] = replace(one, role=role, lines=tuple(dict.fromkeys((*one.lines, *lines))))
    return len(hits) == 1


def _same(name: str, full: str) -> bool:
    """Tell whether a signer's name can be that of a person in the list."""
    if name.casefold() == full.casefold() or name.casefold() == full.split()[0].casefold():
        return True
    first, last = name.split()[:1], name.split()[-1:]
    return len(name.split()) > 1 and (
        same_person(name, full) or (first == full.split()[:1] and last == full.split()[-1:])
    )
