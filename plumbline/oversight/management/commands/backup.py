"""`backup FILE`: the database and every kept document in one archive, while the service runs."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from plumbline.oversight.upkeep.backing_up import BackUp, back_up
from plumbline.oversight.upkeep.refusal import Refused

DONE, REFUSED, WRONG_USAGE = 0, 1, 2


class Command(BaseCommand):
    help = "Write the database and every kept document into one archive. The service may go on working."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "file", metavar="FILE", type=Path, help="the archive to write, such as monday.zip"
        )
        parser.add_argument(
            "--despite-damage", action="store_true", help="go on although kept documents are lost or altered"
        )
        parser.add_argument("--json", action="store_true", help="print the outcome as JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        place: Path = options["file"]
        try:
            made = back_up(place, now=timezone.now(), despite_damage=options["despite_damage"])
        except Refused as refusal:
            if options["json"]:
                self.stdout.write(json.dumps({"ok": False, "problems": refusal.reasons}, ensure_ascii=False))
            self.stderr.write("\n".join(["No backup was made.", *refusal.reasons]))
            raise SystemExit(REFUSED) from refusal
        except OSError as fault:
            self.stderr.write(f"{place} cannot be written: {fault.strerror or fault}.")
            raise SystemExit(WRONG_USAGE) from fault
        self.stdout.write(json.dumps({"ok": True, **asdict(made)}) if options["json"] else _said(made))


def _said(made: BackUp) -> str:
    lines = [
        f"Wrote {made.file}: the database and {made.documents:,} kept documents, {made.size / 1e6:,.1f} MB.",
        f"Its SHA-256 is {made.sha256}. Note it elsewhere to know later that nobody changed the file.",
    ]
    if made.lost:
        lines.append(f"{len(made.lost):,} kept documents were lost or altered and are not in it.")
    return "\n".join(lines)
