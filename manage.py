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
        # The settings need a key and hosts before any command can say so.
        prepare_environment(sys.argv[2:])

    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


def prepare_environment(arguments: list[str]) -> None:
    """Make var/env for the demo, or end with a Swedish sentence that says why it cannot be made."""
    address = next((argument for argument in arguments if not argument.startswith("-")), "")
    path = Path(__file__).resolve().parent / "var" / "env"
    try:
        environment.prepare(path, address)
    except ValueError as error:
        sys.exit(str(error))
    except OSError as error:
        sys.exit(f"Det går inte att skriva i mappen {path.parent}: {error.strerror}. Är var en mapp du får skriva i?")


if __name__ == "__main__":
    main()
