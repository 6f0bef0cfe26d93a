"""Proposing the level that a risk leads to, and taking a proposal back that the facts have overtaken."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from plumbline.frameworks.models import FrameworkVersion
from plumbline.history.actions import record
from plumbline.history.workflow import move
from plumbline.judgement.keeping import judgement_as_json
from plumbline.judgement.risk.levels import Oversight
from plumbline.risks.models import LevelDecision, RiskAssessment

if TYPE_CHECKING:
    from plumbline.accounts.models import User


@transaction.atomic
def propose(
    assessment: RiskAssessment,
    oversight: Oversight,
    *,
    levels: FrameworkVersion,
    was: str,
    by: "User | None",
    now: datetime,
    system: str = "",
) -> LevelDecision:
    """The level that follows from this risk, for a person to decide. `was`: in force until then, or empty.

    Of two that propose at once, the quicker one's proposal stands.
    """
    proposal, is_new = LevelDecision.objects.get_or_create(
        council_id=assessment.council_id,
        provider_id=assessment.provider_id,
        status=LevelDecision.Status.PROPOSED,
        defaults={
            "assessment": assessment,
            "levels": levels,
            "proposed": oversight.computed,
            "was": was,
            "because": judgement_as_json(oversight.overall),
            "proposed_at": now,
        },
    )
    if is_new:
        record(
            "level.proposed",
            proposal,
            by=by,
            now=now,
            system=system,
            level=proposal.says(oversight.computed),
            was_level=proposal.says(was),
        )
    return proposal


def overtake(proposal: LevelDecision, *, by: "User | None", now: datetime, system: str = "") -> LevelDecision:
    """Nobody decided, and the risk leads elsewhere by now."""
    level = proposal.says(proposal.proposed)
    return move(proposal, LevelDecision.Status.OVERTAKEN, by=by, now=now, system=system, level=level)
