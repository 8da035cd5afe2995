"""Read and parse files in processes of their own: load readers and parser once, then fork for every file.

Started by minutes.importing.limited with a control socket as its standard input. Every message there brings a
connection: a child takes a file from it, reads and parses it within limits, answers and ends. Ends when the socket is
closed.
"""

import gc
import json
import os
import resource
import signal
import socket
import sys
import traceback

from minutes.importing.lines import Document, UnreadableDocument
from minutes.importing.packing import pack, unpack
from minutes.importing.parser import parse
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
    """Take a file or a packed document from a connection; give what it holds, or why it is refused, as JSON."""
    with connection.makefile("rb") as file:
        asked = json.loads(file.readline())
        limit(asked["memory"], asked["processor_seconds"], asked["seconds"])
        try:
            data = file.read()
            if asked["name"] is None:
                return b'{"minutes":' + pack(parse(unpack(Document, data))) + b"}"
            document = read(asked["name"], data)
            return b'{"document":' + pack(document) + b',"minutes":' + pack(parse(document)) + b"}"
        except UnreadableDocument as refusal:
            told = {"refused": str(refusal)}
        except MemoryError:
            told = {"refused": TOO_HEAVY}
        except Exception:
            told = {"fault": traceback.format_exc()}  # of the program; whoever asked raises it
    return json.dumps(told).encode()


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
