"""Noting a finding, and ending it by an officer's own decision."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from plumbline.history.actions import record
from plumbline.history.workflow import NotAllowed, move
from plumbline.improvement.models import Action, Finding
from plumbline.organisations.models import Organisation
from plumbline.providers.models import Provider

if TYPE_CHECKING:
    from plumbline.accounts.models import User


@transaction.atomic
def note_finding(
    *,
    council: Organisation,
    provider: Provider,
    source: str,
    source_number: int | None = None,
    about: str = "",
    area: str = "",
    says: str,
    priority: str = Finding.Priority.MEDIUM,
    regulation: str = "",
    found_on: date,
    by: "User",
    now: datetime,
) -> Finding:
    """Write down what falls short. The provider learns of it when the plan is published, not before."""
    if not says.strip():
        raise NotAllowed("Say what was found.")
    if found_on > timezone.localdate(now):
        raise NotAllowed("It cannot have been found on a day that is still to come.")
    finding = Finding.objects.create(
        council=council,
        provider=provider,
        source=source,
        source_number=source_number,
        about=about,
        area=area,
        says=says.strip(),
        priority=priority,
        regulation=regulation,
        found_on=found_on,
        noted_at=now,
        noted_by=by,
    )
    record("finding.noted", finding, by=by, now=now, source=source, number=source_number, says=finding.says)
    return finding


@transaction.atomic
def close_finding(finding: Finding, *, because: str, by: "User", now: datetime) -> Finding:
    """End a finding although not every action for it was verified, or none was set. Needs its reason."""
    return _end(finding, Finding.Status.CLOSED, because, by, now)


@transaction.atomic
def withdraw_finding(finding: Finding, *, reason: str, by: "User", now: datetime) -> Finding:
    """It should not have been noted, or not so. It stays to be read, with the reason."""
    return _end(finding, Finding.Status.WITHDRAWN, reason, by, now)


@transaction.atomic
def open_finding_again(finding: Finding, *, reason: str, by: "User", now: datetime) -> Finding:
    if not reason.strip():
        raise NotAllowed("Say why it is open again.")
    return move(
        finding,
        Finding.Status.OPEN,
        by=by,
        now=now,
        shared=finding.told_at is not None,
        fields={"ended_because": ""},
        reason=reason.strip(),
    )


def _end(finding: Finding, to: str, reason: str, by: "User", now: datetime) -> Finding:
    """Raises NotAllowed without a reason, and while an open action is there for this finding alone."""
    if not reason.strip():
        raise NotAllowed("Say why, so that whoever reads it later understands.")
    move(
        finding,
        to,
        by=by,
        now=now,
        shared=finding.told_at is not None,
        fields={"ended_because": reason.strip()},
        reason=reason.strip(),
    )
    left = Action.objects.open().filter(findings=finding).exclude(findings__status=Finding.Status.OPEN)
    if left.exists():
        raise NotAllowed(
            "There is an open action for this finding alone. Verify or withdraw that action first."
        )
    return finding
