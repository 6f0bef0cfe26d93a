"""`import-cqc FILE`: takes over a file of the Care Quality Commission's, or says every reason why not."""  # noqa: N999 - the word people type

import json
import sys
from argparse import ArgumentTypeError
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from plumbline.cqc.actions import import_file
from plumbline.cqc.reading.dates import date_of
from plumbline.cqc.reading.refusal import Refused
from plumbline.cqc.wording import in_words, refused_json
from plumbline.oversight.cqc_news import cqc_taken_over

DONE, REFUSED, WRONG_USAGE = 0, 1, 2


class Command(BaseCommand):
    help = "Loads a CQC file: the weekly directory, the monthly .ods, CSV (also .zip .gz .xz) or API records (.ndjson)."
    requires_system_checks: list[str] = []  # it needs tables, not pages

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", metavar="FILE", type=Path)
        parser.add_argument(
            "--kind",
            choices=["directory", "ratings", "hsca", "api"],
            default="",
            help="if not found out by itself",
        )
        parser.add_argument("--as-at", type=_day, metavar="DATE", help="the day whose facts the file gives")
        parser.add_argument(
            "--allow-shrink", action="store_true", help="take a file that is over 2%% smaller"
        )
        parser.add_argument("--json", action="store_true", help="print the outcome as JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        path: Path = options["file"]
        now = timezone.now()
        try:
            with path.open("rb") as file:
                report = import_file(
                    file,
                    path.name,
                    by=None,
                    system="import-cqc",
                    now=now,
                    kind=options["kind"],
                    as_at=options["as_at"],
                    allow_shrink=options["allow_shrink"],
                    progress=self._progress,
                    afterwards=lambda found_in: cqc_taken_over(found_in, by=None, now=now),
                )
        except OSError as fault:
            self._end(WRONG_USAGE, f"{path} cannot be opened: {fault.strerror or fault}.")
        except Refused as refusal:
            self._clear()
            if options["json"]:
                self.stdout.write(json.dumps(refused_json(refusal, options["kind"], options["as_at"])))
            self._end(REFUSED, f"{path.name} was not imported. Nothing was changed.", *refusal.reasons)
        self._clear()
        for warning in report.warnings:
            self.stderr.write(f"Note: {warning}")
        self.stdout.write(json.dumps(report.as_json()) if options["json"] else in_words(report))

    def _progress(self, says: str, done: int, total: int) -> None:
        """One line that is written over, and only where somebody watches."""
        if sys.stderr.isatty():
            percent = f" {done * 100 // total}%" if total > 1 else ""
            sys.stderr.write(f"\r\033[K{says}…{percent}")
            sys.stderr.flush()

    def _clear(self) -> None:
        if sys.stderr.isatty():
            sys.stderr.write("\r\033[K")

    def _end(self, status: int, *lines: str) -> None:
        self.stderr.write("\n".join(lines))
        raise SystemExit(status)


def _day(words: str) -> date:
    try:
        day = date_of(words)
    except ValueError as fault:
        raise ArgumentTypeError(f"{fault}; write it like 2021-02-01") from fault
    if day is None:
        raise ArgumentTypeError("a date is missing; write it like 2021-02-01")
    return day
