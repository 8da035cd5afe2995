"""Remember how a name was spelt, once a person has said whom or what it means."""

from minutes.importing.spelling import comparable
from minutes.search.following import entries_changed
from organisations.models.register import RegisterEntry


def remember(entry: RegisterEntry, written: str) -> bool:
    """Keep a spelling among the entry's other names, where it is none of them yet; tell whether it was new."""
    written = " ".join(written.split())
    entry = type(entry)._default_manager.select_for_update().get(pk=entry.pk)  # others may keep one at once
    if not written or comparable(written) in map(comparable, entry.names):
        return False
    entry.other_names = "\n".join(filter(None, (entry.other_names.strip(), written)))
    entry.save(update_fields=["other_names", "version"])
    entries_changed(type(entry), [entry.pk])
    return True
