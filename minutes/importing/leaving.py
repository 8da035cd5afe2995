"""Say which rows of a meeting leave, since the document has them no more, and which of those a person's work keeps."""

from collections.abc import Collection

from minutes.history import Key
from minutes.importing.origins import Archived, Standing, pointers
from minutes.importing.wording import label
from minutes.models import AgendaItem


def leaving(archived: Archived, paired: Collection[Key]) -> tuple[list[Standing], list[str]]:
    """Return the rows that leave, and of those that stay a Swedish sentence each.

    `paired` are the rows that the document still has. A row stays if a person changed it, if something of a person's
    hangs on it or points at it, and with all that hangs on it.
    """
    unpaired = {one.key: one for one in archived.rows.values() if one.key not in paired and one.written is not None}
    staying = {key: "är rättad för hand" for key, one in unpaired.items() if one.is_touched}
    waiting = [one for one in archived.rows.values() if one.is_touched]
    while waiting:
        one = waiting.pop()
        for key in _needed_by(one, is_whole=one.key in staying):
            if key in unpaired and key not in staying:
                staying[key] = "har något som är gjort för hand"
                waiting.append(unpaired[key])
    whole, gone = set(staying), []
    for key, one in unpaired.items():  # what hangs comes after what it hangs on
        if one.hangs_on in whole:
            whole.add(key)
        elif key not in staying:
            gone.append(one)
    return gone, [
        f"{label(unpaired[key].row)}: raden {why} och står kvar, men finns inte längre i dokumentet."
        for key, why in staying.items()
        if unpaired[key].hangs_on not in whole
    ]


def _needed_by(one: Standing, *, is_whole: bool) -> list[Key]:
    """Return the rows without which a person's work on a row would be lost; of one that stays whole, its parent too."""
    pointing = [each for each in pointers(one.model) if one.values[each.name]]
    return [one.hangs_on] + [
        (each.related_model, one.values[each.name])
        for each in pointing
        if one.is_by_hand(each.name) or (is_whole and each.related_model is one.model is AgendaItem)
    ]
