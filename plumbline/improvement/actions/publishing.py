"""Telling the provider what was found and what is to be done."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from plumbline.history.actions import record
from plumbline.history.workflow import NotAllowed, move
from plumbline.improvement.models import Action, Finding

if TYPE_CHECKING:
    from plumbline.accounts.models import User


@dataclass(frozen=True, slots=True)
class Plan:
    """What the provider was told just now. Empty when it knew all of it already."""

    findings: tuple[Finding, ...]
    actions: tuple[Action, ...]


@transaction.atomic
def publish_plan(source: str, number: int, *, by: "User", now: datetime) -> Plan:
    """Tell the provider of every open finding of one visit or return, and of the actions proposed for them."""
    return publish(list(Finding.objects.open().from_source(source, number)), by=by, now=now)


@transaction.atomic
def publish(findings: Sequence[Finding], *, by: "User", now: datetime) -> Plan:
    """Tell the provider of those of these findings that are open, and of the actions proposed for any of them.

    Raises NotAllowed when an action's due day has passed before the provider could know of it.
    """
    untold = [one for one in findings if one.told_at is None and one.status == Finding.Status.OPEN]
    told = tuple(_tell_of(one, by, now) for one in untold)
    proposed = Action.objects.filter(findings__in=findings, status=Action.Status.PROPOSED).distinct()
    actions = tuple(_agree(one, by, now) for one in proposed.select_related("provider__organisation"))
    return Plan(told, actions)


def _tell_of(finding: Finding, by: "User", now: datetime) -> Finding:
    untold = Finding.objects.open().filter(pk=finding.pk, told_at=None)
    if not untold.update(told_at=now):
        raise NotAllowed("Someone has just changed this. Open the page again to see what they did.")
    finding.told_at = now
    record("finding.told", finding, by=by, now=now, shared=True, says=finding.says)
    return finding


def _agree(action: Action, by: "User", now: datetime) -> Action:
    if action.due_on < timezone.localdate(now):
        raise NotAllowed(
            f"“{action}” was due on {action.due_on:%d %B %Y}, before the provider was told of it. "
            "Give it a later day first."
        )
    return move(
        action,
        Action.Status.AGREED,
        by=by,
        now=now,
        shared=True,
        fields={"told_at": now},
        due_on=str(action.due_on),
    )
