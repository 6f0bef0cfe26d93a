"""`organisation add CODE` and `organisation list`: who there is, before there are pages to say so."""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from plumbline.history.workflow import NotAllowed
from plumbline.organisations import scope
from plumbline.organisations.models import Organisation
from plumbline.oversight.account_consequences import organisation_founded

DONE, REFUSED = 0, 1


class Command(BaseCommand):
    help = "Add a council, a provider or a partner, or list those there are."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        acts = parser.add_subparsers(dest="act", required=True, metavar="add|list")
        add = acts.add_parser("add", help="add an organisation")
        add.add_argument("code", metavar="CODE", help="short and stable, such as exampleshire")
        add.add_argument("--name", required=True)
        add.add_argument("--kind", choices=Organisation.Kind.values, default=Organisation.Kind.COUNCIL)
        add.add_argument("--cqc-name", default="", help="what CQC's files call a council's area")
        for act in (add, acts.add_parser("list", help="list the organisations by code")):
            act.add_argument("--json", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            with scope.everything():
                said = getattr(self, f"_{options['act']}")(options)
        except NotAllowed as problem:
            if options["json"]:
                self.stdout.write(json.dumps({"ok": False, "problems": [str(problem)]}, ensure_ascii=False))
            self.stderr.write(str(problem))
            raise SystemExit(REFUSED) from problem
        told = {"ok": True, "organisations": [_told(one) for one in said]}
        lines = [f"{one.code:<24} {one.kind:<9} {one.name}" for one in said] or [
            "There are no organisations yet."
        ]
        self.stdout.write(json.dumps(told, ensure_ascii=False) if options["json"] else "\n".join(lines))

    def _add(self, options: dict[str, Any]) -> list[Organisation]:
        return [
            organisation_founded(
                options["code"],
                options["name"],
                options["kind"],
                cqc_name=options["cqc_name"],
                by=None,
                now=timezone.now(),
                system="organisation add",
            )
        ]

    def _list(self, options: dict[str, Any]) -> list[Organisation]:
        return list(Organisation.objects.order_by("kind", "code"))


def _told(organisation: Organisation) -> dict[str, str]:
    return {"code": organisation.code, "kind": organisation.kind, "name": organisation.name}
