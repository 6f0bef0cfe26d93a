"""Keeping a risk that was worked out."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from plumbline.frameworks.kinds import RISK_MODEL
from plumbline.frameworks.models import Adoption, FrameworkVersion
from plumbline.history.actions import record
from plumbline.judgement.risk.wording import says_risk
from plumbline.organisations.models import Organisation
from plumbline.risks.judged import Judged
from plumbline.risks.models import RiskAssessment
from plumbline.risks.whose import Whose

if TYPE_CHECKING:
    from plumbline.accounts.models import User


@transaction.atomic
def keep(
    found: Judged,
    *,
    council: Organisation,
    whose: Whose,
    part: str = "",
    framework: FrameworkVersion,
    before: RiskAssessment | None,
    by: "User | None",
    now: datetime,
    system: str = "",
) -> RiskAssessment:
    """A new row after `before`, the newest of the same. `part` names a service or contract, for history.

    Of two who work out the same, the quicker one keeps it."""
    number = before.number + 1 if before else 1
    kept, is_new = RiskAssessment.objects.get_or_create(
        council=council,
        **whose.columns,
        number=number,
        defaults={"framework": framework, "made_at": now, **found.columns},
    )
    if is_new:
        record(
            "risk.assessed",
            kept,
            by=by,
            now=now,
            system=system,
            risk=_says(framework, kept.rating),
            score=kept.display,
            was_risk=_says(before.framework, before.rating) if before else "",
            risk_of=part,
        )
    return kept


def _says(framework: FrameworkVersion, rating: str) -> str:
    """A result in the words of its model."""
    return says_risk(rating, framework.read_as(RISK_MODEL).model)


def tell_asked(adoption: Adoption, *, changed: int, by: "User", now: datetime) -> None:
    """Somebody had the risks worked out, and so many results changed."""
    record("risks.worked_out", adoption, by=by, now=now, changed_results=str(changed))
