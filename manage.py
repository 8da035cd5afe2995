#!/usr/bin/env python
"""Run the archive's commands."""

import os
import sys
from pathlib import Path

from minutes import environment


def main() -> None:
    """Run the command that the arguments name."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "minutes.settings")
    if sys.argv[1:2] == ["demo"]:
        prepare_demo(Path(__file__).resolve().parent / "var" / "env")

    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


def prepare_demo(path: Path) -> None:
    """Give the settings what they ask for before any command can, or end with a sentence that says why not."""
    try:
        environment.write_missing(path)
    except FileExistsError:
        sys.exit(f"{path.parent} är en fil, men där ska arkivet ha sin mapp. Flytta filen och försök igen.")
    except OSError as error:
        sys.exit(f"Det går inte att skriva i {path.parent} ({error.strerror}). Är det en mapp som du får skriva i?")
    # The demo is plain http, and never shows what only developers should see.
    os.environ |= {"DEBUG": "off", "HTTPS": "off"}


if __name__ == "__main__":
    main()
