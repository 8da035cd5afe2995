"""Read documents into the archive, a meeting a file."""

import json
import os
import sys
from argparse import ArgumentParser
from collections.abc import Collection
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from minutes.importing.draft import Draft
from minutes.importing.matching import Registers, load_registers
from minutes.importing.parsed import ParsedMinutes
from minutes.importing.parser import parse
from minutes.importing.prediction import prediction
from minutes.importing.readers import READERS, UnreadableDocument, read
from minutes.importing.readers.admission import MOST_BYTES, TOO_BIG
from minutes.importing.writer import NotWritten, build, meeting_of, refuse_second, write
from minutes.models import Decision, Meeting
from minutes.publishing import NotPublishable, publish
from organisations.models import Body


class Command(BaseCommand):
    """Read documents into the archive, a meeting a file."""

    help = "Läser in minnesanteckningar och protokoll som utkast, ett möte per fil."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take files and folders, and what to do with them."""
        parser.add_argument("paths", nargs="*", metavar="SÖKVÄG", help="fil, eller mapp vars filer läses in")
        parser.add_argument(
            "--body", metavar="ADRESSDEL", help="organet som alla filer hör till, till exempel avtalsutskottet"
        )
        parser.add_argument("--dry-run", action="store_true", help="visa vad filerna ger, men skriv ingenting")
        parser.add_argument("--json", action="store_true", help="skriv resultatet som JSON, ett objekt per fil")
        parser.add_argument(
            "--publish", action="store_true", help="publicera det som har organ och datum och får visas"
        )

    def handle(self, **options: Any) -> None:
        """Import each file by itself; end with code 1 when one of them could not be."""
        if not options["paths"]:
            raise CommandError("Ange minst en fil eller mapp att läsa in.")
        self.options = options
        self.failed = False
        self.results: list[dict[str, Any]] = []
        body = self._body(options["body"])
        registers = load_registers()
        for path in [file for given in options["paths"] for file in self._files(Path(given))]:
            try:
                self._import(path, registers, body)
            except (UnreadableDocument, NotWritten) as error:
                self._fail(path, str(error))
            except BrokenPipeError:  # whoever read what is said has stopped reading
                os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
                sys.exit(1)
            except Exception as error:
                if options["traceback"]:
                    raise
                self._fail(path, f"Ett fel i programmet hindrade att filen blev klar ({error!r}).")
        if options["json"]:
            self.stdout.write(json.dumps(self.results, ensure_ascii=False, indent=1))
        if self.failed:
            sys.exit(1)

    def _body(self, slug: str | None) -> Body | None:
        """Return the body that the option names."""
        if slug is None:
            return None
        try:
            return Body.objects.get(slug=slug)
        except Body.DoesNotExist:
            raise CommandError(
                f"Inget organ har adressdelen ”{slug}”; den är det sista ledet i organets adress, /organ/…/."
            ) from None

    def _files(self, path: Path) -> list[Path]:
        """Return the file, or the files of the folder that can be read."""
        try:
            if not path.is_dir():
                return [path]
            files = sorted(file for file in path.iterdir() if file.is_file() and not file.name.startswith("."))
        except OSError:
            self._fail(path, "Mappen får inte läsas; ge läsrätt till den och försök igen.")
            return []
        readable = [file for file in files if file.suffix.removeprefix(".").casefold() in READERS]
        endings = ", ".join(f".{ending}" for ending in READERS)
        if not readable:
            self._fail(path, f"Mappen har inga filer som kan läsas ({endings}).")
        elif others := set(files) - set(readable):
            self.stderr.write(
                f"{_shown(path)}: {_count(others, 'fil', 'filer')} av annat slag än {endings} läses inte."
            )
        return readable

    def _fail(self, path: Path, why: str) -> None:
        """Say why a file was not imported."""
        self.failed = True
        self.results.append({"file": _shown(path), "error": why})
        self.stderr.write(f"{_shown(path)}: {why}")

    def _import(self, path: Path, registers: Registers, body: Body | None) -> None:
        """Read a file and write it as a draft, or only tell what it would give."""
        data = _bytes(path)
        if not self.options["dry_run"] and (already := meeting_of(data)) is not None:
            self._tell_of_same_file(path, already)
            return
        document = read(_shown(Path(path.name)), data)
        parsed = parse(document)
        if self.options["dry_run"]:
            self._forecast(path, data, parsed, build(parsed, registers, body))
            return
        written = write(parsed, document, data, registers, body)
        if written.draft is None:  # someone else read the same file meanwhile
            self._tell_of_same_file(path, written.meeting)
            return
        result: dict[str, Any] = {"status": "created", "meeting": written.meeting.pk, "published": False}
        left = self._publish(written.meeting, result)
        self._tell(path, parsed, written.draft, "Publicerat" if result["published"] else "Inläst som utkast", result)
        self._tell_of_publishing(left, result)

    def _tell_of_publishing(self, left: list[str], result: dict[str, Any]) -> None:
        """Tell what stopped a meeting from being published, or what there is left to settle of it."""
        if left:
            self._say(f"  Inte publicerat: {' '.join(left)}")
        if result.get("questions"):
            number = result["questions"]
            self._say(f"  {number} {'fråga' if number == 1 else 'frågor'} att svara på på mötets sida i /admin/.")

    def _publish(self, meeting: Meeting, result: dict[str, Any]) -> list[str]:
        """Publish a draft where that is asked for, and note it in the result; return what stopped it."""
        if not self.options["publish"] or meeting.status != Meeting.Status.DRAFT:
            return []
        try:
            publish(meeting, by=None)
        except NotPublishable as error:
            result["obstacles"] = error.obstacles
            return error.obstacles
        questions = meeting.questions.still_open().count()
        result |= {"published": True, "address": meeting.get_absolute_url(), "questions": questions}
        return []

    def _forecast(self, path: Path, data: bytes, parsed: ParsedMinutes, draft: Draft) -> None:
        """Tell what a file would give; nothing is written."""
        heading = "Skulle läsas in"
        result: dict[str, Any] = {}
        if (already := meeting_of(data)) is not None:
            heading, result = "Finns redan", {"already_here": already.pk}
        else:
            try:
                refuse_second(draft.meeting)
            except NotWritten as error:
                heading, result = f"Skulle inte läsas in ({error})", {"refused": str(error)}
        self._tell(path, parsed, draft, heading, result)

    def _tell_of_same_file(self, path: Path, meeting: Meeting) -> None:
        """Tell that the file is in the archive already, and publish its draft where that is asked for."""
        result: dict[str, Any] = {"status": "already_here", "meeting": meeting.pk}
        left = self._publish(meeting, result)
        self.results.append({"file": _shown(path), "written": result, "warnings": []})
        status = meeting.get_status_display().lower()
        changed = "Utkastet är nu publicerat" if result.get("published") else "Ingenting är ändrat"
        self._say(f"Finns redan: {_shown(path)}: {meeting} ({status}). {changed}.")
        self._tell_of_publishing(left, result)

    def _tell(self, path: Path, parsed: ParsedMinutes, draft: Draft, heading: str, result: dict[str, Any]) -> None:
        """Tell what a file gave, with its warnings."""
        warnings = [{"line": warning.line, "text": warning.text} for warning in draft.warnings]
        told = prediction(parsed) | {"file": _shown(path), "warnings": warnings}
        self.results.append(told | (result if self.options["dry_run"] else {"written": result}))
        decisions = sum(row.kind == Decision.Kind.DECISION for row in draft.decisions)
        counts = f"{len(draft.attendees)} deltagare, {_count(draft.items, 'punkt', 'punkter')}, {decisions} beslut"
        warned = _count(draft.warnings, "varning", "varningar")
        self._say(f"{heading}: {_shown(path)}: {draft.meeting}: {counts}, {warned}.")
        for warning in draft.warnings:
            self._say(f"  {f'rad {warning.line}' if warning.line else 'hela dokumentet'}: {warning.text}")

    def _say(self, text: str) -> None:
        """Print a line for people, unless a program reads."""
        if not self.options["json"]:
            self.stdout.write(text)


def _bytes(path: Path) -> bytes:
    """Return what a file holds; raise UnreadableDocument where there is no such file, or none that may be read."""
    try:
        if not path.exists():
            raise UnreadableDocument("Filen finns inte; kontrollera sökvägen.")
        if not path.is_file():
            raise UnreadableDocument("Detta är ingen fil; ange en fil eller en mapp.")
        if path.stat().st_size > MOST_BYTES:
            raise UnreadableDocument(TOO_BIG)
        return path.read_bytes()
    except (OSError, ValueError):  # ValueError: a null byte in the path
        raise UnreadableDocument("Filen kan inte öppnas; kontrollera att du får läsa den.") from None


def _shown(path: Path) -> str:
    """Return the path as text that can be printed and stored, whatever bytes its name holds."""
    return str(path).encode("utf-8", "replace").decode()


def _count(rows: Collection, one: str, many: str) -> str:
    return f"{len(rows)} {one if len(rows) == 1 else many}"
