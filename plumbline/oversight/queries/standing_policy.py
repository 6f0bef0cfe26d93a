"""By which standing rules a council decides on a day: those it adopted last, else Plumbline's own."""

from dataclasses import dataclass
from datetime import date

from plumbline.accounts.models import User
from plumbline.accounts.permissions import Permission
from plumbline.frameworks.models import FrameworkVersion
from plumbline.organisations.models import Organisation
from plumbline.oversight.queries.adopted_files import Files, adopted_files
from plumbline.standing.library import DEFAULT, STANDING, find
from plumbline.standing.rules import StandingRules


@dataclass(frozen=True)
class StandingPolicy:
    """`version` is None where the council has adopted none and decides by Plumbline's own."""

    rules: StandingRules
    version: FrameworkVersion | None = None


def standing_policy(council: Organisation, *, on: date) -> StandingPolicy:
    """One statement."""
    return standing_policy_in(adopted_files(council.pk, STANDING, on=on))


def standing_policy_in(files: Files) -> StandingPolicy:
    """By the files that a council works by."""
    version = files.get(STANDING.code)
    return StandingPolicy(version.read_as(STANDING) if version else find(DEFAULT), version)


def may_propose(council: Organisation, *, to: User) -> list[User]:
    """The council's people who work at the desk, without the one who decides."""
    people = User.objects.who_can(Permission.SEE_DESK, council.pk).exclude(pk=to.pk)
    return list(people.distinct().order_by("name"))
