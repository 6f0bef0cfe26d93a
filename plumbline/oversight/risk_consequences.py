"""What follows when somebody enters a fact about a risk, asks for it to be worked out, or decides on a level."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from plumbline.accounts.models import User
from plumbline.frameworks.models import Adoption
from plumbline.history.workflow import NotAllowed
from plumbline.organisations.models import Organisation
from plumbline.oversight.plan_following import DECIDED, levels_followed
from plumbline.oversight.queries.risk_policy import risk_policy
from plumbline.oversight.risk_rounds import council_worked_out
from plumbline.providers.models import Provider
from plumbline.risks import actions as risks
from plumbline.risks.models import LevelDecision, RiskFact
from plumbline.risks.whose import Whose

GONE = (
    "Someone has just decided, or the risk leads elsewhere by now. Open the page again to see how it stands."
)
NO_LEVELS = (
    "Your council works by no levels of oversight that fit its risk model. Adopt some under Frameworks."
)


@transaction.atomic
def risks_worked_out(council: Organisation, *, by: User, now: datetime, only: int | None = None) -> int:
    """Because somebody asked; the number of results that changed. Raises NotAllowed without a risk model."""
    version = risk_policy(council, on=timezone.localdate(now)).model_version
    adoption = (
        Adoption.objects.standing().filter(council=council, framework=version).first() if version else None
    )
    if adoption is None:
        raise NotAllowed("Your council works by no risk model. Adopt one under Frameworks.")
    changed = council_worked_out(council, by=by, now=now, only=only)
    risks.tell_asked(adoption, changed=changed, by=by, now=now)
    return changed


@transaction.atomic
def fact_stated(
    council: Organisation,
    whose: Whose,
    name: str,
    value: str,
    *,
    as_at: date,
    source: str,
    part: str = "",
    by: User,
    now: datetime,
) -> RiskFact:
    """The fact is kept, and the risk of the provider and its parts is worked out with it."""
    fact = risks.state_fact(
        council, whose, name, value, as_at=as_at, source=source, part=part, by=by, now=now
    )
    council_worked_out(council, by=by, now=now, only=whose.provider_id)
    return fact


@transaction.atomic
def level_confirmed(proposal: int, council: Organisation, *, by: User, now: datetime) -> LevelDecision:
    """The work that the level asks for follows. Raises NotAllowed when it does not wait any more, as declining does."""
    decision = risks.confirm(_waiting(council, proposal), by=by, now=now)
    levels_followed(council, because=DECIDED, by=by, now=now, only=decision.provider_id)
    return decision


def level_declined(
    proposal: int, council: Organisation, *, reason: str, until: date, by: User, now: datetime
) -> LevelDecision:
    """The level stays as it is until the day given."""
    return risks.decline(_waiting(council, proposal), reason=reason, until=until, by=by, now=now)


@transaction.atomic
def level_decided(
    council: Organisation,
    provider: Provider,
    level: str,
    *,
    seen: int,
    reason: str,
    until: date,
    by: User,
    now: datetime,
) -> LevelDecision:
    """A person decides otherwise than the risk leads to. `seen` is the proposal they saw, 0 where none waited.

    Without a proposal the level that follows from the risk is proposed first, so that it stays beside the decision.
    """
    waiting = LevelDecision.objects.waiting().filter(council=council, provider=provider)
    found = waiting.first()
    if (found.pk if found else 0) != seen:
        raise NotAllowed(GONE)
    if found is None:
        council_worked_out(council, by=by, now=now, only=provider.pk, proposing=True)
        found = waiting.first()
    if found is None:
        raise NotAllowed(NO_LEVELS)
    decision = risks.override(found, level, reason=reason, until=until, by=by, now=now)
    levels_followed(council, because=DECIDED, by=by, now=now, only=provider.pk)
    return decision


def _waiting(council: Organisation, proposal: int) -> LevelDecision:
    found = (
        LevelDecision.objects.waiting().filter(council=council, pk=proposal).select_related("levels").first()
    )
    if found is None:
        raise NotAllowed(GONE)
    return found
