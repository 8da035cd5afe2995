"""Have files read and parsed in a process with limits, which a hostile file may break without harm to anyone."""

import atexit
import io
import json
import os
import socket
import subprocess
import sys
import threading
import time
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from typing import Any

from minutes.importing.lines import Document, UnreadableDocument
from minutes.importing.packing import NotPacked, pack, unpacked
from minutes.importing.parsed import ParsedMinutes

READER = "minutes.importing.reading_process"
NOTHING: dict[str, str] = {}
MOST_ANSWERED = 100_000_000  # bytes
MOST_DIGITS = 40  # of the line before an answer
MOST_FILES = 50  # that one child reads
GRACE = 5  # seconds beyond the limit, within which the reading process ends by itself
TOO_SLOW = "Filen tar för lång tid att läsa; dela den, eller spara den som ren text (.txt), och försök igen."
BROKE = "Läsningen av filen avbröts; spara den som ren text (.txt) och försök igen."
NO_READER = "Filer kan inte läsas just nu; försök igen om en stund, eller säg till administratören."


@dataclass(frozen=True)
class Limits:
    """What the reading and parsing of one file may take."""

    memory: int = 1_000_000_000  # bytes
    processor_seconds: int = 20
    seconds: float = 25  # of the clock


class FaultWhileReading(Exception):
    """The program has a fault, found in the process that reads; a note has its traceback there."""

    def __init__(self, traceback: str) -> None:
        super().__init__(traceback.strip().rpartition("\n")[2])
        self.add_note(traceback)


class _Reader:
    """Hold the process that forks for every sitting: one for each process of ours, begun when first asked for."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._control: socket.socket | None = None

    @property
    def pid(self) -> int | None:
        """Tell which process it is, or None where none runs."""
        return self._process.pid if self._process and self._process.poll() is None else None

    def connect(self) -> socket.socket:
        """Give a connection to a child that waits for files; raise UnreadableDocument where none can be had."""
        ours, theirs = socket.socketpair()
        with theirs, self._lock:
            for _ in range(2):  # once more where the process has gone since the last file
                try:
                    socket.send_fds(self._control or self._start(), [b"f"], [theirs.fileno()])
                    return ours
                except OSError:
                    self._stop()
        ours.close()
        raise UnreadableDocument(NO_READER)

    def _start(self) -> socket.socket:
        """Start the process, with nothing of our environment, our folder or our open files; give its socket."""
        self._control, theirs = socket.socketpair()
        with theirs:
            self._process = subprocess.Popen(  # noqa: S603 - a program of our own
                [sys.executable, "-I", "-m", READER],
                stdin=theirs.fileno(),
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                env=NOTHING,
                cwd="/",
                start_new_session=True,
            )
        return self._control

    def _stop(self) -> None:
        """Let the process end, which it does when its socket closes."""
        if self._control is not None:
            self._control.close()
        if self._process is not None:
            try:
                self._process.wait(GRACE)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()
        self._control = self._process = None

    def stop(self) -> None:
        """Let the process end."""
        with self._lock:
            self._stop()

    def leave(self) -> None:
        """Leave the process to the one that started it, from which this one was forked."""
        if self._control is not None:
            self._control.close()
        if self._process is not None:
            self._process.returncode = 0  # it is no child of this process, which must not wait for it


_reader = _Reader()


def _stop() -> None:
    """Let the process end with ours."""
    _reader.stop()


def _begin_anew() -> None:
    """Have a process of our own after a fork; the lock of the other may be held by a thread that is not here."""
    global _reader
    _reader.leave()
    _reader = _Reader()


atexit.register(_stop)
os.register_at_fork(after_in_child=_begin_anew)


class _Answers(io.RawIOBase):
    """What a child sends until a time, however many pieces it comes in; after that TimeoutError."""

    def __init__(self, connection: socket.socket, until: float) -> None:
        self._connection, self._until = connection, until

    def readable(self) -> bool:
        """Tell that there is something to read, as what reads by lines asks."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Put the next piece into a buffer; give how much it was."""
        if (left := self._until - time.monotonic()) <= 0:
            raise TimeoutError
        self._connection.settimeout(left)
        return self._connection.recv_into(buffer)


