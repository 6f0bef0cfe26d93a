"""Placing one person although the standing forbids it: asked for, settled by somebody else, ended on its last day."""

import re
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from plumbline.accounts.permissions import Permission
from plumbline.history.actions import record
from plumbline.history.workflow import NotAllowed, move
from plumbline.providers.actions import check_open
from plumbline.standing.actions.terms import roles_at
from plumbline.standing.models import PlacementException, StandingDecision

if TYPE_CHECKING:
    from plumbline.accounts.models import User

Status = PlacementException.Status
_REFERENCE = re.compile(r"[A-Za-z]{0,6}[-/ ]?\d[\dA-Za-z/-]*", re.ASCII)


@transaction.atomic
def ask(
    decision: StandingDecision,
    *,
    person_ref: str,
    why_here: str,
    risk_assessment: str,
    conditions: str,
    ends_on: date,
    by: "User",
    now: datetime,
) -> PlacementException:
    """Raises NotAllowed without one of these, for a name where a reference belongs, or where none is needed."""
    if decision.council_id not in by.reach_with(Permission.ASK_EXCEPTION).councils:
        raise NotAllowed("You may not ask for an exception. Ask placement staff or a contract officer.")
    check_open(decision.council, decision.provider)
    _check_needed(decision)
    words = {
        "why_here": (why_here, "Say why this person’s need cannot be met elsewhere."),
        "risk_assessment": (risk_assessment, "Write the risk assessment. Without one no exception is made."),
        "conditions": (conditions, "Say under which conditions the person would be placed."),
    }
    if missing := next((cause for text, cause in words.values() if not text.strip()), ""):
        raise NotAllowed(missing)
    if not _REFERENCE.fullmatch(person_ref.strip()):
        raise NotAllowed(
            "Give the person’s reference in your case system, such as P-10432, and never a name."
        )
    _check_end(decision, ends_on, now)
    asked = PlacementException.objects.create(
        council_id=decision.council_id,
        provider_id=decision.provider_id,
        decision=decision,
        person_ref=person_ref.strip(),
        ends_on=ends_on,
        asked_by=by,
        asked_at=now,
        **{name: text.strip() for name, (text, _) in words.items()},
    )
    record("exception.asked", asked, by=by, now=now, reference=asked.person_ref, ends_on=str(ends_on))
    return asked


@transaction.atomic
def authorise(
    exception: PlacementException, *, conditions: str, ends_on: date, says: str, by: "User", now: datetime
) -> PlacementException:
    """The person may be placed under these conditions, up to and with a day.

    Raises NotAllowed for who asked, for a role that the rules do not name, and without conditions, an end or a reason.
    """
    _check_settling(exception, says, by)
    _check_needed(exception.decision)
    if not conditions.strip():
        raise NotAllowed("Say under which conditions the person may be placed.")
    _check_end(exception.decision, ends_on, now)
    fields = {"conditions": conditions.strip(), "ends_on": ends_on, **_settled(says, by, now)}
    return move(exception, Status.AUTHORISED, by=by, now=now, fields=fields, ends_on=str(ends_on))


@transaction.atomic
def refuse(exception: PlacementException, *, says: str, by: "User", now: datetime) -> PlacementException:
    """The person is not placed there. Raises NotAllowed as `authorise` does for who settles it."""
    _check_settling(exception, says, by)
    return move(exception, Status.REFUSED, by=by, now=now, fields=_settled(says, by, now))


@transaction.atomic
def withdraw(exception: PlacementException, *, by: "User", now: datetime) -> PlacementException:
    """Who asked for it no longer needs it."""
    if exception.asked_by_id != by.pk:
        raise NotAllowed("Only who asked for it can take it back.")
    return move(exception, Status.WITHDRAWN, by=by, now=now)


@transaction.atomic
def end(exception: PlacementException, *, by: None, now: datetime, system: str) -> PlacementException:
    """Its last day is over."""
    return move(exception, Status.ENDED, by=by, now=now, system=system)


def _check_needed(decision: StandingDecision) -> None:
    standing = StandingDecision.objects.in_force().filter(
        council_id=decision.council_id, provider_id=decision.provider_id, service=decision.service
    )
    in_force = standing.select_related("rules").first()
    if in_force is None or not in_force.needs_exception:
        raise NotAllowed("The standing has changed: people may be placed there without an exception.")


def _check_end(decision: StandingDecision, ends_on: date, now: datetime) -> None:
    longest = decision.by_rules.exceptions.longest_days
    today = timezone.localdate(now)
    if not today < ends_on <= today + timedelta(days=longest):
        raise NotAllowed(f"An exception ends after today and within {longest} days. Choose such a day.")


def _check_settling(exception: PlacementException, says: str, by: "User") -> None:
    if exception.asked_by_id == by.pk:
        raise NotAllowed("You asked for this exception, so somebody else has to decide on it.")
    may = exception.council_id in by.reach_with(Permission.AUTHORISE_EXCEPTION).councils
    if not may or not roles_at(exception.council, by) & set(
        exception.decision.by_rules.exceptions.authorised_by
    ):
        raise NotAllowed(
            "By your council’s standing rules you may not decide on exceptions. A senior manager does."
        )
    if not says.strip():
        raise NotAllowed("Say why, so that whoever reads it later understands.")


def _settled(says: str, by: "User", now: datetime) -> dict[str, object]:
    return {"says": says.strip(), "settled_by": by, "settled_at": now}
