"""What a line of the plan can be given: the officers who visit, and the scorecards a visit can be made by."""

from datetime import date
from typing import TYPE_CHECKING

from plumbline.accounts.models import User
from plumbline.accounts.permissions import Permission
from plumbline.frameworks.models import Adoption, FrameworkVersion
from plumbline.frameworks.scorecard import Purpose
from plumbline.visits.models import Visit

if TYPE_CHECKING:
    from plumbline.organisations.models import Organisation

_PURPOSES = {Visit.Kind.DESKTOP: Purpose.DESKTOP, Visit.Kind.SET_UP: Purpose.SET_UP}


def officers_who_visit(council: "Organisation") -> tuple[User, ...]:
    """By name."""
    return tuple(User.objects.who_can(Permission.MAKE_VISITS, council.pk).order_by("name").distinct())


def scorecards_for(
    user: User, council: "Organisation", kind: str, *, on: date
) -> tuple[FrameworkVersion, ...]:
    """The scorecards in force for a kind of visit, the newest version of each, the newest adopted first."""
    wanted = _PURPOSES.get(Visit.Kind(kind), Purpose.VISIT)
    adopted = Adoption.objects.visible_to(user).filter(council=council).scorecards().in_force(on=on)
    newest: dict[str, FrameworkVersion] = {}
    for one in adopted.select_related("framework").order_by("-effective_from", "-adopted_at", "-pk"):
        if one.framework.scorecard.purpose is wanted:
            newest.setdefault(one.framework.code, one.framework)
    return tuple(newest.values())
