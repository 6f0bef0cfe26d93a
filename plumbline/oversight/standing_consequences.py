"""What a decision on standing sets off: those who buy care are told and answer; the provider may comment."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from plumbline.accounts.models import User
from plumbline.accounts.permissions import Permission, Role
from plumbline.contracts.models import Contract
from plumbline.frameworks.actions import adopt_instead, take_in
from plumbline.frameworks.models import FrameworkVersion
from plumbline.notices.actions import tell
from plumbline.organisations.models import Organisation
from plumbline.oversight.queries.standing_policy import standing_policy
from plumbline.oversight.queries.standing_sharing import readers_elsewhere
from plumbline.oversight.risk_wanted import risk_wanted
from plumbline.providers.models import Provider
from plumbline.standing import actions as standing
from plumbline.standing.actions import Terms
from plumbline.standing.library import STANDING
from plumbline.standing.models import PlacementException, ProviderComment, StandingDecision
from plumbline.standing.rules import StandingRules

if TYPE_CHECKING:
    from collections.abc import Iterable

# Who buys care at every provider of the council; beside them the lead officers of the provider's own contracts.
BUYERS = (Role.PLACEMENT_STAFF, Role.SENIOR_MANAGER)


@transaction.atomic
def standing_decided(
    *, council: Organisation, provider: Provider, terms: Terms, read: int, by: User, now: datetime
) -> StandingDecision:
    """Those who buy care, here and at partners, get a letter and are to acknowledge it; the provider may comment."""
    rules = rules_to_decide_by(council, by=by, now=now)
    decision = standing.decide(
        council=council, provider=provider, terms=terms, rules=rules, read=read, by=by, now=now
    )
    buyers = [one for one in people_who_buy(council, provider) if one.pk != by.pk]
    standing.expect(decision, buyers, by=by, now=now)
    _write(decision, "decided", buyers, by=by, now=now)
    for partner, readers in readers_elsewhere(council, but=[*buyers, by]):
        standing.expect(decision, readers, partner=partner, by=by, now=now)
        _write(decision, "partner", readers, by=by, now=now)
    managers = User.objects.who_can(Permission.DISPUTE_REPORTS, provider.pk).distinct()
    _write(decision, "provider", managers, by=by, now=now)
    risk_wanted(council.pk, provider.pk, now=now)
    return decision


def rules_to_decide_by(council: Organisation, *, by: User, now: datetime) -> FrameworkVersion:
    """The version the council adopted; where it has none, Plumbline's own, put on the shelf when first used."""
    policy = standing_policy(council, on=timezone.localdate(now))
    return policy.version or take_in(policy.rules, STANDING, council=None, by=by, now=now)


@transaction.atomic
def standing_rules_adopted(rules: StandingRules, council: Organisation, *, by: User, now: datetime) -> None:
    """From today the council decides by these rules; what was decided keeps the rules of its day.

    Raises NotAllowed as `take_in` does.
    """
    stored = take_in(rules, STANDING, council=council, by=by, now=now)
    adopt_instead(stored, council, effective_from=timezone.localdate(now), by=by, now=now)


def people_who_buy(council: Organisation, provider: Provider) -> list[User]:
    """Placement staff and senior managers of the council, and the lead officers of its contracts with the provider."""
    leads = Contract.objects.active().filter(council=council, provider=provider).values("lead_officer")
    here = Q(memberships__organisation=council, memberships__ended_on=None, memberships__role__in=BUYERS)
    return list(User.objects.active().filter(here | Q(pk__in=leads)).distinct().order_by("pk"))


@transaction.atomic
def standing_commented(decision: StandingDecision, says: str, *, by: User, now: datetime) -> ProviderComment:
    """Who decided reads what the provider says. The colour stays."""
    made = standing.comment(decision, says, by=by, now=now)
    _write(decision, "commented", [decision.decided_by], by=by, now=now)
    return made


@transaction.atomic
def exception_asked(
    decision: StandingDecision,
    *,
    person_ref: str,
    why_here: str,
    risk_assessment: str,
    conditions: str,
    ends_on: date,
    by: User,
    now: datetime,
) -> PlacementException:
    """Those who by the rules may authorise it are told, but who asked."""
    asked = standing.ask(
        decision,
        person_ref=person_ref,
        why_here=why_here,
        risk_assessment=risk_assessment,
        conditions=conditions,
        ends_on=ends_on,
        by=by,
        now=now,
    )
    seniors = User.objects.who_can(Permission.AUTHORISE_EXCEPTION, decision.council_id).filter(
        memberships__role__in=decision.by_rules.exceptions.authorised_by
    )
    people = seniors.exclude(pk=by.pk).distinct()
    _write(decision, "exception_asked", people, by=by, now=now, exception=asked)
    return asked


@transaction.atomic
def exception_authorised(
    exception: PlacementException, *, conditions: str, ends_on: date, says: str, by: User, now: datetime
) -> PlacementException:
    settled = standing.authorise(exception, conditions=conditions, ends_on=ends_on, says=says, by=by, now=now)
    return _answered(settled, by, now)


@transaction.atomic
def exception_refused(
    exception: PlacementException, *, says: str, by: User, now: datetime
) -> PlacementException:
    return _answered(standing.refuse(exception, says=says, by=by, now=now), by, now)


def _answered(exception: PlacementException, by: User, now: datetime) -> PlacementException:
    """Who asked for it is told how it was decided."""
    people = [exception.asked_by]
    _write(exception.decision, "exception_settled", people, by=by, now=now, exception=exception)
    return exception


def _write(
    decision: StandingDecision, letter: str, people: "Iterable[User]", *, by: User, now: datetime, **more: Any
) -> None:
    subject = more.get("exception", decision)
    tell(
        [one for one in people if one.is_active],
        f"standing/letters/{letter}.txt",
        {"decision": decision, "rule": decision.rule, "provider": decision.provider, **more},
        key=f"standing:{letter}:{subject.pk}",
        by=by,
        now=now,
        council_id=decision.council_id,
        provider_id=decision.provider_id,
        about=subject,
    )
