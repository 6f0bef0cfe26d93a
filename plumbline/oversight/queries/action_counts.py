"""How many findings and actions a provider has, for its page. Two queries."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Count, Q

from plumbline.improvement.models import Action, Finding
from plumbline.providers.models import Provider

if TYPE_CHECKING:
    from plumbline.accounts.models import User


@dataclass(frozen=True, slots=True)
class ActionCounts:
    """`open` counts every action not yet verified, those overdue and said to be done among them."""

    open: int
    overdue: int
    said_done: int
    findings: int


def action_counts(user: "User", provider: Provider, *, on: date) -> ActionCounts:
    late = Q(status__in=Action.WAITING, due_on__lt=on)
    count = (
        Action.objects.visible_to(user)
        .filter(provider=provider)
        .aggregate(
            open=Count("pk", filter=Q(status__in=Action.OPEN)),
            overdue=Count("pk", filter=late),
            said_done=Count("pk", filter=Q(status=Action.Status.SAID_DONE)),
        )
    )
    findings = Finding.objects.visible_to(user).open().filter(provider=provider).count()
    return ActionCounts(**count, findings=findings)
