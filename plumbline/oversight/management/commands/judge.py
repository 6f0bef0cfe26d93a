"""`judge FRAMEWORK ANSWERS.json`: rates answers by a framework id or a TOML file. No database."""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from plumbline.frameworks import command_line


class Command(BaseCommand):
    # Needs no page of the product, so a fault in one must not keep it from judging.
    requires_system_checks = ()
    help = "Rate answers by a framework of the library, or by a TOML file, and say why."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "framework", metavar="FRAMEWORK", help="an id such as milton-keynes/homecare-dps, or a path"
        )
        parser.add_argument("answers", metavar="ANSWERS.json")
        parser.add_argument("--json", action="store_true", help="print the judgements as JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        outcome = command_line.judge(options["framework"], options["answers"])
        said = json.dumps(outcome.json, ensure_ascii=False, indent=2) if options["json"] else outcome.text
        (self.stdout if options["json"] or not outcome.status else self.stderr).write(said)
        if outcome.status:
            raise SystemExit(outcome.status)
