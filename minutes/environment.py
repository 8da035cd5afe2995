"""What a small installation is told from outside: the file var/env, and the address that it serves at."""

import re
import secrets
import socket
from pathlib import Path

LOCAL_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
_ADDRESS = re.compile(r"(?:(?P<host>[a-z0-9.-]+|\[[0-9a-f:.]+\])(?::|\Z))??(?P<port>[0-9]{0,5})", re.IGNORECASE)


def write_missing(path: Path) -> None:
    """Write what the environment file lacks of a key and hosts; the lines that it has stay as they are.

    Raises OSError when the file or its folder cannot be made or written.
    """
    path.parent.mkdir(exist_ok=True)
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    written = re.findall(r"^(?:export )?(\w+)=", text, re.MULTILINE)
    wanted = {"ALLOWED_HOSTS": ",".join(LOCAL_HOSTS)}
    if "SECRET_KEY" not in written:
        # Whoever has a key of their own has also chosen between http and https, if only by silence.
        wanted |= {"SECRET_KEY": secrets.token_urlsafe(50), "HTTPS": "off"}
    missing = "".join(f"{name}={value}\n" for name, value in wanted.items() if name not in written)
    if missing:
        path.touch(mode=0o600)
        with path.open("a", encoding="utf-8") as file:
            file.write("\n" + missing if text and not text.endswith("\n") else missing)


def split_address(address: str) -> tuple[str, int]:
    """Return host and port of “host:port”, “host” or “port”; 127.0.0.1 and 8000 where silent, 0 for every host.

    Raises ValueError with a Swedish sentence when it is none of them.
    """
    match = _ADDRESS.fullmatch(address)
    port = int((match and match["port"]) or 8000)
    if not match or not 0 < port < 65536:
        raise ValueError(f"”{address}” är ingen adress. Skriv till exempel 127.0.0.1:8000 eller bara 8000.")
    host = match["host"] or "127.0.0.1"
    return "0.0.0.0" if host == "0" else host, port  # noqa: S104 - asked for by whoever typed it


def hosts_of(host: str) -> list[str]:
    """Return the names under which a server that listens at the host is reached, the best first."""
    if host in LOCAL_HOSTS:
        return [host, *(name for name in LOCAL_HOSTS if name != host)]
    if host in ("0.0.0.0", "[::]"):  # noqa: S104 - asked for by whoever typed it
        return [*LOCAL_HOSTS, socket.gethostname(), *_own_addresses()]
    return [host, *LOCAL_HOSTS]


def _own_addresses() -> list[str]:
    """Return this machine's address on the network, if it is on one."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # sends nothing; only chooses the way out
        except OSError:
            return []
        return [probe.getsockname()[0]]
