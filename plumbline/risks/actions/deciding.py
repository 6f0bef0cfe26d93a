"""What a named person decides about a proposed level: as proposed, otherwise, or not for now."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from plumbline.frameworks.kinds import LEVELS
from plumbline.history.workflow import NotAllowed, move
from plumbline.risks.models import LevelDecision

if TYPE_CHECKING:
    from plumbline.accounts.models import User


def confirm(proposal: LevelDecision, *, by: "User", now: datetime) -> LevelDecision:
    """The proposed level is in force from now on, until the next decision."""
    return _decided(proposal, LevelDecision.Status.CONFIRMED, {"level": proposal.proposed}, by=by, now=now)


def override(
    proposal: LevelDecision, level: str, *, reason: str, until: date, by: "User", now: datetime
) -> LevelDecision:
    """Another level is in force up to and with a day; after it the proposed one is, by itself.

    Raises NotAllowed for a level that there is not or that is the proposed one, without a reason, or for a day that is
    over.
    """
    if level not in proposal.levels.read_as(LEVELS).levels.labels.codes:
        raise NotAllowed("That is none of the levels your council works by. Choose one of them.")
    if level == proposal.proposed:
        raise NotAllowed("That is the level that the risk leads to. Confirm it instead.")
    fields = {"level": level, **_reasoned(reason, until, now)}
    return _decided(proposal, LevelDecision.Status.OVERRIDDEN, fields, by=by, now=now)


def decline(proposal: LevelDecision, *, reason: str, until: date, by: "User", now: datetime) -> LevelDecision:
    """The level stays as it is up to and with a day; after it the same is proposed again. Raises as `override`."""
    if not proposal.was:
        raise NotAllowed("No level is in force yet, so there is none to stay with. Decide on one.")
    fields = {"level": proposal.was, **_reasoned(reason, until, now)}
    return _decided(proposal, LevelDecision.Status.DECLINED, fields, by=by, now=now)


def _reasoned(reason: str, until: date, now: datetime) -> dict[str, Any]:
    if not reason.strip():
        raise NotAllowed("Say why. The reason stands beside the level for as long as it counts.")
    if until <= timezone.localdate(now):
        raise NotAllowed("The last day has to be after today: it says until when this counts.")
    return {"reason": reason.strip(), "until": until}


def _decided(
    proposal: LevelDecision, to: str, fields: dict[str, Any], *, by: "User", now: datetime
) -> LevelDecision:
    details = {
        "level": proposal.says(fields["level"]),
        "proposed_level": proposal.says(proposal.proposed),
        "was_level": proposal.says(proposal.was),
        "reason": fields.get("reason", ""),
        "counts_until": fields["until"].isoformat() if "until" in fields else "",
    }
    return move(
        proposal, to, by=by, now=now, fields={**fields, "decided_at": now, "decided_by": by}, **details
    )
