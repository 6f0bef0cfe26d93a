"""`workbook issue`, `workbook check` and `workbook submit`: the main job without a browser."""

import json
from pathlib import Path
from typing import Any, NoReturn

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from plumbline.accounts.models import User
from plumbline.accounts.permissions import Permission
from plumbline.history.workflow import NotAllowed
from plumbline.organisations import scope
from plumbline.oversight import paper_round
from plumbline.oversight.paper_round import Said
from plumbline.returns.models import Return

DONE, REFUSED, WRONG_USAGE = 0, 1, 2


class Command(BaseCommand):
    help = "Issue, check or submit the workbook of a return."

    def add_arguments(self, parser: CommandParser) -> None:
        acts = parser.add_subparsers(dest="act", required=True, metavar="issue|check|submit")
        issue = acts.add_parser("issue", help="write the workbook of a return")
        issue.add_argument("--out", metavar="FILE", type=Path, required=True)
        check = acts.add_parser("check", help="say everything that is wrong with a filled workbook")
        submit = acts.add_parser("submit", help="check a filled workbook and submit the return")
        submit.add_argument(
            "--by", metavar="EMAIL", required=True, help="the person of the provider who submits"
        )
        for act in (check, submit):
            act.add_argument("file", metavar="FILE", type=Path)
        for act in (issue, check, submit):
            needed = act is issue
            act.add_argument("--council", metavar="CODE", required=needed)
            act.add_argument("--contract", metavar="REF", required=needed)
            act.add_argument("--period", metavar="P", required=needed, help="such as 2026-27-Q1")
            act.add_argument("--json", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["act"] == "submit":
            # Step by step, as on the page: what arrived stays kept whatever happens to it next.
            said = self._submit(options)
        else:
            with scope.everything():
                said = self._issue(options) if options["act"] == "issue" else self._check(options)
        self._say(said, as_json=options["json"])

    def _issue(self, options: dict[str, Any]) -> Said:
        found = self._named(options)
        options["out"].write_bytes(paper_round.workbook(found))
        return Said(
            DONE,
            f"Wrote {options['out']}: {found}, due {found.due:%d %B %Y}.",
            {"ok": True, "file": str(options["out"])},
        )

    def _check(self, options: dict[str, Any]) -> Said:
        content = self._content(options["file"])
        return paper_round.checked(content, self._meant(content, options))

    def _submit(self, options: dict[str, Any]) -> Said:
        content = self._content(options["file"])
        with scope.everything():
            kpi_return = self._meant(content, options)
            person = User.objects.active().filter(email__iexact=options["by"]).first()
        if person is None:
            self._stop(f"Nobody has an account with the address {options['by']}.")
        if kpi_return.provider_id not in person.reach_with(Permission.FILL_RETURNS).providers:
            self._stop(f"{options['by']} may not submit returns for {kpi_return.provider}.")
        try:
            return paper_round.submitted(
                content, options["file"].name, kpi_return, by=person, now=timezone.now()
            )
        except NotAllowed as problem:
            return Said.refused(str(problem))

    def _named(self, options: dict[str, Any]) -> Return:
        try:
            return paper_round.return_of(options["council"], options["contract"], options["period"])
        except LookupError as problem:
            self._stop(str(problem))

    def _meant(self, content: bytes, options: dict[str, Any]) -> Return:
        """The return that was named, or else the one that the workbook itself names."""
        if options["council"] or options["contract"] or options["period"]:
            return self._named(options)
        found = paper_round.return_in(content)
        if found is None:
            self._say(paper_round.unnamed(content), as_json=options["json"])
            raise SystemExit(REFUSED)
        return found

    def _content(self, file: Path) -> bytes:
        try:
            return file.read_bytes()
        except OSError as fault:
            self._stop(f"{file} cannot be opened: {fault.strerror or fault}.")

    def _say(self, said: Said, *, as_json: bool) -> None:
        out = self.stdout if as_json or said.status == DONE else self.stderr
        out.write(json.dumps(said.json, ensure_ascii=False, indent=2) if as_json else said.text)
        if said.status:
            raise SystemExit(said.status)

    def _stop(self, says: str) -> NoReturn:
        self.stderr.write(says)
        raise SystemExit(WRONG_USAGE)