class Sitting:
    """Let one child read file after file, which spares a beginning for each; the limits are of every file by itself.

    Only for files that somebody brings together: one that is hostile could harm the reading of the next.
    """

    def __init__(self, limits: Limits | None = None, files: int = MOST_FILES) -> None:
        """Take what the reading of one file may take, and how many a child reads at the most."""
        self._limits, self._files = limits or Limits(), files
        self._connection: socket.socket | None = None
        self._name = ""  # of the file that is being read
        # Somebody waits while the owner does other things, or nobody would know when the child broke off.
        self._listener = ThreadPoolExecutor(1)
        self._answer: Future[tuple[bytes, float]] = Future()

    def __enter__(self) -> "Sitting":
        return self

    def __exit__(self, *_: object) -> None:
        self._end()
        self._listener.shutdown()

    def read(self, name: str, data: bytes) -> tuple[Document, ParsedMinutes]:
        """Take a file's name and bytes; give its lines and the minutes that they are.

        Raises UnreadableDocument with a Swedish sentence.
        """
        self.begin(name, data)
        return self.finish()

    def begin(self, name: str, data: bytes) -> None:
        """Let the child read a file, and do not wait for it; raise UnreadableDocument where none can be had."""
        self._name = name
        self._ask(name, data)

    def finish(self) -> tuple[Document, ParsedMinutes]:
        """Wait for the file that was begun; give what `read` gives, and raise as it does."""
        told = self._told({"document": Document, "minutes": ParsedMinutes})
        return replace(told["document"], name=self._name), told["minutes"]

    def parse(self, document: Document) -> ParsedMinutes:
        """Take a document that was read before; give the minutes in it. Raises UnreadableDocument as reading does."""
        self._ask(None, pack(document))
        minutes: ParsedMinutes = self._told({"minutes": ParsedMinutes})["minutes"]
        return minutes

    def _ask(self, name: str | None, data: bytes) -> None:
        """Give the child a file, or a packed document; raise UnreadableDocument where there is no child."""
        asked = json.dumps({"name": name, "size": len(data)}).encode() + b"\n"
        if self._connection is None:
            self._connection = _reader.connect()
            asked = json.dumps(asdict(self._limits) | {"files": self._files}).encode() + b"\n" + asked
        began = time.monotonic()
        self._connection.settimeout(self._limits.seconds + GRACE)  # of all that is sent
        with suppress(OSError):  # it has ended; what it answered before is worth reading
            self._connection.sendall(asked + data)
        self._answer = self._listener.submit(self._listen, self._connection, began)

    def _told(self, kinds: dict[str, type]) -> dict[str, Any]:
        """Give the parts that the child tells of a file, each of its kind, or raise UnreadableDocument."""
        answer, took = self._answer.result()
        try:
            told = json.loads(answer, parse_constant=_no_number)
            if "refused" in told:
                raise UnreadableDocument(str(told["refused"]))
            if "fault" in told:
                raise FaultWhileReading(str(told["fault"]))
            return {part: unpacked(kind, told[part]) for part, kind in kinds.items()}
        except (NotPacked, ValueError, KeyError, TypeError, RecursionError):  # it broke off, or answered amiss
            self._end()
            is_slow = took >= min(self._limits.processor_seconds, self._limits.seconds)
            raise UnreadableDocument(TOO_SLOW if is_slow else BROKE if _reader.pid else NO_READER) from None

    def _listen(self, connection: socket.socket, began: float) -> tuple[bytes, float]:
        """Give what the child answers about a file, cut short where it breaks off, and how long after it was asked."""
        size, left, answer = 0, 0, b""
        answers = io.BufferedReader(_Answers(connection, began + self._limits.seconds + GRACE))
        with suppress(OSError, ValueError):
            size, left = map(int, answers.readline(MOST_DIGITS).split())
            answer = answers.read(max(0, min(size, MOST_ANSWERED)))  # of less than nothing it would read for ever
        if not left or len(answer) < size:
            self._end()
        return answer, time.monotonic() - began

    def _end(self) -> None:
        """Let the child end, which it does when nothing more can come; the next file has another."""
        connection, self._connection = self._connection, None  # first, since who listens may end it too
        if connection is not None:
            with suppress(OSError):  # the child has ended
                connection.shutdown(socket.SHUT_RDWR)  # or who listens would go on
            connection.close()


def read_limited(name: str, data: bytes, limits: Limits | None = None) -> tuple[Document, ParsedMinutes]:
    """Take a file's name and bytes; give its lines and the minutes that they are, as `Sitting` does."""
    with Sitting(limits, files=1) as sitting:
        return sitting.read(name, data)


def parse_limited(document: Document, limits: Limits | None = None) -> ParsedMinutes:
    """Take a document that was read before; give the minutes in it, as `Sitting` does."""
    with Sitting(limits, files=1) as sitting:
        return sitting.parse(document)


def _no_number(name: str) -> None:
    """Refuse what JSON does not know as a number, and no database takes."""
    raise NotPacked(name)
