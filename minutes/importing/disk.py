"""Keep files on the disk before their rows are, and do something else meanwhile."""

import os
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

from django.core.files.storage import Storage


class Disk:
    """Write files through to the disk in a thread of its own; whoever put them there goes on, and waits at the end."""

    def __enter__(self) -> "Disk":
        self._thread = ThreadPoolExecutor(1)
        self._kept: list[Future[None]] = []
        return self

    def __exit__(self, fault: type[BaseException] | None, *_: object) -> None:
        self._thread.shutdown()
        if fault is None:
            for one in self._kept:
                one.result()  # raises OSError where the disk did not take it

    def keep(self, storage: Storage, name: str) -> None:
        """See to it that the file is on the disk at the end, where the storage is a disk of this machine."""
        with suppress(NotImplementedError):
            self._kept.append(self._thread.submit(_keep, Path(storage.path(name))))


def _keep(path: Path) -> None:
    """Wait until the file is on the disk, and its name in the folder."""
    for one in (path, path.parent):
        opened = os.open(one, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)
