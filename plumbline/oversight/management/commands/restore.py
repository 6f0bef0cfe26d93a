"""`restore FILE`: makes this installation what a backup holds."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any, NoReturn

from django.core.management.base import BaseCommand, CommandParser

from plumbline.oversight.upkeep.refusal import Refused
from plumbline.oversight.upkeep.restoring import Restored, restore

DONE, REFUSED, WRONG_USAGE = 0, 1, 2


class Command(BaseCommand):
    help = "Make this installation what a backup holds. Stop the web server and the worker first."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", metavar="FILE", type=Path, help="an archive that `backup` wrote")
        parser.add_argument(
            "--replace", action="store_true", help="also where there is something already, which is lost"
        )
        parser.add_argument("--json", action="store_true", help="print the outcome as JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            restored = restore(options["file"], replace=options["replace"])
        except Refused as refusal:
            self._refuse(refusal, as_json=options["json"])
        except OSError as fault:
            self.stderr.write(f"{options['file']} cannot be opened: {fault.strerror or fault}.")
            raise SystemExit(WRONG_USAGE) from fault
        told = {"ok": not restored.broken, **asdict(restored)}
        self.stdout.write(json.dumps(told) if options["json"] else _said(restored))
        if restored.broken:
            raise SystemExit(REFUSED)

    def _refuse(self, refusal: Refused, *, as_json: bool) -> NoReturn:
        if as_json:
            self.stdout.write(json.dumps({"ok": False, "problems": refusal.reasons}, ensure_ascii=False))
        self.stderr.write("\n".join(["Nothing was restored, and nothing was changed.", *refusal.reasons]))
        raise SystemExit(REFUSED) from refusal


def _said(restored: Restored) -> str:
    events = sum(one.events for one in restored.chains)
    lines = [f"Restored the backup of {restored.made_at} with {restored.documents:,} kept documents."]
    if restored.lost:
        lines.append(f"{len(restored.lost):,} documents were lost before that backup was made.")
    if restored.broken:
        lines += [f"History is not whole: {one.key}, {one.why}." for one in restored.broken]
        lines.append("It was so when the backup was made. Compare with an earlier backup.")
    else:
        lines.append(f"History is whole: {events:,} events in {len(restored.chains):,} chains.")
    return "\n".join(lines)
