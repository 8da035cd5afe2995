"""Read documents into the archive, a meeting a file."""

import csv
import json
import os
import sys
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Collection, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from minutes.importing.batch import (
    TRIED,
    Outcome,
    Taken,
    bytes_of,
    readable_files,
    shown,
    take_files,
    takes_body,
    takes_version,
)
from minutes.importing.draft import Draft
from minutes.importing.limited import read_limited
from minutes.importing.lines import UnreadableDocument
from minutes.importing.matching import Registers, load_registers
from minutes.importing.parsed import ParsedMinutes, ParsedWarning
from minutes.importing.prediction import prediction
from minutes.importing.readers import READERS
from minutes.importing.writer import AlreadyThere, build, meeting_of, refuse_second
from minutes.models import Meeting
from minutes.publishing import NotPublishable, publish
from organisations.models import Body

REPORTED = ["fil", "utfall", "organ", "datum", "punkter", "beslut", "varningar", "skäl", "möte"]
HEADING = {
    Outcome.CREATED: "Inläst som utkast",
    Outcome.NEW_VERSION: "Ny version av utkastet",
    Outcome.GIVEN_BODY: "Utkastet har fått sitt organ",
    Outcome.ALREADY_THERE: "Finns redan",
}
STATUS = {
    Outcome.CREATED: "created",
    Outcome.NEW_VERSION: "new_version",
    Outcome.GIVEN_BODY: "given_body",
    Outcome.ALREADY_THERE: "already_here",
    Outcome.REFUSED: "refused",
}
SOME_REFUSED, MISUSED, STOPPED = 1, 2, 130  # exit codes


