"""`history verify`: walks every chain of history and says whether it is as it was written."""

import json
from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from plumbline.history.verification import ChainReport, verify
from plumbline.organisations import scope
from plumbline.organisations.models import Organisation


class Command(BaseCommand):
    requires_system_checks = ()  # a fault in a page must not keep anybody from asking
    help = "Verify that no event of history was changed or removed."

    def add_arguments(self, parser: CommandParser) -> None:
        acts = parser.add_subparsers(dest="act", required=True, metavar="verify")
        acts.add_parser("verify", help="walk every chain").add_argument("--json", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        with scope.everything():
            reports = verify()
            names = {f"council-{one.pk}": one.name for one in Organisation.objects.councils()}
        is_whole = not any(report.why for report in reports)
        if options["json"]:
            self.stdout.write(json.dumps({"ok": is_whole, "chains": [asdict(report) for report in reports]}))
        else:
            for report in reports:
                self.stdout.write(f"{names.get(report.key, 'The installation')}: {_said(report)}")
        if not is_whole:
            raise SystemExit(1)


def _said(report: ChainReport) -> str:
    if report.why:
        return f"BROKEN at event {report.broken_at}: {report.why}. Restore the last good backup beside it and compare."
    return f"{report.events:,} events, whole."
