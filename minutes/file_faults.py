"""Find where the archive's files and the rows that name them do not agree, and repair what can be."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Any

from django.core.files.storage import Storage, default_storage
from django.db import transaction
from django.utils import timezone

from minutes.models import Attachment, SourceDocument
from organisations.models.archive_version import raise_archive_version

WITH_FILES: tuple[Any, ...] = (SourceDocument, Attachment)
FOUND = "upphittat"  # the folder of files that no row had
JUST_STORED = timedelta(hours=1)  # whose row may not be there yet
CHUNK = 1_000_000  # bytes


class Kind(StrEnum):
    """What is wrong with a file."""

    MISSING = "saknas"
    ALTERED = "har ändrats"
    UNREADABLE = "kan inte läsas"
    ORPHAN = "hör inte till något"


@dataclass(frozen=True)
class Fault:
    """A file with which something is wrong."""

    kind: Kind
    name: str  # in the storage
    row: SourceDocument | Attachment | None = None


def find_faults(storage: Storage = default_storage, newer_too: bool = False) -> Iterator[Fault]:
    """Give every fault of the archive's files: those that rows name first, then those that none does.

    A file that was stored within the hour and that no row has may belong to one that is being written; `newer_too`
    takes it for what it seems.
    """
    named: set[str] = set()
    for row in _rows():
        name = str(row.file.name)
        named.add(name)
        if (kind := _state(storage, name, getattr(row, "sha256", ""))) is not None:
            yield Fault(kind, name, row)
    for name in _names_in(storage, _folders()):
        if name not in named and (newer_too or _is_old(storage, name)):
            yield Fault(Kind.ORPHAN, name)


def count_files() -> int:
    """Return how many rows name a file."""
    return sum(model._default_manager.exclude(file="").count() for model in WITH_FILES)


def _rows() -> Iterator[SourceDocument | Attachment]:
    """Give the rows that name a file, without what else they hold."""
    yield from SourceDocument.objects.exclude(file="").only("pk", "file", "sha256", "meeting", "name").iterator()
    yield from Attachment.objects.exclude(file="").only("pk", "file", "meeting", "title").iterator()


def _folders() -> list[str]:
    return [str(model._meta.get_field("file").upload_to).strip("/") for model in WITH_FILES]


def _names_in(storage: Storage, folders: Iterable[str]) -> Iterator[str]:
    """Give the names of all files in the folders and in the folders of these."""
    for folder in folders:
        try:
            inner, files = storage.listdir(folder)
        except FileNotFoundError:
            continue
        yield from (f"{folder}/{name}" for name in sorted(files))
        yield from _names_in(storage, (f"{folder}/{name}" for name in sorted(inner)))


def _state(storage: Storage, name: str, sha256: str) -> Kind | None:
    """Return what is wrong with a file that a row names; its checksum is asked where the row has one."""
    try:
        if not storage.exists(name):
            return Kind.MISSING
        digest = _digest(storage, name)
    except (OSError, ValueError):
        return Kind.UNREADABLE
    return Kind.ALTERED if sha256 and digest != sha256 else None


def _digest(storage: Storage, name: str) -> str:
    """Return the checksum of a file."""
    digest = hashlib.sha256()
    with storage.open(name) as file:
        for chunk in file.chunks(CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


def _is_old(storage: Storage, name: str) -> bool:
    try:
        return storage.get_modified_time(name) < timezone.now() - JUST_STORED
    except OSError:
        return True


def repair(fault: Fault, storage: Storage = default_storage) -> str:
    """Repair a fault without losing anything; give what was done, a Swedish sentence, or “” where only a person can.

    A file that no row has goes to the document whose checksum it has and whose file was gone, or is put aside. A row
    whose file is gone says so and keeps its checksum and its lines.
    """
    if fault.kind == Kind.ORPHAN:
        if any(model._default_manager.filter(file=fault.name).exists() for model in WITH_FILES):
            return ""  # it has a row by now
        waiting = SourceDocument.objects.filter(file="", sha256=_digest(storage, fault.name))
        with transaction.atomic():
            raise_archive_version()
            found = waiting.update(file=fault.name)
        if found:
            return "Hör till ett dokument vars fil saknades, och är tillbaka."
        with storage.open(fault.name) as file:
            put = storage.save(f"{FOUND}/{fault.name.replace('/', '-')}", file)
        storage.delete(fault.name)
        return f"Flyttad till {put}."
    if fault.kind == Kind.MISSING and fault.row is not None:
        with transaction.atomic():
            row = type(fault.row)._default_manager.select_for_update().get(pk=fault.row.pk)
            if str(row.file.name) != fault.name or storage.exists(fault.name):
                return ""  # somebody was quicker
            row.file = ""
            row._change_reason = "Filen saknades"  # kept where the row has a history
            row.save(update_fields=["file"])
        return "Raden säger nu att filen saknas."
    return ""