class Command(BaseCommand):
    """Read documents into the archive, a meeting a file."""

    help = (
        "Läser in minnesanteckningar och protokoll som utkast, ett möte per fil. Kan stoppas och startas igen. "
        "Slutkod 0: allt är inläst, 1: någon fil blev inte inläst, 2: fel i kommandot, 130: stoppat med Ctrl-C."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take files and folders, and what to do with them."""
        parser.add_argument("paths", nargs="*", metavar="SÖKVÄG", help="fil, eller mapp vars filer läses in")
        parser.add_argument("--recursive", action="store_true", help="läs också mapparnas mappar")
        parser.add_argument(
            "--body", metavar="ADRESSDEL", help="organet som alla filer hör till, till exempel avtalsutskottet"
        )
        parser.add_argument("--report", metavar="FIL.csv", help="skriv en rad per fil till en CSV-fil")
        parser.add_argument("--dry-run", action="store_true", help="visa vad filerna ger, men skriv ingenting")
        parser.add_argument("--json", action="store_true", help="skriv resultatet som JSON, ett objekt per fil")
        parser.add_argument(
            "--publish", action="store_true", help="publicera det som har organ och datum och får visas"
        )

    def handle(self, **options: Any) -> None:
        """Import each file by itself; end with a code that says whether all of them could be."""
        if not options["paths"]:
            raise CommandError("Ange minst en fil eller mapp att läsa in.", returncode=MISUSED)
        self.options = options
        self.failed = False
        self.told: Counter[str] = Counter()
        self.results: list[dict[str, Any]] = []
        body = self._body(options["body"])
        registers = load_registers()
        with ExitStack() as stack:
            self.report = self._open_report(stack)
            files = [file for given in options["paths"] for file in self._files(Path(given))]
            # Where nobody watches, such as in a log, the lines of the files are enough.
            hidden = options["json"] or len(files) < 2 or not sys.stderr.isatty()
            self.bar = stack.enter_context(
                tqdm(total=len(files), unit=" filer", disable=hidden, file=sys.stderr, dynamic_ncols=True)
            )
            self._take_in(files, registers, body)
        if options["json"]:
            self.stdout.write(json.dumps(self.results, ensure_ascii=False, indent=1))
        elif len(files) > 1 and not options["dry_run"]:
            counts = ", ".join(f"{self.told[outcome]} {outcome}" for outcome in Outcome if self.told[outcome])
            self.stdout.write(f"{_count(files, 'fil', 'filer')}: {counts}.")
        if self.failed:
            sys.exit(SOME_REFUSED)

    def _body(self, slug: str | None) -> Body | None:
        """Return the body that the option names."""
        if slug is None:
            return None
        try:
            return Body.objects.get(slug=slug)
        except Body.DoesNotExist:
            raise CommandError(
                f"Inget organ har adressdelen ”{slug}”; den är det sista ledet i organets adress, /organ/…/.",
                returncode=MISUSED,
            ) from None

    def _open_report(self, stack: ExitStack) -> Any:
        """Return what writes the report, a line a file, or None where none is asked for."""
        if not self.options["report"]:
            return None
        path = Path(self.options["report"])
        try:
            file = stack.enter_context(path.open("w", encoding="utf-8-sig", newline=""))
        except OSError:
            raise CommandError(
                f"Rapporten kan inte skrivas till {path}; ange en annan plats.", returncode=MISUSED
            ) from None
        report = csv.DictWriter(file, REPORTED, delimiter=";")
        report.writeheader()
        self.report_file = file
        return report

    def _files(self, path: Path) -> Iterator[Path]:
        """Give the file, or the files of the folder that can be read."""
        if not path.is_dir():
            yield path
            return
        try:
            readable = list(readable_files(path, self.options["recursive"]))
            others = [
                file
                for file in path.iterdir()
                if file.is_file() and not file.name.startswith(".") and file.suffix[1:].casefold() not in TRIED
            ]
        except OSError:
            self._refuse(path, "Mappen får inte läsas; ge läsrätt till den och försök igen.")
            return
        endings = ", ".join(f".{ending}" for ending in READERS)
        if not readable:
            self._refuse(path, f"Mappen har inga filer som kan läsas ({endings}).")
        elif others:
            self._warn(f"{shown(path)}: {_count(others, 'fil', 'filer')} av annat slag än {endings} läses inte.")
        yield from readable

    # --- one file

    def _take_in(self, files: list[Path], registers: Registers, body: Body | None) -> None:
        """Take in the files one after the other, or only tell what they would give."""
        try:
            if self.options["dry_run"]:
                for path in files:
                    self._forecast(path, registers, body)
                    self.bar.update()
                return
            for taken in take_files(files, registers, body):
                if taken.fault is not None and self.options["traceback"]:
                    raise taken.fault
                self._tell(taken)
                self.bar.update()
        except KeyboardInterrupt:
            done = _count(range(sum(self.told.values())), "fil", "filer")
            self._warn(f"Stoppad efter {done}. Det som är inläst är helt; kör samma kommando igen för resten.")
            sys.exit(STOPPED)
        except BrokenPipeError:  # whoever read what is said has stopped reading
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            sys.exit(SOME_REFUSED)

    def _forecast(self, path: Path, registers: Registers, body: Body | None) -> None:
        """Tell what a file would give; nothing is written."""
        try:
            data = bytes_of(path)
            _, parsed = read_limited(shown(Path(path.name)), data)
        except UnreadableDocument as error:
            self._refuse(path, str(error))
            return
        draft = build(parsed, registers, body)
        heading = "Skulle läsas in"
        result: dict[str, Any] = {}
        if (already := meeting_of(data)) is not None:
            heading = "Skulle ge utkastet sitt organ" if takes_body(already, body) else "Finns redan"
            result = {"already_here": already.pk}
        else:
            try:
                refuse_second(draft.meeting)
            except AlreadyThere as error:
                if takes_version(error.meeting):
                    heading, result = "Skulle bli en ny version av utkastet", {"new_version_of": error.meeting.pk}
                else:
                    heading, result = f"Skulle inte läsas in ({error})", {"refused": str(error)}
        if self.options["json"]:
            self.results.append(_described(path, parsed, draft.warnings) | result)
        self._say_what(heading, path, draft)

    def _tell(self, taken: Taken) -> None:
        """Tell what became of a file, publish its draft where that is asked for, and write it to the report."""
        if taken.meeting is None:
            self._refuse(taken.path, taken.why)
            return
        result: dict[str, Any] = {"status": STATUS[taken.outcome], "meeting": taken.meeting.pk}
        if taken.outcome == Outcome.CREATED:
            result["published"] = False
        left = self._publish(taken.meeting, result)
        self.told[taken.outcome] += 1
        self._write_report(taken.path, taken.outcome, taken.meeting, " ".join(left))
        if self.options["json"]:
            told = _described(taken.path, taken.parsed, taken.warnings) if taken.parsed else _nothing_new(taken.path)
            self.results.append(told | {"written": result})
            return
        if taken.outcome == Outcome.ALREADY_THERE:
            status = taken.meeting.get_status_display().lower()
            changed = "Utkastet är nu publicerat" if result.get("published") else "Ingenting är ändrat"
            self._say(f"Finns redan: {shown(taken.path)}: {taken.meeting} ({status}). {changed}.")
        else:
            heading = "Publicerat" if result.get("published") else HEADING[taken.outcome]
            self._say_what(heading, taken.path, Draft(taken.meeting, warnings=taken.warnings), taken.parsed)
        for change in taken.changes:
            self._say(f"  {change}")
        self._say_of_publishing(left, result)

    def _say_what(self, heading: str, path: Path, draft: Draft, parsed: ParsedMinutes | None = None) -> None:
        """Print what a file gave or would give, with its warnings."""
        if parsed is not None:
            attendees, items = parsed.attendees, parsed.items
            decisions = sum(one.kind == "decision" for item in parsed.items for one in item.decisions)
        else:
            attendees, items = tuple(draft.attendees), tuple(draft.items)
            decisions = sum(one.kind == "decision" for one in draft.decisions)
        counts = f"{len(attendees)} deltagare, {_count(items, 'punkt', 'punkter')}, {decisions} beslut"
        warned = _count(draft.warnings, "varning", "varningar")
        self._say(f"{heading}: {shown(path)}: {draft.meeting}: {counts}, {warned}.")
        for warning in draft.warnings:
            self._say(f"  {f'rad {warning.line}' if warning.line else 'hela dokumentet'}: {warning.text}")

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

    # --- what is said

    def _refuse(self, path: Path, why: str) -> None:
        """Say why a file was not imported."""
        self.failed = True
        self.told[Outcome.REFUSED] += 1
        self._write_report(path, Outcome.REFUSED, None, why)
        if self.options["json"]:
            self.results.append({"file": shown(path), "error": why})
        self._warn(f"{shown(path)}: {why}")

    def _write_report(self, path: Path, outcome: Outcome, meeting: Meeting | None, why: str) -> None:
        """Write the line of a file to the report, at once, so that a run that is stopped leaves it."""
        if self.report is None:
            return
        row: dict[str, Any] = {"fil": shown(path), "utfall": str(outcome), "skäl": why}
        if meeting is not None:
            counted = Meeting.objects.for_lists().get(pk=meeting.pk)
            row |= {
                "organ": str(meeting.body or ""),
                "datum": str(meeting.date or ""),
                "punkter": counted.item_count,
                "beslut": counted.decision_count,
                "varningar": len(counted.import_warnings),
                "möte": meeting.pk,
            }
        self.report.writerow(row)
        self.report_file.flush()

    def _say_of_publishing(self, left: list[str], result: dict[str, Any]) -> None:
        """Tell what stopped a meeting from being published, or what there is left to settle of it."""
        if left:
            self._say(f"  Inte publicerat: {' '.join(left)}")
        if number := result.get("questions"):
            self._say(f"  {number} {'fråga' if number == 1 else 'frågor'} att svara på på mötets sida i /admin/.")

    def _say(self, text: str) -> None:
        """Print a line for people, unless a program reads; under the bar only what asks for somebody is said."""
        if not self.options["json"] and self.bar.disable:
            self.stdout.write(text)

    def _warn(self, text: str) -> None:
        """Print a line on the error stream, over the bar where there is one."""
        if getattr(self, "bar", None) is not None and not self.bar.disable:
            self.bar.write(text, file=sys.stderr)
        else:
            self.stderr.write(text)


def _described(path: Path, parsed: ParsedMinutes, warnings: list[ParsedWarning]) -> dict[str, Any]:
    """Return what was read out of a file, for a program."""
    told = [{"line": warning.line, "text": warning.text} for warning in warnings]
    return prediction(parsed) | {"file": shown(path), "warnings": told}


def _nothing_new(path: Path) -> dict[str, Any]:
    return {"file": shown(path), "warnings": []}


def _count(rows: Collection, one: str, many: str) -> str:
    return f"{len(rows)} {one if len(rows) == 1 else many}"
