"""`account add EMAIL`, `account end EMAIL`, `account address OLD NEW`: who may sign in, and as what."""

import json
from typing import Any, NoReturn

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from plumbline.accounts import actions as accounts
from plumbline.accounts.models import Membership, User
from plumbline.accounts.permissions import Role
from plumbline.history.workflow import NotAllowed
from plumbline.organisations import scope
from plumbline.organisations.models import Organisation
from plumbline.oversight.account_consequences import person_admitted

DONE, REFUSED = 0, 1


class Command(BaseCommand):
    help = "Give a person a role in an organisation, end it, or correct their address."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        acts = parser.add_subparsers(dest="act", required=True, metavar="add|end|address")
        add = acts.add_parser("add", help="give a person a role; a letter says how to choose a password")
        end = acts.add_parser("end", help="end a person's roles: all of them, or those named")
        address = acts.add_parser(
            "address", help="correct a person's e-mail address, by which they also sign in"
        )
        address.add_argument("email", metavar="OLD")
        address.add_argument("correct", metavar="NEW")
        address.add_argument("--json", action="store_true")
        add.add_argument("--name", required=True, help="as it stands in letters and in the history")
        for act, needed in ((add, True), (end, False)):
            act.add_argument("email", metavar="EMAIL")
            act.add_argument("--organisation", metavar="CODE", required=needed, default="")
            act.add_argument("--role", choices=Role.values, required=needed, default="")
            act.add_argument("--json", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            with scope.everything():
                says = getattr(self, f"_{options['act']}")(options)
        except NotAllowed as problem:
            self._refuse(str(problem), as_json=options["json"])
        told = {"ok": True, "email": options["email"], "says": says}
        self.stdout.write(json.dumps(told, ensure_ascii=False) if options["json"] else says)

    def _add(self, options: dict[str, Any]) -> str:
        organisation, role = _organisation(options["organisation"]), Role(options["role"])
        begun = person_admitted(
            options["email"],
            options["name"],
            organisation,
            role,
            by=None,
            now=timezone.now(),
            system="account add",
        )
        return (
            f"{begun.user.email} is {role.label.lower()} at {organisation}. A letter says how to choose a password; "
            "the worker posts it."
        )

    def _end(self, options: dict[str, Any]) -> str:
        held = Membership.objects.current().filter(user__email__iexact=options["email"])
        if options["organisation"]:
            held = held.filter(organisation=_organisation(options["organisation"]))
        if options["role"]:
            held = held.filter(role=options["role"])
        ended = accounts.dismiss(
            held.select_related("organisation"), by=None, now=timezone.now(), system="account end"
        )
        if not ended:
            raise NotAllowed(f"{options['email']} has no such role, so nothing was ended.")
        return f"Ended {ended} {'role' if ended == 1 else 'roles'} of {options['email']}."

    def _address(self, options: dict[str, Any]) -> str:
        person = User.objects.get_queryset().filter(email__iexact=options["email"]).first()
        if person is None:
            raise NotAllowed(f"Nobody here has the address {options['email']}.")
        accounts.correct_address(
            person, options["correct"], by=None, now=timezone.now(), system="account address"
        )
        return f"{person} signs in as {person.email} now. Letters that came back can be sent again on their pages."

    def _refuse(self, says: str, *, as_json: bool) -> NoReturn:
        if as_json:
            self.stdout.write(json.dumps({"ok": False, "problems": [says]}, ensure_ascii=False))
        self.stderr.write(says)
        raise SystemExit(REFUSED)


def _organisation(code: str) -> Organisation:
    found = Organisation.objects.filter(code=code).first()
    if found is None:
        raise NotAllowed(f"No organisation has the code “{code}”. organisation list shows those there are.")
    return found
