"""Read and parse files in processes of their own: load readers and parser once, then fork for every sitting.

Started by minutes.importing.limited with a control socket as its standard input. Every message there brings a
connection: a child takes one file or several from it, one after another, reads and parses each within limits, answers
and ends. Ends when the socket is closed.
"""

import gc
import json
import math
import os
import resource
import signal
import socket
import sys
import time
import traceback
from collections.abc import Iterator
from contextlib import contextmanager

from minutes.importing.lines import Document, UnreadableDocument
from minutes.importing.packing import pack, unpack
from minutes.importing.parser import parse
from minutes.importing.readers import read

MOST_OPEN_FILES = 64
LIGHT = 200_000  # kilobytes at the most, for a child to go on with another file
TOO_HEAVY = "Filen tar för mycket minne att läsa; ta bort bilder, eller spara den som ren text (.txt), och försök igen."


def limit(memory: int, processor_seconds: int) -> None:
    """Set the limits of this process: bytes of memory, time of the processor in all; no files are written."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NOFILE, (MOST_OPEN_FILES, MOST_OPEN_FILES))
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (processor_seconds, processor_seconds))


@contextmanager
def limited_time(processor_seconds: int, seconds: float) -> Iterator[None]:
    """Limit the time that one file may take: of the processor, and of the clock.

    Both end the process by a signal, which no library can catch or sleep through.
    """
    in_all = resource.getrlimit(resource.RLIMIT_CPU)[1]
    until = min(math.ceil(time.process_time()) + processor_seconds, in_all)
    resource.setrlimit(resource.RLIMIT_CPU, (until, in_all))
    signal.setitimer(signal.ITIMER_REAL, seconds)
    yield
    signal.setitimer(signal.ITIMER_REAL, 0)


def answer(name: str | None, data: bytes) -> bytes:
    """Take a file, or a packed document without a name; give what it holds, or why it is refused, as JSON."""
    try:
        if name is None:
            return b'{"minutes":' + pack(parse(unpack(Document, data))) + b"}"
        document = read(name, data)
        return b'{"document":' + pack(document) + b',"minutes":' + pack(parse(document)) + b"}"
    except UnreadableDocument as refusal:
        told = {"refused": str(refusal)}
    except MemoryError:
        told = {"refused": TOO_HEAVY}
    except Exception:
        told = {"fault": traceback.format_exc()}  # of the program; whoever asked raises it
    return json.dumps(told).encode()


def sit(connection: socket.socket) -> None:
    """Answer about the files that come over a connection, until it is closed, as many came as may, or one was heavy."""
    with connection.makefile("rb") as asking:
        limits = json.loads(asking.readline())
        left, processor_seconds = limits["files"], limits["processor_seconds"]
        limit(limits["memory"], left * processor_seconds)
        while left and (line := asking.readline()):
            asked = json.loads(line)
            with limited_time(processor_seconds, limits["seconds"]):
                told = answer(asked["name"], asking.read(asked["size"]))
            is_light = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss < LIGHT  # the next has room enough
            left = left - 1 if is_light else 0
            connection.sendall(b"%d %d\n" % (len(told), left) + told)


def serve(control: socket.socket) -> None:
    """Fork for every connection that comes over the control socket, until that is closed."""
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # the kernel buries the children
    gc.freeze()  # what is loaded stays shared with them
    while True:
        message, descriptors, _, _ = socket.recv_fds(control, 1, 1)
        if not message:
            return
        for descriptor in descriptors:
            with socket.socket(fileno=descriptor) as connection:
                if os.fork() == 0:
                    try:
                        control.close()
                        sit(connection)
                    finally:
                        os._exit(0)


if __name__ == "__main__":
    sys.dont_write_bytecode = True
    with socket.socket(fileno=0) as control:
        serve(control)
