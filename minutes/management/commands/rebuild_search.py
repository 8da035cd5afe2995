from typing import Any

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from minutes.search import index


class Command(BaseCommand):
    """Build the index of the search anew, while the one in use answers."""

    help = "Gör om sökindexet, med de ord som arkivet nu har. Det gamla svarar tills det nya är klart."

    def handle(self, *args: Any, **options: Any) -> None:
        """Rebuild, and say how far it has come."""
        quiet = not options["verbosity"]
        with tqdm(total=index.meetings_to_build(), unit=" möten", disable=quiet, mininterval=1) as bar:
            try:
                index.rebuild(bar.update)
            except index.OvertakenError as error:
                raise CommandError(str(error)) from error
        if not quiet:
            self.stdout.write("Sökindexet är gjort på nytt.")
