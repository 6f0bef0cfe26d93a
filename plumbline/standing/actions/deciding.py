"""Deciding on a standing: always a named person, never a formula."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.db import IntegrityError, transaction
from django.utils import timezone

from plumbline.accounts.permissions import Permission
from plumbline.contracts.working_days import working_day_from, working_days_after
from plumbline.frameworks.models import FrameworkVersion
from plumbline.history.actions import record
from plumbline.history.workflow import NotAllowed
from plumbline.organisations.models import Organisation
from plumbline.providers.models import Provider
from plumbline.standing.actions.terms import Terms, checked, roles_at
from plumbline.standing.library import STANDING
from plumbline.standing.models import StandingDecision
from plumbline.standing.rules import StandingRules

if TYPE_CHECKING:
    from plumbline.accounts.models import User

MEANWHILE = "Someone has just decided on this standing. Open the page again to see what they decided."


@transaction.atomic
def decide(
    *,
    council: Organisation,
    provider: Provider,
    terms: Terms,
    rules: FrameworkVersion,
    read: int,
    by: "User",
    now: datetime,
) -> StandingDecision:
    """`read` is the number of the decision that was in force when the person began, 0 where there was none.

    Raises NotAllowed for what `checked` names, for somebody who by the rules may not decide on the colour that goes or
    the one that comes, or when another decision came between.
    """
    before = (
        StandingDecision.objects.in_force()
        .filter(council=council, provider=provider, service=terms.service)
        .first()
    )
    if (before.pk if before else 0) != read:
        raise NotAllowed(MEANWHILE)
    said = rules.read_as(STANDING)
    was = before.colour if before else ""
    good = checked(terms, said, provider, by=by, now=now)
    _check_who(said, council, was, good.colour, by)
    made = _kept(council, provider, good, rules, before, by=by, now=now)
    record(
        "standing.decided",
        made,
        by=by,
        now=now,
        shared=True,
        colour=made.get_colour_display(),
        was=made.get_was_display() if was else "",
        review_by=str(made.review_by),
    )
    return made


def _check_who(rules: StandingRules, council: Organisation, was: str, colour: str, by: "User") -> None:
    may = council.pk in by.reach_with(Permission.DECIDE_STANDING).councils
    if may and rules.may_decide(roles_at(council, by), before=was, after=colour):
        return
    labels = " and ".join(dict.fromkeys(rules.of(one).label for one in (was, colour) if one))
    raise NotAllowed(
        f"By your council’s standing rules you may not decide on {labels}. Ask somebody who may, and say that you"
        " propose it."
    )


def _kept(
    council: Organisation,
    provider: Provider,
    terms: Terms,
    rules: FrameworkVersion,
    before: StandingDecision | None,
    *,
    by: "User",
    now: datetime,
) -> StandingDecision:
    today, said = timezone.localdate(now), rules.read_as(STANDING)
    try:
        with transaction.atomic():
            return StandingDecision.objects.create(
                council=council,
                provider=provider,
                service=terms.service,
                rules=rules,
                colour=terms.colour,
                was=before.colour if before else "",
                reason=terms.reason,
                conditions=terms.conditions,
                evidence=[dict(one) for one in terms.evidence],
                happened_on=terms.happened_on,
                review_by=terms.review_by,
                comment_until=working_day_from(today + timedelta(days=said.comment_days)),
                acknowledge_by=working_days_after(today, said.acknowledge_within_working_days),
                proposed_by=terms.proposed_by,
                decided_by=by,
                decided_at=now,
                supersedes=before,
            )
    except IntegrityError as raced:
        raise NotAllowed(MEANWHILE) from raced
