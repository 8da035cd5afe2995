import errno
import logging
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler, get_internal_wsgi_application
from django.db import DatabaseError, transaction
from django.utils.crypto import get_random_string

from minutes.environment import LOCAL_HOSTS, hosts_of, split_address
from organisations.models import Region

# Each file after those that it refers to; the meetings come last.
REGISTERS = ["regions", "organisations", "people", "bodies", "memberships", "topics", "abbreviations"]
GROUP_OF_ACCOUNT = {"sekreterare": "Sekreterare", "samordnare": "Samordnare", "administratör": "Administratörer"}


class Command(BaseCommand):
    """Make an archive with five meetings and serve it, with nothing to set up."""

    help = "Gör i ordning ett arkiv med fem möten och visar det. Det som redan finns i arkivet behålls."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the address to serve at, and whether to leave the meetings out."""
        parser.add_argument(
            "address", nargs="?", default="", metavar="adress:port", help="127.0.0.1:8000 om inget sägs"
        )
        parser.add_argument("--empty", action="store_true", help="ladda allt utom mötena")

    def handle(self, *args: Any, address: str, empty: bool, **options: Any) -> None:
        """Take the address, make the archive ready, and serve it until Ctrl-C."""
        try:
            host, port = split_address(address)
        except ValueError as error:
            raise CommandError(str(error)) from error
        with listen(host, port) as server:
            try:
                self.make_ready(empty)
                self.serve(server, hosts_of(host), port)
            except DatabaseError as error:
                raise CommandError(f"Databasen går inte att använda: {error}") from error
            except OSError as error:
                raise CommandError(f"Det går inte att skriva i {settings.VAR_DIR}: {error}") from error
            except KeyboardInterrupt:
                self.stdout.write("\nArkivet är avslutat.")

    def make_ready(self, empty: bool) -> None:
        """Make the database, what stands in it, the accounts and the static files, where they are missing."""
        call_command("migrate", interactive=False, verbosity=0)
        if Region.objects.exists():
            self.stdout.write("Arkivet har redan innehåll, som behålls som det är.")
        else:
            self.stdout.write(f"Läser in organ, personer{' och ämnen' if empty else ', ämnen och möten'}.")
            load_fixtures(empty)
        for name, password in make_accounts().items():
            self.stdout.write(f"Nytt konto: {name}, lösenord {password} (visas bara nu)")
        call_command("collectstatic", interactive=False, verbosity=0)

    def serve(self, server: ThreadedWSGIServer, hosts: list[str], port: int) -> None:
        """Answer at the hosts until Ctrl-C."""
        settings.ALLOWED_HOSTS += hosts
        server.set_app(get_internal_wsgi_application())
        self.stdout.write(f"\nArkivet finns på http://{hosts[0]}:{port}/ och inloggningen på /admin/.")
        for host in hosts:
            if host not in LOCAL_HOSTS and host != hosts[0]:
                self.stdout.write(f"Från andra datorer: http://{host}:{port}/")
        self.stdout.write("Avsluta med Ctrl-C.")
        self.stdout.flush()
        # A line for every request would push the passwords out of sight.
        logging.getLogger("django.server").setLevel(logging.ERROR)
        server.serve_forever()


def listen(host: str, port: int) -> ThreadedWSGIServer:
    """Return a server that holds the address but does not answer yet."""
    try:
        return ThreadedWSGIServer((host.strip("[]"), port), WSGIRequestHandler, ipv6=host.startswith("["))
    except OSError as error:
        reason = {
            errno.EADDRINUSE: f"Port {port} är upptagen. Välj en annan, till exempel: manage.py demo {port + 1}",
            errno.EACCES: f"Port {port} får inte användas av dig. Välj en över 1023, till exempel 8000.",
        }.get(error.errno or 0, f"{host} är ingen adress som den här datorn kan svara på.")
        raise CommandError(reason) from error


@transaction.atomic
def load_fixtures(empty: bool) -> None:
    """Load the registers, and the meetings unless the archive is to be empty of them."""
    folder = settings.BASE_DIR / "fixtures"
    meetings = [] if empty else sorted((folder / "meetings").glob("*.json"))
    call_command("loaddata", *[folder / f"{name}.json" for name in REGISTERS], *meetings, verbosity=0)
    call_command("rebuild_derived", verbosity=0)


@transaction.atomic
def make_accounts() -> dict[str, str]:
    """Make the accounts that are missing; return the random password of each."""
    passwords = {}
    for name, group in GROUP_OF_ACCOUNT.items():
        if not get_user_model().objects.filter(username=name).exists():
            passwords[name] = get_random_string(20)
            user = get_user_model().objects.create_user(name, password=passwords[name], is_staff=True)
            user.groups.add(Group.objects.get(name=group))
            if group == "Sekreterare":
                for region in Region.objects.filter(parent=None):  # every body there is
                    region.secretaries.add(user)  # from this side, which has the history
    return passwords
