"""The environment file of a small installation: its key and hosts, in var/env."""

import secrets
import socket
from pathlib import Path


def split_address(address: str) -> tuple[str, int]:
    """Return host and port of “address:port”, “port” or “address”; 127.0.0.1 and 8000 where silent.

    Raises ValueError with a Swedish sentence when it is none of them.
    """
    host, _, port = address.rpartition(":")
    if not host:
        host, port = ("", port) if port.isdigit() else (port, "")
    if not (port or "8000").isdigit() or not 0 < int(port or 8000) < 65536:
        raise ValueError(f"”{address}” är ingen adress. Skriv till exempel 127.0.0.1:8000 eller bara 8000.")
    return host.strip("[]") or "127.0.0.1", int(port or 8000)


def hosts_of(address: str) -> list[str]:
    """Return the host names under which a server at the address is reached."""
    hosts = ["localhost", "127.0.0.1", "[::1]"]
    host = split_address(address)[0]
    if host in ("0.0.0.0", "::"):  # noqa: S104 - asked for by whoever typed the address
        names = {socket.gethostname(), socket.getfqdn()}
        addresses = {str(info[4][0]) for name in names for info in _lookup(name)}
        return hosts + sorted(names | addresses - set(hosts))
    return hosts if host in hosts else [*hosts, host]


def _lookup(name: str) -> list[tuple]:
    try:
        return socket.getaddrinfo(name, None, socket.AF_INET)
    except OSError:
        return []


def prepare(path: Path, address: str) -> None:
    """Write the environment file where there is none, with a key of its own; add the address's hosts.

    Raises OSError when the folder cannot be made or written.
    """
    path.parent.mkdir(exist_ok=True)
    values = {"SECRET_KEY": secrets.token_urlsafe(50), "ALLOWED_HOSTS": "", "HTTPS": "off"}
    if path.is_file():
        written = (line.partition("=") for line in path.read_text(encoding="utf-8").splitlines())
        values |= {name.strip(): value.strip() for name, _, value in written if value}
    hosts = [host for host in values["ALLOWED_HOSTS"].split(",") if host]
    hosts += [host for host in hosts_of(address) if host not in hosts]
    values["ALLOWED_HOSTS"] = ",".join(hosts)
    path.touch(mode=0o600)
    path.write_text("".join(f"{name}={value}\n" for name, value in values.items()), encoding="utf-8")
