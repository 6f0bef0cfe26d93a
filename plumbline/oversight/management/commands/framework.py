"""`framework check PATH` and `framework list`: validates a file; lists the library with its basis. No database."""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from plumbline.frameworks import command_line
from plumbline.oversight.kinds_of_file import ROOMS


class Command(BaseCommand):
    # Needs no page of the product, so a fault in one must not keep it from judging.
    requires_system_checks = ()
    help = "Check a framework file, telling everything that is wrong with it at once, or list the library."

    def add_arguments(self, parser: CommandParser) -> None:
        acts = parser.add_subparsers(dest="act", required=True, metavar="check|list")
        check = acts.add_parser("check", help="check a framework file")
        check.add_argument("path", metavar="PATH")
        listing = acts.add_parser("list", help="list the library with the basis of its rules")
        for act in (check, listing):
            act.add_argument("--json", action="store_true", help="print as JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        is_check = options["act"] == "check"
        outcome = command_line.check(options["path"], ROOMS) if is_check else command_line.listing(ROOMS)
        said = json.dumps(outcome.json, ensure_ascii=False, indent=2) if options["json"] else outcome.text
        (self.stdout if options["json"] or not outcome.status else self.stderr).write(said)
        if outcome.status:
            raise SystemExit(outcome.status)
