"""Entering what an officer knows."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from plumbline.history.actions import record
from plumbline.history.workflow import NotAllowed
from plumbline.organisations.models import Organisation
from plumbline.risks.models import RiskFact
from plumbline.risks.whose import Whose

if TYPE_CHECKING:
    from plumbline.accounts.models import User


@transaction.atomic
def state_fact(
    council: Organisation,
    whose: Whose,
    name: str,
    value: str,
    *,
    as_at: date,
    source: str,
    by: "User | None",
    now: datetime,
    system: str = "",
    part: str = "",
) -> RiskFact:
    """One input of a risk model, true of a day, with where it is known from.

    `part` names a service or contract, for history. Raises NotAllowed for a day to come.
    """
    if as_at > timezone.localdate(now):
        raise NotAllowed("That day is still to come. Enter the day the fact is true of.")
    fact = RiskFact.objects.create(
        council=council,
        **whose.columns,
        name=name,
        value=value,
        as_at=as_at,
        source=source,
        said_at=now,
        said_by=by,
    )
    record(
        "risk_fact.stated",
        fact,
        by=by,
        now=now,
        system=system,
        fact=str(fact),
        as_at=as_at.isoformat(),
        source=source,
        risk_of=part,
    )
    return fact
