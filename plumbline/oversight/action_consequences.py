"""What acts on findings and actions set off: a letter to the other side. Beside `consequences`, in the same manner."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from django.db import transaction

from plumbline.accounts.models import User
from plumbline.accounts.permissions import Permission
from plumbline.improvement import actions as improvement
from plumbline.improvement.actions import Plan
from plumbline.improvement.models import Action, Finding, MoreTime, Progress
from plumbline.notices.actions import tell


@transaction.atomic
def plan_published(source: str, number: int, *, by: User, now: datetime) -> Plan:
    """Tell the provider of what one visit or return found and of what is to be done; one letter for all of it."""
    return _written(improvement.publish_plan(source, number, by=by, now=now), by, now)


@transaction.atomic
def provider_told(findings: Sequence[Finding], *, by: User, now: datetime) -> Plan:
    """The same for chosen findings, and the actions proposed for them."""
    return _written(improvement.publish(findings, by=by, now=now), by, now)


@transaction.atomic
def progress_reported(
    action: Action,
    *,
    says: str,
    says_done: bool = False,
    files: Sequence[tuple[str, bytes]] = (),
    by: User,
    now: datetime,
) -> Progress:
    """Word to the officer who leads it: how far it is, or that it waits to be verified."""
    progress = improvement.report_progress(
        action, says=says, says_done=says_done, files=files, by=by, now=now
    )
    _write(action, "progress", _officers(action), progress=progress, files=len(files), by=by, now=now)
    return progress


@transaction.atomic
def action_verified(action: Action, *, says: str = "", by: User, now: datetime) -> list[Finding]:
    closed = improvement.verify(action, says=says, by=by, now=now)
    told = [one for one in closed if one.told_at]
    _write(action, "verified", _provider_staff(action), says=says, closed=told, by=by, now=now)
    return closed


@transaction.atomic
def more_wanted(
    action: Action, *, reason: str, due_on: date | None = None, by: User, now: datetime
) -> Action:
    improvement.want_more(action, reason=reason, due_on=due_on, by=by, now=now)
    _write(action, "more_wanted", _provider_staff(action), by=by, now=now)
    return action


@transaction.atomic
def action_withdrawn(action: Action, *, reason: str, by: User, now: datetime) -> list[Finding]:
    """A provider that was never told of it gets no letter either."""
    closed = improvement.withdraw(action, reason=reason, by=by, now=now)
    if action.told_at:
        _write(action, "withdrawn", _provider_staff(action), by=by, now=now)
    return closed


@transaction.atomic
def action_opened_again(
    action: Action, *, reason: str, due_on: date | None = None, by: User, now: datetime
) -> Action:
    improvement.open_again(action, reason=reason, due_on=due_on, by=by, now=now)
    if action.told_at:
        _write(action, "opened_again", _provider_staff(action), by=by, now=now)
    return action


@transaction.atomic
def time_asked_for(action: Action, *, wanted: date, reason: str, by: User, now: datetime) -> MoreTime:
    request = improvement.ask_for_time(action, wanted=wanted, reason=reason, by=by, now=now)
    _write(action, "time_asked", _officers(action), request=request, by=by, now=now)
    return request


@transaction.atomic
def time_decided(
    request: MoreTime, *, granted_to: date | None, says: str, by: User, now: datetime
) -> MoreTime:
    improvement.decide_time(request, granted_to=granted_to, says=says, by=by, now=now)
    _write(request.action, "time_decided", _provider_staff(request.action), request=request, by=by, now=now)
    return request


def _written(plan: Plan, by: User, now: datetime) -> Plan:
    """One letter about all that the provider has just been told; none when it knew it already."""
    told: list[Finding | Action] = [*plan.findings, *plan.actions]
    if told:
        first = told[0]
        tell(
            User.objects.who_can(Permission.REPORT_PROGRESS, first.provider_id).distinct(),
            "improvement/letters/plan.txt",
            {"plan": plan, "council": first.council, "provider": first.provider},
            key=f"plan:{first.council_id}:{first.provider_id}:{now.isoformat()}",
            now=now,
            by=by,
            council_id=first.council_id,
            provider_id=first.provider_id,
        )
    return plan


def _write(
    action: Action, letter: str, people: Iterable[User], *, by: User, now: datetime, **said: object
) -> int:
    """One letter about an action to each person."""
    return tell(
        people,
        f"improvement/letters/{letter}.txt",
        {"action": action, **said},
        key=f"action-{letter}:{action.pk}:{now.isoformat()}",
        now=now,
        by=by,
        council_id=action.council_id,
        provider_id=action.provider_id,
        about=action,
    )


def _provider_staff(action: Action) -> Iterable[User]:
    return User.objects.who_can(Permission.REPORT_PROGRESS, action.provider_id).distinct()


def _officers(action: Action) -> Iterable[User]:
    """Whoever leads it; when nobody does or they have left, whoever set it; when they have left too, the team."""
    present = [one for one in (action.lead, action.set_by) if one is not None and one.is_active]
    return present[:1] or User.objects.who_can(Permission.MANAGE_ACTIONS, action.council_id).distinct()
