"""Check that the archive's files are there, whole and readable, and that none is left over."""

import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from minutes.file_faults import Kind, count_files, find_faults, repair

FEW = 3  # missing files that may well be all of a small archive


class Command(BaseCommand):
    """Check the archive's files against the rows that name them."""

    help = (
        "Kontrollerar arkivets filer: saknade, ändrade, oläsliga och överblivna. "
        "Slutkod 0: inga fel, eller alla är åtgärdade, 1: fel finns kvar."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take whether to repair, and whether anything may be being stored meanwhile."""
        parser.add_argument("--repair", action="store_true", help="åtgärda det som går utan att något går förlorat")
        parser.add_argument(
            "--newer-too",
            action="store_true",
            help="räkna också överblivna filer från den senaste timmen; kör bara när ingen läser in något",
        )

    def handle(self, **options: Any) -> None:
        """Tell of every fault, repair what can be where that is asked for, and end with 1 when any is left."""
        left = 0
        faults = list(find_faults(newer_too=options["newer_too"]))
        missing = sum(fault.kind == Kind.MISSING for fault in faults)
        may_repair = options["repair"]
        if may_repair and missing > FEW and missing * 2 > count_files():
            self.stdout.write("De flesta filerna saknas: se först efter att rätt mapp är ansluten. Inget är åtgärdat.")
            may_repair = False
        for fault in faults:
            told = repair(fault) if may_repair else ""
            left += not told
            where = f" ({fault.row.meeting})" if fault.row else ""
            self.stdout.write(f"{fault.name} {fault.kind}{where}. {told}".rstrip())
        if not faults:
            self.stdout.write(f"Inga fel. Kontrollerade filer: {count_files()}.")
        elif left:
            self.stdout.write(
                f"{left} fel kvar. Hämta filer som saknas, har ändrats eller inte kan läsas ur säkerhetskopian först; "
                "--repair antecknar sedan det som saknas, och flyttar undan det som inte hör till något."
            )
            sys.exit(1)
