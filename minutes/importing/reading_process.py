"""Read files in processes of their own: load the readers once, then fork for every file.

Started by minutes.importing.limited with a control socket as its standard input. Every message there brings a
connection: a child takes a file from it, reads it within limits, answers and ends. Ends when the socket is closed.
"""

import gc
import json
import os
import resource
import signal
import socket
import sys

from minutes.importing.lines import UnreadableDocument
from minutes.importing.packing import pack
from minutes.importing.readers import read

MOST_OPEN_FILES = 64
TOO_HEAVY = "Filen tar för mycket minne att läsa; ta bort bilder, eller spara den som ren text (.txt), och försök igen."


def limit(memory: int, processor_seconds: int, seconds: float) -> None:
    """Set the limits of this process: bytes of memory, time of the processor, time of the clock; no files are written.

    Both times end it by a signal, which no library can catch or sleep through.
    """
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NOFILE, (MOST_OPEN_FILES, MOST_OPEN_FILES))
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (processor_seconds, processor_seconds))
    signal.setitimer(signal.ITIMER_REAL, seconds)


def answer(connection: socket.socket) -> bytes:
    """Take a file from a connection; give its packed document, or why it is refused, as JSON."""
    with connection.makefile("rb") as file:
        asked = json.loads(file.readline())
        limit(asked["memory"], asked["processor_seconds"], asked["seconds"])
        try:
            return b'{"document":' + pack(read(asked["name"], file.read())) + b"}"
        except UnreadableDocument as refusal:
            sentence = str(refusal)
        except MemoryError:
            sentence = TOO_HEAVY
    return json.dumps({"refused": sentence}).encode()


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
                        connection.sendall(answer(connection))
                    finally:
                        os._exit(0)


if __name__ == "__main__":
    sys.dont_write_bytecode = True
    with socket.socket(fileno=0) as control:
        serve(control)
