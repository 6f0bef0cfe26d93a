"""The last step: a rating changed by hand. The computed one is kept and named; a state is never made a rating."""

from dataclasses import replace

from plumbline.judgement.judgement import Judgement, Reason
from plumbline.judgement.scorecard.labels import LabelSet
from plumbline.judgement.scorecard.marks import Moderation
from plumbline.judgement.scorecard.wording import says_rating


def moderated(judgement: Judgement, moderation: Moderation | None, labels: LabelSet) -> Judgement:
    """The judgement with its rating changed by hand, where there is a rating to change."""
    if moderation is None:
        return judgement
    computed = says_rating(judgement.rating, labels)
    to = says_rating(moderation.to, labels)
    why = f"{moderation.by}{f' until {moderation.until}' if moderation.until else ''}: {moderation.reason.rstrip('.')}"
    saw = {
        "computed": judgement.rating,
        "by": moderation.by,
        "reason": moderation.reason,
        "until": moderation.until,
    }
    if not judgement.is_rating:
        says = f"{computed} cannot be changed to {to} by hand, for there is no rating to change ({why})."
        return replace(
            judgement, reasons=(*judgement.reasons, Reason(f"{judgement.ref}.moderation-refused", says, saw))
        )
    says = f"Changed by hand from {computed} to {to} by {why}."
    reason = Reason(f"{judgement.ref}.moderation", says, saw, moderation.to)
    return replace(judgement, rating=moderation.to, reasons=(*judgement.reasons, reason))
