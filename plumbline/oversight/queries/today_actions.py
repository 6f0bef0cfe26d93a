"""Actions that need an officer today: overdue, said to be done, with more time asked for. One query."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING

from django.db.models import Q

from plumbline.improvement.models import Action
from plumbline.oversight.queries.action_list import section_of, waiting_for_time

if TYPE_CHECKING:
    from plumbline.accounts.models import User


@dataclass(frozen=True, slots=True)
class AboutAction:
    """One action that waits for the council. `kind` is action_to_verify or action_time_asked."""

    kind: str
    action: Action


@dataclass(frozen=True, slots=True)
class AboutOverdueActions:
    """All overdue actions of one provider together; `days` is how late the oldest is."""

    provider_id: int
    provider: str
    actions: Sequence[Action]
    days: int
    kind: str = "actions_overdue"


NeedOfAction = AboutAction | AboutOverdueActions
KINDS = {"said-done": "action_to_verify", "time-asked": "action_time_asked"}


def actions_in_need(user: "User", *, is_mine: bool, on: date) -> tuple[NeedOfAction, ...]:
    """Overdue ones by provider, the latest first; then what waits for the council, the oldest first."""
    late = Q(status__in=Action.WAITING, due_on__lt=on)
    found = (
        Action.objects.visible_to(user)
        .filter(Q(lead=user) if is_mine else Q())
        .annotate(time_asked=waiting_for_time())
        .filter(late | Q(status=Action.Status.SAID_DONE) | Q(time_asked=True))
        .select_related("provider__organisation", "lead")
        .order_by("due_on", "pk")
    )
    placed = [(section_of(one, time_asked=getattr(one, "time_asked", False), on=on), one) for one in found]
    waiting = [AboutAction(KINDS[section], one) for section, one in placed if section in KINDS]
    overdue = [one for section, one in placed if section == "overdue"]
    return (*_by_provider(overdue, on), *waiting)


def _by_provider(actions: Sequence[Action], on: date) -> list[AboutOverdueActions]:
    ordered = sorted(actions, key=lambda one: (one.provider_id, one.due_on))
    groups = [(key, list(those)) for key, those in groupby(ordered, key=lambda one: one.provider_id)]
    found = [
        AboutOverdueActions(key, those[0].provider.name, those, those[0].days_overdue(on=on))
        for key, those in groups
    ]
    return sorted(found, key=lambda one: -one.days)
