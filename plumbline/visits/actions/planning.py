"""Putting a visit into the plan, and taking up again one that did not happen."""

from collections.abc import Collection
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from plumbline.frameworks.models import FrameworkVersion
from plumbline.frameworks.scorecard import ScorecardDefinition
from plumbline.history.actions import record
from plumbline.history.workflow import NotAllowed, move
from plumbline.organisations.models import Organisation
from plumbline.providers.actions import check_open
from plumbline.providers.models import Provider, Service
from plumbline.visits.actions.holding import check_makes_visits
from plumbline.visits.models import Visit

if TYPE_CHECKING:
    from plumbline.accounts.models import User

NOT_ONLY_PLANNED = "This visit is no longer only planned. Open its page to see what can be changed."


@transaction.atomic
def plan(
    *,
    council: Organisation,
    provider: Provider,
    services: Collection[Service],
    kind: str,
    framework: FrameworkVersion,
    why: str,
    hours: Decimal,
    planned_on: date | None,
    by: "User",
    now: datetime,
    lead: "User | None" = None,
    follows: Visit | None = None,
) -> Visit:
    """A visit in the plan, by this version of a scorecard for good. The provider learns nothing of it yet.

    Raises NotAllowed without a reason to go, for services of another provider, for a visit that follows one of
    another provider, for a lead who may not make visits, or when the provider was taken over.
    """
    check_open(council, provider)
    if not why.strip():
        raise NotAllowed("Say why this visit is needed.")
    if any(one.provider_id != provider.pk for one in services):
        raise NotAllowed(f"A visit covers services of one provider. Choose services of {provider}.")
    if follows and (follows.council_id, follows.provider_id) != (council.pk, provider.pk):
        raise NotAllowed("A visit follows another to the same provider. Choose one of those.")
    if lead:
        check_makes_visits(lead, council.pk)
    scorecard = framework.scorecard
    visit = Visit.objects.create(
        council=council,
        provider=provider,
        kind=kind,
        framework=framework,
        self_assessment=_self_assessment(scorecard, council),
        why=why.strip(),
        is_blind=scorecard.process.is_blind,
        follows=follows,
        planned_on=planned_on,
        hours=hours,
        lead=lead,
        planned_at=now,
        comment_days=scorecard.process.comment_days,
    )
    visit.services.set(services)
    record("visit.planned", visit, by=by, now=now, visit_kind=visit.get_kind_display(), reason=visit.why)
    return visit


@transaction.atomic
def change_plan(
    visit: Visit, *, planned_on: date | None, hours: Decimal, lead: "User | None", by: "User", now: datetime
) -> Visit:
    """Another day, another number of hours or another lead for a visit that is only planned.

    The year's plan reads all three from the visit, so its months and its hours follow. Raises NotAllowed when all
    are as they were, for another day that is past, a lead who may not make visits, and a visit no longer only planned.
    """
    check_only_planned(visit)
    if (visit.planned_on, visit.hours, visit.lead) == (planned_on, hours, lead):
        raise NotAllowed("The day, the hours and the lead are as they were. Change one of them first.")
    if planned_on and planned_on != visit.planned_on and planned_on < timezone.localdate(now):
        raise NotAllowed("The day is past. Choose today or a later day, or leave it empty.")
    if lead:
        check_makes_visits(lead, visit.council_id)
    rows = Visit.objects.filter(pk=visit.pk, status=Visit.Status.PLANNED)
    if not rows.update(planned_on=planned_on, hours=hours, lead=lead):
        raise NotAllowed(NOT_ONLY_PLANNED)
    visit.planned_on, visit.hours, visit.lead = planned_on, hours, lead
    record(
        "visit.plan_changed",
        visit,
        by=by,
        now=now,
        day=str(planned_on or ""),
        hours=str(hours),
        lead=str(lead or ""),
    )
    return visit


def check_only_planned(visit: Visit) -> None:
    """Raises NotAllowed once a visit is more than planned: its days and officers are then arranged."""
    if visit.status != Visit.Status.PLANNED:
        raise NotAllowed(NOT_ONLY_PLANNED)


@transaction.atomic
def plan_again(visit: Visit, *, why: str, planned_on: date | None, by: "User", now: datetime) -> Visit:
    """Take up a visit that was cancelled or abandoned: a new one that follows it, by the same scorecard.

    What was cancelled stays as it was, with its reason.
    """
    if visit.status not in {Visit.Status.CANCELLED, Visit.Status.ABANDONED}:
        raise NotAllowed("Only a visit that was cancelled or abandoned can be planned again.")
    return plan(
        council=visit.council,
        provider=visit.provider,
        services=list(visit.services.all()),
        kind=visit.kind,
        framework=visit.framework,
        why=why,
        hours=visit.hours,
        planned_on=planned_on,
        lead=visit.lead,
        follows=visit,
        by=by,
        now=now,
    )


@transaction.atomic
def cancel(visit: Visit, reason: str, *, by: "User", now: datetime) -> Visit:
    """Call a visit off before it began. The provider reads the reason if it had been told of the visit."""
    if not reason.strip():
        raise NotAllowed("Say why the visit is cancelled.")
    return move(
        visit,
        Visit.Status.CANCELLED,
        by=by,
        now=now,
        shared=visit.told_at is not None,
        fields={"ended_because": reason.strip()},
        reason=reason.strip(),
    )


def _self_assessment(scorecard: ScorecardDefinition, council: Organisation) -> FrameworkVersion | None:
    """The version of the self-assessment that the council works by; None when it asks for none."""
    named = scorecard.process.self_assessment
    if not named:
        return None
    adopted = FrameworkVersion.objects.filter(code=named, adoptions__council=council)
    return adopted.order_by("-adoptions__effective_from", "-pk").first()
