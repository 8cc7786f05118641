import json
import sys

from django.core.management.base import BaseCommand, CommandError, CommandParser

from missions.launch_library.importing import run
from missions.launch_library.report import ImportRefused

EVERY = 100  # records between two words of progress


class Command(BaseCommand):
    help = (
        "Import Launch Library 2 (versions 2.2 and 2.3): agencies, astronauts, expeditions, launches, spacecraft "
        "flights, dockings, events, spacewalks. A second run changes nothing. LAUNCH_LIBRARY_TOKEN: the key, if any."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("source", nargs="+", help="a file of JSON, or an address whose pages are followed")
        parser.add_argument("--dry-run", action="store_true", help="say what would be done, and do nothing")
        parser.add_argument("--json", action="store_true", help="the report for programs")

    def handle(self, *args: object, source: list[str], dry_run: bool, **options: object) -> None:
        self.done: dict[str, int] = {}
        try:
            report = run(source, dry_run=dry_run, progress=self.progress)
        except ImportRefused as why:
            raise CommandError(str(why)) from why
        finally:
            if self.done and self.stderr.isatty():
                self.stderr.write("")
        if options["json"]:
            self.stdout.write(json.dumps(report.as_json(), ensure_ascii=False, indent=1))
        else:
            self.stdout.write("\n".join(report.as_text()))
        if report.refused:
            sys.exit(1)

    def progress(self, what: str, number: int) -> None:
        """On the error output, so that a report can be kept; on a terminal in one line."""
        before = self.done.get(what, 0)
        self.done[what] = before + number
        if before // EVERY != self.done[what] // EVERY:
            ending = "\r" if self.stderr.isatty() else "\n"
            self.stderr.write(f"{what}: {self.done[what]}", ending=ending)
