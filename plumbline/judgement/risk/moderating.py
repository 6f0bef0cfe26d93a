"""The last step: a result changed by hand until a day. The computed one is kept and named."""

from dataclasses import replace
from datetime import date

from plumbline.judgement.judgement import Judgement, Reason
from plumbline.judgement.risk.model import ByHand, Scheme
from plumbline.judgement.risk.wording import says_risk


def moderated(judgement: Judgement, by_hand: ByHand | None, on: date | None, scheme: Scheme) -> Judgement:
    """The judgement with its result changed by hand.

    After its last day a change has no effect. Where not enough is known, a hand may say only what could stand anyway:
    nobody can know that a risk is low of which too little is known.
    """
    if by_hand is None or on is None:
        return judgement
    computed, to = says_risk(judgement.rating, scheme), says_risk(by_hand.to, scheme)
    until = f"{by_hand.until.day} {by_hand.until:%B %Y}"
    why = f"by {by_hand.by} until {until}: {by_hand.reason.rstrip('.')}"
    saw = {
        "computed": str(judgement.rating),
        "by": by_hand.by,
        "reason": by_hand.reason,
        "until": by_hand.until.isoformat(),
    }
    if not by_hand.counts_on(on):
        says = f"It was changed by hand to {to} {why}. That has ended, so {computed} counts."
        return _with(judgement, Reason(f"{judgement.ref}.by-hand-ended", says, saw))
    if not judgement.is_rating and not scheme.may_stand(by_hand.to):
        says = f"It cannot be changed by hand to {to} while not enough is known ({why})."
        return _with(judgement, Reason(f"{judgement.ref}.by-hand-refused", says, saw))
    says = f"Changed by hand from {computed} to {to} {why}."
    changed = _with(judgement, Reason(f"{judgement.ref}.by-hand", says, saw, by_hand.to))
    return replace(changed, rating=by_hand.to)


def _with(judgement: Judgement, reason: Reason) -> Judgement:
    return replace(judgement, reasons=(*judgement.reasons, reason))
