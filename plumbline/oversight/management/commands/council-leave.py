"""`council-leave CODE --folder OUT`: a council written out as files; with `--remove DIGEST` then removed."""  # noqa: N999 - the word people type

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from plumbline.organisations.models import Organisation
from plumbline.oversight.leaving.removing import Removed, remove
from plumbline.oversight.leaving.writing import Written, write_out
from plumbline.oversight.upkeep.refusal import Refused

DONE, REFUSED, WRONG_USAGE = 0, 1, 2


class Command(BaseCommand):
    help = "Write everything of one council into a folder; by a second step, with the list’s digest, remove it here."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("code", metavar="CODE", help="the council, as `organisation list` names it")
        parser.add_argument(
            "--folder", required=True, type=Path, help="where to write it, or where it was written"
        )
        parser.add_argument(
            "--remove", metavar="DIGEST", default="", help="remove what that folder holds, for good"
        )
        parser.add_argument(
            "--despite-damage", action="store_true", help="go on although kept documents are lost or altered"
        )
        parser.add_argument("--json", action="store_true", help="print the outcome as JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        council = Organisation.objects.councils().filter(code=options["code"]).first()
        if council is None:
            self.stderr.write(
                f"There is no council “{options['code']}”. `organisation list` names those there are."
            )
            raise SystemExit(WRONG_USAGE)
        try:
            self.stdout.write(_done(council, options))
        except Refused as refusal:
            if options["json"]:
                self.stdout.write(json.dumps({"ok": False, "problems": refusal.reasons}, ensure_ascii=False))
            self.stderr.write("\n".join(["Nothing was removed.", *refusal.reasons]))
            raise SystemExit(REFUSED) from refusal
        except OSError as fault:
            self.stderr.write(f"{options['folder']} cannot be used: {fault.strerror or fault}.")
            raise SystemExit(WRONG_USAGE) from fault


def _done(council: Organisation, options: dict[str, Any]) -> str:
    folder, now = options["folder"], timezone.now()
    made: Written | Removed
    if options["remove"]:
        made = remove(council, folder, options["remove"], now=now)
        said = _removed(council, made)
    else:
        made = write_out(council, folder, now=now, despite_damage=options["despite_damage"])
        said = _written(council, made)
    return json.dumps({"ok": True, **asdict(made)}) if options["json"] else said


def _written(council: Organisation, made: Written) -> str:
    chain = f"BROKEN: {made.broken}" if made.broken else "each as it was written"
    lines = [
        f"Wrote {council} to {made.folder}: {made.rows:,} rows of {made.tables} tables, and"
        f" {made.documents:,} documents.",
        f"Its history has {made.events:,} events, {chain}.",
        f"The digest of the list is {made.digest}. Note it elsewhere.",
        "Nothing was removed. To remove it here: keep a copy of the folder, stop the web server and the worker,",
        f"and run council-leave {council.code} --folder {made.folder} --remove {made.digest}",
    ]
    if made.lost:
        lines.insert(2, f"{len(made.lost):,} kept documents were lost or altered and are not there.")
    return "\n".join(lines)


def _removed(council: Organisation, made: Removed) -> str:
    return (
        f"{council} has left: {made.roles:,} roles ended, {made.rows:,} rows and {made.documents:,} documents"
        " removed."
        " Backups made before still hold it."
    )
