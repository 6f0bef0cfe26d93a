"""Setting an action for findings, and changing it as long as the provider has not been told."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone

from plumbline.history.actions import record
from plumbline.history.workflow import NotAllowed
from plumbline.improvement.models import Action, Finding

if TYPE_CHECKING:
    from plumbline.accounts.models import User


@transaction.atomic
def set_action(
    findings: Sequence[Finding],
    *,
    says: str,
    owner: str,
    shows_done: str,
    priority: str = Finding.Priority.MEDIUM,
    due_on: date,
    lead: "User | None" = None,
    by: "User",
    now: datetime,
) -> Action:
    """One action for one or several open findings of one provider. It is proposed until the plan is published.

    `owner` is a role at the provider. Raises NotAllowed when the findings are not one provider's or not all open,
    when something is left unsaid, or when the day is past.
    """
    _check_findings(findings)
    terms = _checked(says=says, owner=owner, shows_done=shows_done, due_on=due_on, now=now)
    first = findings[0]
    action = Action.objects.create(
        council_id=first.council_id,
        provider_id=first.provider_id,
        **terms,
        priority=priority,
        lead=lead,
        set_at=now,
        set_by=by,
    )
    action.findings.set(findings)
    record("action.set", action, by=by, now=now, due_on=str(due_on), findings=[one.pk for one in findings])
    return action


@transaction.atomic
def change_action(
    action: Action,
    *,
    says: str,
    owner: str,
    shows_done: str,
    priority: str,
    due_on: date,
    lead: "User | None",
    by: "User",
    now: datetime,
) -> Action:
    """Put it differently. Once the provider has been told, it is withdrawn and set anew, or given more time."""
    terms = _checked(says=says, owner=owner, shows_done=shows_done, due_on=due_on, now=now)
    terms |= {"priority": priority, "lead": lead}
    before = {name: getattr(action, name) for name in terms}
    proposed = Action.objects.filter(pk=action.pk, status=Action.Status.PROPOSED)
    if not proposed.update(**terms):
        raise NotAllowed(
            "The provider has been told of this action, so its words stay. Withdraw it and set another."
        )
    for name, value in terms.items():
        setattr(action, name, value)
    changed = {
        name: [str(before[name]), str(value)] for name, value in terms.items() if value != before[name]
    }
    record("action.changed", action, by=by, now=now, changed=changed)
    return action


def _check_findings(findings: Sequence[Finding]) -> None:
    if not findings:
        raise NotAllowed("Choose the findings that this action is for.")
    if len({(one.council_id, one.provider_id) for one in findings}) > 1:
        raise NotAllowed("These findings are of different providers. Set an action for each provider.")
    open_ones = Finding.objects.open().filter(pk__in=[one.pk for one in findings])
    if open_ones.count() != len({one.pk for one in findings}):
        raise NotAllowed("One of these findings is closed or withdrawn by now. Choose among the open ones.")


def _checked(*, says: str, owner: str, shows_done: str, due_on: date, now: datetime) -> dict[str, Any]:
    """The terms without blanks around them. Raises NotAllowed when one is missing or the day is past."""
    said = {"says": says.strip(), "owner": owner.strip(), "shows_done": shows_done.strip()}
    if not all(said.values()):
        raise NotAllowed(
            "Say what is to be done, who at the provider does it, and what will show that it is done."
        )
    if due_on < timezone.localdate(now):
        raise NotAllowed("That day is past. Choose today or a later day.")
    return {**said, "due_on": due_on}
